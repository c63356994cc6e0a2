package serve

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"triptych/articles/files"
	"triptych/model/text"
)

// maxKeyFile is how many bytes of keys are read.
const maxKeyFile = 4 << 20

// A keyFile is a file of keys in the form of authorized_keys. It is read anew
// whenever it has changed.
type keyFile struct {
	path    string // "" for no keys
	revokes bool   // its keys are those that never come in
	log     *slog.Logger

	mu      sync.Mutex
	size    int64
	time    time.Time
	keys    map[string]grant // by the key's bytes; nil if the file has not been read
	signers map[string]grant // likewise, of those who sign certificates
}

// A grant is what a line of the file allows its key.
type grant struct {
	name     string         // the line's comment
	from     []netip.Prefix // where it may come from; nil for everywhere
	until    time.Time      // zero for always
	terminal bool           // whether it may have a screen

	authority  bool     // the key signs certificates, and does not come in itself
	principals []string // of certificates, one of which one must have; nil for the name of the user
}

// A claimant is who wants to come in with a key.
type claimant struct {
	user    string // as they call themselves
	address netip.Addr
}

// find returns what the file allows to who has the key, which may be a certificate,
// and false if that is nothing, as it is if the file cannot be read.
func (f *keyFile) find(key gossh.PublicKey, who claimant, now time.Time) (grant, bool) {
	if err := f.refresh(); err != nil {
		f.log.Error("nobody is let in by a file of keys that cannot be used", "error", err.Error())
		return grant{}, false
	}
	c, certificate := key.(*gossh.Certificate)
	f.mu.Lock()
	g, known := f.keys[string(key.Marshal())]
	if certificate {
		g, known = f.signers[string(c.SignatureKey.Marshal())]
	}
	f.mu.Unlock()
	if !known || g.from != nil && !contains(g.from, who.address) || !g.until.IsZero() && !now.Before(g.until) {
		return grant{}, false
	}
	if !certificate {
		return g, true
	}
	g, err := g.certified(c, who, now)
	if err != nil {
		f.log.Warn("a certificate is not let in", "id", shortened(text.SanitizeLine(c.KeyId)), "why", text.SanitizeLine(err.Error()))
	}
	return g, err == nil
}

