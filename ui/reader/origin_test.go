package reader

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

// TestOriginsGoRound goes from annotations to what a language model read, to the
// automatic analysis, and round again.
func TestOriginsGoRound(t *testing.T) {
	o := annotated(t)
	second, err := model.NewAnalysis(o.Story, model.SecondReader, o.Annotated.Topics, o.Annotated.Counterparts, o.Annotated.Differences[:1])
	if err != nil {
		t.Fatal(err)
	}
	second.By = &model.Provenance{Model: "quill:8b", Date: "2026-11-30", Claims: 4}
	o.Second = second
	d := openWith(t, o, 120, 30)
	for i, want := range []model.Origin{model.Annotations, model.SecondReader, model.Automatic, model.Annotations} {
		if got := d.doc.whole.Origin; got != want {
			t.Errorf("after %d presses the analysis of %s is shown, want that of %s", i, got, want)
		}
		said := strings.Contains(ansi.Strip(d.View().Content), "read by quill:8b")
		if want == model.SecondReader != said {
			t.Errorf("after %d presses the screen says who read it: %v", i, said)
		}
		d.press("a")
	}
}

// TestSecondReaderAlone shows what a language model read where nobody annotated the
// story.
func TestSecondReaderAlone(t *testing.T) {
	o := annotated(t)
	second, err := model.NewAnalysis(o.Story, model.SecondReader, o.Annotated.Topics, o.Annotated.Counterparts, o.Annotated.Differences)
	if err != nil {
		t.Fatal(err)
	}
	o.Annotated, o.Second = nil, second
	d := openWith(t, o, 120, 30)
	if d.doc.whole.Origin != model.SecondReader {
		t.Errorf("the analysis of %s is shown", d.doc.whole.Origin)
	}
	d.press("a")
	if d.doc.whole.Origin != model.Automatic {
		t.Errorf("after a press the analysis of %s is shown", d.doc.whole.Origin)
	}
}
