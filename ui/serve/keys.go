package serve

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"triptych/model/text"
)

// maxKeyFile is how many bytes of keys are read.
const maxKeyFile = 4 << 20

// A keyFile is a file of keys in the form of authorized_keys. It is read anew
// whenever it has changed.
type keyFile struct {
	path string // empty for no keys
	log  *slog.Logger

	mu   sync.Mutex
	size int64
	time time.Time
	keys map[string]grant // by the key's bytes
}

// A grant is what a line of the file allows its key.
type grant struct {
	name     string    // the line's comment
	from     []pattern // where it may come from; anywhere where empty
	until    time.Time // zero for always
	terminal bool      // whether it may have a screen
}

func newKeyFile(path string, log *slog.Logger) *keyFile {
	return &keyFile{path: path, log: log}
}

// find gives what the file allows the key that comes from the address, and false
// where that is nothing. It allows nothing where the file cannot be read.
func (f *keyFile) find(key gossh.PublicKey, address netip.Addr, now time.Time) (grant, bool) {
	if err := f.refresh(); err != nil {
		f.log.Error("nobody is let in by a file of keys that cannot be used", "error", err.Error())
		return grant{}, false
	}
	f.mu.Lock()
	g, known := f.keys[string(key.Marshal())]
	f.mu.Unlock()
	if !known || !matches(g.from, address) || (!g.until.IsZero() && !now.Before(g.until)) {
		return grant{}, false
	}
	return g, true
}

// refresh reads the file where it has changed.
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
	file, err := os.Open(f.path)
	if err != nil {
		return fmt.Errorf("file of keys: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxKeyFile+1))
	if err != nil {
		return fmt.Errorf("file of keys: %w", err)
	}
	if len(data) > maxKeyFile {
		return fmt.Errorf("the file of keys %s is larger than %d bytes", f.path, maxKeyFile)
	}
	f.keys, f.size, f.time = f.parse(data), info.Size(), info.ModTime()
	return nil
}

// parse leaves out lines that it cannot obey, and says so in the log.
func (f *keyFile) parse(data []byte) map[string]grant {
	keys := map[string]grant{}
	number := 0
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, comment, options, _, err := gossh.ParseAuthorizedKey(line)
		if err != nil {
			f.log.Warn("a line of keys is no key", "file", f.path, "line", number)
			continue
		}
		g, err := newGrant(comment, options)
		if err != nil {
			f.log.Warn("a key is not let in", "file", f.path, "line", number, "why", err.Error())
			continue
		}
		keys[string(key.Marshal())] = g
	}
	return keys
}

// newGrant obeys the options of a line: restrict, no-pty and pty, from with
// addresses, and expiry-time. Those that limit what is never given here are
// obeyed as they stand. For every other it fails: a key that was given for one
// command, or as an authority for certificates, is not one for reading.
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
			if g.from, err = patterns(value); err != nil {
				return grant{}, err
			}
		case "expiry-time":
			if g.until, err = expiry(value); err != nil {
				return grant{}, err
			}
		case "no-port-forwarding", "no-agent-forwarding", "no-x11-forwarding", "no-user-rc",
			"port-forwarding", "agent-forwarding", "x11-forwarding", "user-rc",
			"permitopen", "permitlisten", "tunnel", "environment":
		default:
			return grant{}, fmt.Errorf("the option %s is not obeyed here", name)
		}
	}
	return g, nil
}

// expiry reads the time of an expiry-time: YYYYMMDD, or that with HHMM or HHMMSS,
// in local time or, with a Z, in UTC.
func expiry(value string) (time.Time, error) {
	zone := time.Local
	digits, utc := strings.CutSuffix(strings.ToUpper(value), "Z")
	if utc {
		zone = time.UTC
	}
	const whole = "20060102150405"
	switch len(digits) {
	case len("20060102"), len("200601021504"), len(whole):
		if t, err := time.ParseInLocation(whole[:len(digits)], digits, zone); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errors.New("its expiry-time is no time")
}

// A pattern is one part of a from option.
type pattern struct {
	not    bool
	prefix netip.Prefix // valid for a network
	glob   string       // otherwise
}

// patterns reads the list of a from option. Names of hosts are refused: they
// would have to be looked up, and one that is excluded would come in.
func patterns(list string) ([]pattern, error) {
	var all []pattern
	for part := range strings.SplitSeq(list, ",") {
		part = strings.TrimSpace(part)
		p := pattern{not: strings.HasPrefix(part, "!")}
		p.glob = strings.ToLower(strings.TrimPrefix(part, "!"))
		if prefix, err := netip.ParsePrefix(p.glob); err == nil {
			p.prefix = prefix.Masked()
		} else if name := strings.ContainsAny(p.glob, "ghijklmnopqrstuvwxyz/[]\\") ||
			!strings.Contains(p.glob, ":") && strings.ContainsAny(p.glob, "abcdef"); name || p.glob == "" {
			return nil, errors.New("its from option holds something other than addresses")
		}
		all = append(all, p)
	}
	return all, nil
}

// matches tells whether the address is in the list, and not excluded by it.
func matches(list []pattern, address netip.Addr) bool {
	found := len(list) == 0
	for _, p := range list {
		hit := p.prefix.Contains(address)
		if !p.prefix.IsValid() {
			hit, _ = path.Match(p.glob, address.String())
		}
		if hit && p.not {
			return false
		}
		found = found || hit
	}
	return found
}
