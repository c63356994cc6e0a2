package person

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// persons returns the persons of articles: of each, how often it is named and its
// fullest name in every article.
func persons(bodies ...string) []string {
	story := &model.Story{}
	for _, body := range bodies {
		story.Articles = append(story.Articles, text.ParsePlain(body))
	}
	readings := detail.Read(story)
	var list []string
	for _, p := range Read(readings) {
		words := []string{fmt.Sprint(len(p.Mentions))}
		for a := range readings {
			if m, ok := p.Fullest(a); ok {
				w := readings[a].Sentences[m.Sentence].Words
				words = append(words, readings[a].Article.Text[w[m.First].Start:w[m.Last].End])
			}
		}
		list = append(list, strings.Join(words, " | "))
	}
	return list
}

func TestOnePersonThroughOneStory(t *testing.T) {
	for _, test := range []struct {
		name   string
		bodies []string
		want   string // persons between semicolons
	}{
		{"surname and title", []string{"The mayor, Ana Ruiz, spoke. Ms Ruiz left. Ruiz was ill.", "It was Mayor Ruiz who spoke."}, "4 | Ana Ruiz | Ruiz"},
		{"nickname", []string{"Margaret Hall, 74, won.", "Maggie Hall, 74, won."}, "2 | Margaret Hall | Maggie Hall"},
		{"initials", []string{"Judge Rustam Orel ruled.", "Judge R. Orel ruled.", "Judge Rustam B. Orel ruled."}, "3 | Rustam Orel | R. Orel | Rustam B. Orel"},
		{"another surname", []string{"Ingrid Sohlberg, a doctor, spoke.", "Ingrid Solberg, a doctor, spoke."}, "2 | Ingrid Sohlberg | Ingrid Solberg"},
		{"a surname of two parts", []string{"Carol Aubrey-Finch, 40, wept.", "Carol Finch, 40, wept."}, "2 | Carol Aubrey-Finch | Carol Finch"},
		{"particles", []string{"The owner, Piet van der Laan, paid.", "The owner, Piet Vanderlaan, paid."}, "2 | Piet van der Laan | Piet Vanderlaan"},
		{"titles in other spellings", []string{"They asked Det Ch Insp Samir Rao.", "They asked Detective Chief Inspector Samir Rao."}, "2 | Samir Rao | Samir Rao"},
		{"two of one family", []string{"Daniel Moana, 30, died. His mother, Ngaire Moana, wept.", "Daniel Moana, 30, died."}, "2 | Daniel Moana | Daniel Moana; 1 | Ngaire Moana"},
		{"two of one first name", []string{"Ian Garrow, 50, flew. Ian Farrow, 40, did not.", "Ian Garrow, 50, flew."}, "2 | Ian Garrow | Ian Garrow; 1 | Ian Farrow"},
		{"a surname that another article has in full", []string{"Ana Ruiz, a nurse, wept.", "On the pier Ruiz was ill."}, "2 | Ana Ruiz | Ruiz"},
		{"a surname that no article has in full", []string{"Ana Ruiz, a nurse, wept.", "On the pier Lopez was ill."}, "1 | Ana Ruiz"},
		{"a title in lower case", []string{"On the pier the deputy mayor Abildgaard wept.", "Nothing."}, "1 | Abildgaard"},
		{"a title that begins a sentence", []string{"Dr Kent Loveless wept.", "Nothing."}, "1 | Kent Loveless"},
		{"a sister without a surname", []string{"He flew with his sister Anna.", "Nothing."}, ""},
		{"particles with a capital", []string{"The owner, Ana Della Torre, paid.", "The owner, Ana della Torre, paid."}, "2 | Ana Della Torre | Ana della Torre"},
		{"no persons", []string{"The ship left Port Calder for New Bristol on Monday. The River Tamarack rose.", "Nothing."}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(persons(test.bodies...), "; "); got != test.want {
				t.Errorf("persons %q, want %q", got, test.want)
			}
			bodies := slices.Clone(test.bodies)
			slices.Reverse(bodies)
			if got := len(persons(bodies...)); test.want != "" && got != strings.Count(test.want, ";")+1 {
				t.Errorf("%d persons in another order", got)
			}
		})
	}
}

