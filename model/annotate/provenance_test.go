package annotate

import (
	"bytes"
	"slices"
	"testing"

	"triptych/model"
)

// TestProvenanceMakesTheOrigin writes one analysis as a person's and as a language
// model's.
func TestProvenanceMakesTheOrigin(t *testing.T) {
	story, _ := mustRead(t, floodAnnotations, flood())
	for _, test := range []struct {
		by   *model.Provenance
		want model.Origin
	}{
		{nil, model.Annotations},
		{&model.Provenance{Model: "quill", Date: "2026-11-30", Claims: 3, Dropped: map[string]int{"not in the text": 1}}, model.SecondReader},
	} {
		var b bytes.Buffer
		if err := WriteRead(&b, story, test.by); err != nil {
			t.Fatal(err)
		}
		got, warnings, err := Read(b.Bytes(), story.Story)
		if err != nil || len(warnings) > 0 {
			t.Fatal(err, warnings)
		}
		if got.Origin != test.want {
			t.Errorf("origin %q, want %q", got.Origin, test.want)
		}
	}
}

// TestWhatALanguageModelNamedStays reads back what was written of it: how sure it is,
// what it is about, and which counterparts are weak; from files of other names too.
func TestWhatALanguageModelNamedStays(t *testing.T) {
	read, _ := mustRead(t, floodAnnotations, flood())
	links := slices.Concat(slice(model.Named(read.Counterparts[0].From, read.Counterparts[0].To, true)), slice(model.Named(read.Counterparts[1].From, read.Counterparts[1].To, false)))
	read.Differences[0].About = "how high it rose\x1b[31m"
	want, err := model.NewAnalysis(read.Story, model.SecondReader, read.Topics, links, read.Differences)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteRead(&b, want, &model.Provenance{Model: "quill"}); err != nil {
		t.Fatal(err)
	}
	renamed := *flood()
	renamed.Articles = slices.Clone(renamed.Articles)
	for i := range renamed.Articles { // each has the name of the next
		renamed.Articles[i].ID = read.Story.Articles[(i+1)%len(renamed.Articles)].ID
	}
	for _, story := range []*model.Story{read.Story, &renamed} {
		got, warnings, err := Read(b.Bytes(), story)
		if err != nil || len(warnings) > 0 {
			t.Fatal(err, warnings)
		}
		if !slices.Equal(got.Counterparts, want.Counterparts) {
			t.Errorf("counterparts %v, want %v", got.Counterparts, want.Counterparts)
		}
		if len(got.Differences) != len(want.Differences) || !slices.ContainsFunc(got.Differences, func(d model.Difference) bool { return d.About == "how high it rose\uFFFD[31m" }) {
			t.Errorf("differences %+v", got.Differences)
		}
		if slices.ContainsFunc(got.Differences, func(d model.Difference) bool { return d.Certainty != model.NamedCertainty }) {
			t.Error("a language model is as certain as a person")
		}
	}
}

func slice(both [2]model.Counterpart) []model.Counterpart { return both[:] }
