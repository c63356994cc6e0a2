package rtf

import (
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

// hostile are documents that are broken, or cost far more than their size where they are
// taken in without thought.
func hostile(n int) map[string]string {
	many := func(s string) string { return `{\rtf1 ` + strings.Repeat(s, n) + `a}` }
	return map[string]string{
		"nothing":             `{\rtf1}`,
		"deep":                many("{"),
		"deep, closed":        `{\rtf1 ` + strings.Repeat("{", n) + "a" + strings.Repeat("}", n) + "}",
		"closed too often":    many("}"),
		"emphasis":            many(`\b a\b0 b`),
		"fields in fields":    many(`{\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt a`),
		"fields side by side": many(`{\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt a}}`),
		"notes in notes":      many(`{\footnote a`),
		"notes":               many(`{\footnote a}`),
		"boxes in boxes":      many(`{\shptxt a`),
		"boxes":               many(`{\shptxt a}`),
		"cells":               many(`\intbl a\cell`),
		"rows":                many(`\intbl a\cell\row`),
		"nested cells":        many(`\intbl a\nestcell`),
		"fonts":               `{\rtf1{\fonttbl` + strings.Repeat(`{\f1\fcharset128 a;}`, n) + `}a}`,
		"styles":              `{\rtf1{\stylesheet` + strings.Repeat(`{\s7 heading 1;}`, n) + `}\s7 a\par b}`,
		"a long style":        `{\rtf1{\stylesheet{\s7 ` + strings.Repeat("heading ", n) + `;}}\s7 a\par b}`,
		"a long property":     `{\rtf1{\info{\title ` + strings.Repeat(`a\u233?`, n) + `}}a}`,
		"a long instruction":  `{\rtf1{\field{\*\fldinst ` + strings.Repeat(`a\'e9`, n) + `}{\fldrslt a}}}`,
		"numbers":             many(`\u99999999999999999999?\u-99999999999999999999?\uc99999999\bin-5 `),
		"much to pass over":   `{\rtf1\uc9999999 \u233 ` + strings.Repeat("a", n) + ` b}`,
		"a bin beyond":        `{\rtf1 a\bin99999999 }`,
		"a long word":         `{\rtf1 \` + strings.Repeat("a", n) + ` b}`,
		"codes":               many(`\'`),
		"halves":              many(`\u-10179?`),
		"backslashes":         strings.TrimSuffix(many(`\`), "a}"),
		"controls":            many("\x1b[31m\\'1b]8;;\\u155?\\u8238?"),
		"zero bytes":          many("\x00a"),
		"text twice":          many(`{\upr{a}{\*\ud{b}}}`),
		"paragraphs":          many(`\pard\par `),
		"line breaks":         many(`\line `),
	}
}

func check(t *testing.T, source string) error {
	t.Helper()
	doc := draft.Document{Data: []byte(source)}
	if !Format().Is(doc) {
		return nil
	}
	return formattest.Check(t, Format(), doc, 1, 500)
}

// TestHostile reads each: an article or a refusal in little time and memory.
func TestHostile(t *testing.T) {
	if refusals := formattest.Hostile(t, hostile(30_000), 300<<20, check); len(refusals) == 0 || refusals["nothing"] == nil {
		t.Errorf("refused: %v", refusals)
	}
}

// FuzzRead reads documents, and cut in two.
func FuzzRead(f *testing.F) {
	formattest.Seed(f, formattest.Fixtures(f, "testdata/*.rtf"), hostile(10))
	f.Fuzz(func(t *testing.T, source string) {
		_ = check(t, source)
		_ = check(t, `{\rtf1`+source)
	})
}
