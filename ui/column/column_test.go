package column

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/theme"
)

func TestSmoke(t *testing.T) {
	text := "A heading\n\nThe quick brown fox, aged 5, jumps over the lazy dog. It was a well-known “story” from 1,000 years ago.\n\nSecond item"
	a := &model.Article{Text: text}
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.Index(text[start:], "\n\n"); n >= 0 {
			end = start + n
		}
		a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Span: model.Span{Start: start, End: end}})
		a.Sentences = append(a.Sentences, model.Sentence{Span: model.Span{Start: start, End: end}, Block: len(a.Blocks) - 1})
		start = end + 2
	}
	a.Blocks[0].Kind = model.Heading
	a.Blocks[2].Kind, a.Blocks[2].Marker, a.Blocks[2].Level, a.Blocks[2].Quote = model.ListItem, "•", 1, 1
	c := New(a, Options{Width: 30})
	look := Look{Theme: theme.New(true), Highlights: true, Current: 1, Selected: -1}
	for row := range c.Rows() {
		s := c.Row(row, look)
		if ansi.StringWidth(s) != 30 {
			t.Errorf("row %d: %d cells", row, ansi.StringWidth(s))
		}
		t.Logf("|%s|", ansi.Strip(s))
	}
}