func TestHowNamesDiffer(t *testing.T) {
	name := func(s string) *Name {
		readings := detail.Read(&model.Story{Articles: []model.Article{text.ParsePlain("It was the doctor, " + s + ", who spoke.")}})
		all := Read(readings)
		if len(all) != 1 {
			t.Fatalf("%q is %d persons", s, len(all))
		}
		return &all[0].Mentions[0].Name
	}
	for _, test := range []struct {
		a, b string
		want Difference
	}{
		{"Ana Ruiz", "Ana Ruiz", None},
		{"Ms Ana Ruiz", "Dr. Ana Ruiz", None},
		{"Neil Lee KC", "Neil Lee", None},
		{"Ana Ruiz", "Ana Ruis", Surname},
		{"Iain Garrow", "Ian Garrow", Given},
		{"Elias Mbonde", "Elias Mbondé", Accents},
		{"Robert Mueller", "Robert S. Mueller III", Initials},
		{"R. Orel", "Rustam Orel", Initials},
		{"Malcolm Reay", "Sir Malcolm Reay", Honour},
	} {
		if got := name(test.a).Compare(name(test.b)); got != test.want {
			t.Errorf("%q and %q differ in %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// roles returns the words of what a sentence calls the first person that it names.
func roles(t *testing.T, sentence string) []Role {
	t.Helper()
	all := Read(detail.Read(&model.Story{Articles: []model.Article{text.ParsePlain(sentence)}}))
	if len(all) == 0 {
		t.Fatalf("%q names nobody", sentence)
	}
	return all[0].Mentions[0].Roles
}

func TestRoles(t *testing.T) {
	for _, test := range []struct{ sentence, want string }{
		{"They asked flight director Ana Ruiz.", "flight director"},
		{"They asked Acting Mayor Ana Ruiz.", "acting: mayor"},
		{"They asked ex-manager Ana Ruiz.", "former: manager"},
		{"They asked Ana Ruiz, 59, a lawyer for the family.", "lawyer"},
		{"They asked Ana Ruiz, its deputy chairwoman, who left.", "deputy: chair"},
		{"They asked the chief executive, Ana Ruiz, who left.", "chief executive"},
		{"They asked Ana Ruiz, who led the team.", "team leader"},
		{"They asked Ana Ruiz, R-Ohio, who left.", ""},
		{"Ana Ruiz said that she was ill.", ""},
	} {
		var got []string
		for _, r := range roles(t, test.sentence) {
			words := strings.Join(r.words, " ")
			if r.Status != "" {
				words = r.Status + ": " + words
			}
			got = append(got, words)
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%q tells %q, want %q", test.sentence, got, test.want)
		}
	}
}

func TestHowRolesDiffer(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"chief executive", "chairman", "excludes"},
		{"sporting director", "managing director", "excludes"},
		{"Industry Minister", "Foreign Minister", "excludes"},
		{"Officer", "Sgt", "excludes"},
		{"chief financial officer", "finance director", "same"},
		{"Det Ch Insp", "Detective Chief Inspector", "same"},
		{"owner", "bar owner", "same"},
		{"Deputy Mayor", "Mayor", "changes"},
		{"acting superintendent", "superintendent", "changes"},
		{"former President", "President", ""},
		{"boss", "director", ""},
	} {
		r, o := roles(t, "They asked "+test.a+" Ana Ruiz.")[0], roles(t, "They asked "+test.b+" Ana Ruiz.")[0]
		got := ""
		switch {
		case r.Same(&o):
			got = "same"
		case r.Excludes(&o):
			got = "excludes"
		case r.Changes(&o):
			got = "changes"
		}
		if got != test.want {
			t.Errorf("%s and %s: %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

func TestAffiliations(t *testing.T) {
	for _, test := range []struct{ sentence, want string }{
		{"Ana Ruiz, a reader at the University of Oslo, spoke.", "university: oslo"},
		{"Ana Ruiz, 59, of Oslo University, spoke.", "university: oslo"},
		{"They asked the nurse Ana Ruiz of St Mary's Infirmary.", "hospital: st mary"},
		{"Bergen University's Ana Ruiz said so.", "university: bergen"},
		{"They asked Bergen University reader Ana Ruiz.", "university: bergen"},
		{"Ana Ruiz, who left the University of Oslo, spoke.", ""},
		{"At the University of Oslo they asked Ana Ruiz.", ""},
		{"Ana Ruiz, a reader from Oslo, spoke.", ""},
		{"Ana Ruiz, a reader at the University, spoke.", ""},
	} {
		story := &model.Story{Articles: []model.Article{text.ParsePlain(test.sentence)}}
		var got []string
		for _, p := range Read(detail.Read(story)) {
			for _, m := range p.Mentions {
				for _, a := range m.Affiliations {
					got = append(got, a.kind+": "+strings.Join(a.name, " "))
				}
			}
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%q has %q, want %q", test.sentence, got, test.want)
		}
	}
}

func TestTables(t *testing.T) {
	kinds := []string{"courtesy", "honour", "rank", "office", "party"}
	seen := make(map[string]bool)
	for _, line := range tableLines(titlesFile) {
		fields := strings.Fields(line)
		if len(fields) < 2 || !slices.Contains(kinds, fields[0]) {
			t.Fatalf("titles.txt: %q is no line", line)
		}
		for _, w := range fields[1:] {
			if seen[w] || w != text.Fold(w) {
				t.Errorf("titles.txt has %q twice, or with capitals", w)
			}
			seen[w] = true
		}
	}
	for _, line := range tableLines(nicknamesFile) {
		if names := strings.Fields(line); len(names) < 2 || line != text.Fold(line) {
			t.Errorf("nicknames.txt: %q is no line", line)
		}
	}
	of := make(map[string]bool)
	for _, line := range tableLines(institutionsFile) {
		for w := range strings.FieldsSeq(line) {
			if of[w] || w != text.Fold(w) {
				t.Errorf("institutions.txt has %q twice, or with capitals or accents", w)
			}
			of[w] = true
		}
	}
	if len(offices()) < 40 {
		t.Errorf("offices.txt has %d offices", len(offices()))
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Ms Ana-Lee van der Ruiz, who led the")
	f.Add("R. R-Ohio D. van Sgt, Sir, who led")
	f.Add("said. \"Ex-Mayor-\" Lee (59), the de la")
	f.Fuzz(func(t *testing.T, body string) {
		persons(body, "Mayor Lee said so.", body)
	})
}
