package web

import (
	"net/url"
	"strings"
	"testing"
	"unicode"
)

func TestIsAddress(t *testing.T) {
	for s, want := range map[string]bool{
		"http://example.org": true, " HTTPS://example.org/a ": true, "http:/example.org": true, "https:": true,
		"ftp://example.org": true, "file:///a": true, "file:a": true, "data:text/html,a": true, "gopher://a": true,
		"mailto:a@example.org": true, "javascript:a": true, "view-source:https://example.org": true, "svn+ssh://a": true,
		"": false, "a.md": false, "folder/a.md": false, `C:\a.md`: false, "C://a.md": false, "notes: one.md": false,
		"10:30.txt": false, "www.example.org": false, "é://a": false, "a b://c": false, "://a": false, "-": false,
	} {
		if IsAddress(s) != want {
			t.Errorf("IsAddress(%q) = %v", s, !want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ address, want, problem string }{
		{"https://example.org", "https://example.org", ""},
		{"HTTP://Example.ORG:80/A?b=%20#c", "http://example.org:80/A?b=%20", ""},
		{"http://example.org:/", "http://example.org/", ""},
		{"http://bücher.example/ä?q=ö b\"", "http://xn--bcher-kva.example/%C3%A4?q=%C3%B6%20b%22", ""},
		{"http://b%C3%BCcher.example:81", "http://xn--bcher-kva.example:81", ""},
		{"http://例え。example/", "http://xn--r8jz45g.example/", ""},
		{"http://my_host.example/", "http://my_host.example/", ""},
		{"http://[2001:DB8::1]/a", "http://[2001:db8::1]/a", ""},
		{"http://[::1]:8080/a", "http://[::1]:8080/a", ""},
		{"http://[fe80::1%25eth0]/", "http://[fe80::1%25eth0]/", ""},
		{"http://127.0.0.1/", "http://127.0.0.1/", ""},
		{"ftp://example.org/secret", "", "only addresses that start with http:// or https://"},
		{"data:text/html,secret", "", "only addresses that start with"},
		{"file:///home/secret", "", "name the file by its path"},
		{"http://user:secret@example.org/", "", "user name or a password"},
		{"http://secret@example.org/", "", "user name or a password"},
		{"http://@example.org/", "", "user name or a password"},
		{"http://user:se%cret@example.org/", "", "no complete address"},
		{"http://user:secret@[::1/", "", "no complete address"},
		{"http:/secret", "", "names no host"},
		{"http:secret", "", "names no host"},
		{"http://", "", "names no host"},
		{"https://:443/secret", "", "names no host"},
		{"http://exa mple.org/secret", "", "no complete address"},
		{"http://example.org:secret/", "", "no complete address"},
		{"http://example.org/\x1b]0;secret\a", "", "invisible characters"},
		{"http://example.org/a\nb", "", "invisible characters"},
		{"http://example.org/\u202egpj.exe", "", "invisible characters"},
		{"http://example.org/\u009b31m", "", "invisible characters"},
		{"http://exam\u200bple.org/", "", "invisible characters"},
		{"http://\u0308a.example/", "", "cannot be the name of one"},
		{"http://ü-.example/", "", "cannot be the name of one"},
	} {
		u, err := parse(tt.address)
		if tt.problem != "" {
			wantError(t, err, tt.problem)
		} else if err != nil || u.String() != tt.want {
			t.Errorf("%q: %v, error %v", tt.address, u, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"http://example.org", "https://bücher.example:1/a#b", "http://[::1%25a]:2", "http://user:word@example.org", "file:a", "http://%zz",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := parse(address)
		if err != nil {
			wantError(t, err)
			return
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Hostname() == "" {
			t.Errorf("%q may be asked for", address)
		}
		asked := u.String()
		if strings.ContainsFunc(asked, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) || r == ' ' || r == '#' }) {
			t.Errorf("%q is asked for as %q", address, asked)
		}
		if again, err := url.Parse(asked); err != nil || again.Host != u.Host {
			t.Errorf("%q is asked for as %q: %v, error %v", address, asked, again, err)
		}
	})
}
