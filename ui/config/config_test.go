package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"triptych/articles/files"
	"triptych/model/problem"
)

func allowed() Allowed {
	return Allowed{
		Themes:  []string{"dark", "light", "high-contrast"},
		Actions: []string{"help", "quit", "next-difference"},
		Key: func(name string) bool {
			return utf8.RuneCountInString(name) == 1 || name == "f1" || name == "ctrl+n"
		},
	}
}

// decoded reads settings as Load does those of a file.
func decoded(source []byte) (Config, error) {
	return decode("", source, allowed())
}

func TestDecode(t *testing.T) {
	with := func(change func(*Config)) Config {
		c := Default()
		change(&c)
		return c
	}
	for _, c := range []struct {
		name, source string
		want         Config
	}{
		{"nothing", "", Default()},
		{"a comment", "# nothing yet\n", Default()},
		{"a start of a document", "---\n", Default()},
		{"a theme", "theme: high-contrast\n", with(func(c *Config) { c.Theme = "high-contrast" })},
		{"the theme there is anyway", "theme: auto", Default()},
		{"no motion", "motion: off", with(func(c *Config) { c.Motion = Off })},
		{"no motion, otherwise", "motion: False", with(func(c *Config) { c.Motion = Off })},
		{"motion", "motion: yes", Default()},
		{"marks", "\ufeffmarks: \"ascii\"\r\n", with(func(c *Config) { c.Marks = ASCIIMarks })},
		{"a level", "level: facts", with(func(c *Config) { c.Level = "facts" })},
		{"keys", "keys:\n  help: [\"?\", f1]\n  quit: y\n  next-difference: []\n", with(func(c *Config) {
			c.Keys = map[string][]string{"help": {"?", "f1"}, "quit": {"y"}, "next-difference": {}}
		})},
		{"a second reader", "reader:\n  address: http://localhost:11434/v1\n  model: quill:8b\n", with(func(c *Config) {
			c.Reader = Reader{Address: "http://localhost:11434/v1", Model: "quill:8b", Callers: Off}
		})},
		{"a second reader for callers", "reader: {callers: listed}", with(func(c *Config) { c.Reader.Callers = ListedCallers })},
		{"a second reader for no callers", "reader: {callers: no}", Default()},
		{"a digit is a key", "keys: {quit: 0}", with(func(c *Config) { c.Keys["quit"] = []string{"0"} })},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := decoded([]byte(c.source))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []string // of each line of the error, in order
	}{
		{"an unknown setting", "# hi\ncolour: red\n", []string{`line 2: unknown name "colour" in settings; allowed are theme, motion, marks, level, columns, encoder, linear, reader, keys`}},
		{"an unknown theme", "\ntheme: Dark\n", []string{`line 2: theme cannot be "Dark"; allowed are auto, dark, light, high-contrast`}},
		{"no theme", "theme:\n", []string{`line 1: theme cannot be ""`}},
		{"a list of themes", "theme: [dark]\n", []string{"line 1: theme cannot be a list"}},
		{"bad motion", "motion: slow", []string{`line 1: motion cannot be "slow"; allowed are on, off`}},
		{"bad marks", "marks: {}", []string{"allowed are auto, unicode, ascii"}},
		{"an unknown action", "keys:\n  fly: x\n", []string{`line 2: unknown name "fly" in keys; allowed are help, quit, next-difference`}},
		{"no key", "keys:\n  quit:\n", []string{"line 2: quit needs a key"}},
		{"an unknown key", "keys:\n  quit: [q, hyper+q]\n", []string{`line 2: quit: there is no key "hyper+q"`}},
		{"a list in a list", "keys:\n  quit:\n    - [q]\n", []string{"line 3: quit: there is no key a list"}},
		{"keys that are no mapping", "keys: q", []string{"line 1: keys are a list of names with values; write help: …, quit: …"}},
		{"callers of another kind", "reader:\n  callers: friends\n", []string{`line 2: callers cannot be "friends"; allowed are off, listed, all`}},
		{"set twice", "marks: ascii\nmarks: unicode\n", []string{"line 2: marks is set twice, first on line 1"}},
		{"a list", "- a\n- b", []string{"line 1: settings are a list of names with values"}},
		{"text", "hello", []string{"line 1: settings are a list"}},
		{"a reference", "theme: &a dark\nmarks: *a\n", []string{"line 2: marks cannot be a reference"}},
		{"no YAML", "theme: dark\nkeys:\n  help: [?\n", []string{"line 3: this is not YAML"}},
		{"no YAML on the first line", "a: b: c", []string{"line 1: this is not YAML"}},
		{"several", "theme: pink\nmarks: ascii\nmotion: 7\n", []string{"line 1: theme", "line 3: motion"}},
		{"a terminal's commands", "theme: \"\\e[31mred\\x07\"\n", []string{`line 1: theme cannot be`}},
		{"a second document", "theme: dark\n---\nmotion: off\n", []string{"line 2: a second document starts here"}},
		{"a second one that is no YAML", "theme: dark\n---\n[\n", []string{"this is not YAML"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := decoded([]byte(c.source))
			if err == nil {
				t.Fatal("no error")
			}
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(c.want) {
				t.Fatalf("%d errors: %v", len(lines), err)
			}
			for i, want := range c.want {
				if !strings.Contains(lines[i], want) {
					t.Errorf("%q lacks %q", lines[i], want)
				}
			}
			if strings.ContainsAny(err.Error(), "\x1b\a") {
				t.Errorf("%q can do things to a terminal", err)
			}
		})
	}
}

