package compare

import (
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// toldOfPeople returns what two articles tell otherwise of persons.
func toldOfPeople(t *testing.T, a, b string) []string {
	t.Helper()
	story := &model.Story{Articles: []model.Article{text.ParsePlain(a), text.ParsePlain(b)}}
	idx := newStoryIndex(Input{Story: story, Readings: detail.Read(story)})
	var list []string
	for _, q := range mustRead(t, idx).claims() {
		x, y := idx.mentions(q)
		list = append(list, strings.Join([]string{string(q.relation), x.In(story.Articles[0].Text), y.In(story.Articles[1].Text)}, " | "))
	}
	return list
}

func TestPeopleAreComparedOverTheStory(t *testing.T) {
	for _, test := range []struct{ name, a, b, want string }{
		{"spelling", "Ingrid Sohlberg, a doctor, spoke. It rained.", "It rained. They heard the doctor Ingrid Solberg.", "variant | Ingrid Sohlberg | Ingrid Solberg"},
		{"nickname", "Goalkeeper Tom Arkley fell.", "The goalkeeper, Tommy Arkley, fell.", "variant | Tom Arkley | Tommy Arkley"},
		{"accents", "It was the spokesman Elias Mbonde.", "It was the spokesman Elias Mbondé.", "variant | Elias Mbonde | Elias Mbondé"},
		{"honour", "They asked Sir Malcolm Reay.", "They asked the head, Malcolm Reay.", "variant | Sir Malcolm Reay | Malcolm Reay"},
		{"office", "The chief executive, Martin Scholes, spoke.", "Chairman Martin Scholes spoke.", "conflict | chief executive | Chairman"},
		{"for a time", "They asked Acting Sheriff Ana Ruiz.", "They asked Sheriff Ana Ruiz.", "variant | Acting Sheriff | Sheriff"},
		{"another holder", "Ana Ruiz, who led the team, spoke.", "They asked the team leader Ravi Menon.", "conflict | Ana Ruiz, who led the team | team leader Ravi Menon"},
		{"another institution", "Ana Ruiz, a historian at the University of Oslo, spoke.", "They asked Bergen University's Ana Ruiz.", "conflict | University of Oslo | Bergen University"},
		{"an institution told in other words", "Ana Ruiz, a historian at the University of Oslo, spoke.", "They asked Oslo University historian Ana Ruiz.", ""},
		{"institutions of two kinds", "Ana Ruiz, a historian at the University of Oslo, spoke.", "They asked Ana Ruiz of the Bergen Institute.", ""},
		{"a rank cut short", "They asked Det Ch Insp Samir Rao.", "They asked Detective Chief Inspector Samir Rao.", ""},
		{"surname alone", "They asked Dr Ana Ruiz.", "They asked Ms Ruiz.", ""},
		{"letters behind the name", "They asked Ana Ruiz KC.", "They asked the lawyer Ana Ruiz.", ""},
		{"two of one family", "They asked the nurse Ana Ruiz.", "They asked the nurse Eva Ruiz.", ""},
		{"two offices of one", "The president and chief executive, Ana Ruiz, spoke. Chairman Ana Ruiz left.", "Chairman Ana Ruiz left.", ""},
		{"both holders in one", "Mayor Ana Ruiz met Mayor Ravi Menon.", "Mayor Ravi Menon spoke.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(toldOfPeople(t, test.a, test.b), "; "); got != test.want {
				t.Errorf("told otherwise: %q, want %q", got, test.want)
			}
		})
	}
}

// TestFormsThatSayTheSameAreNotMarked has one person under another form that differs
// in nothing.
func TestFormsThatSayTheSameAreNotMarked(t *testing.T) {
	for _, test := range [][2]string{
		{"They praised Superintendent Rachel Oduya for the work in Leeds.", "They praised Supt Rachel Oduya for the work in Leeds."},
		{"They praised Senator Ray Tolliver, R-Texas, for the work.", "They praised Ray Tolliver, the Texas Republican, for the work."},
		{"They praised Professor Helen Adeyemi for the work in Leeds.", "They praised Prof Helen Adeyemi for the work in Leeds."},
		{"Deputy mayor Jens Abildgaard said that he would lead the town.", "Abildgaard, who trained as a vet, said that he would lead the town."},
	} {
		if got := differences(t, test[0], test[1]); slices.ContainsFunc(got, func(s string) bool {
			return strings.Contains(s, "Rachel") || strings.Contains(s, "Tolliver") || strings.Contains(s, "Helen") || strings.Contains(s, "Abildgaard")
		}) {
			t.Errorf("%q and %q: marked %q", test[0], test[1], got)
		}
	}
}

// TestAgesOfTwoPersons has another age of one person, and the ages of two.
func TestAgesOfTwoPersons(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"The police charged the driver Ana Ruiz, 43, with theft on Monday.", "The police charged the driver Ana Ruiz, 45, with theft on Monday.", true},
		{"The police charged the driver Ana Ruiz, 43, with theft on Monday.", "The police charged the driver Ravi Menon, 45, with theft on Monday.", false},
	} {
		marked := slices.ContainsFunc(differences(t, test.a, test.b), func(s string) bool { return strings.Contains(s, "| 43 | 45") })
		if marked != test.want {
			t.Errorf("%q and %q: the ages are marked is %t, want %t", test.a, test.b, marked, test.want)
		}
	}
}

func TestTheSameWordsBySomebodyElse(t *testing.T) {
	for _, test := range []struct{ name, a, b, want string }{
		{"two speakers", "“We will not cut a single job,” said Ingrid Halloran, the chief.", "“We will not cut a single job,” finance director Piet Verhoef said.", "Ingrid Halloran | Piet Verhoef"},
		{"one speaker", "“We will not cut a single job,” said Ingrid Halloran, the chief.", "“We will not cut a single job,” Ms Halloran said.", ""},
		{"in another spelling", "“We will not cut a single job,” said Ingrid Halloran, the chief.", "“We will not cut a single job,” said Ingrid Haloran, the chief.", ""},
		{"who was told", "“We will not cut a single job,” said Ingrid Halloran, the chief.", "“We will not cut a single job,” she told Piet Verhoef, a reporter.", ""},
		{"other words", "“We will not cut a single job,” said Ingrid Halloran, the chief.", "“Nobody asked us,” said Piet Verhoef, a miner.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			story := &model.Story{Articles: []model.Article{text.ParsePlain(test.a), text.ParsePlain(test.b)}}
			idx := newStoryIndex(Input{Story: story, Readings: detail.Read(story)})
			var list []string
			for _, q := range mustRead(t, idx).speakerClaims(idx.scripts()) {
				x, y := idx.mentions(q)
				list = append(list, x.In(story.Articles[0].Text)+" | "+y.In(story.Articles[1].Text))
			}
			if got := strings.Join(list, "; "); got != test.want {
				t.Errorf("speakers %q, want %q", got, test.want)
			}
		})
	}
}

func mustRead(t *testing.T, idx *storyIndex) *people {
	t.Helper()
	p, err := newPeople(idx, t.Context().Err)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
