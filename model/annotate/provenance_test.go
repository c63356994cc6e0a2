package annotate

import (
	"bytes"
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
