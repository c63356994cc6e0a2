package serve

import (
	"crypto/rand"
	"crypto/rsa"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// signed returns a certificate for a key, by an authority, as change makes it.
func signed(t *testing.T, key, authority gossh.Signer, change func(*gossh.Certificate)) *gossh.Certificate {
	t.Helper()
	c := &gossh.Certificate{
		Key: key.PublicKey(), CertType: gossh.UserCert, KeyId: "Ada's laptop", ValidPrincipals: []string{"ada"},
		ValidBefore: gossh.CertTimeInfinity, Permissions: gossh.Permissions{Extensions: map[string]string{"permit-pty": ""}},
	}
	if change != nil {
		change(c)
	}
	if err := c.SignCert(rand.Reader, authority); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCertificates(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	at := func(d time.Duration) uint64 { return uint64(now.Add(d).Unix()) }
	key, _ := newKey(t)
	authority, authorityLine := newKey(t)
	stranger, _ := newKey(t)
	ada := claimant{"ada", netip.MustParseAddr("192.0.2.7")}
	short := rsaKey(t, 1024)
	rsaAuthority := rsaKey(t, 2048)
	sha1, err := gossh.NewSignerWithAlgorithms(rsaAuthority.(gossh.AlgorithmSigner), []string{gossh.KeyAlgoRSA})
	if err != nil {
		t.Fatal(err)
	}
	rsaLine := strings.TrimSpace(string(gossh.MarshalAuthorizedKey(rsaAuthority.PublicKey())))
	for name, c := range map[string]struct {
		line      string
		cert      *gossh.Certificate
		who       claimant
		in, bound bool // let in; and without a terminal
	}{
		"as it should be":      {cert: signed(t, key, authority, nil), in: true},
		"without permit-pty":   {cert: signed(t, key, authority, func(c *gossh.Certificate) { c.Extensions = nil }), in: true, bound: true},
		"of another authority": {cert: signed(t, key, stranger, nil)},
		"for another user":     {cert: signed(t, key, authority, func(c *gossh.Certificate) { c.ValidPrincipals = []string{"bea"} })},
		"for one of two users": {cert: signed(t, key, authority, func(c *gossh.Certificate) { c.ValidPrincipals = []string{"bea", "ada"} }), in: true},
		"for a host":           {cert: signed(t, key, authority, func(c *gossh.Certificate) { c.CertType = gossh.HostCert })},
		"expired":              {cert: signed(t, key, authority, func(c *gossh.Certificate) { c.ValidBefore = at(-time.Second) })},
		"not valid yet":        {cert: signed(t, key, authority, func(c *gossh.Certificate) { c.ValidAfter = at(time.Minute) })},
		"valid now":            {cert: signed(t, key, authority, func(c *gossh.Certificate) { c.ValidAfter, c.ValidBefore = at(-time.Minute), at(time.Minute) }), in: true},
		"for one command":      {cert: signed(t, key, authority, func(c *gossh.Certificate) { c.CriticalOptions = map[string]string{"force-command": "true"} })},
		"with an unknown option": {cert: signed(t, key, authority, func(c *gossh.Certificate) {
			c.CriticalOptions = map[string]string{"verify-required": ""}
		})},
		"from here": {cert: signed(t, key, authority, func(c *gossh.Certificate) {
			c.CriticalOptions = map[string]string{"source-address": "10.0.0.0/8,192.0.2.7/32"}
		}), in: true},
		"from elsewhere": {cert: signed(t, key, authority, func(c *gossh.Certificate) {
			c.CriticalOptions = map[string]string{"source-address": "10.0.0.0/8"}
		})},
		"line with a principal":     {line: `cert-authority,principals="desk" ` + authorityLine, cert: signed(t, key, authority, nil)},
		"line with its principal":   {line: `cert-authority,principals="desk,night" ` + authorityLine, cert: signed(t, key, authority, func(c *gossh.Certificate) { c.ValidPrincipals = []string{"night"} }), in: true},
		"line that expired":         {line: `cert-authority,expiry-time="20260504Z" ` + authorityLine, cert: signed(t, key, authority, nil)},
		"line from elsewhere":       {line: `cert-authority,from="10.0.0.0/8" ` + authorityLine, cert: signed(t, key, authority, nil)},
		"line without a terminal":   {line: `cert-authority,no-pty ` + authorityLine, cert: signed(t, key, authority, nil), in: true, bound: true},
		"line that is no authority": {line: authorityLine, cert: signed(t, key, authority, nil)},
		"short key":                 {cert: signed(t, short, authority, nil)},
		"signed by RSA":             {line: "cert-authority " + rsaLine, cert: signed(t, key, rsaAuthority, nil), in: true},
		"signed with SHA-1":         {line: "cert-authority " + rsaLine, cert: signed(t, key, sha1, nil)},
	} {
		if c.line == "" {
			c.line = "cert-authority " + authorityLine
		}
		f := keysIn(t, &logbook{}, c.line+" the desk\n")
		g, in := f.find(c.cert, ada, now)
		if in != c.in || in && g.terminal == c.bound {
			t.Errorf("%s: let in %v, terminal %v", name, in, g.terminal)
		}
	}
	changed := signed(t, key, authority, nil)
	changed.ValidPrincipals = append(changed.ValidPrincipals, "root")
	if _, in := keysIn(t, &logbook{}, "cert-authority "+authorityLine).find(changed, ada, now); in {
		t.Error("one that was changed after it was signed is let in")
	}
	if _, in := keysIn(t, &logbook{}, "cert-authority "+authorityLine).find(authority.PublicKey(), ada, now); in {
		t.Error("the authority's own key is let in")
	}
}

func rsaKey(t *testing.T, bits int) gossh.Signer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Skip(err) // a system may allow none so short
	}
	signer, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// Whoever comes in with a certificate has the notes of the key, is known by the line
// of the authority, and leaves when the key or the authority is revoked.
func TestCertificateOfACaller(t *testing.T) {
	t.Parallel()
	key, _ := newKey(t)
	authority, authorityLine := newKey(t)
	_, otherLine := newKey(t)
	folder := t.TempDir()
	revoked := put(t, folder, "revoked", "# nobody\n"+otherLine+"\n")
	b := start(t, func(o *Options) {
		o.Authorized = put(t, folder, "authorized", "cert-authority "+authorityLine+" the desk\n")
		o.Revoked = revoked
	})
	with, err := gossh.NewCertSigner(signed(t, key, authority, nil), key)
	if err != nil {
		t.Fatal(err)
	}
	client, err := dial(b.address, with)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, client, view{term: "xterm", size: Size{40, 10}}, "")
	s.shows(t, "name the desk")
	b.log.wait(t, "key="+gossh.FingerprintSHA256(key.PublicKey()))
	if _, err := dial(b.address, key); err == nil {
		t.Error("the bare key is let in")
	}
	put(t, folder, "revoked", otherLine+"\n"+strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key.PublicKey())))+"\n")
	if err := b.Reload(); err != nil {
		t.Fatal(err)
	}
	s.shows(t, "triptych: the key is let in no longer")
	put(t, folder, "revoked", authorityLine)
	if err := b.Reload(); err != nil {
		t.Fatal(err)
	}
	if _, err := dial(b.address, with); err == nil {
		t.Error("a certificate of a revoked authority is let in")
	}
	put(t, folder, "revoked", "garbage\n")
	if err := b.Reload(); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a list of revoked keys that is none: %v", err)
	}
	if _, err := dial(b.address, with); err == nil {
		t.Error("somebody is let in while nobody knows who is revoked")
	}
}

