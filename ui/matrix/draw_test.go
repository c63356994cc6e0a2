package matrix

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestRowsHold(t *testing.T) {
	for name, a := range map[string]*model.Analysis{"fixture": fixture(t), "awkward": uitest.Awkward(t), "nine": uitest.Large(t, 9, 700, 5)} {
		for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
			look := plainLook()
			look.Selected, look.Focus = 0, 1
			m := New(a, Options{Width: 1, Method: method})
			for width := 1; width <= 320; width += 1 + width/12 {
				m.Arrange(a, Options{Width: width, Method: method, Leader: width % 3})
				m.ToggleAll()
				look.Current = m.SectionAt(width % m.Rows())
				rows := []string{m.Header(look), m.Heading(width, look)}
				for y := -1; y <= m.Rows(); y++ {
					rows = append(rows, m.Row(y, look))
				}
				for y, row := range rows {
					if err := uitest.CheckRow(row, method, width); err != nil {
						t.Fatalf("%s at %d cells, row %d: %v", name, width, y-3, err)
					}
				}
			}
		}
	}
}

// TestOpenMatrixSpellsEveryArticle holds that with all folds open each article's
// sentences are in its column, whole and once.
func TestOpenMatrixSpellsEveryArticle(t *testing.T) {
	a := fixture(t)
	for _, width := range []int{20, 44, 60, 100, 200} {
		m := New(a, Options{Width: width})
		if !m.ToggleAll() {
			t.Fatal("the folds are closed")
		}
		for lane, article := range m.options.Articles {
			for _, s := range m.sections {
				top := s.starts[lane]
				if m.labelled(&s) {
					top++
				}
				got := spoken(textOf(m, lane, top, top+len(s.cells[lane].rows)))
				var want []string
				for _, p := range s.cells[lane].pieces {
					for i := p.first; i <= p.last; i++ {
						want = append(want, strings.Fields(a.Story.SentenceText(model.SentenceRef{Article: article, Sentence: i}))...)
					}
				}
				if len(want) > 0 && got != spoken(strings.Join(want, " ")) {
					t.Errorf("%d cells, article %d, %+v: %q, want %q", width, article, s.Section, got, want)
				}
			}
		}
	}
}

// spoken leaves out what is drawn around an article's words.
func spoken(s string) string {
	return strings.NewReplacer("│", "", "•", "", "…", "", " ", "").Replace(s)
}

func TestPassagesStandBeside(t *testing.T) {
	m := New(fixture(t), Options{Width: 120})
	first, _ := m.RowsOf(Section{Topic: 0})
	for lane, want := range []string{"The harbour bridge", "The bridge was shut", "│ The bridge has been"} {
		if got := textOf(m, lane, first+1, first+2); !strings.HasPrefix(got, want) {
			t.Errorf("column %d begins with %q, want %q", lane, got, want)
		}
	}
	first, _ = m.RowsOf(Section{Topic: 1})
	if got := textOf(m, 2, first+1, first+2); got != "no match found" {
		t.Errorf("a topic that is not covered says %q", got)
	}
	if got := textOf(m, 2, first+2, first+3); got != "" {
		t.Errorf("filler below it says %q", got)
	}
}

func TestHiddenDifferencesAndFolds(t *testing.T) {
	m := New(fixture(t), Options{Width: 120})
	before := m.Rows()
	look := plainLook()
	look.Highlights = false
	first, _ := m.RowsOf(Section{Topic: 0})
	if row := m.Row(first+1, look); strings.Contains(row, "\x1b[1;7") {
		t.Errorf("highlights are hidden, and the row is %q", row)
	}
	fold := Section{Topic: 4, Fold: true}
	if m.Toggle(Section{Topic: 4}) || m.Toggle(Section{Topic: 0, Fold: true}) || m.Rows() != before {
		t.Error("what is no fold opens")
	}
	if !m.Toggle(fold) || m.Rows() <= before || !m.Toggle(fold) || m.Rows() != before {
		t.Errorf("%d rows before, %d after opening and closing", before, m.Rows())
	}
	m.Toggle(fold)
	open := m.Rows()
	m.Arrange(fixture(t), Options{Width: 50})
	m.Arrange(fixture(t), Options{Width: 120})
	if m.Rows() != open {
		t.Error("laying out anew closes what was opened")
	}
	if !m.ToggleAll() || m.ToggleAll() || m.Rows() != before {
		t.Error("all folds do not open, or not close")
	}
}

func TestTextLook(t *testing.T) {
	a := fixture(t)
	m := New(a, Options{Width: 120})
	look := plainLook()
	shut := uitest.Find(t, a.Story, "1:shut")
	look.Text = func(article int, l column.Look) column.Look {
		if article == shut.Article {
			l.Found = []model.Span{shut.Span}
		}
		return l
	}
	want, _ := theme.AppendStart(nil, look.Theme.Text, look.Theme.Found)
	if row := m.Row(m.RowOf(shut.Article, shut.Start), look); !strings.Contains(row, string(want)+"shut") {
		t.Errorf("what was found is not painted: %q", row)
	}
}

func TestNothingToShow(t *testing.T) {
	empty, err := model.NewAnalysis(&model.Story{Articles: make([]model.Article, 2)}, model.Automatic, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []*Matrix{New(empty, Options{Width: 80}), New(fixture(t), Options{Width: 80, Articles: []int{}}), New(empty, Options{Leader: 9, Width: -3})} {
		if m.Rows() != 0 || m.SectionAt(0) != NoSection || m.Move(NoSection, 1) != NoSection || m.RowAt(m.Anchor(3)) != 0 || m.RowOf(0, 0) != -1 {
			t.Errorf("%d rows of nothing", m.Rows())
		}
		for _, row := range []string{m.Row(0, plainLook()), m.Header(plainLook()), m.Heading(0, plainLook())} {
			if err := uitest.CheckRow(row, ansi.WcWidth, m.options.Width); err != nil {
				t.Error(err)
			}
		}
	}
}