// names reports whether the file, which is of revoked keys, names the key, or for a
// certificate the key that it is for or that signed it. One that cannot be read may.
func (f *keyFile) names(key gossh.PublicKey) bool {
	if f.path == "" {
		return false
	}
	if err := f.refresh(); err != nil {
		f.log.Error("nobody is let in while the file of revoked keys cannot be used", "error", err.Error())
		return true
	}
	keys := []gossh.PublicKey{plainKey(key)}
	if c, ok := key.(*gossh.Certificate); ok {
		keys = append(keys, c.SignatureKey)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.ContainsFunc(keys, func(k gossh.PublicKey) bool {
		_, named := f.keys[string(k.Marshal())]
		return named
	})
}

func contains(networks []netip.Prefix, address netip.Addr) bool {
	return slices.ContainsFunc(networks, func(p netip.Prefix) bool { return p.Contains(address) })
}

// reread reads the file whether or not it looks as before.
func (f *keyFile) reread() error {
	f.mu.Lock()
	f.keys = nil
	f.mu.Unlock()
	return f.refresh()
}

// refresh reads the file if it has changed.
func (f *keyFile) refresh() error {
	if f.path == "" {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	info, err := os.Stat(f.path)
	if err == nil && f.keys != nil && info.Size() == f.size && info.ModTime().Equal(f.time) {
		return nil
	}
	f.keys = nil
	if err != nil {
		return fmt.Errorf("file of keys: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0 {
		return fmt.Errorf("the file of keys %s can be written by others (%v): change that with chmod go-w", f.path, info.Mode().Perm())
	}
	data, err := files.Read(f.path, maxKeyFile)
	if err != nil {
		return fmt.Errorf("file of keys: %w", err)
	}
	if bytes.HasPrefix(data, []byte("SSHKRL")) {
		return fmt.Errorf("the file of keys %s is a revocation list for programs: list the keys as text, one on a line", f.path)
	}
	keys, signers, err := f.parse(data)
	if err != nil {
		return err
	}
	f.keys, f.signers, f.size, f.time = keys, signers, info.Size(), info.ModTime()
	return nil
}

// parse leaves out lines that it cannot obey, and says so in the log; but an error
// says which line of revoked keys is none.
func (f *keyFile) parse(data []byte) (keys, signers map[string]grant, err error) {
	keys, signers = map[string]grant{}, map[string]grant{}
	number := 0
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, comment, options, _, err := gossh.ParseAuthorizedKey(line)
		if err != nil && f.revokes {
			return nil, nil, fmt.Errorf("line %d of the file of revoked keys %s is no key: correct it", number, f.path)
		}
		if err != nil {
			f.log.Warn("a line of keys is no key", "file", f.path, "line", number)
			continue
		}
		if f.revokes { // whatever else the line says
			keys[string(key.Marshal())] = grant{}
			continue
		}
		g, err := newGrant(comment, options)
		if err == nil {
			err = weakness(key)
		}
		if err != nil {
			f.log.Warn("a key is not let in", "file", f.path, "line", number, "why", err.Error())
			continue
		}
		if g.authority {
			signers[string(key.Marshal())] = g
		} else {
			keys[string(key.Marshal())] = g
		}
	}
	return keys, signers, nil
}

// newGrant obeys the options of a line: restrict, no-pty and pty, from with
// addresses and networks, expiry-time, and of an authority for certificates
// cert-authority and principals. Those that limit what is never given here are obeyed
// as they stand. Any other is an error: a key that was given for one command is not
// one for reading.
func newGrant(comment string, options []string) (grant, error) {
	g := grant{name: shortened(text.SanitizeLine(comment)), terminal: true}
	var err error
	for _, option := range options {
		name, value, _ := strings.Cut(option, "=")
		value = strings.Trim(value, `"`)
		switch strings.ToLower(name) {
		case "restrict", "no-pty":
			g.terminal = false
		case "pty":
			g.terminal = true
		case "from":
			g.from, err = parseNetworks(value)
		case "expiry-time":
			g.until, err = parseExpiry(value)
		case "cert-authority":
			g.authority = true
		case "principals":
			g.principals = strings.Split(value, ",")
		case "no-port-forwarding", "no-agent-forwarding", "no-x11-forwarding", "no-user-rc",
			"port-forwarding", "agent-forwarding", "x11-forwarding", "user-rc",
			"permitopen", "permitlisten", "tunnel", "environment":
		default:
			err = fmt.Errorf("the option %s is not obeyed here", name)
		}
		if err != nil {
			return grant{}, err
		}
	}
	if g.principals != nil && !g.authority {
		return grant{}, errors.New("it has principals and is no cert-authority")
	}
	return g, nil
}

// parseExpiry reads the time of an expiry-time: YYYYMMDD, or that with HHMM or
// HHMMSS, in local time or, with a Z, in UTC.
func parseExpiry(value string) (time.Time, error) {
	zone := time.Local
	digits, utc := strings.CutSuffix(strings.ToUpper(value), "Z")
	if utc {
		zone = time.UTC
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if t, err := time.ParseInLocation(layout, digits, zone); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errors.New("its expiry-time is no time")
}

// parseNetworks reads the list of a from option, of addresses and networks. Names
// of hosts, patterns and exclusions are refused: such a key does not come in.
func parseNetworks(list string) ([]netip.Prefix, error) {
	var networks []netip.Prefix
	for part := range strings.SplitSeq(list, ",") {
		part = strings.TrimSpace(part)
		network, err := netip.ParsePrefix(part)
		if address, none := netip.ParseAddr(part); none == nil {
			network, err = address.Prefix(address.BitLen())
		}
		if err != nil {
			return nil, errors.New("its from option holds something other than addresses and networks")
		}
		networks = append(networks, network)
	}
	return networks, nil
}
