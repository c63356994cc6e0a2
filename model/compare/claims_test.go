package compare

import (
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
)

// differences returns the two-sided differences of two sentences that are
// counterparts: their relation and the words of their mentions.
func differences(t *testing.T, a, b string) []string {
	t.Helper()
	in := paired(a, b)
	found, err := Compare(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, d := range found.Differences {
		if d.Relation != model.Conflict && d.Relation != model.Variant {
			continue
		}
		words := []string{string(d.Relation)}
		for _, m := range d.Mentions {
			words = append(words, m.In(in.Story.Articles[m.Article].Text))
		}
		shown = append(shown, strings.Join(words, " | "))
	}
	return shown
}

func TestFactsAreComputedWith(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"months", "The men were captured in January by soldiers.", "The men were captured in February by soldiers.", "conflict | January | February"},
		{"dead", "The storm killed 40 people in the town on Monday.", "The storm killed 60 people in the town on Monday.", "conflict | 40 people | 60 people"},
		{"a bound that holds", "The commission heard 640 witnesses in the inquiry.", "The commission heard more than 600 witnesses in the inquiry.", "variant | 640 witnesses | more than 600 witnesses"},
		{"companions", "The jet carried four people to Leeds on Monday.", "The jet carried the director and five others to Leeds on Monday.", "conflict | four people | five others"},
		{"more of both", "The storm injured 20 more people in the town on Monday.", "The storm injured 17 more people in the town on Monday.", "conflict | 20 more people | 17 more people"},
		{"changes", "The pill cut the risk of death by 21% in a trial.", "The pill cut the risk of death by 12% in a trial.", "conflict | 21% | 12%"},
		{"no sum", "The storm killed 50 people in the town on Monday.", "The storm killed 38 children and three older people in the town on Monday.", "conflict | 50 people | 38 children"},
		{"all of them", "Two of the six doors to the quay stood open on Monday.", "All six doors to the quay stood open on Monday.", "conflict | Two of the six doors | six doors"},
		{"far apart", "The storm closed 12 schools near Leeds, the council said.", "The council said that 90 schools near Leeds were shut.", "variant | 12 schools | 90 schools"},
		{"all else equal", "The mill burned on Monday.", "The mill burned on Friday.", "conflict | Monday | Friday"},
		{"outcomes", "The court in Leeds convicted the former mayor of fraud.", "The court in Leeds acquitted the former mayor of fraud.", "conflict | convicted | acquitted"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := differences(t, test.a, test.b); !slices.Contains(got, test.want) {
				t.Errorf("differences %q, want %q among them", got, test.want)
			}
		})
	}
}

