package reader

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/identity"
)

func TestFilterSteersWhatIsShown(t *testing.T) {
	d := open(t, 120, 30)
	d.press("F")
	if !strings.Contains(ansi.Strip(d.View().Content), "[x] ! conflict           3") {
		t.Errorf("the menu is\n%s", ansi.Strip(d.View().Content))
	}
	d.press("o") // only conflicts
	for range 4 {
		d.press("j")
	}
	d.press("space", "esc") // but not those of numbers
	if n := len(d.doc.shown.Differences); n != 1 || d.doc.shown.Differences[0].Kind != model.Date {
		t.Errorf("%d differences are left: %+v", n, d.doc.shown.Differences)
	}
	d.press("n", "n")
	if d.jumpedTo() != 0 || !strings.Contains(d.message, "back at the first") {
		t.Errorf("n leads to difference %d: %q", d.jumpedTo(), d.message)
	}
	d.press("esc")
	frame := ansi.Strip(d.View().Content)
	if !strings.Contains(frame, "1 of 6 differences") || strings.Contains(frame, "~ 5") {
		t.Errorf("the frame is\n%s", frame)
	}
	d.press("F", "a", "enter")
	if len(d.doc.shown.Differences) != 6 {
		t.Errorf("all again are %d", len(d.doc.shown.Differences))
	}
}

func TestFilterMovesNothing(t *testing.T) {
	d := open(t, 120, 14)
	d.press("d", "j")
	tops := d.tops()
	d.press("F", "j", "space", "enter")
	if d.tops() != tops {
		t.Errorf("from %s to %s", tops, d.tops())
	}
}

func TestOverlaysHoldAtEverySize(t *testing.T) {
	for width := 1; width < 130; width += 9 {
		for height := 1; height < 40; height += 3 {
			d := open(t, width, height)
			d.press("F")
			for range 20 {
				d.checkFrame("in the filter")
				d.press("j")
			}
			d.press("o", "esc", ".", "j")
			d.checkFrame("followed")
		}
	}
}

func TestFollowDimsTheRest(t *testing.T) {
	d := open(t, 120, 30)
	before := d.View().Content
	d.press(".")
	after := d.View().Content
	if before == after || ansi.Strip(body(before)) != ansi.Strip(body(after)) {
		t.Error("following changes words, or nothing")
	}
	if got := d.Reader.columns.litIn(1); fmt.Sprint(got) != fmt.Sprint([]int{d.panes[1].placement.Target}) {
		t.Errorf("lit in the second column: %v", got)
	}
	if frame := ansi.Strip(after); !strings.Contains(frame, "Quayside Courier: 90 %") {
		t.Errorf("the reason is not told:\n%s", frame)
	}
	d.press(".")
	d.message = ""
	if d.View().Content != before {
		t.Error("letting go does not bring the screen back")
	}
}

// copied returns what a message of tea.SetClipboard would copy.
func copied(t *testing.T, out []tea.Msg) string {
	t.Helper()
	if len(out) == 0 {
		t.Fatal("nothing is copied")
	}
	return fmt.Sprint(out[0])
}

func TestCopyCitesWhereItComesFrom(t *testing.T) {
	d := open(t, 120, 30)
	d.doc.story.Articles[0].URL, d.doc.story.Articles[0].Authors = "https://tide.example/bridge", []string{"Ana Ruiz", "B. Low"}
	got := copied(t, d.send(keyOf("y")))
	want := "“The harbour bridge closed in January after engineers found three cracks in its main span.”\n" +
		"— The Morning Tide, Ana Ruiz, B. Low, “Bridge closed for weeks”, 2026-02-03, https://tide.example/bridge\n"
	if got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
	if !strings.Contains(d.message, "clipboard") {
		t.Errorf("the status says %q", d.message)
	}
	d.press("]", "]")
	if got := copied(t, d.send(keyOf("Y"))); !strings.HasPrefix(got, "“We could not let another lorry cross it,”\n— The Morning Tide") {
		t.Errorf("the quotation copied is %q", got)
	}
	d.press("g", "n")
	got = copied(t, d.send(keyOf("y")))
	for _, want := range []string{"The closure: dates in conflict [" + identity.Of(d.doc.whole)[d.jumpedTo()] + "]\n", "The Morning Tide: January", "Quayside Courier: February", "c: January"} {
		if !strings.Contains(got, want) {
			t.Errorf("the difference copied lacks %q:\n%s", want, got)
		}
	}
}

func TestAnnotationsComeFirst(t *testing.T) {
	story, automatic := fixture(t)
	annotated, err := model.NewAnalysis(story, model.Annotations, automatic.Topics[:2], automatic.Counterparts, automatic.Differences[:1])
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	d := openWith(t, Options{Story: story, Annotated: annotated, Analyze: func(context.Context, analyze.Options) (*model.Analysis, error) {
		made++
		return automatic, nil
	}}, 120, 20)
	if frame := ansi.Strip(d.View().Content); !strings.Contains(frame, "annotated by hand") || made != 0 {
		t.Errorf("analysed %d times:\n%s", made, frame)
	}
	d.press("n")
	d.send(keyOf("a"))
	if d.doc.shown != automatic || made != 1 || d.jumpedTo() != 0 {
		t.Error("a does not show the automatic analysis")
	}
	d.message = ""
	if strings.Contains(ansi.Strip(d.View().Content), "by hand") {
		t.Error("the automatic analysis is said to be made by hand")
	}
	d.press("a", "a")
	if d.doc.shown != automatic || made != 1 {
		t.Errorf("analysed %d times", made)
	}
	plain := open(t, 120, 20)
	plain.press("a")
	if !strings.Contains(plain.message, "no annotations") {
		t.Errorf("without annotations a says %q", plain.message)
	}
}
