package serve

import (
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func TestWhoMayComeIn(t *testing.T) {
	t.Parallel()
	known, knownLine := newKey(t)
	presenter, presenterLine := newKey(t)
	unknown, _ := newKey(t)
	for _, public := range []bool{false, true} {
		b := start(t, func(o *Options) {
			o.Public = public
			o.Authorized = put(t, filepath.Dir(o.Authorized), "keys", "# ours\n\n"+knownLine+" Bea\n")
			o.Presenters = put(t, filepath.Dir(o.Authorized), "presenters", presenterLine+" Pat\n")
		})
		for _, c := range []struct {
			who   string
			keys  []gossh.Signer
			let   bool
			wants string
		}{
			{"a known key", []gossh.Signer{known}, true, "name Bea"},
			{"a presenter's key", []gossh.Signer{presenter}, true, "name Pat"},
			{"a known key after others", []gossh.Signer{unknown, known}, true, "name "},
			{"an unknown key", []gossh.Signer{unknown}, public, "name ada"},
			{"no key", nil, public, "name ada"},
			{"a certificate", []gossh.Signer{certificate(t, known)}, public, "name ada"},
		} {
			client, err := dial(b.address, c.keys...)
			if (err == nil) != c.let {
				t.Errorf("public %v: %s: %v", public, c.who, err)
			}
			if err != nil {
				continue
			}
			session, err := client.NewSession()
			if err != nil {
				t.Fatal(err)
			}
			if out, err := session.Output("list"); err != nil || !strings.Contains(string(out), c.wants) {
				t.Errorf("public %v: %s: %v, %s", public, c.who, err, out)
			}
			client.Close()
		}
		if !public {
			b.log.wait(t, `why="it was not let in" keys=[`+gossh.FingerprintSHA256(unknown.PublicKey()))
		}
		b.log.wait(t, "presenter=true")
	}
}

// certificate returns the key with a certificate that it signed itself.
func certificate(t *testing.T, key gossh.Signer) gossh.Signer {
	t.Helper()
	c := &gossh.Certificate{Key: key.PublicKey(), CertType: gossh.UserCert, ValidPrincipals: []string{"ada"}, ValidBefore: gossh.CertTimeInfinity}
	if err := c.SignCert(zeros{}, key); err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewCertSigner(c, key)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// zeros is random enough for a test.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func TestPasswordsAreNotAsked(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	_, err := gossh.Dial("tcp", b.address, &gossh.ClientConfig{
		User: "ada", Auth: []gossh.AuthMethod{gossh.Password("secret")}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	if err == nil {
		t.Error("a password was taken")
	}
	b.log.wait(t, "it was not let in")
	if strings.Contains(b.log.String(), "secret") {
		t.Error("the password is in the log")
	}
}

func TestKeysAreReadAnew(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	s := open(t, b.dial(t), view{term: "xterm", size: Size{40, 10}}, "")
	s.shows(t, "name Ada")
	_, other := newKey(t)
	path := put(t, b.folder, "authorized_keys", other+" nobody else\n")
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)); err != nil { // clocks are coarse
		t.Fatal(err)
	}
	if _, err := dial(b.address, b.key); err == nil {
		t.Error("a key that was taken out of the file is let in")
	}
	if err := b.Reload(); err != nil {
		t.Fatal(err)
	}
	s.shows(t, "triptych: the key is let in no longer")
	if code := s.leaves(t); code != 1 {
		t.Errorf("exit code %d", code)
	}
	b.log.wait(t, "msg=reloaded")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := dial(b.address, b.key); err == nil {
		t.Error("somebody is let in without a file")
	}
	b.log.wait(t, "nobody is let in by a file of keys that cannot be used")
}

