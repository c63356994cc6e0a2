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
	path string // "" for no keys
	log  *slog.Logger

	mu   sync.Mutex
	size int64
	time time.Time
	keys map[string]grant // by the key's bytes; nil if the file has not been read
}

// A grant is what a line of the file allows its key.
type grant struct {
	name     string         // the line's comment
	from     []netip.Prefix // where it may come from; nil for everywhere
	until    time.Time      // zero for always
	terminal bool           // whether it may have a screen
}

// find returns what the file allows the key that comes from the address, and false
// if that is nothing, as it is if the file cannot be read.
func (f *keyFile) find(key gossh.PublicKey, address netip.Addr, now time.Time) (grant, bool) {
	if err := f.refresh(); err != nil {
		f.log.Error("nobody is let in by a file of keys that cannot be used", "error", err.Error())
		return grant{}, false
	}
	f.mu.Lock()
	g, known := f.keys[string(key.Marshal())]
	f.mu.Unlock()
	if g.from != nil && !slices.ContainsFunc(g.from, func(p netip.Prefix) bool { return p.Contains(address) }) {
		return grant{}, false
	}
	return g, known && (g.until.IsZero() || now.Before(g.until))
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
// addresses and networks, and expiry-time. Those that limit what is never given
// here are obeyed as they stand. Any other is an error: a key that was given for
// one command, or as an authority for certificates, is not one for reading.
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
