package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/internal/terminal"
)

// TestDrain: everybody is warned, leaves the screen in time, and nobody comes in.
func TestDrain(t *testing.T) {
	t.Parallel()
	closed := make(chan string, 10)
	b := start(t, func(o *Options) {
		o.Open = func(s *Session) (Screen, error) {
			return Screen{Model: board{name: s.Name}, Close: func() error { closed <- "closed"; return nil }}, nil
		}
	})
	client := b.dial(t)
	stays := open(t, client, view{term: "xterm", size: Size{90, 20}}, "")
	leaves := open(t, client, view{term: "xterm", size: Size{90, 20}}, "")
	stays.shows(t, "size 90x20")
	leaves.shows(t, "size 90x20")
	b.dial(t) // and opens no session
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	drained := make(chan error, 1)
	began := time.Now()
	go func() { drained <- b.Drain(ctx) }()
	for _, s := range []*screen{stays, leaves} {
		s.shows(t, "notice the server stops: this session ends in a few seconds")
	}
	if _, err := dial(b.address, b.key); err == nil {
		t.Error("somebody comes in")
	}
	if _, err := client.NewSession(); err == nil || !strings.Contains(err.Error(), "the server was stopped") {
		t.Error("a session on a connection that is open: ", err)
	}
	leaves.types(t, "q")
	if code := leaves.leaves(t); code != 0 {
		t.Error(code)
	}
	stays.shows(t, "triptych: the server was stopped")
	if code := stays.leaves(t); code != 1 || stays.vt.IsAltScreen() {
		t.Error(code, stays.vt.IsAltScreen())
	}
	<-closed
	<-closed
	_ = client.Wait() // the server closes it
	if err := <-drained; err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > patience {
		t.Error(took)
	}
}

// stubborn is a model that does not come back from a key until it is let go.
type stubborn struct {
	board
	busy, release chan struct{}
}

func (s stubborn) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		close(s.busy)
		<-s.release
	}
	m, cmd := s.board.Update(msg)
	s.board = m.(board)
	return s, cmd
}

// TestDrainCutsOff whoever does not leave.
func TestDrainCutsOff(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	session, err := b.dial(t).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := session.StdoutPipe(); err != nil { // and nobody reads there
		t.Fatal(err)
	}
	if err := session.Start("flood"); err != nil {
		t.Fatal(err)
	}
	b.log.wait(t, "words=flood")
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if err := b.Drain(ctx); err != nil {
		t.Error(err)
	}
	if n := b.Counts(); n.Sessions+n.Connections != 0 {
		t.Errorf("%+v", n)
	}
}

// TestCloseTells what does not end.
func TestCloseTells(t *testing.T) {
	t.Parallel()
	key, line := newKey(t)
	folder := t.TempDir()
	model := stubborn{busy: make(chan struct{}), release: make(chan struct{})}
	server, err := New(Options{
		HostKey: filepath.Join(folder, "host"), Authorized: put(t, folder, "keys", line), Run: runCommand, Log: slog.New(slog.DiscardHandler), Limits: DefaultLimits(), Timeouts: DefaultTimeouts(),
		Open: func(*Session) (Screen, error) { return Screen{Model: model}, nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	ctx, cancel := context.WithCancel(context.Background())
	go func() { served <- server.Serve(ctx, l) }()
	client, err := dial(l.Addr().String(), key)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	s := open(t, client, view{term: "xterm", size: Size{60, 20}}, "")
	s.shows(t, "size 60x20")
	s.types(t, "x")
	<-model.busy
	if err := server.Close(); err == nil || !strings.Contains(err.Error(), "did not end") {
		t.Error(err)
	}
	close(model.release)
	s.leaves(t)
	cancel()
	if err := <-served; err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := server.Serve(context.Background(), l); err != nil {
		t.Error("a server that is closed serves: ", err)
	}
}

// TestContextEndsServe cuts everybody off.
func TestContextEndsServe(t *testing.T) {
	t.Parallel()
	_, line := newKey(t)
	folder := t.TempDir()
	server, err := New(Options{
		HostKey: filepath.Join(folder, "host"), Authorized: put(t, folder, "keys", line), Run: runCommand, Open: openBoard, Log: slog.New(slog.DiscardHandler), Limits: DefaultLimits(), Timeouts: DefaultTimeouts(),
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- server.Serve(ctx, l) }()
	cancel()
	if err := <-served; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	l2, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l2.Close()
	other, err := New(Options{HostKey: filepath.Join(folder, "host"), Public: true, Run: runCommand, Open: openBoard, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Serve(context.Background(), l2); err == nil {
		t.Error("a listener that is closed is no error")
	}
}

// TestOpenSSH: the usual client reads, prints, and is refused a file transfer.
func TestOpenSSH(t *testing.T) {
	t.Parallel()
	ssh, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("there is no OpenSSH client here")
	}
	b := start(t, func(o *Options) { o.Public = true })
	_, port, _ := net.SplitHostPort(b.address)
	known := put(t, b.folder, "known_hosts", "")
	client := func(words ...string) *exec.Cmd {
		args := append([]string{"-F", "/dev/null", "-o", "UserKnownHostsFile=" + known, "-o", "StrictHostKeyChecking=no",
			"-o", "LogLevel=ERROR", "-o", "IdentityAgent=none", "-o", "IdentityFile=none", "-o", "SetEnv=NO_COLOR=1", "-p", port}, words...)
		cmd := exec.Command(ssh, args...)
		cmd.Env = append(os.Environ(), "TERM=xterm-256color")
		return cmd
	}
	out, err := client("ada@127.0.0.1", "list", "'a story'").Output()
	if err != nil || string(out) != "words [\"list\" \"a story\"]\nname ada\n" {
		t.Errorf("%v, %q", err, out)
	}
	var exit *exec.ExitError
	if err := client("ada@127.0.0.1", "nothing").Run(); !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Error(err)
	}
	if out, err := client("-s", "ada@127.0.0.1", "sftp").CombinedOutput(); err == nil || !strings.Contains(string(out), "subsystem request failed") {
		t.Errorf("%v, %s", err, out)
	}
	screen := client("-t", "ada@127.0.0.1")
	file, err := terminal.Launch(screen, 70, 21)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var seen strings.Builder
	buffer := make([]byte, 4096)
	quit := false
	for {
		n, err := file.Read(buffer)
		seen.Write(buffer[:n])
		if !quit && strings.Contains(seen.String(), "Ascii") && strings.Contains(seen.String(), "the end") {
			quit = true
			if _, err := file.WriteString("q"); err != nil {
				t.Fatal(err)
			}
		}
		if err != nil {
			break
		}
	}
	if err := screen.Wait(); err != nil {
		t.Error(err, seen.String())
	}
	for _, want := range []string{"70x21", "Ascii", "the end"} {
		if !strings.Contains(seen.String(), want) {
			t.Errorf("%q is not in %q", want, seen.String())
		}
	}
	b.log.wait(t, `client="SSH-2.0-OpenSSH`)
}