// Keys that are too weak do not come in, not even where everybody does, and are no
// host keys.
func TestWeakKeys(t *testing.T) {
	t.Parallel()
	weak, enough := rsaKey(t, 1024), rsaKey(t, 2048)
	lines := string(gossh.MarshalAuthorizedKey(weak.PublicKey())) + string(gossh.MarshalAuthorizedKey(enough.PublicKey()))
	for _, public := range []bool{false, true} {
		b := start(t, func(o *Options) {
			o.Public = public
			o.Authorized = put(t, filepath.Dir(o.Authorized), "keys", lines)
		})
		if _, err := dial(b.address, weak); (err == nil) != public {
			t.Errorf("public %v: an RSA key of 1,024 bits: %v", public, err)
		} else if public {
			b.log.wait(t, `caller.key=""`) // as anybody without a key
		}
		if _, err := dial(b.address, enough); err != nil {
			t.Errorf("public %v: an RSA key of 2,048 bits: %v", public, err)
		}
	}
	if _, err := strongSigner(weak); err == nil {
		t.Error("a weak host key is used")
	}
	if s, err := strongSigner(enough); err != nil || len(s.(gossh.MultiAlgorithmSigner).Algorithms()) != 2 {
		t.Error(err)
	}
}

// TestNoSHA1: whatever a client asks for, nothing is agreed on that uses SHA-1.
func TestNoSHA1(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	insecure := gossh.InsecureAlgorithms()
	for name, config := range map[string]gossh.Config{
		"exchange": {KeyExchanges: []string{gossh.InsecureKeyExchangeDH14SHA1, gossh.InsecureKeyExchangeDH1SHA1, gossh.InsecureKeyExchangeDHGEXSHA1}},
		"MAC":      {MACs: []string{gossh.HMACSHA1, gossh.InsecureHMACSHA196}, Ciphers: []string{gossh.CipherAES128CTR}},
		"cipher":   {Ciphers: insecure.Ciphers},
	} {
		if err := dialWith(b, config, nil, b.key); err == nil {
			t.Errorf("%s: the server takes it", name)
		}
	}
	old := rsaKey(t, 2048)
	put(t, b.folder, "authorized_keys", string(gossh.MarshalAuthorizedKey(old.PublicKey())))
	if err := b.Reload(); err != nil {
		t.Fatal(err)
	}
	sha1, err := gossh.NewSignerWithAlgorithms(old.(gossh.AlgorithmSigner), []string{gossh.KeyAlgoRSA})
	if err != nil {
		t.Fatal(err)
	}
	if err := dialWith(b, gossh.Config{}, nil, sha1); err == nil {
		t.Error("a signature with SHA-1 is taken")
	}
	if err := dialWith(b, gossh.Config{}, nil, old); err != nil {
		t.Errorf("the same key without SHA-1: %v", err)
	}
}