func TestGoodSettingsHoldBesideBadOnes(t *testing.T) {
	got, err := decoded([]byte("theme: light\nmarks: bold\nkeys:\n  quit: Q\n  help: [bad, \"?\"]\n"))
	if err == nil {
		t.Fatal("no error")
	}
	if got.Theme != "light" || got.Marks != Auto || len(got.Keys) != 1 || got.Keys["quit"][0] != "Q" {
		t.Errorf("%+v", got)
	}
}

func TestManyProblemsAreCounted(t *testing.T) {
	_, err := decoded([]byte(strings.Repeat("x: y\n", 100)))
	if n := strings.Count(err.Error(), "\n") + 1; n != maxProblems+1 || !strings.Contains(err.Error(), "90 more") {
		t.Errorf("%d lines: %v", n, err)
	}
}

func TestLoad(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "config.yaml")
	if c, err := Load(path, allowed()); err != nil || !reflect.DeepEqual(c, Default()) {
		t.Errorf("no file: %+v, %v", c, err)
	}
	if err := os.WriteFile(path, []byte("theme: light\nfoo: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Load(path, allowed())
	if c.Theme != "light" {
		t.Errorf("%+v", c)
	}
	var e *problem.Error
	if !errors.As(err, &e) || e.Name != path+", line 2" || e.Advice == "" {
		t.Errorf("error %v", err)
	}
	if _, err := Load(folder, allowed()); !errors.Is(err, files.ErrFolder) {
		t.Errorf("a folder: %v", err)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("#", maxSize+1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path, allowed()); !errors.Is(err, files.ErrTooLarge) {
		t.Errorf("a large file: %v", err)
	}
	if _, err := Load(filepath.Join(path, "x"), allowed()); err == nil {
		t.Error("a file in a file is no error")
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"theme: dark\nmotion: off\nmarks: ascii\nkeys:\n  help: [\"?\", f1]\n", "a: &a [*a]", "? [", "keys: {quit: {}}", "<<: {theme: dark}",
		"!!binary x", "%YAML 9\n---\n", "\xff\xfe", "theme: |\n  dark", "---\na\n---\nb",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := decoded(data)
		for action, keys := range c.Keys {
			if action != "help" && action != "quit" && action != "next-difference" {
				t.Errorf("action %q", action)
			}
			for _, k := range keys {
				if !allowed().Key(k) {
					t.Errorf("key %q", k)
				}
			}
		}
		if err != nil && strings.ContainsAny(err.Error(), "\x1b\a\r") {
			t.Errorf("%q can do things to a terminal", err)
		}
	})
}

// TestWrite reads back what is written of settings that are all others than the
// defaults.
func TestWrite(t *testing.T) {
	want := Config{Theme: "light", Motion: Off, Marks: ASCIIMarks, Level: "everything", Columns: "3", Encoder: Off, Linear: On, Reader: Reader{"http://localhost/v1", "quill:8b", "KEY", "5m", ListedCallers}, Keys: map[string][]string{
		"help": {"?", "f1"}, "quit": {}, "next-difference": {"\"", ":", "#"},
	}}
	actions := []Action{
		{"help", "open this help", want.Keys["help"], want.Keys["help"]}, {"quit", "leave", nil, []string{"q", "Q"}},
		{"next-difference", "", want.Keys["next-difference"], nil},
	}
	var out strings.Builder
	if err := (Listing{Config: want, Chosen: want, Themes: allowed().Themes, Actions: actions}).Write(&out); err != nil {
		t.Fatal(err)
	}
	if got, err := decoded([]byte(out.String())); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v, from\n%s", got, err, out.String())
	}
	for _, line := range []string{
		"# whether columns glide to a far place\n# allowed are on, off; on is the default; the file says otherwise\nmotion: off\n",
		"  help: ['?', f1] # open this help\n", "  quit: [] # leave; by default q Q\n", "; by default no key\n",
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("no line %q in\n%s", line, out.String())
		}
	}
	if err := (Listing{Config: want, Chosen: want, Actions: actions}).Write(failing{}); !errors.Is(err, os.ErrClosed) {
		t.Errorf("error %v", err)
	}
}

// TestListingSaysWhereItIsFrom: a file that is there, one that is not, none, and what
// was chosen while reading.
func TestListingSaysWhereItIsFrom(t *testing.T) {
	chosen := Default()
	chosen.Level = "facts"
	for _, test := range []struct {
		listing Listing
		want    []string
	}{
		{Listing{File: "/c/config.yaml", Exists: true}, []string{"# As set in the file\n# /c/config.yaml\n"}},
		{Listing{File: "/c/config.yaml"}, []string{"there is no file\n# /c/config.yaml\n"}},
		{Listing{}, []string{"no place for a file of settings"}},
		{Listing{Chosen: chosen, Memory: "/s/chosen.json"}, []string{"\n# while reading you chose facts, which holds until you change the line below: /s/chosen.json\nlevel: telling\n"}},
	} {
		test.listing.Config = Default()
		if test.listing.Memory == "" {
			test.listing.Chosen = Default()
		}
		var out strings.Builder
		if err := test.listing.Write(&out); err != nil {
			t.Fatal(err)
		}
		for _, words := range test.want {
			if !strings.Contains(out.String(), words) {
				t.Errorf("there is no %q in\n%s", words, out.String())
			}
		}
		if _, err := decoded([]byte(out.String())); err != nil {
			t.Errorf("%v in\n%s", err, out.String())
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }
