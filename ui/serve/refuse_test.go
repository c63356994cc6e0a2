package serve

import (
	"net"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

func TestRequestsThatAreRefused(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	client := b.dial(t)
	for _, request := range []struct {
		kind    string
		payload any
		logged  string
	}{
		{"subsystem", struct{ Name string }{"sftp"}, "kind=subsystem name=sftp"},
		{"auth-agent-req@openssh.com", nil, "kind=auth-agent-req@openssh.com"},
		{"x11-req", struct {
			Single           bool
			Protocol, Cookie string
			Screen           uint32
		}{false, "MIT-MAGIC-COOKIE-1", "00", 0}, "kind=x11-req"},
		{"\x1b[31mcolourful", nil, "kind=\"\ufffd[31mcolourful\""},
		{"env", struct{ Name, Value string }{"LD_PRELOAD", "/tmp/x.so"}, ""},
		{"env", struct{ Name, Value string }{"LANG", "\x1b]52;c;AAAA\a"}, ""},
		{"pty-req", struct{ Garbage string }{"x"}, "what=terminal"},
		{"exec", struct{ Command string }{strings.Repeat("a", maxCommand+1)}, "what=exec"},
	} {
		session, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var payload []byte
		if request.payload != nil {
			payload = gossh.Marshal(request.payload)
		}
		if ok, err := session.SendRequest(request.kind, true, payload); ok || err != nil {
			t.Errorf("%q: %v, %v", request.kind, ok, err)
		}
		if request.logged != "" {
			b.log.wait(t, request.logged)
		}
		session.Close()
	}
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com"} {
		if ok, _, err := client.SendRequest(kind, true, gossh.Marshal(struct {
			Address string
			Port    uint32
		}{"127.0.0.1", 0})); ok || err != nil {
			t.Errorf("%q: %v, %v", kind, ok, err)
		}
		b.log.wait(t, "kind="+kind)
	}
	if ok, _, err := client.SendRequest("keepalive@openssh.com", true, nil); ok || err != nil {
		t.Error("a keepalive is answered, and with no: ", ok, err)
	}
	if strings.Contains(b.log.String(), "keepalive") {
		t.Error("a keepalive is no refusal")
	}
}

func TestForwardingIsRefused(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	b := start(t, nil)
	client := b.dial(t)
	if c, err := client.Dial("tcp", l.Addr().String()); err == nil {
		t.Error("a port is forwarded", c)
	}
	b.log.wait(t, "what=channel kind=direct-tcpip")
	if c, err := client.Dial("unix", "/tmp/socket"); err == nil {
		t.Error("a socket is forwarded", c)
	}
	if l, err := client.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port is listened on", l)
	}
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := agent.RequestAgentForwarding(session); err == nil {
		t.Error("an agent is forwarded")
	}
}

func TestWhoAsksTooOftenIsDropped(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	client := b.dial(t)
	var err error
	for range maxRefusals {
		if _, _, err = client.SendRequest("tcpip-forward", true, nil); err != nil {
			break
		}
	}
	_ = client.Wait()
	if n := strings.Count(b.log.String(), "msg=refused"); n > maxRefusals/2 {
		t.Errorf("%d lines in the log", n)
	}
}

func TestCommands(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	client := b.dial(t)
	for _, c := range []struct {
		command, out, errOut string
		code                 int
	}{
		{`list "a b" c`, "words [\"list\" \"a b\" \"c\"]\nname Ada of the desk\n", "", 0},
		{"nothing", "", "no nothing\n", 3},
		{"sh -c id", "", "no sh\n", 3},
		{`"open`, "", "triptych: the command has an opening quote without a closing one\n", 2},
		{"a\nb", "", "triptych: the command has characters that it must not have\n", 2},
		{"", "", "triptych: there is no terminal: give ssh -t, or a command\n", 1},
	} {
		session, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var out, errOut strings.Builder
		session.Stdout, session.Stderr = &out, &errOut
		code := 0
		if err := session.Run(c.command); err != nil {
			exit, ok := err.(*gossh.ExitError)
			if !ok {
				t.Fatal(c.command, err)
			}
			code = exit.ExitStatus()
		}
		if out.String() != c.out || errOut.String() != c.errOut || code != c.code {
			t.Errorf("%q: %q, %q, %d", c.command, &out, &errOut, code)
		}
	}
}

// TestOneOfEach: a session has one terminal and one command.
func TestOneOfEach(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	s := open(t, b.dial(t), view{term: "xterm", size: Size{40, 10}}, "")
	s.shows(t, "size 40x10")
	if err := s.RequestPty("xterm", 20, 80, nil); err == nil {
		t.Error("a second terminal")
	}
	for _, kind := range []string{"shell", "exec"} {
		if ok, _ := s.SendRequest(kind, true, gossh.Marshal(struct{ Command string }{"list"})); ok {
			t.Errorf("a second %s", kind)
		}
	}
	if ok, _ := s.SendRequest("env", true, gossh.Marshal(struct{ Name, Value string }{"LANG", "C"})); ok {
		t.Error("an environment that comes late")
	}
	_ = s.Signal(gossh.SIGKILL) // changes nothing
	s.types(t, "x")
	s.shows(t, "keys x")
}

// TestStoryThatIsNot: the caller sees the error of Open in one line.
func TestStoryThatIsNot(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	s := open(t, b.dial(t), view{term: "xterm", size: Size{60, 10}}, "another")
	if code := s.leaves(t); code != 2 || !strings.HasPrefix(s.text(), "triptych: there is no such story\n") {
		t.Errorf("%d, %q", code, s.text())
	}
	b.log.wait(t, `what=words why="there is no such story"`)
	s = open(t, b.dial(t), view{term: "xterm", size: Size{60, 10}}, "list here")
	if code := s.leaves(t); code != 0 || !strings.HasPrefix(s.text(), "words [\"list\" \"here\"]\nname") {
		t.Errorf("a command on a terminal: %d, %q", code, s.text())
	}
}

// TestKeyWithoutTerminal: restrict in a line of keys takes the terminal.
func TestKeyWithoutTerminal(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	key, line := newKey(t)
	put(t, b.folder, "authorized_keys", "restrict "+line)
	client, err := dial(b.address, key)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty("xterm", 10, 10, nil); err == nil {
		t.Error("it has a terminal")
	}
	if out, err := session.Output("list"); err != nil || !strings.Contains(string(out), "name ada") {
		t.Errorf("%s, %v", out, err)
	}
}
