package html

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"triptych/articles"
	"triptych/model"
	"triptych/model/annotate"
	"triptych/ui/internal/uitest"
	"triptych/ui/report/paper"
)

// embedded returns the story that comes with the program, as annotated by hand: what
// the automatic analysis finds changes now and then, and pages are the same.
func embedded(t testing.TB) *model.Analysis {
	t.Helper()
	found, err := articles.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return annotated(t, &found.Story, found.Annotations)
}

// miniature returns an invented story of the measure, likewise.
func miniature(t testing.TB, name string) *model.Analysis {
	t.Helper()
	folder := filepath.Join("..", "..", "..", "model", "eval", "testdata", "mini", name)
	found, err := articles.Loader{}.Load(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	annotations, err := os.ReadFile(folder + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return annotated(t, &found.Story, annotations)
}

func annotated(t testing.TB, story *model.Story, annotations []byte) *model.Analysis {
	t.Helper()
	a, warnings, err := annotate.Read(annotations, story)
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	return a
}

// harbour is a story made by hand with a difference of each relation, every kind of
// block, headlines and addresses.
func harbour(t testing.TB) *model.Analysis {
	t.Helper()
	b := uitest.NewBuilder(t,
		"## The closure\n\nThe **harbour bridge** closed in January after [engineers](https://example.com/engineers?a=1&b=2) found three cracks. “We could not let another lorry cross it,” said Ana Ruiz.\n\n"+
			"- More than 600 lorries use it.\n- Six people were hurt.\n\n#### Detours\n\nA ferry runs.",
		"The bridge was shut in February after engineers were said to have found cracks.\n\n> “We could not let one more lorry cross it at all”, said Ruiz.\n\nSome 640 lorries go around.",
		"The bridge has been closed since January.\n\n| day | lorries |\n| --- | --- |\n| Monday | 12 |\n\n```\ncode <b>\n```\n\n---\n\nShops have lost customers. Nine people were hurt.")
	for i, name := range []string{"The Morning Tide", "Quayside Courier", ""} {
		b.Story.Articles[i].Source = name
	}
	b.Story.Title = "Harbour bridge"
	first := &b.Story.Articles[0]
	first.Title, first.Date, first.Authors, first.URL = "Bridge closed in January", "2026-02-03", []string{"Ana Lee", "Bo Ek"}, "https://example.com/bridge"
	b.Story.Articles[1].Title, b.Story.Articles[1].Date = "Bridge shut", "last week"
	b.Topic("The closure", "0:The harbour", "0:“We", "1:The bridge was", "1:“We", "2:The bridge has")
	b.Topic("Lorries", "0:More than", "1:Some 640")
	b.Topic("The hurt", "0:Six people", "2:Nine people")
	b.Link("0:The harbour", "1:The bridge was")
	b.Link("0:The harbour", "2:The bridge has")
	b.Link("0:More than", "1:Some 640")
	differ := func(topic int, kind model.Kind, relation model.Relation, about string, weight float64, level model.Level, mentions ...string) {
		d := b.Differ(topic, kind, relation, mentions...)
		d.About, d.Weight, d.Level = about, weight, level
	}
	differ(0, model.Date, model.Conflict, "month of closure", 0.7, model.Facts, "0:January=2026-01", "1:February=2026-02", "2:January=2026-01")
	b.InTitles("0:January")
	differ(0, model.Certainty, model.Variant, "", 0.2, model.Telling, "0:found three cracks", "1:were said to have found cracks")
	differ(0, model.Quote, model.Variant, "words of Ana Ruiz", 0.4, model.Facts, "0:“We could not let another lorry cross it,”", "1:“We could not let one more lorry cross it at all”")
	differ(0, model.Name, model.Missing, "engineer's name", 0.4, model.Facts, "0:Ana Ruiz=ana ruiz", "1:Ruiz=ana ruiz")
	differ(0, model.Number, model.Extra, "number of cracks", 0.4, model.Facts, "0:three=3")
	differ(1, model.Number, model.Variant, "lorries a day", 0.5, model.Facts, "0:More than 600", "1:Some 640")
	differ(2, model.Number, model.Conflict, "number of hurt", 0.9, model.Facts, "0:Six=6", "2:Nine=9")
	return inCommon(t, b)
}

// inCommon adds to the harbour what its articles have in common.
func inCommon(t testing.TB, b *uitest.Builder) *model.Analysis {
	t.Helper()
	find := func(words string, kind model.Kind) model.Detail {
		d := uitest.Find(t, b.Story, words)
		d.Kind = kind
		return d
	}
	quote := func(words, speaker string, group int) model.Quotation {
		d := find(words, model.Quote)
		return model.Quotation{SentenceRef: d.SentenceRef, Span: d.Span, Speaker: speaker, Group: group}
	}
	stretch := func(words string) model.Stretch {
		d := find(words, model.Other)
		return model.Stretch{SentenceRef: d.SentenceRef, Span: d.Span}
	}
	a, err := b.Analysis().With(model.Common{
		Facts: []model.Fact{{About: "month of closure", Kind: model.Date, Agreed: true, Mentions: []model.Detail{find("0:January", model.Date), find("2:January", model.Date)}}},
		Quotes: []model.Quotation{
			quote("0:We could not let another lorry cross it,", "Ana Ruiz", 0), quote("1:We could not let one more lorry cross it at all", "Ruiz", 0)},
		Copies: []model.Copy{{Words: 4, Places: [2]model.Stretch{stretch("0:We could not let"), stretch("1:We could not let")}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// prepared returns the report of an analysis at the level that pages have.
func prepared(a *model.Analysis) *paper.Paper { return preparedWith(a, paper.Options{}) }

// preparedWith is prepared with options that are known to be right.
func preparedWith(a *model.Analysis, o paper.Options) *paper.Paper {
	p, err := paper.Prepare(a, model.Telling, o)
	if err != nil {
		panic(err)
	}
	return p
}

// written returns the page of a report.
func written(t testing.TB, p *paper.Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	if err := Write(out, p); err != nil {
		t.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// alike is a story of two articles that tell the same, without a topic.
func alike(t testing.TB) *model.Analysis {
	t.Helper()
	b := uitest.NewBuilder(t, "It rained.", "It snowed.")
	return b.Analysis()
}

// nine is a story of nine articles.
func nine(t testing.TB) *model.Analysis {
	t.Helper()
	var bodies []string
	for i := range 9 {
		bodies = append(bodies, fmt.Sprintf("The bridge closed in January after %d cracks. The mayor wept.\n\nMore than %d lorries use it.", i+2, 600+i))
	}
	b := uitest.NewBuilder(t, bodies...)
	var topic, cracks, lorries []string
	for i := range 9 {
		b.Story.Articles[i].Source = fmt.Sprintf("Outlet number %d", i+1)
		topic = append(topic, fmt.Sprintf("%d:The bridge", i))
		cracks = append(cracks, fmt.Sprintf("%d:%d cracks", i, i+2))
		lorries = append(lorries, fmt.Sprintf("%d:%d lorries", i, 600+i))
	}
	b.Topic("Closure", topic...)
	b.Differ(0, model.Number, model.Conflict, cracks...).Level = model.Facts
	b.Differ(0, model.Number, model.Variant, lorries...).Level = model.Facts
	return b.Analysis()
}
