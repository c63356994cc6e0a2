package serve

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"
)

// patience is how long a test waits for what must come.
const patience = time.Minute

// A board is a model that shows the messages that it got, and obeys a few keys.
type board struct {
	name    string
	size    Size
	keys    string
	notice  string
	profile string
	dark    string
	pasted  int
	resizes int
}

func (b board) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (b board) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.size = Size{msg.Width, msg.Height}
		b.resizes++
	case tea.ColorProfileMsg:
		b.profile = msg.String()
	case tea.BackgroundColorMsg:
		b.dark = fmt.Sprint(msg.IsDark())
	case notice:
		b.notice = string(msg)
	case tea.PasteMsg:
		b.pasted += len(msg.Content)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q":
			return b, tea.Quit
		case "!":
			panic("in Update")
		case "@":
			return b, func() tea.Msg { panic("in a command") }
		case "#":
			return b, tea.Sequence(nil, tea.Batch(nil, func() tea.Msg { panic("in a list of commands") }))
		case "z":
			return b, tea.Suspend
		}
		b.keys += msg.String()
	}
	return b, nil
}

func (b board) View() tea.View {
	if strings.HasSuffix(b.keys, "$") {
		panic("in View")
	}
	rows := []string{
		"name " + b.name, fmt.Sprintf("size %dx%d", b.size.Width, b.size.Height), "keys " + b.keys,
		"notice " + b.notice, "profile " + b.profile, "dark=" + b.dark, fmt.Sprint("pasted ", b.pasted),
	}
	for len(rows) < b.size.Height-1 {
		rows = append(rows, strings.Repeat(string(rune('a'+len(b.keys)%26)), b.size.Width))
	}
	rows = append(rows, "the end")
	v := tea.NewView(strings.Join(rows, "\n"))
	v.AltScreen = true
	return v
}

// A notice is the server's message to a board.
type notice string

func newNotice(line string) tea.Msg { return notice(line) }

// A logbook keeps what a server logs.
type logbook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// wait waits until something is in the log.
func (l *logbook) wait(t testing.TB, what string) {
	t.Helper()
	eventually(t, func() bool { return strings.Contains(l.String(), what) }, func() string {
		return fmt.Sprintf("%q is not in the log:\n%s", what, l)
	})
}

// eventually waits until something is so.
func eventually(t testing.TB, so func() bool, told func() string) {
	t.Helper()
	for end := time.Now().Add(patience); !so(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(told())
		}
	}
}

// A box is a running server with its log and a key that may come in.
type box struct {
	*Server
	address string
	folder  string
	log     *logbook
	key     gossh.Signer
	served  chan error
}

// newKey makes a key; the line is how authorized_keys writes it.
func newKey(t testing.TB) (key gossh.Signer, line string) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err = gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return key, strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key.PublicKey())))
}

// put writes a file of the folder.
func put(t testing.TB, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// start starts a server that lets box.key in; change may change the options.
func start(t testing.TB, change func(o *Options)) *box {
	t.Helper()
	key, line := newKey(t)
	b := &box{folder: t.TempDir(), key: key, log: &logbook{}, served: make(chan error, 1)}
	o := Options{
		HostKey:    filepath.Join(b.folder, "state", "host_key"),
		Authorized: put(t, b.folder, "authorized_keys", line+" Ada of the desk\n"),
		Log:        slog.New(slog.NewTextHandler(b.log, nil)), Limits: DefaultLimits(), Timeouts: DefaultTimeouts(),
		Commands: []string{"list", "report", "flood", "wait"},
		Open:     openBoard, Run: runCommand, Notice: newNotice,
	}
	if change != nil {
		change(&o)
	}
	var err error
	if b.Server, err = New(o); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b.address = l.Addr().String()
	go func() { b.served <- b.Serve(context.Background(), l) }()
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err, b.log)
		}
		if err := <-b.served; err != nil {
			t.Error(err)
		}
	})
	return b
}

func openBoard(s *Session) (Screen, error) {
	if len(s.Words) > 1 || len(s.Words) == 1 && s.Words[0] != "story" {
		return Screen{}, errors.New("there is no such story")
	}
	s.Reads("a story")
	return Screen{Model: board{name: s.Name}}, nil
}

func runCommand(s *Session, out, errOut io.Writer) int {
	switch s.Words[0] {
	case "story":
		fmt.Fprintln(out, "the story in print")
		return 0
	case "list":
		fmt.Fprintf(out, "words %q\nname %s\n", s.Words, s.Name)
		return 0
	case "flood":
		for s.Context().Err() == nil {
			if _, err := out.Write(bytes.Repeat([]byte("flood\n"), 10_000)); err != nil {
				return 1
			}
		}
		return 1
	case "wait":
		<-s.Context().Done()
		return 1
	}
	fmt.Fprintf(errOut, "no %s\n", s.Words[0])
	return 3
}

// dial connects with keys.
func dial(address string, keys ...gossh.Signer) (*gossh.Client, error) {
	var auth []gossh.AuthMethod
	if len(keys) > 0 {
		auth = append(auth, gossh.PublicKeys(keys...))
	}
	auth = append(auth, gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }))
	return gossh.Dial("tcp", address, &gossh.ClientConfig{
		User: "ada", Auth: auth, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience,
	})
}

// dial connects with the key that may come in.
func (b *box) dial(t testing.TB) *gossh.Client {
	t.Helper()
	client, err := dial(b.address, b.key)
	if err != nil {
		t.Fatal(err, b.log)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

func TestReadAndLeave(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	s := open(t, b.dial(t), view{term: "xterm-256color", size: Size{60, 20}}, "")
	s.shows(t, "name Ada of the desk")
	s.shows(t, "size 60x20")
	s.shows(t, "profile ANSI256")
	s.shows(t, "the end")
	s.types(t, "xy\x1b[A")
	s.shows(t, "keys xyup")
	s.types(t, "q")
	if code := s.leaves(t); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if s.vt.IsAltScreen() {
		t.Error("the terminal is left on the other screen")
	}
	b.log.wait(t, `why="the caller left"`)
}
