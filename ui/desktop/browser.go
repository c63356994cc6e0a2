package desktop

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// ErrNoBrowser is the error of [Desktop.Browse] where no browser of the person can
// be reached: over SSH, or on a machine without windows.
var ErrNoBrowser = errors.New("no browser can be reached from here")

// Address returns an address of the web in the form in which it can be handed to a
// program: one word of printable ASCII. The error says why it is none.
func Address(words string) (string, error) {
	u, err := url.Parse(words)
	switch {
	case err != nil:
		return "", errors.New("it cannot be read as an address")
	case u.Scheme != "http" && u.Scheme != "https":
		return "", errors.New("only addresses of http and https are opened")
	case u.Host == "" || u.Opaque != "":
		return "", errors.New("it names no host")
	case u.User != nil:
		return "", errors.New("it has a name or a password in it")
	}
	return escape(u.String()), nil
}

// escape writes what is no printable ASCII, and what may end a word for a program
// that takes an address apart, as the web does.
func escape(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"'`\\", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Browse opens an address that [Address] returned in the person's browser. A
// browser that runs on has taken it.
func (d *Desktop) Browse(ctx context.Context, address string) error {
	p := d.browser(address)
	if d.remote() || !d.graphical() || !p.found() {
		return ErrNoBrowser
	}
	cmd := d.command(context.WithoutCancel(ctx), p)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%s did not start: %w", p[0], err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%s did not open it: %w", p[0], err)
		}
	case <-ctx.Done():
	case <-time.After(patience):
	}
	return nil
}

// browser returns the program that hands an address to the person's browser.
func (d *Desktop) browser(address string) program {
	switch d.system {
	case "darwin":
		return program{"open", address}
	case "windows":
		return program{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	return program{"xdg-open", address}
}