// TestEqualValuesAreNotMarked has the same value in another notation, and things
// that are counted apart.
func TestEqualValuesAreNotMarked(t *testing.T) {
	for _, test := range [][2]string{
		{"The quake struck the town at 3.42am on Tuesday.", "The quake struck the town at 3:42 a.m. on Tuesday."},
		{"The firm paid $1.31 billion for the rival in March.", "The firm paid $1,314 million for the rival in March."},
		{"The runway is 2,400 metres long, officials said.", "The runway is about 7,900 feet long, officials said."},
		{"The plane reached a speed of 112 knots, they said.", "The plane reached a speed of almost 130 miles an hour, they said."},
		{"A report is due within 30 days, the board said.", "A report is due in about a month, the board said."},
		{"The call came at 01:47 UTC from the tower.", "The call came at 9.47pm from the tower."},
		{"The talks began at nine in the evening in Oslo.", "The talks began at nine o’clock in Oslo."},
		{"The network has five hospitals in the province.", "The network has the General and its four sister hospitals in the province."},
		{"The jet carried four people to Leeds.", "The jet carried the director of a bank and three associates to Leeds."},
		{"He spoke on Monday in Leeds to his voters.", "He spoke on Monday in Leeds to his supporters."},
		{"They paid $40 in taxes.", "They paid 60 people in Leeds."},
		{"The storm killed 41 people in the town.", "The storm killed 38 children under the age of five and three older people in the town."},
		{"The last of four men who broke out of the prison was caught.", "A murderer who broke out of the prison with three other men was caught."},
		{"The dam will force 310 families to move.", "The dam will force all but 28 of the 310 families to move."},
		{"The board has seven members, who met in Leeds.", "Five of the seven members met in Leeds."},
		{"The jet carried 153 people to Leeds.", "The jet carried 147 passengers and six crew to Leeds."},
		{"The network has six lines in the city.", "The network kept one open and shut the other five lines in the city."},
		{"The storm injured 20 people in the town.", "The storm injured 17 more people in the town."},
		{"The pill cut the risk of death by 21% in a trial.", "The risk of death with the pill was 12% in a trial."},
		{"The shares rose by 34 percent in Leeds.", "The shares rose by just over a third in Leeds."},
		{"The blast came at ten past six in the morning.", "The blast came at about 06:10 in the morning."},
		{"The strike lasted half an hour in Leeds.", "The strike lasted some 30 minutes in Leeds."},
		{"An appeal must be lodged by 3 July in Leeds.", "An appeal may be lodged until 3 July in Leeds."},
		{"The mayor of Leeds spoke on Monday.", "The mayor of Leeds spoke this week."},
		{"The raid took about 400 tonnes of grain.", "The raid took 400 tonnes of grain."},
		{"The hackers want $5 million from the hospital.", "The hackers want $7 million in Canadian money from the hospital."},
	} {
		for _, got := range differences(t, test[0], test[1]) {
			if strings.ContainsAny(got, "0123456789") || strings.Contains(got, "Monday") {
				t.Errorf("%q and %q: %s", test[0], test[1], got)
			}
		}
	}
}

// TestValueThatBothHaveIsNoConflict has in one article the value of the other too.
// TestAValueAloneDiffersInNothing has spans of which one says no more than a value
// that the other has too.
func TestAValueAloneDiffersInNothing(t *testing.T) {
	whole := func(t *tokens) wordSpan { return wordSpan{0, len(t.reading.Words) - 1} }
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"5.75 per cent", "The bank moved the rate to 5.75% after weeks of talks.", true},
		{"The rate fell to 5.75 per cent after talks.", "The bank moved the rate to 5.75% after weeks of rows.", false},
		{"5.75 per cent", "The bank moved the rate to 5.25% after weeks of talks.", false},
	} {
		c, err := NewComparer(paired(test.a, test.b), t.Context().Err)
		if err != nil {
			t.Fatal(err)
		}
		x, y := c.index.tokens(model.SentenceRef{}), c.index.tokens(model.SentenceRef{Article: 1})
		q := proposal{kind: model.Name, x: x, y: y, a: whole(x), b: whole(y)}
		if got := c.facts.settles(&q); got != test.want {
			t.Errorf("%q and %q: settled is %t, want %t", test.a, test.b, got, test.want)
		}
	}
}

func TestValueThatBothHaveIsNoConflict(t *testing.T) {
	got := differences(t, "The men were captured in January by soldiers.", "The men were captured in February by soldiers, after a raid in January.")
	if slices.ContainsFunc(got, func(d string) bool { return strings.HasPrefix(d, "conflict") }) {
		t.Errorf("differences %q although both give January", got)
	}
}

// TestDaysOfNoKnownWeek compares articles without a date.
func TestDaysOfNoKnownWeek(t *testing.T) {
	in := storyOf("The mill burned on Monday.", "The mill burned on Friday.")
	for i := range in.Story.Articles {
		in.Story.Articles[i].Date = ""
	}
	in.Readings = detail.Read(in.Story)
	if list := compared(t, in); !find(in, list, model.Conflict, "Monday | Friday") {
		t.Errorf("differences %v, want a conflict of Monday and Friday", list)
	}
}

// TestQuotationsAreNoConflict has one speech of which each article quotes a part.
func TestQuotationsAreNoConflict(t *testing.T) {
	got := differences(t, `"We are not juggling, whatever they say," the mayor of Leeds said.`, `"We are juggling, as ever," the mayor of Leeds said.`)
	if slices.ContainsFunc(got, func(d string) bool { return strings.HasPrefix(d, "conflict") }) {
		t.Errorf("differences %q, want no conflict", got)
	}
}