func TestLinesOfKeys(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	home, away := netip.MustParseAddr("192.0.2.7"), netip.MustParseAddr("2001:db8::1")
	_, key := newKey(t)
	for _, c := range []struct {
		options                 string
		home, away, hasTerminal bool
	}{
		{"", true, true, true},
		{"restrict", true, true, false},
		{"restrict,pty", true, true, true},
		{"no-pty,no-port-forwarding,no-X11-forwarding,no-agent-forwarding,no-user-rc", true, true, false},
		{`from="192.0.2.0/24"`, true, false, true},
		{`from="192.0.2.7, 2001:db8::/32"`, true, true, true},
		{`from="2001:DB8::1"`, false, true, true},
		{`from="192.0.2.*"`, false, false, false},
		{`from="*,!192.0.2.7"`, false, false, false},
		{`from=""`, false, false, false},
		{`from="10.0.0.1"`, false, false, true},
		{`from="*.example.org"`, false, false, false},
		{`from="*,!bad.de"`, false, false, false},
		{`expiry-time="20260504"`, false, false, true},
		{`expiry-time="20260505Z"`, true, true, true},
		{`expiry-time="202605041201Z"`, true, true, true},
		{`expiry-time="20260504115959Z"`, false, false, true},
		{`expiry-time="soon"`, false, false, false},
		{`command="backup"`, false, false, false},
		{`principals="ada"`, false, false, false},
		{"verify-required", false, false, false},
		{"something-new", false, false, false},
	} {
		log := &logbook{}
		f := keysIn(t, log, c.options+" "+key+" Ada\n")
		public, _, _, _, _ := gossh.ParseAuthorizedKey([]byte(key))
		g, atHome := f.find(public, claimant{address: home}, now)
		if !atHome {
			g, _ = f.find(public, claimant{address: away}, now)
		}
		_, isAway := f.find(public, claimant{address: away}, now)
		if atHome != c.home || isAway != c.away {
			t.Errorf("%s: let in %v and %v, want %v and %v; %s", c.options, atHome, isAway, c.home, c.away, log)
		}
		if (atHome || isAway) && g.terminal != c.hasTerminal {
			t.Errorf("%s: terminal %v", c.options, g.terminal)
		}
		// What is not obeyed is said, and what is needs no word.
		if said := strings.Contains(log.String(), "not let in"); said == (c.home || c.away || c.hasTerminal) {
			t.Errorf("%s: the log has: %s", c.options, log)
		}
	}
}

// keysIn makes a file of keys.
func keysIn(t *testing.T, log *logbook, content string) *keyFile {
	t.Helper()
	f := &keyFile{path: put(t, t.TempDir(), "keys", content), log: textLog(log)}
	if err := f.refresh(); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestBadLinesKeepNobodyOut(t *testing.T) {
	t.Parallel()
	key, line := newKey(t)
	log := &logbook{}
	f := keysIn(t, log, "garbage\nssh-ed25519 AAAA\n\x00\xff\n"+line+" \x1b[31mAda\u202e   of the desk \n")
	g, known := f.find(key.PublicKey(), claimant{}, time.Now())
	if !known || strings.ContainsAny(g.name, "\x1b\u202e") {
		t.Errorf("%v, %q", known, g.name)
	}
	for _, want := range []string{"line=1", "line=2", "line=3"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log has no %s: %s", want, log)
		}
	}
}

func TestFilesThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	_, line := newKey(t)
	good := put(t, folder, "good", line)
	open := put(t, folder, "open", line)
	if err := os.Chmod(open, 0o666); err != nil {
		t.Fatal(err)
	}
	large := put(t, folder, "large", strings.Repeat("#", maxKeyFile+1))
	host := filepath.Join(folder, "state", "host_key")
	if _, err := hostKey(host); err != nil {
		t.Fatal(err)
	}
	bare, err := os.ReadFile(host)
	if err != nil {
		t.Fatal(err)
	}
	exposed := put(t, folder, "exposed", string(bare))
	if err := os.Chmod(exposed, 0o640); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, host, authorized, presenters, want string
	}{
		{"no keys named", host, "", "", "nobody may come in"},
		{"no file", host, filepath.Join(folder, "none"), "", "no such file"},
		{"no file of presenters", host, good, filepath.Join(folder, "none"), "no such file"},
		{"keys that others write", host, open, "", "chmod go-w"},
		{"too many keys", host, large, "", "MB"},
		{"a host key that others read", exposed, good, "", "chmod 600"},
		{"a host key that is none", good, good, "", "cannot be used"},
		{"no host key named", "", good, "", "no file is named"},
	} {
		_, err := New(Options{HostKey: c.host, Authorized: c.authorized, Presenters: c.presenters, Open: openBoard, Run: runCommand, Log: slog.New(slog.DiscardHandler)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestHostKeyIsMadeOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a", "b", "host_key")
	first, err := hostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := hostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if gossh.FingerprintSHA256(first.PublicKey()) != gossh.FingerprintSHA256(again.PublicKey()) {
		t.Error("another key the second time")
	}
	if kind := first.PublicKey().Type(); kind != gossh.KeyAlgoED25519 {
		t.Error(kind)
	}
	for path, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}
