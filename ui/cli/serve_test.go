//go:build unix

package cli

import (
	"bufio"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"golang.org/x/crypto/ssh"

	"triptych/ui/internal/terminal"
)

// A served is a running server, and the key that it lets in.
type served struct {
	t       *testing.T
	command *exec.Cmd
	address string
	signer  ssh.Signer
	library string
	home    string
	log     *locked // what it has written since it listens
	ended   chan error
}

// A locked is text that is written by one goroutine and read by others.
type locked struct {
	mu   sync.Mutex
	text strings.Builder
}

// Write implements [io.Writer].
func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

// String returns what has been written.
func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// startServer serves a library of two stories and lets one key in, which may
// present.
func startServer(t *testing.T) *served {
	t.Helper()
	return startServerWith(t, "")
}

// startServerWith is startServer with settings and with variables of the environment.
func startServerWith(t *testing.T, settings string, env ...string) *served {
	t.Helper()
	home := t.TempDir()
	s := &served{t: t, library: filepath.Join(home, "library"), home: home, log: new(locked), ended: make(chan error, 1)}
	for name, text := range map[string]string{
		"mill/a.md": "---\nsource: Tide\ndate: 2026-03-09\n---\nThe mill burned on Monday. Forty people worked there.", "mill/b.md": "---\nsource: Courier\ndate: 2026-03-09\n---\nThe mill burned on Friday. Forty people worked there.",
		"broken/a.md": "One.", "broken/b.md": "caf\xe9", "broken/annotations.json": "{",
		"../triptych/config.yaml": settings,
		"flood/a.md":              "The river rose in January.", "flood/b.md": "The river rose in February.",
	} {
		path := filepath.Join(s.library, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	keys := filepath.Join(home, "keys")
	s.signer = newKey(t, keys, "Ann")
	s.command = exec.Command("triptych", "serve", "--listen", "127.0.0.1:0", "--library", s.library, "--authorized-keys", keys, "--presenters", keys)
	s.command.Env = terminal.Environment("GORACE="+raceOptions, "HOME="+home, "XDG_STATE_HOME="+filepath.Join(home, "state"), "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home)
	s.command.Env = append(s.command.Env, env...)
	log, err := s.command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.command.Process.Kill(); <-s.ended })
	lines := bufio.NewReader(log)
	for s.address == "" {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("the server ended: %v", err)
		}
		if m := regexp.MustCompile(`msg=listening address=(\S+)`).FindStringSubmatch(line); m != nil {
			s.address = m[1]
		}
	}
	go func() {
		_, _ = io.Copy(s.log, lines)
		s.ended <- s.command.Wait()
		close(s.ended)
	}()
	return s
}

// newKey makes a key, and lets it in under a name.
func newKey(t *testing.T, file, name string) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.ParsePrivateKey(pem.EncodeToMemory(block))
	if err != nil {
		t.Fatal(err)
	}
	line := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(signer.PublicKey()))) + " " + name + "\n"
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	return signer
}

