package report

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

const wantJSON = `{"version":1,"analysis":"automatic",
 "story":{"title":"flood"},
 "articles":[
  {"source":"The Herald","title":"River <rises> & falls","date":"2026-03-04","url":"https://herald.example/a?b=1&c","authors":["Ann Ames","Bo Berg"],"id":"a",
   "sentences":[
    {"text":"The river rose in January.","start":0,"end":26},
    {"text":"The mayor said \"go\" to 600 people.","start":27,"end":61},
    {"text":"It rained.","start":62,"end":72}]},
  {"source":"Post","title":"","date":"2026-03-05","url":"","authors":[],"id":"b",
   "sentences":[
    {"text":"In February the river rose.","start":0,"end":27},
    {"text":"The mayor, Ann Lee, warned more than 600 people in 東京.","start":28,"end":86}]},
  {"source":"","title":"","date":"","url":"","authors":[],"id":"c",
   "sentences":[
    {"text":"The mayor spoke to people in 東京.","start":0,"end":36}]}],
 "topics":[
  {"label":"River","passages":[{"article":0,"sentences":[0]},{"article":1,"sentences":[0]}]},
  {"label":"Mayor's warning","passages":[{"article":0,"sentences":[1]},{"article":1,"sentences":[1]},{"article":2,"sentences":[0]}]}],
 "counterparts":[
  {"article":0,"sentence":0,"other_article":1,"other_sentence":0,"score":0.83},
  {"article":1,"sentence":1,"other_article":0,"other_sentence":1,"score":0.6667},
  {"article":1,"sentence":1,"other_article":2,"other_sentence":0,"score":null}],
 "title_counterparts":[
  {"article":0,"start":0,"end":21,"other_article":1,"other_sentence":0,"score":0.5}],
 "differences":[
  {"id":"573a5795d3cf","topic":1,"kind":"number","relation":"variant","weight":0.6667,"level":"facts","about":"people","mentions":[{"article":0,"sentence":1,"start":50,"end":60,"text":"600 people","value":"600 people"},{"article":1,"sentence":1,"start":55,"end":75,"text":"more than 600 people","value":">600 people"}]},
  {"id":"ede244a634cb","topic":0,"kind":"date","relation":"conflict","weight":0.5,"level":"facts","about":"month of rise","mentions":[{"article":0,"sentence":0,"start":18,"end":25,"text":"January","value":"2026-01"},{"article":1,"sentence":0,"start":3,"end":11,"text":"February","value":"2026-02"}],"title_mentions":[{"article":0,"start":6,"end":13,"text":"<rises>","value":""}]},
  {"id":"073403d02d61","topic":1,"kind":"name","relation":"extra","weight":0.1,"level":"telling","about":"mayor","mentions":[{"article":1,"sentence":1,"start":39,"end":46,"text":"Ann Lee","value":"ann lee"}]},
  {"id":"8aa6388ad9af","topic":1,"kind":"place","relation":"missing","weight":0.1,"level":"telling","about":"","mentions":[{"article":1,"sentence":1,"start":79,"end":85,"text":"東京","value":""},{"article":2,"sentence":0,"start":29,"end":35,"text":"東京","value":""}]}],
 "facts_analysis":"automatic",
 "facts":[
  {"about":"people","kind":"number","agreed":true,"mentions":[{"article":0,"sentence":1,"start":50,"end":60,"text":"600 people","value":"600 people"},{"article":1,"sentence":1,"start":55,"end":75,"text":"more than 600 people","value":">600 people"}]}],
 "quotes":[
  {"article":0,"sentence":1,"start":43,"end":45,"text":"go","speaker":"mayor","group":null},
  {"article":2,"sentence":0,"start":4,"end":9,"text":"mayor","speaker":"","group":0}],
 "copies":[
  {"words":2,"places":[{"article":0,"sentence":1,"start":27,"end":72},{"article":2,"sentence":0,"start":0,"end":9}]}],
 "tables":{
  "figures":[
   {"about":"people","kind":"number","difference":"573a5795d3cf","values":[{"articles":[0],"words":["600 people"]},{"articles":[1],"words":["more than 600 people"]}]}],
  "dates":[
   {"about":"month of rise","kind":"date","difference":"ede244a634cb","values":[{"articles":[0],"words":["January / <rises> (headline)"],"odd":true},{"articles":[1],"words":["February"],"odd":true}]}],
  "names":[
   {"about":"place · Mayor's warning","kind":"place","difference":"8aa6388ad9af","values":[{"articles":[1,2],"words":["東京"]}]}],
  "agreed":[],
  "speakers":[
   {"name":"mayor","words":[1,0,0]},
   {"name":"","words":[0,0,1]}],
  "shares":[
   {"article":0,"other_article":2,"words":9,"of":14},
   {"article":2,"other_article":0,"words":2,"of":8}]}}
`

