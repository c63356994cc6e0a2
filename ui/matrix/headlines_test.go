package matrix

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// headlined is a story whose first and third articles have headlines that differ.
func headlined(t testing.TB) *model.Analysis {
	t.Helper()
	b := uitest.NewBuilder(t, harbour...)
	b.Story.Articles[0].Title, b.Story.Articles[2].Title = "Harbour bridge is closed for weeks by three cracks in its main span", "Salt did it"
	b.Topic("The closure", "0:The harbour bridge", "1:The bridge was shut", "2:The bridge has been")
	b.Differ(0, model.Date, model.Conflict, "0:January", "1:February")
	b.Differ(0, model.Wording, model.Variant)
	b.InTitles("0:closed for weeks", "2:Salt did it")
	return b.Analysis()
}

// TestHeadlinesStandAboveAll: they are the first section, in full, and what only they
// differ in is found there.
func TestHeadlinesStandAboveAll(t *testing.T) {
	a := headlined(t)
	for _, width := range []int{40, 60, 100, 200} {
		m := New(a, Options{Width: width})
		if m.sections[0].Section != Headlines || m.SectionAt(0) != Headlines {
			t.Fatalf("%d cells: first comes %+v", width, m.sections[0].Section)
		}
		start, end := m.RowsOf(Headlines)
		for lane, want := range []string{a.Story.Articles[0].Title, "no headline", a.Story.Articles[2].Title} {
			first := start + 1
			if m.grid.stacked {
				first = m.sections[0].starts[lane]
			}
			if got := textOf(m, lane, first, end); !strings.Contains(got, want) {
				t.Errorf("%d cells: article %d shows %q, want %q", width, lane, got, want)
			}
		}
		only := 1
		if len(a.Differences[only].Mentions) > 0 {
			only = 0
		}
		row, cell := m.CellOfDifference(only)
		if shown := cut(ansi.Strip(m.Row(row, plainLook())), cell, 6); row < start || row >= end || shown != "closed" {
			t.Errorf("%d cells: the difference of the headlines is at cell %d of row %d: %q", width, cell, row, shown)
		}
		if ref, ok := m.SentenceAt(cell, row); !ok || ref != (model.SentenceRef{Sentence: model.InTitle}) {
			t.Errorf("%d cells: there stands %+v", width, ref)
		}
		if y := m.RowOf(0, a.Story.Articles[0].TitleStart()); m.SectionAt(y) != Headlines {
			t.Errorf("%d cells: the start of the headline is said to be in row %d", width, y)
		}
		if heading := ansi.Strip(m.Row(start, plainLook())) + ansi.Strip(m.Row(start+1, plainLook())); !strings.Contains(heading, "Headlines") || !strings.Contains(heading, "2 of 3") || !strings.Contains(heading, "1 variant") {
			t.Errorf("%d cells: the heading is %q", width, heading)
		}
		if m.Move(Headlines, 1) == Headlines || m.Move(m.Move(Headlines, 1), -1) != Headlines {
			t.Errorf("%d cells: after the headlines comes %+v", width, m.Move(Headlines, 1))
		}
	}
}

func TestWithoutHeadlinesThereIsNoSectionOfThem(t *testing.T) {
	if m := New(fixture(t), Options{Width: 100}); m.index(Headlines) >= 0 {
		t.Error("there is one")
	}
	if m := New(headlined(t), Options{Width: 100, Articles: []int{1}}); m.index(Headlines) >= 0 {
		t.Error("there is one although the article shown has none")
	}
}
