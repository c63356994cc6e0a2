package column

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

func TestExcerptsSpellTheirSentences(t *testing.T) {
	for name, article := range articles(t) {
		for _, every := range []int{1, 2, 5} {
			begins := func(s int) bool { return s%every == 0 }
			excerpts := Excerpts(article, begins)
			if len(excerpts.Sentences) != len(article.Sentences) || excerpts.Text != article.Text {
				t.Fatalf("%s: the text or the number of sentences has changed", name)
			}
			for i, s := range excerpts.Sentences {
				b := excerpts.Blocks[s.Block]
				if s.Span != article.Sentences[i].Span || s.Start < b.Start || s.End > b.End {
					t.Errorf("%s: sentence %d at %v is not within its block %v", name, i, s.Span, b.Span)
				}
				if begins(i) && s.Start != b.Start {
					t.Errorf("%s: sentence %d begins no block", name, i)
				}
			}
			checkExcerptBlocks(t, name, excerpts)
			for _, width := range []int{1, 12, 30, 80} {
				checkRowsApart(t, name, New(excerpts, Options{Width: width}), begins)
			}
		}
	}
}

func checkExcerptBlocks(t *testing.T, name string, excerpts *model.Article) {
	t.Helper()
	end := 0
	for _, b := range excerpts.Blocks {
		if b.Start < end || b.End <= b.Start || !b.Aligned() {
			t.Errorf("%s: block %v of kind %d after byte %d", name, b.Span, b.Kind, end)
		}
		end = b.End
		at := b.Start
		for _, r := range b.Runs {
			if r.Start < at || r.End > b.End || r.Len() <= 0 {
				t.Errorf("%s: run %v in block %v", name, r.Span, b.Span)
			}
			at = r.End
		}
	}
}

// checkRowsApart looks that no row shows text before and after a cut, and that
// the rows of a sentence spell it.
func checkRowsApart(t *testing.T, name string, c *Column, begins func(int) bool) {
	t.Helper()
	for i, s := range c.Article().Sentences {
		first, last := c.SentenceRows(i)
		if begins(i) && i > 0 {
			if _, above := c.SentenceRows(i - 1); above >= first {
				t.Errorf("%s at %d cells: sentences %d and %d share row %d", name, c.Width(), i-1, i, first)
			}
		}
		shown := c.article.Text[c.rows[first].start:c.rows[last].end]
		if !strings.Contains(shown, strings.TrimRight(s.In(c.Article().Text), " ")) {
			t.Errorf("%s at %d cells: rows %d to %d show %q of sentence %d", name, c.Width(), first, last, shown, i)
		}
	}
}

func TestExcerptsKeepWhatBelongsToTheBlock(t *testing.T) {
	a := parsed("- One *long run. It goes* on. And on.\n- Two.\n\n> Said. Again.")
	excerpts := Excerpts(a, func(s int) bool { return s == 1 || s == 5 })
	var got []string
	for _, b := range excerpts.Blocks {
		line := b.Marker + "|" + b.In(a.Text) + "|" + strings.Repeat(">", b.Quote)
		for _, r := range b.Runs {
			line += "|" + r.In(a.Text)
		}
		got = append(got, line)
	}
	want := "•|One long run.||long run.\n|It goes on. And on.||It goes\n•|Two.|\n|Said.|>\n|Again.|>"
	if strings.Join(got, "\n") != want {
		t.Errorf("blocks\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestSlimMargin(t *testing.T) {
	a := story(t)
	slim := New(&a.Story.Articles[0], Options{Width: 40, Slim: true})
	slim.SetAnalysis(a, 0)
	wide := columnOf(a, 0, 42)
	if slim.Margin() != SlimMarginWidth || wide.Margin() != MarginWidth || New(&a.Story.Articles[0], Options{Width: 10, Slim: true}).Margin() != 0 {
		t.Fatalf("margins %d and %d", slim.Margin(), wide.Margin())
	}
	if slim.Rows() != wide.Rows() {
		t.Fatalf("%d rows, with as much room for the text as in %d", slim.Rows(), wide.Rows())
	}
	for y := range slim.Rows() {
		got, want := []rune(ansi.Strip(slim.Row(y, plainLook()))), []rune(ansi.Strip(wide.Row(y, plainLook())))
		if got[0] != want[0] || string(got[1:]) != string(want[3:]) {
			t.Errorf("row %d is %q, want the mark, bar and text of %q", y, string(got), string(want))
		}
	}
}