func (s *served) dial() *ssh.Client {
	s.t.Helper()
	client, err := ssh.Dial("tcp", s.address, &ssh.ClientConfig{
		User: "reader", Auth: []ssh.AuthMethod{ssh.PublicKeys(s.signer)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: patience,
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = client.Close() })
	return client
}

// run runs a command without a terminal and returns what it prints.
func (s *served) run(words string) (out string, code int) {
	s.t.Helper()
	out, _, code = s.runBoth(words)
	return out, code
}

// runBoth also returns what a command prints on standard error.
func (s *served) runBoth(words string) (out, said string, code int) {
	s.t.Helper()
	session, err := s.dial().NewSession()
	if err != nil {
		s.t.Fatal(err)
	}
	var beside strings.Builder
	session.Stderr = &beside
	data, err := session.Output(words)
	if exit, ok := err.(*ssh.ExitError); ok {
		return string(data), beside.String(), exit.ExitStatus()
	} else if err != nil {
		s.t.Fatal(err)
	}
	return string(data), beside.String(), 0
}

// A terminal that can only print gets the list and the reports, with a word on why.
func TestServeDumbTerminals(t *testing.T) {
	s := startServer(t)
	for words, want := range map[string][]string{
		"":     {"TERM is", "mill", "flood"},
		"mill": {"TERM is", "Tide", "Courier"},
	} {
		session, err := s.dial().NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := session.RequestPty("dumb", 24, 80, ssh.TerminalModes{}); err != nil {
			t.Fatal(err)
		}
		var out, said strings.Builder
		session.Stdout, session.Stderr = &out, &said
		if words == "" {
			if err = session.Shell(); err == nil {
				err = session.Wait()
			}
		} else {
			err = session.Run(words)
		}
		if text := said.String() + out.String(); err != nil || !says(want...)(text) || strings.Contains(text, "\x1b") {
			t.Errorf("%q: %v:\n%s", words, err, text)
		}
	}
}

// A remote is a screen over SSH.
type remote struct {
	t      *testing.T
	in     io.Writer
	screen chan string // every screen, as it comes
	last   string
}

// open opens a screen of a size with the words.
func (s *served) open(width, height int, words string) *remote {
	s.t.Helper()
	session, err := s.dial().NewSession()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := session.RequestPty("xterm-256color", height, width, ssh.TerminalModes{}); err != nil {
		s.t.Fatal(err)
	}
	r := &remote{t: s.t, screen: make(chan string, 1000)}
	if r.in, err = session.StdinPipe(); err != nil {
		s.t.Fatal(err)
	}
	out, err := session.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if words == "" {
		err = session.Shell()
	} else {
		err = session.Start(words)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	go r.read(out, width, height)
	return r
}

// read shows what comes.
func (r *remote) read(out io.Reader, width, height int) {
	emulator := vt.NewEmulator(width, height)
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		r.answer(emulator)
	}()
	defer func() { // ending what it reads from ends it
		_ = emulator.InputPipe().(io.Closer).Close()
		<-answered
	}()
	buffer := make([]byte, 64<<10)
	for {
		n, err := out.Read(buffer)
		_, _ = emulator.Write(buffer[:n])
		r.screen <- emulator.String()
		if err != nil {
			close(r.screen)
			return
		}
	}
}

// answer sends the terminal's answers. Once nobody listens they are still taken,
// or the terminal would wait forever to give them.
func (r *remote) answer(emulator *vt.Emulator) {
	buffer := make([]byte, 4096)
	for {
		n, err := emulator.Read(buffer)
		if err != nil {
			return
		}
		_, _ = r.in.Write(buffer[:n])
	}
}

func (r *remote) press(keys string) { _, _ = io.WriteString(r.in, keys) }

// ended waits until the session has ended.
func (r *remote) ended() {
	r.t.Helper()
	limit := time.After(patience)
	for {
		select {
		case screen, ok := <-r.screen:
			if !ok {
				return
			}
			r.last = screen
		case <-limit:
			r.t.Fatalf("the session does not end:\n%s", r.last)
		}
	}
}

// await waits until the screen shows all the words.
func (r *remote) await(words ...string) {
	r.t.Helper()
	limit := time.After(patience)
	for !says(words...)(r.last) {
		select {
		case screen, ok := <-r.screen:
			if !ok {
				r.t.Fatalf("the session ended; %q never came:\n%s", words, r.last)
			}
			r.last = screen
		case <-limit:
			r.t.Fatalf("%q never came:\n%s", words, r.last)
		}
	}
}

func TestServePrints(t *testing.T) {
	s := startServer(t)
	if out, code := s.run("help"); code != 0 || out != remoteUsage {
		t.Errorf("help: code %d:\n%s", code, out)
	}
	if out, code := s.run("list"); code != 0 || !says("mill", "flood", "Courier")(out) {
		t.Errorf("list: code %d:\n%s", code, out)
	}
	if out, code := s.run("report mill --format json"); code != 0 || !strings.HasPrefix(out, `{"version":1,"analysis":"automatic"`) {
		t.Errorf("report: code %d:\n%s", code, out)
	}
	if out, code := s.run("mill"); code != 0 || !says("Tide", "Courier")(out) {
		t.Errorf("the story: code %d:\n%s", code, out)
	}
	if out, code := s.run("report flood --format csv --relation conflict --kind date --level facts"); code != 0 || !says("conflict", "February")(out) {
		t.Errorf("report with filters: code %d:\n%s", code, out)
	}
	for _, words := range []string{"report flood --out x", "report flood -o x", "report flood --since /etc/passwd", "report flood --fail-on conflict", "report flood --topic sheep", "report flood --library /", "report flood --versions a", "report", "report nothing", "report ../mill", "report mill --output x", "/etc/passwd", "sh -c id", "list all", "https://example.org/", "-"} {
		if out, code := s.run(words); code == 0 || out != "" {
			t.Errorf("%q: code %d:\n%s", words, code, out)
		}
	}
}

// TestServeReadsLines: lines go to and fro until the caller leaves or sends no more.
func TestServeReadsLines(t *testing.T) {
	s := startServer(t)
	session, err := s.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	session.Stdin = strings.NewReader("lead courier\nn\nq\n")
	out, err := session.Output("linear mill")
	if err != nil || !says("Courier leads.", "1. ", "Tide, paragraph 1: ")(string(out)) || strings.ContainsRune(string(out), '\x1b') {
		t.Errorf("%v:\n%s", err, out)
	}
	if out, code := s.run("linear mill"); code != 0 || !says("Tide leads", "End of ")(out) { // without any line
		t.Errorf("all of it: code %d:\n%s", code, out)
	}
	for _, words := range []string{"linear", "linear nothing", "linear ../mill"} {
		if out, code := s.run(words); code == 0 || out != "" {
			t.Errorf("%q: code %d:\n%s", words, code, out)
		}
	}
}

// TestServeReadsTypedLines: with a terminal of its own a session shows what is typed, lets
// it be edited, and ends as a terminal does.
func TestServeReadsTypedLines(t *testing.T) {
	s := startServer(t)
	r := s.open(80, 24, "linear mill")
	r.await("Tide leads", "Enter reads the next sentence")
	r.press("lead courierx\x7f\r")
	r.await("lead courier", "Courier leads.")
	r.press("\r")
	r.await("1. ", "Tide, paragraph 1: ")
	r.press("q\r")
	r.ended()
	r = s.open(80, 24, "linear mill") // where it was left
	r.await("Tide", "Enter reads the next sentence")
	r.press("\x03")
	r.ended()
}

// TestServePrintsLevelsAndStates: a served report leaves out what is asked for.
func TestServePrintsLevelsAndStates(t *testing.T) {
	s := startServer(t)
	count := func(words string) int {
		out, code := s.run(words)
		if code != 0 {
			t.Errorf("%q: code %d:\n%s", words, code, out)
		}
		return strings.Count(out, `"relation":`)
	}
	all, facts := count("report mill --format json"), count("report --level facts mill --format json")
	if facts == 0 || facts > all || count("report mill --format json --state open") != all || count("report mill --format json --state verified,to-check") != 0 {
		t.Errorf("%d differences, %d of them facts", all, facts)
	}
	for _, words := range []string{"report mill --level grave", "report mill --state lost"} {
		if _, said, code := s.runBoth(words); code != 2 || !strings.Contains(said, "unknown ") {
			t.Errorf("%q: code %d: %s", words, code, said)
		}
	}
}

// Where the library lies is nothing for a caller to know.
func TestServeTellsNoPaths(t *testing.T) {
	s := startServer(t)
	for _, words := range []string{"list", "broken", "report broken", "mill", "nothing", "report --format json mill"} {
		out, said, _ := s.runBoth(words)
		if strings.Contains(out+said, filepath.Dir(s.library)) {
			t.Errorf("%q tells where the library lies:\n%s%s", words, out, said)
		}
	}
	if _, said, code := s.runBoth("broken"); code != 1 || !strings.Contains(said, "broken/annotations.json: ") {
		t.Errorf("what is broken is not told, code %d: %s", code, said)
	}
}

func TestServeScreens(t *testing.T) {
	s := startServer(t)
	speaker, follower := s.open(120, 30, "mill"), s.open(80, 24, "")
	speaker.await("The mill burned on", "Tide", "articles ·") // compared, or c could not be pressed
	follower.await("Stories", "mill", "flood", "enter")
	follower.press("mill\r")
	follower.await("The mill burned on", "Tide")
	speaker.press("P")
	speaker.await("you present")
	follower.await("Ann presents")
	follower.press("p")
	follower.await("you follow Ann")
	speaker.press("c")
	follower.await("enter go there", "The mill burned")
	follower.press("S")
	follower.await("Stories")
	follower.press("flood\r")
	follower.await("The river rose")

	// Who reads sees a reloaded story at once.
	if err := os.WriteFile(filepath.Join(s.library, "flood", "b.md"), []byte("The river fell in March."), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.command.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	follower.await("The river fell in March.")

	// Stopping warns everybody, and ends well.
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	speaker.await("stop")
	speaker.press("q")
	follower.press("q")
	select {
	case err := <-s.ended:
		if err != nil {
			t.Errorf("the server ended with %v", err)
		}
	case <-time.After(patience):
		t.Error("the server does not end")
	}
}

// The notes of a key come back with the key.
func TestServeKeepsNotesByKey(t *testing.T) {
	s := startServer(t)
	r := s.open(120, 30, "mill")
	r.await("The mill burned on", "articles ·")
	r.press("inv") // at the level of everything, since so short a story has few marks at others
	r.await("marked: verified")
	r.press("q")
	for range r.screen { // until the session has ended
	}
	r = s.open(120, 30, "mill")
	r.await("The mill burned on", "articles ·")
	r.press("in")
	r.await("verified")
	if out, _ := s.run("report mill"); !strings.Contains(out, "mark: verified") {
		t.Errorf("the mark is not in the report:\n%s", out)
	}
}

// What stood in the way of a story may be gone although its files look as before,
// as after a chmod: no restart is needed.
func TestServeForgetsErrors(t *testing.T) {
	s := startServer(t)
	path := filepath.Join(s.library, "flood", "b.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Unix(1e9, 0)); err != nil {
			t.Fatal(err)
		}
	}
	write(strings.Repeat(" ", len(text)))
	if _, said, code := s.runBoth("report flood"); code != 1 || !strings.Contains(said, "there is no text") {
		t.Fatalf("what is broken is not told, code %d: %s", code, said)
	}
	write(string(text))
	if out, said, code := s.runBoth("report flood"); code != 0 || !says("February")(out) {
		t.Errorf("code %d: %s\n%s", code, said, out)
	}
}
