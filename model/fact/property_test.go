package fact

import (
	"math"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// TestProperties checks what holds of all facts of the miniatures and of any two
// of a story.
func TestProperties(t *testing.T) {
	readMiniatures(t, func(m *miniature, story *model.Story, facts [][]Fact) {
		for a := range facts {
			checkPlaces(t, story, facts[a])
			for i := range facts[a] {
				checkValues(t, &facts[a][i])
				for b := range a + 1 {
					for j := range facts[b] {
						checkPair(t, &facts[a][i], &facts[b][j])
					}
				}
			}
		}
	})
}

// checkPlaces checks that facts follow one another and lie in their sentences.
func checkPlaces(t *testing.T, story *model.Story, facts []Fact) {
	t.Helper()
	for i, f := range facts {
		s := story.Sentence(f.SentenceRef)
		if f.Start < s.Start || f.End > s.End || f.Start >= f.End || f.First > f.Last {
			t.Errorf("the fact of %d to %d is not within the sentence of %d to %d", f.Start, f.End, s.Start, s.End)
		}
		if i > 0 && f.Start < facts[i-1].End {
			t.Errorf("%q overlaps the fact before", f.In(story.Articles[f.Article].Text))
		}
	}
}

// checkValues checks that each value is in order and equals itself.
func checkValues(t *testing.T, f *Fact) {
	t.Helper()
	for _, v := range f.values() {
		if math.IsNaN(v.Low) || math.IsNaN(v.High) || v.Low > v.High || v.Step < 0 {
			t.Errorf("the value %+v is out of order", v)
		}
		if got := Compare(v, v); got != Equal {
			t.Errorf("the value %+v stands to itself as %d", v, got)
		}
	}
	if got := f.Agrees(f); got != Equal {
		t.Errorf("the fact %+v stands to itself as %d", f, got)
	}
}

// checkPair checks that two facts stand to each other the same both ways, and
// that values of two dimensions cannot be compared.
func checkPair(t *testing.T, f, g *Fact) {
	t.Helper()
	if x, y := Compare(f.Value, g.Value), Compare(g.Value, f.Value); x != y {
		t.Errorf("%+v and %+v stand to each other as %d, and as %d the other way", f.Value, g.Value, x, y)
	} else if (f.Value.Dimension != g.Value.Dimension) && x != Incomparable {
		t.Errorf("%+v and %+v are compared", f.Value, g.Value)
	}
	if x, y := f.Agrees(g), g.Agrees(f); x != y {
		t.Errorf("the facts %+v and %+v agree as %d, and as %d the other way", f, g, x, y)
	}
}

// TestUnitsConvert checks that a number of any unit equals itself in any other
// unit of its dimension.
func TestUnitsConvert(t *testing.T) {
	for nameA, a := range units() {
		for nameB, b := range units() {
			if a.Dimension != b.Dimension || a.Dimension == Share {
				continue
			}
			number := 37.0
			base := number*a.factor + a.zero
			other := (base - b.zero) / b.factor
			v := Value{Dimension: a.Dimension, Low: base, High: base, Written: base, Step: a.factor, Unit: a.name}
			back := other*b.factor + b.zero
			w := Value{Dimension: b.Dimension, Low: back, High: back, Written: back, Step: a.factor, Unit: b.name}
			if got := Compare(v, w); got != Equal {
				t.Errorf("37 %s and %g %s stand to each other as %d", nameA, other, nameB, got)
			}
		}
	}
}

// FuzzRead checks that no text makes reading panic or place a fact outside of its
// sentence.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"More than 2,400 homes, £4.6m, 31 of its 128 columns and 18 km (11 miles).", "a quarter of a", "between 3 and", "half a", "-14C", "1/0", "0/0",
		"one in", "two hundred and", "no one", "all but one of", "£", "US$", "$ million", "6 ft 2", "magnitude", "from 60 percent to", "3-", "14 to", "½ 2½",
		"99999999999999999999 people", "1.2.3.4", "Rs", "twenty-", "a dozen", "of of of", "dozens of dozens of", "3, Castle 2", "1e400%",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		article := text.ParsePlain(s)
		article.Date = "2026-03-02"
		story := &model.Story{Articles: []model.Article{article}}
		facts := Read(detail.Read(story))[0]
		checkPlaces(t, story, facts)
		for i := range facts {
			checkValues(t, &facts[i])
		}
	})
}
