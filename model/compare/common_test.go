package compare

import (
	"fmt"
	"strings"
	"testing"

	"triptych/model"
)

// common returns what the sentences, one an article, have in common: whether they
// agree, and the words of each.
func common(t *testing.T, in Input) []string {
	t.Helper()
	found, err := Compare(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range found.Facts {
		list = append(list, fmt.Sprintf("%t: %s", f.Agreed, mentionTexts(in, model.Difference{Mentions: f.Mentions})))
	}
	return list
}

func TestCommonFacts(t *testing.T) {
	for _, test := range []struct {
		name      string
		sentences []string
		want      string
	}{
		{"other notations", []string{"The fire cost the town $1.5 million in March.", "In March the fire cost the town 1,500,000 dollars."},
			"true: $1.5 million | 1,500,000 dollars; true: March | March"},
		{"a bound that holds", []string{"The court heard 640 witnesses.", "The court heard more than 600 witnesses."}, "true: 640 witnesses | more than 600 witnesses"},
		{"most articles first", []string{"The storm closed 12 schools and 7 roads.", "The storm closed 7 roads.", "The storm closed 12 schools and 7 roads."},
			"true: 7 roads | 7 roads | 7 roads; true: 12 schools | 12 schools"},
		{"one of three differs", []string{"The two men were captured in January by local soldiers.", "The two men were captured in February by local soldiers.", "The two men were captured in January by local soldiers."},
			"true: two men | two men | two men; false: January | February | January"},
		{"once an article", []string{"The club sold 40 seats, and those 40 seats were dear.", "The club sold 40 seats."}, "true: 40 seats | 40 seats"},
		{"nothing", []string{"The ferry sank off the coast.", "The ferry sank off the coast."}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(common(t, storyOf(test.sentences...)), "; "); got != test.want {
				t.Errorf("got %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestNothingCommonWithoutTopics: numbers of different events are equal by chance.
func TestNothingCommonWithoutTopics(t *testing.T) {
	in := storyOf("The storm closed 12 schools.", "The storm closed 12 schools.")
	in.Topics = nil
	if got := common(t, in); got != nil {
		t.Errorf("articles without a topic have %q in common", got)
	}
}

// TestAConflictIsNoAgreement: where two articles agree and a conflict sets a third
// against one of them, all three are told.
func TestAConflictIsNoAgreement(t *testing.T) {
	mention := func(article int, kind model.Kind) model.Detail {
		return model.Detail{SentenceRef: model.SentenceRef{Article: article}, Span: model.Span{Start: 2, End: 5}, Kind: kind}
	}
	for _, test := range []struct {
		relation model.Relation
		kind     model.Kind
		articles []int
		agreed   bool
		mentions int
	}{
		{model.Conflict, model.Number, []int{1, 2}, false, 3},
		{model.Conflict, model.Number, []int{0, 1}, false, 2},
		{model.Conflict, model.Number, []int{2, 3}, true, 2},
		{model.Conflict, model.Name, []int{1, 2}, true, 2},
		{model.Variant, model.Number, []int{1, 2}, true, 2},
		{model.Conflict, model.Number, []int{1, 2, -1}, true, 2},
	} {
		f := model.Fact{Kind: model.Number, Agreed: true, Mentions: []model.Detail{mention(0, model.Number), mention(1, model.Number)}}
		d := model.Difference{Kind: test.kind, Relation: test.relation}
		for _, a := range test.articles {
			if a < 0 { // another value of the first article
				d.Mentions = append(d.Mentions, model.Detail{Span: model.Span{Start: 7, End: 9}, Kind: test.kind, Value: "9"})
				continue
			}
			d.Mentions = append(d.Mentions, mention(a, test.kind))
		}
		for _, d := range conflictsBySentence([]model.Difference{d})[f.Mentions[1].SentenceRef] {
			contradict(&f, d)
		}
		if f.Agreed != test.agreed || len(f.Mentions) != test.mentions {
			t.Errorf("a %s of %s in %v leaves agreed %t and %d mentions", test.relation, test.kind, test.articles, f.Agreed, len(f.Mentions))
		}
	}
}

// TestSeldomEqualByChance: numbers of two digits are of one thing though nothing else
// of their sentences is alike, unless they are of few values or count other things.
func TestSeldomEqualByChance(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"The slide buried 42 houses.", "Forty-two homes are gone.", "true: 42 houses | Forty-two homes"},
		{"It rained 214 mm there.", "She lost it all after 214mm fell.", "true: 214 mm | 214mm"},
		{"The firm paid £2.3m.", "A sum of £2.3 million went missing.", "true: £2.3m | £2.3 million"},
		{"The firm paid £2.3m.", "A sum of £2.4 million went missing.", ""},
		{"The slide buried 40 houses.", "Forty homes are gone.", ""},
		{"The club has 12 rules.", "A dozen homes are gone.", ""},
		{"The mayor is 42 years old.", "His rival, aged 42, lost.", ""},
	} {
		in := storyOf(test.a, test.b)
		in.Counterparts = nil
		in.Topics = []model.Topic{{Passages: []model.Passage{{Article: 0, Sentences: []int{0}}}}}
		if got := strings.Join(common(t, in), "; "); got != test.want {
			t.Errorf("%s %s\ngot %s\nwant %s", test.a, test.b, got, test.want)
		}
	}
}