func TestJSONIsTheContract(t *testing.T) {
	if got := write(t, JSON, flood(t), Options{}); got != wantJSON {
		t.Errorf("got\n%s\nwant\n%s", got, wantJSON)
	}
}

func TestJSONListsAreNeverNull(t *testing.T) {
	a := analysis(t, story("", model.Article{}), nil, nil, nil)
	a.Story.Articles[0].Sentences = nil
	want := `{"version":1,"analysis":"automatic",
 "story":{"title":""},
 "articles":[
  {"source":"","title":"","date":"","url":"","authors":[],"id":"",
   "sentences":[]}],
 "topics":[],
 "counterparts":[],
 "title_counterparts":[],
 "differences":[],
 "facts_analysis":"automatic",
 "facts":[],
 "quotes":[],
 "copies":[],
 "tables":{
  "figures":[],
  "dates":[],
  "names":[],
  "agreed":[],
  "speakers":[],
  "shares":[]}}
`
	if got := write(t, JSON, a, Options{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A decoded is a report as a script sees it.
type decoded struct {
	Version  int
	Analysis string
	Articles []struct {
		Source    string
		Sentences []struct {
			Text       string
			Start, End int
		}
	}
	Topics []struct {
		Passages []struct {
			Article   int
			Sentences []int
		}
	}
	Counterparts []struct {
		Article, Sentence int
		OtherArticle      int      `json:"other_article"`
		OtherSentence     int      `json:"other_sentence"`
		Score             *float64 `json:"score"`
	}
	Differences []struct {
		ID       string
		Weight   float64
		Topic    int
		Kind     model.Kind
		Relation model.Relation
		Mentions []struct {
			Article, Sentence, Start, End int
			Text                          string
		}
	}
}

func decode(t *testing.T, report string) decoded {
	t.Helper()
	var d decoded
	if err := json.Unmarshal([]byte(report), &d); err != nil {
		t.Fatalf("the report is not JSON: %v", err)
	}
	return d
}

// checkContract checks what the contract says of every report.
func checkContract(t *testing.T, a *model.Analysis, report string) {
	t.Helper()
	d := decode(t, report)
	if d.Version != 1 || len(d.Articles) != len(a.Story.Articles) {
		t.Fatalf("version %d with %d articles", d.Version, len(d.Articles))
	}
	for i, article := range d.Articles {
		plain := a.Story.Articles[i].Text
		for n, s := range article.Sentences {
			if s.Text != plain[s.Start:s.End] {
				t.Errorf("sentence %d of article %d is not its plain text", n, i)
			}
		}
	}
	for i, difference := range d.Differences {
		if difference.Topic < 0 || difference.Topic >= len(d.Topics) {
			t.Errorf("difference %d is of topic %d", i, difference.Topic)
		}
		for _, m := range difference.Mentions {
			s := d.Articles[m.Article].Sentences[m.Sentence]
			if m.Start < s.Start || m.End > s.End || m.Text != s.Text[m.Start-s.Start:m.End-s.Start] {
				t.Errorf("a mention of difference %d does not stand where it says", i)
			}
		}
	}
	checkOrder(t, d)
	checkWeights(t, d)
}

// checkWeights checks that the heaviest differences come first and that each has
// a name of its own.
func checkWeights(t *testing.T, d decoded) {
	t.Helper()
	known := make(map[string]bool)
	for i, difference := range d.Differences {
		if i > 0 && difference.Weight > d.Differences[i-1].Weight {
			t.Errorf("difference %d is heavier than the one before", i)
		}
		if len(difference.ID) != 12 || known[difference.ID] {
			t.Errorf("difference %d has the id %q, which is no name or that of another", i, difference.ID)
		}
		known[difference.ID] = true
	}
}

// checkOrder checks that counterparts are listed best first, a person's own
// before all others.
func checkOrder(t *testing.T, d decoded) {
	t.Helper()
	for i, c := range d.Counterparts {
		if c.Score != nil && (*c.Score < 0 || *c.Score > 1) {
			t.Errorf("counterpart %d has score %v", i, *c.Score)
		}
		if i == 0 {
			continue
		}
		before := d.Counterparts[i-1]
		same := before.Article == c.Article && before.Sentence == c.Sentence && before.OtherArticle == c.OtherArticle
		if same && before.Score != nil && (c.Score == nil || *c.Score > *before.Score) {
			t.Errorf("counterpart %d is better than the one before", i)
		}
	}
}

func TestJSONKeepsTheContract(t *testing.T) {
	a := flood(t)
	checkContract(t, a, write(t, JSON, a, Options{}))
}

// TestDifferencesKeepTheirID checks that the id of a difference stays when others
// go, and changes with its words.
func TestDifferencesKeepTheirID(t *testing.T) {
	a := flood(t)
	all := decode(t, write(t, JSON, a, Options{})).Differences
	conflicts := a.Filter(func(d *model.Difference) bool { return d.Relation == model.Conflict })
	if got := decode(t, write(t, JSON, conflicts, Options{})).Differences; got[0].ID != all[1].ID {
		t.Errorf("alone the conflict has the id %s, among others %s", got[0].ID, all[1].ID)
	}
	b := flood(t)
	b.Differences[0].Mentions[0].End--
	if got := decode(t, write(t, JSON, b, Options{})).Differences[1].ID; got == all[1].ID {
		t.Errorf("the difference of other words has the id %s too", got)
	}
}

// obeyed reports whether a terminal may act on r, line breaks aside.
func obeyed(r rune) bool { return r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl) }

func TestJSONHoldsNothingThatATerminalObeys(t *testing.T) {
	nasty := "a\x1b[31m\u009b31m\u202eb\u200bc\u2028\x7f\U000E0041"
	a := analysis(t, story(nasty, model.Article{Source: nasty, Text: nasty}), nil, nil, nil)
	report := write(t, JSON, a, Options{})
	for _, r := range report {
		if obeyed(r) {
			t.Errorf("the report holds %U", r)
		}
	}
	if got := decode(t, report).Articles[0]; got.Source != nasty || got.Sentences[0].Text != nasty {
		t.Errorf("decoded %q and %q, want %q", got.Source, got.Sentences[0].Text, nasty)
	}
	if !utf8.ValidString(report) || !strings.Contains(report, `\u202e`) {
		t.Error("the report is not the UTF-8 that was wanted")
	}
}

// TestJSONNamesTheSecondReader names the language model where one made the analysis.
func TestJSONNamesTheSecondReader(t *testing.T) {
	a := flood(t)
	a.By = &model.Provenance{Model: "quill\x1b[31m:8b"}
	out := write(t, JSON, a, Options{})
	if !strings.Contains(out, `"reader":"quill`) || strings.Contains(out, "\x1b") {
		t.Errorf("%.200s", out)
	}
}
