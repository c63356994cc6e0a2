package draw

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

var methods = []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}

// TestPayloads: nothing that a terminal could obey, and nothing that hides or
// reorders text, is drawn.
func TestPayloads(t *testing.T) {
	const r = "\uFFFD"
	for _, test := range []struct{ name, in, want string }{
		{"plain", "Plain text.", "Plain text."},
		{"ESC", "a\x1b[31mb", "a" + r + "[31mb"},
		{"OSC 8", "\x1b]8;;http://x\x1b\\y", r + "]8;;http://x" + r + "\\y"},
		{"DCS", "\x1bPq\x1b\\", r + "Pq" + r + "\\"},
		{"APC", "\x1b_G\x1b\\", r + "_G" + r + "\\"},
		{"C1 as text", "a\u009b31mb", "a" + r + "31mb"},
		{"C1 as a byte", "a\x9b31mb", "a" + r + "31mb"},
		{"C0", "a\a\b\v\f\x0e\x0f\x7fb", "a" + strings.Repeat(r, 7) + "b"},
		{"lone CR", "a\rb", "a" + r + "b"},
		{"white space", "a\tb\nc\r\nd\u2028e", "a b c d e"},
		{"bidi", "a\u202eb\u2066c\u200fd", "a" + r + "b" + r + "c" + r + "d"},
		{"zero width", "a\u200bb\ufeffc\u2060d\u00ade", "a" + r + "b" + r + "c" + r + "d" + r + "e"},
		{"not UTF-8", "a\xc3(b\xff", "a" + r + "(b" + r},
		{"tags", "\U000E0041\U000E0042", r},
		{"joiner inside", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"},
		{"joiner alone", "\u200d", r},
		{"mark", "e\u0301", "e\u0301"},
		{"mark alone", "\u0301", r},
		{"many marks", "a" + strings.Repeat("\u0301", 100), r},
	} {
		for _, m := range methods {
			c := Counter{Method: m}
			got := c.Harmless(test.in)
			if got != test.want {
				t.Errorf("%s: %q becomes %q, want %q", test.name, test.in, got, test.want)
			}
			if w := c.Width(test.in); w != m.StringWidth(got) {
				t.Errorf("%s, method %d: counted %d cells, drawn in %d", test.name, m, w, m.StringWidth(got))
			}
		}
	}
}

// sample gives text of ordinary and awkward characters.
func sample(rng *rand.Rand, n int) string {
	pieces := []string{"a", "B", "7", " ", ".", "“", "é", "e\u0301", "中", "。", "カ", "한", "ش", "א", "न्त", "👍🏽", "👨\u200d👩\u200d👧", "🇬🇧", "\u200d",
		"\u0301", "\ufe0f", "☂", "\x1b", "\u202e", "\t", "\xff", "…", "½", "\u3000", "ﷺ", "\U0001F9D1"}
	var b strings.Builder
	for range n {
		b.WriteString(pieces[rng.IntN(len(pieces))])
	}
	return b.String()
}

// TestWidthsAgree: whatever is drawn takes the cells that were counted, as the
// renderer counts them, and never more than there is room for.
func TestWidthsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		s := sample(rng, 1+rng.IntN(12))
		for _, m := range methods {
			c := Counter{Method: m, Max: rng.IntN(4)}
			room := rng.IntN(12)
			out, size, width := c.Append(nil, s, len(s), room)
			if got := m.StringWidth(string(out)); got != width || width > room {
				t.Fatalf("%q in %d cells, method %d, max %d: %q is said to take %d and takes %d", s, room, m, c.Max, out, width, got)
			}
			if c.Width(s[:size]) != width {
				t.Fatalf("%q: counted %d cells, drawn in %d", s[:size], c.Width(s[:size]), width)
			}
			for _, r := range string(out) {
				if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
					t.Fatalf("%q draws %U", s, r)
				}
			}
			if fit := c.Fit(s, room); m.StringWidth(fit) != room {
				t.Fatalf("%q fitted into %d cells takes %d: %q", s, room, m.StringWidth(fit), fit)
			}
		}
	}
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		in    string
		width int
		want  string
	}{
		{"", 0, ""}, {"", 3, "   "}, {"abc", 0, ""}, {"abc", -1, ""}, {"abc", 1, "…"},
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"ab", 4, "ab  "}, {"中文字", 5, "中文…"}, {"中文字", 4, "中… "},
	} {
		if got := (Counter{}).Fit(test.in, test.width); got != test.want {
			t.Errorf("%q in %d cells: %q, want %q", test.in, test.width, got, test.want)
		}
	}
}

// TestEastAsian: where ambiguous characters are two cells wide, what stands for
// others is still one. The setting is read when a process starts.
func TestEastAsian(t *testing.T) {
	const variable = "RUNEWIDTH_EASTASIAN"
	if os.Getenv(variable) != "1" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestEastAsian$|^TestWidthsAgree$")
		cmd.Env = append(os.Environ(), variable+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	for _, m := range methods {
		c := Counter{Method: m}
		if got := c.Harmless("\x1b"); m.StringWidth(got) != 1 {
			t.Errorf("ESC becomes %q, which takes %d cells", got, m.StringWidth(got))
		}
		if got := c.Fit("abc", 2); got != "a~" {
			t.Errorf("abc in two cells: %q", got)
		}
	}
}
