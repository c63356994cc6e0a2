package text

import (
	"strconv"
	"strings"
	"testing"
)

type payload struct{ name, raw, want string }

// payloads is what must never reach a terminal, and what comes of it.
func payloads() []payload {
	return []payload{
		{"clean ASCII", "plain text, tab\tand\nline", "plain text, tab\tand\nline"},
		{"clean Unicode", "“naïve” – Ωμέγα 日本語 🙂 …", "“naïve” – Ωμέγα 日本語 🙂 …"},
		{"CSI", "a\x1b[31mb", "a\uFFFD[31mb"},
		{"OSC title", "\x1b]0;owned\x07", "\uFFFD]0;owned\uFFFD"},
		{"OSC 8 link", "\x1b]8;;http://x\x1b\\y", "\uFFFD]8;;http://x\uFFFD\\y"},
		{"OSC 52 clipboard", "\x1b]52;c;ZXZpbA==\x1b\\", "\uFFFD]52;c;ZXZpbA==\uFFFD\\"},
		{"DCS", "\x1bP$q\"p\x1b\\", "\uFFFDP$q\"p\uFFFD\\"},
		{"APC", "\x1b_Gi=1\x1b\\", "\uFFFD_Gi=1\uFFFD\\"},
		{"PM and SOS", "\x1b^x\x1bXy", "\uFFFD^x\uFFFDXy"},
		{"C1 CSI", "\u009b31m", "\uFFFD31m"},
		{"C1 OSC, DCS, APC, ST", "\u009d\u0090\u009f\u009c", "\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"C1 next line", "a\u0085b", "a\uFFFDb"},
		{"raw 8-bit CSI", "\x9b31m", "\uFFFD31m"},
		{"NUL, BEL, BS", "\x00\x07\x08", "\uFFFD\uFFFD\uFFFD"},
		{"SO and SI", "\x0e\x0f", "\uFFFD\uFFFD"},
		{"VT and FF", "\x0b\x0c", "\uFFFD\uFFFD"},
		{"DEL", "\x7f", "\uFFFD"},
		{"CRLF", "a\r\nb", "a\nb"},
		{"lone CR", "a\rb\r", "a\uFFFDb\uFFFD"},
		{"two CR", "a\r\r\nb", "a\uFFFD\nb"},
		{"not UTF-8", "a\xffb\xc3", "a\uFFFDb\uFFFD"},
		{"overlong", "\xc0\x9b", "\uFFFD\uFFFD"},
		{"surrogate", "\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
		{"bidirectional embeddings", "\u202a\u202b\u202c\u202d\u202e", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"bidirectional isolates", "\u2066\u2067\u2068\u2069", "\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"bidirectional marks", "\u200e\u200f\u061c", "\uFFFD\uFFFD\uFFFD"},
		{"zero width", "a\u200bb\ufeffc\u2060d", "a\uFFFDb\uFFFDc\uFFFDd"},
		{"invisible operators", "\u2061\u2062\u2063\u2064", "\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"soft hyphen", "a\u00adb", "a\uFFFDb"},
		{"invisible fillers", "\u3164\uffa0\u115f\u034f\u180e", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"line separators", "a\u2028b\u2029", "a\uFFFDb\uFFFD"},
		{"annotation", "\ufff9a\ufffab\ufffb", "\uFFFDa\uFFFDb\uFFFD"},
		{"tags", "x\U000e0041\U000e007f", "x\uFFFD\uFFFD"},
		{"noncharacters", "\ufdd0\uffff\U0001fffe", "\uFFFD\uFFFD\uFFFD"},
		{"replacement itself", "a\uFFFDb", "a\uFFFDb"},
		{"joined emoji", "👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 👩🏽\u200d⚕\ufe0f", "👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 👩🏽\u200d⚕\ufe0f"},
		{"emoji and text styles", "❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3 ©\ufe0f ‼\ufe0f", "❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3 ©\ufe0f ‼\ufe0f"},
		{"ideographic variation", "葛\U000e0100城", "葛\U000e0100城"},
		{"Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"Devanagari", "क्\u200dष", "क्\u200dष"},
		{"joiner between letters", "a\u200db\u200cc", "a\uFFFDb\uFFFDc"},
		{"joiner at an end", "\u200d👩\u200d", "\uFFFD👩\uFFFD"},
		{"joiners in a row", "👩\u200d\u200d👧", "👩\uFFFD\uFFFD👧"},
		{"joiner across kinds", "م\u200d👧", "م\uFFFD👧"},
		{"selector after a letter", "a\ufe0fb\U000e0101", "a\uFFFDb\uFFFD"},
		{"selectors as a message", "🙂\ufe0f\ufe0f\ufe0e", "🙂\ufe0f\uFFFD\uFFFD"},
		{"combining mark", "e\u0301", "e\u0301"},
		{"mark on nothing", "\u0301a\n\u0301", "\uFFFDa\n\uFFFD"},
	}
}

func TestSanitize(t *testing.T) {
	for _, tt := range payloads() {
		t.Run(tt.name, func(t *testing.T) {
			got := Sanitize(tt.raw)
			if got != tt.want {
				t.Errorf("Sanitize(%q) = %q, want %q", tt.raw, got, tt.want)
			}
			if again := Sanitize(got); again != got {
				t.Errorf("once more it becomes %q", again)
			}
		})
	}
}

// TestSanitizeEverywhere sends each payload through every place where an
// article's text can hold it, as it is and as entities.
func TestSanitizeEverywhere(t *testing.T) {
	templates := []string{
		"@", "# @", "a *b@c* d", "`@`", "[@](http://a.b/@ \"@\")", "![@](@)", "<http://a.b/@>", "[a]\n\n[a]: <@> '@'",
		"> @", "- @", "1. @", "| @ |\n|---|\n| `@` |", "```@\n@\n```", "    @", "<p title='@'>@</p>", "a <b x='@'>@</b>", "a\\\n@",
	}
	for _, tt := range payloads() {
		for _, template := range templates {
			check(t, ParseMarkdown(strings.ReplaceAll(template, "@", tt.raw)))
			check(t, ParseMarkdown(strings.ReplaceAll(template, "@", asEntities(tt.raw))))
		}
		check(t, ParsePlain(tt.raw))
	}
}

func asEntities(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
	}
	return b.String()
}

func TestSanitizeLine(t *testing.T) {
	if got := SanitizeLine(" a\tb\n\n c\x1b\u00a0d \u0301"); got != "a b c\uFFFD d \u0301" {
		t.Errorf("got %q", got)
	}
	if got := SanitizeLine(" \u0301x"); got != "\uFFFDx" {
		t.Errorf("got %q", got)
	}
}

func TestSanitizeCleanIsNotCopied(t *testing.T) {
	source := strings.Repeat("clean “text” 🙂 with 👩\u200d👧 joiners\n", 100)
	if allocs := testing.AllocsPerRun(10, func() { Sanitize(source) }); allocs > 0 {
		t.Errorf("%v allocations", allocs)
	}
}