// dialWith dials as a client with a configuration does, and hangs up.
func dialWith(b *box, config gossh.Config, hostKeys []string, key gossh.Signer) error {
	raw, err := net.Dial("tcp", b.address)
	if err != nil {
		return err
	}
	defer raw.Close()
	c, _, _, err := gossh.NewClientConn(raw, b.address, &gossh.ClientConfig{
		Config: config, User: "ada", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)},
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), HostKeyAlgorithms: hostKeys,
	})
	if err == nil {
		_ = c.Close()
	}
	return err
}

// TestReloadReadsWhateverTheFilesLookLike: a file of the same size and time is read
// again.
func TestReloadReadsWhateverTheFilesLookLike(t *testing.T) {
	t.Parallel()
	one, oneLine := newKey(t)
	other, otherLine := newKey(t)
	b := start(t, nil)
	past := time.Unix(1e9, 0)
	write := func(line string) {
		t.Helper()
		touch(t, put(t, b.folder, "authorized_keys", line+"\n"), past)
		if err := b.Reload(); err != nil {
			t.Fatal(err)
		}
	}
	write(oneLine)
	if _, err := dial(b.address, one); err != nil {
		t.Fatal(err)
	}
	write(otherLine)
	if _, err := dial(b.address, one); err == nil {
		t.Error("the key that was taken out is let in")
	}
	if _, err := dial(b.address, other); err != nil {
		t.Errorf("the key that was put in is not let in: %v", err)
	}
}

func touch(t *testing.T, path string, at time.Time) {
	t.Helper()
	if err := os.Chtimes(path, time.Time{}, at); err != nil {
		t.Fatal(err)
	}
}
