package reader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

func TestDifferencesInTheLeadersOrder(t *testing.T) {
	d := open(t, 120, 30)
	var seen []string
	for range len(d.doc.shown.Differences) {
		d.press("n")
		diff := d.doc.shown.Differences[d.jumpedTo()]
		seen = append(seen, fmt.Sprintf("%d %s", diff.Topic, diff.Kind))
		d.checkMentionsShown(&diff)
	}
	// By where the first article gives them, then the extra that it lacks.
	want := "[0 date 5 number 4 certainty 2 number 3 number 3 date]"
	if fmt.Sprint(seen) != want {
		t.Errorf("the walk is %v, want %s", seen, want)
	}
	if d.view.leader != 1 {
		t.Errorf("what the leader lacks is shown with leader %d", d.view.leader)
	}
	d.press("n")
	if d.doc.shown.Differences[d.jumpedTo()].Topic != 0 || !strings.Contains(d.message, "back at the first") {
		t.Errorf("round again: difference %d, %q", d.jumpedTo(), d.message)
	}
	d.press("N")
	if d.view.leader != 1 {
		t.Errorf("back from the first: leader %d", d.view.leader)
	}
}

// checkMentionsShown looks for the words of the difference on the screen.
func (d *rig) checkMentionsShown(diff *model.Difference) {
	d.t.Helper()
	for _, m := range diff.Mentions {
		p := &d.panes[m.Article]
		if y := p.column.RowOf(m.Start) - p.top; y < 0 || y >= d.screen.BodyH {
			d.t.Errorf("%q of column %d is on screen row %d", m.In(d.doc.story.Articles[m.Article].Text), m.Article, y)
		}
	}
}

func TestNextDifferenceStartsAtTheReadingLine(t *testing.T) {
	d := open(t, 120, 30)
	d.press("G", "N")
	if diff := d.doc.shown.Differences[d.jumpedTo()]; diff.Topic != 3 {
		t.Errorf("before the end comes the difference of topic %d", diff.Topic)
	}
}

func TestBackUndoesJumps(t *testing.T) {
	d := open(t, 120, 12)
	d.press("j", "j", "j")
	var frames []string
	for _, k := range []string{"n", "n", "G", "]", "[", "g", "n"} {
		before := d.View().Content
		place, leader, selected := d.panes[d.view.leader].place, d.view.leader, d.jumpedTo()
		d.press(k)
		if d.panes[d.view.leader].place != place || d.view.leader != leader || d.jumpedTo() != selected {
			frames = append(frames, before)
		}
	}
	for i := len(frames) - 1; i >= 0; i-- {
		d.press("backspace")
		d.message = ""
		if got, want := body(d.View().Content), body(frames[i]); got != want {
			t.Fatalf("back to jump %d:\n%s\nwant\n%s", i, ansi.Strip(got), ansi.Strip(want))
		}
	}
}

// body leaves out the last two rows, where messages come and go.
func body(frame string) string {
	rows := strings.Split(frame, "\n")
	return strings.Join(rows[:len(rows)-2], "\n")
}

func TestTopics(t *testing.T) {
	d := open(t, 120, 12)
	var topics []int
	for range 4 {
		d.press("]")
		topics = append(topics, d.doc.shown.TopicOf(model.SentenceRef{Article: d.view.leader, Sentence: d.panes[d.view.leader].place.Sentence}))
	}
	if fmt.Sprint(topics) != "[5 1 4 2]" {
		t.Errorf("topics %v", topics)
	}
	d.press("[", "[", "[", "[", "[")
	if got := d.panes[0].place.Sentence; got != 0 {
		t.Errorf("up again to sentence %d", got)
	}
	if !strings.Contains(d.message, "no topic further up") {
		t.Errorf("at the first topic: %q", d.message)
	}
}
