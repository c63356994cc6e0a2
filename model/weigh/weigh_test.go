package weigh

import (
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// read returns a story of plain texts and what was read of it.
func read(bodies ...string) (*model.Story, []detail.Reading) {
	s := &model.Story{}
	for _, b := range bodies {
		s.Articles = append(s.Articles, text.ParsePlain(b))
	}
	return s, detail.Read(s)
}

// between returns a difference whose mentions are the first places of the words
// in one article after the other; "" is none.
func between(t *testing.T, s *model.Story, relation model.Relation, kind model.Kind, certainty float64, words ...string) model.Difference {
	t.Helper()
	d := model.Difference{Relation: relation, Kind: kind, Certainty: certainty}
	for i, w := range words {
		a := &s.Articles[i]
		start := strings.Index(a.Text, w)
		if start < 0 {
			t.Fatalf("article %d lacks %q", i, w)
		}
		if w != "" {
			d.Mentions = append(d.Mentions, model.Detail{
				SentenceRef: model.SentenceRef{Article: i, Sentence: a.SentenceAt(start)},
				Span:        model.Span{Start: start, End: start + len(w)}, Kind: kind,
			})
		}
	}
	return d
}

var flood = []string{
	"Heavy rain hit the town in May. About 30 people were killed and 70 homes lost. The mayor, Ann Lee, spoke of grave harm. Roads to Lipton are shut. The dam, he said, may hold.",
	"Rain hit the town in June. Some 40 people were killed and 90 houses lost. Mayor Anne Lee spoke of bad harm. The road to Lisbon is shut. The dam will hold.",
}

func TestWeightOrder(t *testing.T) {
	s, readings := read(flood...)
	hard := func(r model.Relation, c float64) model.Difference {
		return between(t, s, r, model.Number, c, "70 homes", "90 houses")
	}
	deaths := func(r model.Relation, c float64) model.Difference {
		return between(t, s, r, model.Number, c, "About 30", "Some 40")
	}
	date := func(c float64) model.Difference {
		return between(t, s, model.Conflict, model.Date, c, "May", "June")
	}
	wording := func(r model.Relation, c float64) model.Difference {
		return between(t, s, r, model.Wording, c, "grave harm", "bad harm")
	}
	for _, test := range []struct {
		name           string
		heavy, lighter model.Difference
	}{
		{"conflict before variant", wording(model.Conflict, 1), deaths(model.Variant, 1)},
		{"variant before missing", wording(model.Variant, 1), deaths(model.Missing, 1)},
		{"variant before extra", wording(model.Variant, 1), deaths(model.Extra, 1)},
		{"deaths before homes", deaths(model.Conflict, 1), hard(model.Conflict, 1)},
		{"numbers before wording", hard(model.Variant, 1), wording(model.Variant, 1)},
		{"hedges before wording", between(t, s, model.Variant, model.Certainty, 1, "may hold", "will hold"), wording(model.Variant, 1)},
		{"certain before doubtful", hard(model.Variant, 0.8), hard(model.Variant, 0.4)},
		{"a certain variant before a doubtful conflict", hard(model.Variant, 0.9), hard(model.Conflict, 0.5)},
		{"leading sentence before a later one", date(1), between(t, s, model.Conflict, model.Place, 1, "Lipton", "Lisbon")},
		{"a certainty that is unknown counts as a low one", hard(model.Variant, 0.6), hard(model.Variant, 0)},
	} {
		list := Differences(readings, []model.Difference{test.lighter, test.heavy})
		if list[1].Weight <= list[0].Weight {
			t.Errorf("%s: %.3f against %.3f", test.name, list[1].Weight, list[0].Weight)
		}
	}
}

// TestTiersDoNotMeet checks that no place in the articles makes a person's
// conflict lighter than a variant, or a variant lighter than an extra.
func TestTiersDoNotMeet(t *testing.T) {
	for _, pair := range [][2]model.Relation{{model.Conflict, model.Variant}, {model.Variant, model.Extra}, {model.Variant, model.Missing}} {
		if least, most := tierOf(pair[0]).low*(1-lateShare), tierOf(pair[1]).high; least <= most {
			t.Errorf("a late %s weighs %.3f, an early %s %.3f", pair[0], least, pair[1], most)
		}
	}
}

// TestHardFactsComeFirst checks the same of hard facts and what else is told,
// within a relation.
func TestHardFactsComeFirst(t *testing.T) {
	for _, r := range []model.Relation{model.Variant, model.Extra} {
		for _, hard := range model.Kinds() {
			for _, soft := range model.Kinds() {
				if !isHard(hard) || isHard(soft) {
					continue
				}
				gravity := func(g float64) float64 { return tierOf(r).low + (tierOf(r).high-tierOf(r).low)*g }
				if late, early := gravity(kindGravity(hard))*(1-lateShare), gravity(max(kindGravity(soft), maxSoft)); late <= early {
					t.Errorf("a late %s of %s weighs %.3f, an early one of %s %.3f", r, hard, late, soft, early)
				}
			}
		}
	}
}

func TestLevelsByKind(t *testing.T) {
	s, readings := read(flood...)
	for _, test := range []struct {
		kind     model.Kind
		relation model.Relation
		want     model.Level
	}{
		{model.Number, model.Extra, model.Facts},
		{model.Quote, model.Variant, model.Facts},
		{model.Cause, model.Conflict, model.Facts},
		{model.Wording, model.Variant, model.Telling},
		{model.Attribution, model.Extra, model.Telling},
		{model.Certainty, model.Missing, model.Telling},
		{model.Cause, model.Variant, model.Everything},
		{model.Other, model.Extra, model.Everything},
	} {
		d := between(t, s, test.relation, test.kind, 1, "rain", "Rain")
		if got := Differences(readings, []model.Difference{d})[0].Level; got != test.want {
			t.Errorf("%s of %s has the level %s, want %s", test.relation, test.kind, got, test.want)
		}
	}
}

// many returns differences that mark every sentence of a story, one more
// doubtful than the other.
func many(t *testing.T, relation model.Relation) ([]detail.Reading, []model.Difference) {
	t.Helper()
	words := []string{"Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett",
		"Kilo", "Lima", "Mike", "November"}
	s, readings := read(strings.Join(words, " ran. ")+" ran.", strings.Join(words, " sat. ")+" sat.")
	var list []model.Difference
	for i, w := range words {
		kind := model.Name
		if i%2 == 1 {
			kind = model.Wording
		}
		list = append(list, between(t, s, relation, kind, 0.9-0.05*float64(i), w, w))
	}
	return readings, list
}

// marked returns the share of the articles' bytes under marks of a level.
func marked(readings []detail.Reading, list []model.Difference, level model.Level) float64 {
	places, all := make(map[[2]int]bool), 0
	for _, d := range list {
		for _, m := range d.Mentions {
			for i := m.Start; i < m.End && level.Includes(d.Level); i++ {
				places[[2]int{m.Article, i}] = true
			}
		}
	}
	for _, r := range readings {
		for _, s := range r.Article.Sentences {
			all += s.Len()
		}
	}
	return float64(len(places)) / float64(all)
}

func TestMarksAreBounded(t *testing.T) {
	readings, list := many(t, model.Variant)
	list = Differences(readings, list)
	for _, level := range []model.Level{model.Facts, model.Telling} {
		if share := marked(readings, list, level); share > maxMarked || share == 0 {
			t.Errorf("at %s %.2f of the text is marked", level, share)
		}
	}
	if list[0].Level != model.Facts || list[9].Level != model.Everything {
		t.Errorf("the heaviest has the level %s, the lightest %s", list[0].Level, list[9].Level)
	}
	if share := marked(readings, list, model.Everything); share < 0.3 {
		t.Errorf("only %.2f of the text is marked at everything", share)
	}
}

// TestWhatIsMarkedByHandIsMarked holds that how much is marked already hides nothing
// that a person marked of a kind that the level has.
func TestWhatIsMarkedByHandIsMarked(t *testing.T) {
	readings, list := many(t, model.Variant)
	last := &list[len(list)-1]
	last.ByHand, last.Certainty = true, 0.01
	n := 0
	for _, d := range Differences(readings, list) {
		if d.Level == model.Everything {
			n++
		}
		if d.ByHand && d.Level != kindLevel(&d) {
			t.Errorf("what is marked by hand has the level %s", d.Level)
		}
	}
	if n == 0 {
		t.Error("all fits, so that nothing is tested")
	}
}

// TestTheHeaviestAreAlwaysMarked holds that a short story has marks however much of
// it they take.
func TestTheHeaviestAreAlwaysMarked(t *testing.T) {
	words := []string{"Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"}
	for n := 1; n <= len(words); n++ {
		s, readings := read(strings.Join(words[:n], " ")+".", strings.Join(words[:n], " ")+".")
		var list []model.Difference
		for i, w := range words[:n] {
			list = append(list, between(t, s, model.Variant, model.Wording, 0.9-0.05*float64(i), w, w))
		}
		for i, d := range Differences(readings, list) {
			if want := i < alwaysMarked; (d.Level == model.Telling) != want {
				t.Errorf("difference %d of %d has the level %s", i, n, d.Level)
			}
		}
	}
}

func TestConflictsAreAlwaysMarked(t *testing.T) {
	readings, list := many(t, model.Conflict)
	readings2, variants := many(t, model.Variant)
	for i, d := range Differences(readings, list) {
		if d.Level != model.Facts {
			t.Errorf("conflict %d has the level %s", i, d.Level)
		}
	}
	for i, d := range Differences(readings2, append(list[:len(list)-1:len(list)-1], variants[len(list)-1])) {
		if (d.Relation == model.Conflict) != (d.Level == model.Facts) {
			t.Errorf("%s %d has the level %s although conflicts fill the bound", d.Relation, i, d.Level)
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	readings, list := many(t, model.Variant)
	for i := range list {
		list[i].Certainty, list[i].Kind = 0.5, model.Name
		for m := range list[i].Mentions {
			list[i].Mentions[m].Sentence = 0
		}
	}
	once := Differences(readings, list)
	slices.Reverse(list)
	again := Differences(readings, list)
	slices.Reverse(again)
	for i := range once {
		if once[i].Level != again[i].Level || once[i].Weight != again[i].Weight {
			t.Errorf("difference %d has weight %v at %s, in another order %v at %s", i, once[i].Weight, once[i].Level, again[i].Weight, again[i].Level)
		}
	}
	if list[0].Level != "" {
		t.Error("the list that was given is changed")
	}
}
