package text

import (
	"strings"
	"testing"
	"time"
)

// hostileSources are inputs of about a megabyte on which a parser may take
// quadratic time or nest without end.
func hostileSources(size int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	nest := func(open, middle, close string) string {
		n := size / (len(open) + len(close))
		return strings.Repeat(open, n) + middle + strings.Repeat(close, n)
	}
	var staircase, backticks strings.Builder
	for i := 0; staircase.Len() < size; i++ {
		staircase.WriteString(strings.Repeat("  ", i%1000) + "* a\n")
	}
	for i := 1; backticks.Len() < size; i++ {
		backticks.WriteString("e" + strings.Repeat("`", i))
	}
	return map[string]string{
		"quotations":            fill(">"),
		"spaced quotations":     fill("> ") + "a",
		"quotations by line":    fill(">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a\n"),
		"lists":                 fill("- ") + "a",
		"numbered lists":        fill("1. ") + "a",
		"staircase":             staircase.String(),
		"blank lines in lists":  strings.Repeat("- ", 40) + "x" + fill("\n") + "y",
		"blank lines in quotes": strings.Repeat("> - ", 40) + "x" + fill("\n"),
		"open brackets":         fill("["),
		"open images":           fill("!["),
		"closed brackets":       fill("]"),
		"nested brackets":       nest("[", "a", "]"),
		"bracket groups":        fill(strings.Repeat("[", 60) + "a" + strings.Repeat("]", 60)),
		"link openers":          fill("[a"),
		"link closers":          fill("a]"),
		"unclosed links":        fill("[a](b"),
		"unclosed targets":      fill("[a](<b"),
		"unclosed titles":       fill("[a](b \"c "),
		"unclosed references":   fill("[a][b"),
		"empty images":          fill("![[]()"),
		"links with emphasis":   fill("[*b*](c) "),
		"links in brackets":     "[" + fill("[a](b) ") + "](c)",
		"bracket parenthesis":   fill("[ (]("),
		"stars":                 fill("*"),
		"star words":            fill("*a "),
		"closing underscores":   fill("a_ "),
		"mismatched emphasis":   fill("*a_ "),
		"nested emphasis":       nest("*a **a ", "b", " a** a*"),
		"emphasis of three":     "a**b" + fill("c* "),
		"tildes":                fill("~a ~~b "),
		"backticks":             backticks.String(),
		"backtick pairs":        fill("`a``b"),
		"comments":              fill("a <!-- "),
		"declarations":          fill("a <!A "),
		"processing":            fill("a <? "),
		"CDATA":                 fill("a <![CDATA["),
		"open tags":             fill("a <b c=\""),
		"open tags with blanks": "a <b " + fill("c "),
		"addresses":             fill("a <a@b.c"),
		"references":            fill("[a]: b\n"),
		"long reference":        "[a]: <" + strings.Repeat("b", size/2) + ">\n\n" + strings.Repeat("[a] ", size/8),
		"unclosed reference":    fill("[a]: <b\n"),
		"reference labels":      fill("[a\n"),
		"wide table":            strings.Repeat("a|", size/6) + "\n" + strings.Repeat("-|", size/6) + "\n" + strings.Repeat("a\n", size/6),
		"table delimiters":      fill("a\n-:\n"),
		"table pipes":           "a|b\n-|-\n" + fill("`\\|`|a\n"),
		"setext":                fill("a\n-\n"),
		"HTML blocks":           fill("<div>\n\n"),
		"HTML tags":             "<div>" + fill("<"),
		"HTML attributes":       "<div>" + fill("<a b='"),
		"scripts":               fill("a <script>\n\n"),
		"entities":              fill("&amp"),
		"numeric entities":      fill("&#1114111;"),
		"backslashes":           fill("\\"),
		"controls":              fill("\x1b]8;;\x07"),
		"NUL":                   fill("\x00"),
		"not UTF-8":             fill("\xff"),
		"joiners":               fill("\u200d"),
		"marks":                 "a" + fill("\u0301"),
		"full stops":            fill("."),
		"spaced full stops":     fill(". "),
		"quotation marks":       fill(".\""),
		"quoted words":          fill("a.\"A"),
		"captions":              fill(". ("),
		"openers":               fill("a. (((((((((((((((("),
		"capitals":              fill("A."),
		"question quotes":       fill("?\" A"),
		"one word":              "a. " + fill("A"),
		"hard breaks":           fill("a\\\n"),
		"hard breaks, blanks":   fill("a  \n"),
		"tabs":                  fill("\t"),
		"fences":                fill("```\n"),
		"long fence":            fill("`") + "\na",
	}
}

// TestHostile bounds the time and the shape of what comes of hostile input. The
// bound is far above what is needed and far below what a quadratic step takes.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, source := range hostileSources(hostileSize) {
		t.Run(name, func(t *testing.T) {
			started := time.Now()
			article := ParseMarkdown(source)
			took := time.Since(started)
			t.Logf("%v, %d blocks, %d sentences", took, len(article.Blocks), len(article.Sentences))
			if took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
