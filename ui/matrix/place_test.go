package matrix

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// TestSentencesAreFound holds that the row of every sentence shows its first
// word, and that the cell of that word leads back to the sentence.
func TestSentencesAreFound(t *testing.T) {
	for name, a := range map[string]*model.Analysis{"fixture": fixture(t), "generated": uitest.Large(t, 4, 2000, 6)} {
		for _, width := range []int{30, 60, 100, 220} {
			m := New(a, Options{Width: width, Articles: []int{2, 0, 1}})
			m.ToggleAll()
			for lane, article := range m.options.Articles {
				text := &a.Story.Articles[article]
				for i, s := range text.Sentences {
					y := m.RowOf(article, s.Start)
					c := m.columns[lane]
					at, _ := c.SentenceRows(i)
					cell := c.Width()
					for c.Offset(at, cell) > s.Start {
						cell--
					}
					x := m.grid.lanes[lane].x + cell
					word, _, _ := strings.Cut(s.In(text.Text), " ")
					row := ansi.Strip(m.Row(y, plainLook()))
					if shown := cut(row, x, m.grid.lanes[lane].end()-x); !strings.HasPrefix(shown, word[:min(len(word), 4)]) {
						t.Fatalf("%s at %d cells: sentence %d of article %d is said to be at cell %d of row %d: %q", name, width, i, article, x, y, row)
					}
					if ref, ok := m.SentenceAt(x, y); !ok || ref.Article != article || ref.Sentence != i {
						t.Errorf("%s at %d cells: cell %d of row %d is of %+v, want sentence %d of article %d", name, width, x, y, ref, i, article)
					}
				}
			}
		}
	}
}

func TestFoldedSentencesLeadToTheirFold(t *testing.T) {
	a := fixture(t)
	for _, width := range []int{40, 120} {
		m := New(a, Options{Width: width})
		mayor := uitest.Find(t, a.Story, "2:The mayor")
		y := m.RowOf(mayor.Article, mayor.Start)
		if !m.OnFold(y) || m.SectionAt(y) != (Section{Topic: 4, Fold: true}) {
			t.Errorf("%d cells: row %d is %q", width, y, ansi.Strip(m.Row(y, plainLook())))
		}
		if _, ok := m.SentenceAt(m.grid.lanes[2].end()-1, y); ok {
			t.Errorf("%d cells: the line of a fold is of a sentence", width)
		}
		m.Toggle(m.SectionAt(y))
		y = m.RowOf(mayor.Article, mayor.Start)
		if row := ansi.Strip(m.Row(y, plainLook())); !strings.Contains(row, "The mayor") || m.OnFold(y) || !m.OnFold(y-1) {
			t.Errorf("%d cells: once open the sentence is on row %d: %q", width, y, row)
		}
	}
}

// TestEveryCell looks at each cell of the matrix: it never panics, and what it
// gives is shown.
func TestEveryCell(t *testing.T) {
	for _, a := range []*model.Analysis{fixture(t), uitest.Awkward(t)} {
		for _, width := range []int{1, 7, 30, 90, 200} {
			m := New(a, Options{Width: width})
			for _, open := range []bool{false, true} {
				for y := -2; y < m.Rows()+2; y++ {
					for x := -2; x < width+2; x++ {
						ref, ok := m.SentenceAt(x, y)
						if !ok {
							continue
						}
						section := m.SectionAt(y)
						lane := ref.Article // all are shown in order
						if !m.sections[m.index(section)].cells[lane].holds(ref.Sentence) {
							t.Fatalf("%d cells, open %v: at %d, %d sentence %+v, which is not in %+v", width, open, x, y, ref, section)
						}
					}
				}
				m.ToggleAll()
			}
		}
	}
}

func TestRowOfDifference(t *testing.T) {
	a := fixture(t)
	m := New(a, Options{Width: 120})
	for i, d := range a.Differences {
		y := m.RowOfDifference(i)
		if got := m.SectionAt(y); got != (Section{Topic: d.Topic}) {
			t.Errorf("difference %d of topic %d is in %+v", i, d.Topic, got)
		}
		found := false
		for _, mention := range d.Mentions {
			words, _, _ := strings.Cut(mention.In(a.Story.Articles[mention.Article].Text), " ")
			found = found || strings.Contains(ansi.Strip(m.Row(y, plainLook())), words)
		}
		if !found {
			t.Errorf("difference %d: row %d is %q", i, y, ansi.Strip(m.Row(y, plainLook())))
		}
	}
	one := New(a, Options{Width: 120, Articles: []int{2}})
	ferry := 0
	for i, d := range a.Differences {
		if d.Topic == 3 {
			ferry = i
		}
	}
	if got := one.RowOfDifference(ferry); got != -1 {
		t.Errorf("a difference of a topic that is not shown is on row %d", got)
	}
	if m.RowOfDifference(-1) != -1 || m.RowOfDifference(99) != -1 {
		t.Error("differences that there are not have rows")
	}
}

func TestMove(t *testing.T) {
	m := New(fixture(t), Options{Width: 120})
	var sections []Section
	for _, s := range m.sections {
		sections = append(sections, s.Section)
	}
	if got := m.Move(NoSection, 1); got != sections[0] {
		t.Errorf("the first is %+v", got)
	}
	at := sections[0]
	for i := range sections {
		if at != sections[i] {
			t.Errorf("section %d is %+v, want %+v", i, at, sections[i])
		}
		first, end := m.RowsOf(at)
		if first >= end || m.SectionAt(first) != at || m.SectionAt(end-1) != at {
			t.Errorf("%+v has rows %d to %d", at, first, end)
		}
		at = m.Move(at, 1)
	}
	if at != sections[len(sections)-1] || m.Move(at, -100) != sections[0] {
		t.Errorf("past the ends: %+v", at)
	}
}

func TestAnchorsHold(t *testing.T) {
	a := fixture(t)
	m := New(a, Options{Width: 120})
	m.ToggleAll()
	for y := range m.Rows() {
		m.Arrange(a, Options{Width: 120})
		anchor, section := m.Anchor(y), m.SectionAt(y)
		if got := m.RowAt(anchor); got != y {
			t.Errorf("row %d is anchored at %d", y, got)
		}
		for _, o := range []Options{{Width: 30}, {Width: 200}, {Width: 90, Leader: 2}} {
			m.Arrange(a, o)
			if got := m.SectionAt(m.RowAt(anchor)); got != section {
				t.Errorf("row %d of %+v leads to %+v at %d cells", y, section, got, o.Width)
			}
		}
	}
}
