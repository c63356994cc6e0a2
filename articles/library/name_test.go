package library

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"triptych/articles/draft"
	"triptych/model/text"
)

func TestName(t *testing.T) {
	long := strings.Repeat("é", maxName/2)
	for _, name := range []string{"fire", "Harbour fire, 2026", "a.b", "1.5 °C", "火事", "می\u200cخواهم", "🚒", "com", "com10", "console", "~", "a&b;$(c)", "'", long} {
		if err := checkName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, c := range []struct{ name, problem, clean string }{
		{"", "empty", "story"},
		{".", `starts with "."`, "story"},
		{"..", `starts with "."`, "story"},
		{".hidden", `starts with "."`, "hidden"},
		{"-f", `starts with "-"`, "f"},
		{"a/b", "has a /", "a-b"},
		{"/etc/passwd", "has a /", "etc-passwd"},
		{"../../x", "has a /", "x"},
		{`a\b`, `has a \`, "a-b"},
		{"C:", "has a :", "C"},
		{"what?", "has a ?", "what"},
		{"fire.", "ends with a full stop", "fire"},
		{"fire ", "do not show", "fire"},
		{" fire", "do not show", "fire"},
		{"a  b", "do not show", "a b"},
		{"a\nb", "do not show", "a b"},
		{"a\tb", "do not show", "a b"},
		{"a\x00b", "do not show", "a-b"},
		{"a\x1b[31mb", "do not show", "a-[31mb"},
		{"a\u00a0b", "do not show", "a b"},
		{"a\u202eb", "do not show", "a-b"},
		{"a\xffb", "do not show", "a-b"},
		{"\ufffd", "do not show", "story"},
		{"con", "Windows", "story-con"},
		{"NUL.txt", "Windows", "story-NUL.txt"},
		{"Com¹", "Windows", "story-Com¹"},
		{"lpt9 .x", "Windows", "story-lpt9 .x"},
		{"NUL.txt.", "full stop", "story-NUL.txt"},
		{long + "e", "201 bytes, and 200", long[:maxName-len("story-")]},
	} {
		err := checkName(c.name)
		if err == nil {
			t.Errorf("%q passes", c.name)
			continue
		}
		says(t, err, "a story cannot be called that", c.problem)
		if got := cleanName(c.name); got != c.clean {
			t.Errorf("%q: cleaned %q, want %q", c.name, got, c.clean)
		}
	}
}

// hostileNames are where the fuzzers start.
var hostileNames = []string{
	"fire", "", ".", "..", "../x", "a/../../b", "/abs", `C:\x`, "con.md", "a\x00", "\xff\xfe", "e\u0301", "\u0301", "a\u202e", "-rf", " ", "a.", "NUL .", "\u200d",
	strings.Repeat("ä", 300), strings.Repeat(".", 300), strings.Repeat("a ", 200), "COM¹", "ǆ", "İ", "\u0344", "日本", "\"\u032a", "aux.-", "con.\u200d",
}

func FuzzPath(f *testing.F) {
	for _, name := range hostileNames {
		f.Add(name)
	}
	l := Open(f.TempDir())
	f.Fuzz(func(t *testing.T, name string) {
		path, err := l.Path(name)
		if err != nil {
			says(t, err)
			clean := cleanName(name)
			if err := checkName(clean); err != nil || !norm.NFC.IsNormalString(clean) {
				t.Errorf("%q: the suggestion %q: %v", name, clean, err)
			}
			return
		}
		base := filepath.Base(path)
		switch {
		case filepath.Dir(path) != l.folder, !filepath.IsLocal(base), base == ".", strings.ContainsAny(base, `/\`):
			t.Errorf("%q leaves the library: %q", name, path)
		case base != norm.NFC.String(name), base != text.SanitizeLine(base), len(base) > 3*maxName:
			t.Errorf("%q became %q", name, base)
		}
		if again, err := l.Path(base); err != nil || again != path {
			t.Errorf("%q: %q, then %q, %v", name, path, again, err)
		}
	})
}

func FuzzFileID(f *testing.F) {
	for i, name := range hostileNames {
		f.Add(name, hostileNames[len(hostileNames)-1-i], "https://www.example.com/"+name, []string{"2018-07-23", "2018-13", "20180723", name}[i%4])
	}
	f.Fuzz(func(t *testing.T, source, title, url, date string) {
		id := fileID(&draft.Article{Source: source, Title: title, URL: url, Date: date})
		if id == "" || len(id) > slugLength+len("2006-01-02-")+len("-article") || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" ||
			strings.Trim(id, "-") != id || strings.Contains(id, "--") || isReserved(id) || checkName(id) != nil {
			t.Errorf("%q", id)
		}
	})
}

func TestFileID(t *testing.T) {
	for _, c := range []struct{ source, title, url, date, want string }{
		{"The Washington Post", "T", "https://example.com/a", "2018-07-23", "2018-07-23-the-washington-post"},
		{"CNN", "", "", "", "cnn"},
		{"CNN", "", "", "2018-07-23T10:00:00+02:00", "2018-07-23-cnn"},
		{"CNN", "", "", "2018-07", "2018-07-cnn"},
		{"CNN", "", "", "2018", "2018-cnn"},
		{"CNN", "", "", "2018-14-50", "2018-cnn"},
		{"CNN", "", "", "2018-07-41", "2018-07-cnn"},
		{"CNN", "", "", "20180723", "cnn"},
		{"CNN", "", "", "July 23, 2018", "cnn"},
		{"L'Écho d'Orléans", "", "", "", "lecho-dorleans"},
		{"Süddeutsche & Straße — Ørsted Łódź", "", "", "", "suddeutsche-strasse-orsted-lodz"},
		{"Новая газета", "", "https://www.Gazette.example.org:8080/x", "", "gazette-example-org"},
		{"", "A fire at the harbour!", "", "", "a-fire-at-the-harbour"},
		{"", "火事", "://", "2026-03-02", "2026-03-02-article"},
		{"", "", "", "", "article"},
		{"Con", "", "", "", "con-article"},
		{"Con", "", "", "2018-07-23", "2018-07-23-con"},
		{strings.Repeat("word ", 30), "", "", "", "word-word-word-word-word-word-word-word-word-word-word-word"},
		{"../../etc/passwd", "", "", "", "etc-passwd"},
	} {
		if got := fileID(&draft.Article{Source: c.source, Title: c.title, URL: c.url, Date: c.date}); got != c.want {
			t.Errorf("%q %q %q %q: %q, want %q", c.source, c.title, c.url, c.date, got, c.want)
		}
	}
}

func TestSameAddress(t *testing.T) {
	same := []string{
		"https://example.com/News/a?id=1", "http://example.com/News/a?id=1", "HTTPS://EXAMPLE.COM/News/a?id=1", "https://example.com:443/News/a?id=1",
		"http://example.com:80/News/a/?id=1", "https://example.com./News/a?id=1#part", "https://example.com/News/a?utm_source=x&id=1&UTM_Medium=y&fbclid=z",
		" https://example.com/News/a?id=1 ", "//example.com/News/a?id=1", "https://example.com/News/a?id=1&",
	}
	for _, address := range same {
		if got := sameAddress(address); got != "example.com/News/a?id=1" {
			t.Errorf("%q: %q", address, got)
		}
	}
	others := []string{
		same[0], "https://example.com/news/a?id=1", "https://example.com/News/a", "https://example.com/News/a?id=2", "https://example.org/News/a?id=1",
		"https://example.com:8080/News/a?id=1", "https://www.example.com/News/a?id=1", "https://example.com/News/a%2Fb", "https://example.com/News/a/b",
		"", "file.html", "urn:isbn:1", "urn:isbn:2", "https://[::1]/", "https://[::1]:8080/", "https://%zz",
	}
	seen := make(map[string]string)
	for _, address := range others {
		if before, found := seen[sameAddress(address)]; found {
			t.Errorf("%q is taken for %q", address, before)
		}
		seen[sameAddress(address)] = address
	}
}

func TestNearest(t *testing.T) {
	names := []string{"beatles-letter", "Harbour fire", "harbour strike", "election", "選挙"}
	for typed, want := range map[string][]string{
		"letter":         {"beatles-letter"},
		"beatels-letter": {"beatles-letter"},
		"HARBOUR":        {"Harbour fire", "harbour strike"},
		"harbor fire":    {"Harbour fire"},
		"elections":      {"election"},
		"選挙戦":            {"選挙"},
		"zebra":          nil,
		"":               nil,
	} {
		if got := nearest(typed, names); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
