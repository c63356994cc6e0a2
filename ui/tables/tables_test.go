package tables

import (
	"fmt"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/weigh"
	"triptych/ui/internal/uitest"
)

// TestTables: a difference of at least two articles is a row by its kind, and so is a
// fact that no difference tells.
func TestTables(t *testing.T) {
	b := uitest.NewBuilder(t, "Four were hurt in May. It cost £7. Ann Lee saw 9 dogs.", "Five were hurt in May. It cost £7. Ann Leigh saw it.", "Four were hurt in May. Nobody saw it.")
	b.Topic("The hurt", "0:Four were", "1:Five were", "2:Four were")
	b.Topic("The witness", "0:Ann Lee", "1:Ann Leigh", "2:Nobody saw")
	b.Differ(0, model.Number, model.Conflict, "0:Four=4", "1:Five=5", "2:Four=4")
	b.Differ(1, model.Number, model.Extra, "0:9 dogs=9 dogs")
	b.Differ(1, model.Name, model.Variant, "0:Ann Lee=ann lee", "1:Ann Leigh=ann leigh")
	a := b.Analysis()
	fact := func(kind model.Kind, agreed bool, words string, value string, articles ...int) model.Fact {
		f := model.Fact{Kind: kind, Agreed: agreed}
		for _, i := range articles {
			at := strings.Index(a.Story.Articles[i].Text, words)
			f.Mentions = append(f.Mentions, model.Detail{SentenceRef: model.SentenceRef{Article: i, Sentence: a.Story.Articles[i].SentenceAt(at)},
				Span: model.Span{Start: at, End: at + len(words)}, Kind: kind, Value: value})
		}
		return f
	}
	a, err := a.With(model.Common{Facts: []model.Fact{
		fact(model.Date, true, "May", "05", 0, 1, 2), fact(model.Number, false, "Four", "4", 0, 2), fact(model.Number, false, "£7", "7 GBP", 0, 1)}})
	if err != nil {
		t.Fatal(err)
	}
	got := New(a, weigh.Order(a.Differences))
	for name, want := range map[string]string{
		"figures": "figure · The hurt: Four, Five!, Four; figure: £7, £7, –", "dates": "",
		"names": "name · The witness: Ann Lee, Ann Leigh, –", "agreed": "date: May, May, May",
	} {
		list := map[string][]Entry{"figures": got.Figures, "dates": got.Dates, "names": got.Names, "agreed": got.Agreed}[name]
		var rows []string
		for _, e := range list {
			var cells []string
			for _, c := range e.Cells {
				cells = append(cells, c.Words+map[bool]string{true: "!"}[c.Odd])
			}
			rows = append(rows, e.About+": "+strings.Join(cells, ", "))
		}
		if got := strings.Join(rows, "; "); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestSpeakers: a surname goes to the only full name that ends in it, and what nobody
// is said to have spoken is last.
func TestSpeakers(t *testing.T) {
	s := &model.Story{Articles: []model.Article{{Text: "one two three four five six"}, {Text: "seven eight nine ten"}}}
	quote := func(article, start, end int, speaker string) model.Quotation {
		return model.Quotation{SentenceRef: model.SentenceRef{Article: article}, Span: model.Span{Start: start, End: end}, Speaker: speaker}
	}
	got := func(quotes ...model.Quotation) string {
		var list []string
		for _, one := range Speakers(s, quotes) {
			list = append(list, fmt.Sprintf("%s %v", one.Name, one.Words))
		}
		return strings.Join(list, ", ")
	}
	for _, test := range []struct{ got, want string }{
		{got(quote(0, 0, 27, ""), quote(0, 0, 3, "Lee"), quote(1, 0, 5, "Mr. Ann Lee"), quote(1, 0, 11, "Bo Berg")), "Bo Berg [0 2], Mr. Ann Lee [1 1],  [6 0]"},
		{got(quote(0, 0, 3, "Lee"), quote(0, 0, 3, "Ann Lee"), quote(1, 0, 5, "Bo Lee"), quote(1, 0, 5, "Ann Lee")), "Ann Lee [1 1], Bo Lee [0 1], Lee [1 0]"},
		{got(), ""},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}
