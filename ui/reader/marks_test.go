package reader

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/notes"
)

// openWithNotes gives a reader whose notes are kept in a folder.
func openWithNotes(t *testing.T, folder string) *rig {
	t.Helper()
	story, analysis := fixture(t)
	store := notes.Open(folder, story)
	book, err := store.Load()
	if err != nil {
		t.Fatal(err)
	}
	return openWith(t, Options{
		Story: story, Notes: store, Book: book,
		Analyze: func(_ context.Context, o analyze.Options) (*model.Analysis, error) {
			return analyze.Correct(analysis, o.Corrections)
		},
	}, 140, 30)
}

func TestMarksComeBackNextTime(t *testing.T) {
	folder := t.TempDir()
	d := openWithNotes(t, folder)
	if !strings.Contains(d.plain(), "New here?") {
		t.Error("a newcomer gets no hint")
	}
	d.press("v")
	if d.message = ""; strings.Contains(d.plain(), "New here?") {
		t.Error("the hint does not go away")
	}
	d.press("v")
	if !strings.Contains(d.message, "go to a difference first") {
		t.Errorf("without a difference v says %q", d.message)
	}
	d.press("n")
	d.send(keyOf("v"))
	d.send(keyOf("v"))
	if !strings.Contains(d.message, "to check") {
		t.Errorf("after two presses: %q", d.message)
	}
	d.press("w")
	d.write("ask the port\u202e")
	d.checkFrame("writing a note")
	d.send(keyOf("enter"))
	d.press("j", "j", "j", "j")
	d.clock = d.clock.Add(time.Minute)
	place := d.here()
	if out := d.press("q"); len(out) == 0 || out[0] != (tea.QuitMsg{}) {
		t.Fatal("q does not quit")
	}

	again := openWithNotes(t, folder)
	if strings.Contains(again.plain(), "New here?") {
		t.Error("who has read the story before gets the hint again")
	}
	if again.here() != place {
		t.Errorf("next time at %v, not %v", again.here(), place)
	}
	again.press("g", "n")
	if frame := again.plain(); !strings.Contains(frame, "to check") || !strings.Contains(frame, "note: ask the port") {
		t.Errorf("the marks are gone:\n%s", frame)
	}
	again.press("enter")
	if frame := again.plain(); !strings.Contains(frame, "to check, note") && !strings.Contains(frame, "to check") {
		t.Errorf("the details do not show them:\n%s", frame)
	}
	again.press("w", "esc")
	if !strings.Contains(again.message, "as it was") {
		t.Errorf("esc in a note says %q", again.message)
	}
}

func TestCorrectionsAreObeyedAndTakenBack(t *testing.T) {
	d := openWithNotes(t, t.TempDir())
	from, to, ok := d.Reader.columns.compared()
	if !ok {
		t.Fatal("nothing is compared at the start")
	}
	d.send(keyOf("R"))
	if got, cover := d.doc.shown.Target(from, to.Article); cover == model.ByCounterpart && got == to.Sentence {
		t.Error("a rejected pair is still joined")
	}
	if !strings.Contains(d.message, "do not belong together") {
		t.Errorf("the status says %q", d.message)
	}
	// Link them again by hand.
	d.press("g", "L", "2", "j")
	for d.here() != to {
		before := d.panes[1].place
		d.press("j")
		if d.panes[1].place == before {
			t.Fatal("the sentence never comes to the reading line")
		}
	}
	d.send(keyOf("L"))
	if got, cover := d.doc.shown.Target(from, to.Article); cover != model.ByCounterpart || got != to.Sentence {
		t.Errorf("linked by hand, the target is %d (%v)", got, cover)
	}
	d.press("1", "g", "2")
	d.send(keyOf("A"))
	if len(d.doc.book.Corrections()) != 0 {
		t.Errorf("taken back, there are still %v", d.doc.book.Corrections())
	}
	d.checkStep("corrected")
}

func TestLinkingSaysWhatToDo(t *testing.T) {
	d := open(t, 140, 30)
	d.press("L", "j", "L")
	if !strings.Contains(d.message, "same article") {
		t.Errorf("two sentences of one article: %q", d.message)
	}
	d.press("esc", "A")
	if d.marker.chosen != nil {
		t.Error("esc does not let go")
	}
}

func TestDecisionsAreTakenBackOneByOne(t *testing.T) {
	d := openWithNotes(t, t.TempDir())
	d.send(keyOf("U"))
	if !strings.Contains(d.message, "nothing to take back") {
		t.Errorf("at first: %q", d.message)
	}
	d.press("n", "v", "v", "w")
	d.write("ring up")
	d.press("enter")
	shown := d.plain()
	d.press("g", "R")
	for _, want := range []string{"do not belong together; 3 more", "the note on month of closure; 2 more", "“to check” on month of closure; 1 more", "“verified” on month of closure"} {
		d.send(keyOf("U"))
		if !strings.HasPrefix(d.message, "taken back: ") || !strings.HasSuffix(d.message, want+"; ctrl+r does it again") {
			t.Errorf("got %q, want %q", d.message, want)
		}
		if strings.Contains(want, "3 more") {
			if d.press("n", "N"); !strings.Contains(shown, "ring up") || len(d.doc.book.Corrections()) > 0 {
				t.Error("more was taken back than the rejection")
			}
		}
	}
	if m := d.doc.book.Mark(&d.doc.shown.Differences[0]); !m.Empty() || len(d.notebook.history.done) > 0 {
		t.Errorf("what is left: %+v", m)
	}
	for _, want := range []string{"“verified” on month of closure; 3 more", "“to check” on month of closure; 2 more", "the note on month of closure; 1 more", "do not belong together"} {
		d.press("ctrl+r")
		if !strings.HasPrefix(d.message, "done again: ") || !strings.HasSuffix(d.message, want) {
			t.Errorf("done again: got %q, want %q", d.message, want)
		}
	}
	if m := d.doc.book.Mark(&d.doc.whole.Differences[0]); m.State != notes.ToCheck || m.Note != "ring up" || len(d.doc.book.Corrections()) != 1 {
		t.Errorf("with all of it again: %+v, %v", m, d.doc.book.Corrections())
	}
	d.press("U", "n", "v", "ctrl+r")
	if !strings.Contains(d.message, "nothing to do again") {
		t.Errorf("after another decision: %q", d.message)
	}
}

// TestWhatWasMarkedByHandIsDoneAgain: it is selected again, and so is what it was made of
// when that is taken back.
func TestWhatWasMarkedByHandIsDoneAgain(t *testing.T) {
	d := openWithNotes(t, t.TempDir())
	d.press("n", "E", "r", "enter")
	made := *d.selected()
	d.press("U")
	if s := d.selected(); s == nil || s.ByHand {
		t.Errorf("taken back, selected is %+v", s)
	}
	d.press("ctrl+r")
	if s := d.selected(); s == nil || !s.ByHand || !s.Same(&made) {
		t.Errorf("done again, selected is %+v", s)
	}
	d.press("E", "D", "U", "ctrl+r")
	if d.shownByHand() != "5" || !strings.HasPrefix(d.message, "done again: ") {
		t.Errorf("removed again: %s, said %q", d.shownByHand(), d.message)
	}
}
