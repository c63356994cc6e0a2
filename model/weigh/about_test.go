package weigh

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

func TestAbout(t *testing.T) {
	for _, test := range []struct {
		want  string
		kind  model.Kind
		texts []string
		words []string
	}{
		{"month of capture", model.Date, []string{"The men were captured in January.", "Troops captured both in February."}, []string{"January", "February"}},
		{"day of announcement", model.Date, []string{"The firm announced the plan on Monday.", "It was announced on Sunday."}, []string{"Monday", "Sunday"}},
		{"year of purchase", model.Date, []string{"She bought the yard in 2004.", "The yard was bought in 2006."}, []string{"2004", "2006"}},
		{"date of arrest", model.Date, []string{"He was arrested on 3 May.", "Police arrested him on Tuesday."}, []string{"3 May", "Tuesday"}},
		{"time of explosion", model.Date, []string{"It exploded at 3.42am.", "The tank exploded at 4:10 a.m."}, []string{"3.42am", "4:10 a.m"}},
		{"death toll", model.Number, []string{"At least 30 people were killed.", "The blast killed 41 people."}, []string{"30 people", "41 people"}},
		{"deaths of children", model.Number, []string{"Seventeen pupils died there.", "Among the dead are 19 children.", "Seventeen children were killed."}, []string{"Seventeen pupils", "19 children", "Seventeen children"}},
		{"number injured", model.Number, []string{"Some 12 people were injured.", "15 were injured."}, []string{"12 people", "15"}},
		{"health providers", model.Number, []string{"It serves 14 health providers.", "It serves 16 health providers."}, []string{"14", "16"}},
		{"fine", model.Number, []string{"They face a fine of $5 million.", "A $7 million fine is due."}, []string{"$5 million", "$7 million"}},
		{"length of consultation", model.Number, []string{"The consultation lasts 45 days.", "A consultation of 30 days is law."}, []string{"45 days", "30 days"}},
		{"length of sentence", model.Number, []string{"Ann Lee was jailed for four years.", "Lee was jailed for five years."}, []string{"four years", "five years"}},
		{"length of time", model.Number, []string{"Ann Lee got five years.", "Lee got six years."}, []string{"five years", "six years"}},
		{"length of state of emergency", model.Number, []string{"He declared a state of emergency for 60 days.", "She declared a state of emergency for 30 days."}, []string{"60 days", "30 days"}},
		{"extent of tree", model.Number, []string{"It sat in a 12\u2011metre tree.", "It sat in a 15-metre tree."}, []string{"12\u2011metre", "15-metre"}},
		{"name of assistance", model.Name, []string{"Peru have offered assistance.", "Bolivia gave assistance."}, []string{"Peru have offered assistance", "Bolivia gave assistance"}},
		{"date of signing", model.Date, []string{"It was signed in a small hotel on 3 May.", "It was signed in a small hotel on 4 May."}, []string{"3 May", "4 May"}},
		{"source on rubble", model.Attribution, []string{"The mayor spoke of the rubble.", "A guard spoke of the rubble."}, []string{"The mayor", "A guard"}},
		{"vote", model.Number, []string{"The council voted 14-9.", "The council voted 13-10."}, []string{"14-9", "13-10"}},
		{"name of prosecutor", model.Name, []string{"It was said by prosecutor Ann Lee.", "We heard Anna Li."}, []string{"Ann Lee", "Anna Li"}},
		{"name of mayor", model.Name, []string{"We heard Ann Lee, the mayor, today.", "We heard Anna Li."}, []string{"Ann Lee", "Anna Li"}},
		{"name of Lee", model.Name, []string{"They hold Ann Lee.", "They hold Anna Lee."}, []string{"Ann Lee", "Anna Lee"}},
		{"words of driver", model.Quote, []string{"“I saw nothing,” the driver said.", "“I saw no one,” the driver said."}, []string{"I saw nothing", "I saw no one"}},
		{"words on rubble", model.Quote, []string{"“We dig in the rubble,” he told local radio.", "“We dig in rubble,” he told radio."}, []string{"We dig", "We dig"}},
		{"columns", model.Wording, []string{"We saw damaged columns there.", "We saw the broken columns."}, []string{"damaged columns", "broken columns"}},
		{"forces", model.Wording, []string{"The US-backed forces took the town.", "The Kurdish-led forces took it."}, []string{"US-backed", "Kurdish-led"}},
		{"5:50", model.Other, []string{"", "They left at 5:50 a.m. today."}, []string{"", "5:50 a.m."}},
		{"500人を派", model.Number, []string{"自衛隊は500人を派遣した。", "自衛隊は300人を派遣した。"}, []string{"500人を派遣", "300人を派遣"}},
		{"damaged columns", model.Other, []string{"", "Of the rest we know: damaged columns."}, []string{"", "damaged columns"}},
	} {
		s, readings := read(test.texts...)
		d := between(t, s, model.Variant, test.kind, 1, test.words...)
		if got := Differences(readings, []model.Difference{d})[0].About; got != test.want {
			t.Errorf("%q differ in %q, want %q", test.words, got, test.want)
		}
	}
}

func TestAboutStays(t *testing.T) {
	s, readings := read(flood...)
	d := between(t, s, model.Conflict, model.Date, 1, "May", "June")
	d.About = "when it rained"
	if got := Differences(readings, []model.Difference{d})[0].About; got != d.About {
		t.Errorf("what it is about is %q now", got)
	}
}

// TestAboutIsShort checks on texts that nobody wrote that what a difference is
// about is whole words, few of them, and says something if any word does.
func TestAboutIsShort(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	pool := strings.Fields("The of 600 people killed on Monday , river's 東京 👩‍🚒 É́té Ann Lee said “We ” 3.42am $5m U.S. - we in a fine . while co-op e.g. 14-9 xviii n’t")
	for range 100 {
		var bodies []string
		for range 3 {
			var b strings.Builder
			for range 30 {
				b.WriteString(pool[r.IntN(len(pool))] + " ")
			}
			bodies = append(bodies, b.String())
		}
		s, readings := read(bodies...)
		var all []model.Difference
		for _, kind := range model.Kinds() {
			d := model.Difference{Kind: kind, Relation: model.Variant}
			for i := range s.Articles {
				n := r.IntN(len(s.Articles[i].Sentences))
				span := s.Articles[i].Sentences[n].Span
				if words := text.Words(span.In(s.Articles[i].Text), span.Start); len(words) > 1 {
					first := r.IntN(len(words))
					last := min(len(words)-1, first+r.IntN(4))
					span = model.Span{Start: words[first].Start, End: words[last].End}
				}
				d.Mentions = append(d.Mentions, model.Detail{SentenceRef: model.SentenceRef{Article: i, Sentence: n}, Span: span, Kind: kind})
			}
			all = append(all, d)
		}
		for i, d := range Differences(readings, all) {
			checkAbout(t, d.About)
			if alone := Differences(readings, all[i:i+1])[0].About; alone != d.About {
				t.Errorf("alone a difference is about %q, among others about %q", alone, d.About)
			}
		}
	}
}

func checkAbout(t *testing.T, about string) {
	t.Helper()
	if words := strings.Fields(about); !utf8.ValidString(about) || len(words) > maxAboutWords || strings.Join(words, " ") != about {
		t.Errorf("a difference is about %q", about)
	}
	for _, w := range text.Words(about, 0) {
		if !text.IsFunction(w.Fold) {
			return
		}
	}
	if about != "" {
		t.Errorf("a difference is about %q, which says nothing", about)
	}
}
