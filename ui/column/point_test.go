package column

import (
	"testing"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// TestDifferenceAt: every cell of the text belongs to the gravest mark over it, and
// the margin has the mark of its row.
func TestDifferenceAt(t *testing.T) {
	b := uitest.NewBuilder(t, "The bridge closed in January after engineers found three cracks, the port says.", "The bridge closed in February.", "It closed.")
	b.Topic("The closure", "0:The bridge", "1:The bridge", "2:It closed")
	b.Differ(0, model.Date, model.Conflict, "0:January", "1:February")
	b.Differ(0, model.Wording, model.Variant, "0:closed in January after", "1:closed")
	b.Differ(0, model.Wording, model.Extra, "0:three cracks")
	b.Differ(0, model.Wording, model.Missing, "0:engineers", "1:bridge")
	a := b.Analysis()
	for _, width := range []int{80, 30, 20, 12} {
		c := New(&b.Story.Articles[0], Options{Width: width})
		c.SetAnalysis(a, 0)
		for offset := range c.article.Text {
			row, cell := c.Cell(offset)
			want, words := -1, model.Span{Start: offset, End: offset + 1}
			for i := range a.Differences {
				d := &a.Differences[i]
				for _, m := range d.MentionsIn(0) {
					if m.Overlaps(words) && d.Relation != model.Missing && (want < 0 || d.Relation.Rank() < a.Differences[want].Relation.Rank()) {
						want = i
					}
				}
			}
			if size, _ := c.in(0).Next(c.article.Text[offset:]); size == 1 && offset < int(c.rows[row].end) {
				if got := c.DifferenceAt(row, cell); got != want {
					t.Errorf("width %d, byte %d: difference %d, want %d", width, offset, got, want)
				}
			}
		}
		for row := range c.rows {
			d := c.DifferenceAt(row, 0)
			if relation := c.relation(row); c.margin > 0 && (d >= 0) != (relation != "") || d >= 0 && c.margin > 0 && a.Differences[d].Relation != relation {
				t.Errorf("width %d: the margin of row %d has %q, but leads to difference %d", width, row, relation, d)
			}
		}
		for _, at := range [][2]int{{-1, 0}, {c.Rows(), 0}, {0, -1}, {0, width}, {c.Rows() - 1, width - 1}} {
			if d := c.DifferenceAt(at[0], at[1]); d >= 0 && at[1] != width-1 {
				t.Errorf("width %d: difference %d at %v", width, d, at)
			}
		}
	}
	c := New(&b.Story.Articles[2], Options{Width: 30})
	if c.SetAnalysis(a, 2); a.Differences[c.DifferenceAt(0, 0)].Relation != model.Missing {
		t.Errorf("the mark of what is missing leads to difference %d", c.DifferenceAt(0, 0))
	}
	if c.DifferenceAt(0, 9) >= 0 {
		t.Error("a missing detail has a place in the text")
	}
}
