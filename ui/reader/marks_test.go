package reader

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/notes"
)

// run runs a command and what it leads to until nothing is left, but for ticks
// and what the program itself takes.
func (d *desk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case owned, saved, corrected, analyzed, progressed:
		d.run(d.send(msg))
	}
}

// openWithNotes gives a reader whose notes are kept in a folder.
func openWithNotes(t *testing.T, folder string) *desk {
	t.Helper()
	story, analysis := fixture(t)
	store := notes.Open(folder, story)
	book, err := store.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, now: time.Now()}
	d.Reader = New(context.Background(), Options{
		Story: story, Notes: store, Book: book, Now: func() time.Time { return d.now },
		Analyze: func(_ context.Context, o analyze.Options) (*model.Analysis, error) {
			return analyze.Correct(analysis, o.Corrections)
		},
	})
	d.send(tea.WindowSizeMsg{Width: 140, Height: 30})
	d.send(d.analyze()())
	return d
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
	d.run(d.send(keyOf("v")))
	d.run(d.send(keyOf("v")))
	if !strings.Contains(d.message, "to check") {
		t.Errorf("after two presses: %q", d.message)
	}
	d.press("w")
	d.write("ask the port\u202e")
	d.checkFrame("writing a note")
	d.run(d.send(keyOf("enter")))
	d.press("j", "j", "j", "j")
	d.now = d.now.Add(time.Minute)
	place := d.here()
	if msg := d.send(keyOf("q"))(); msg == nil {
		t.Fatal("q does nothing")
	} else {
		for _, c := range sequence(msg) {
			c()
		}
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

// sequence gives the commands of a tea.Sequence message.
func sequence(msg tea.Msg) []tea.Cmd {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice {
		return nil
	}
	var list []tea.Cmd
	for i := range v.Len() {
		list = append(list, v.Index(i).Interface().(tea.Cmd))
	}
	return list
}

func TestCorrectionsAreObeyedAndTakenBack(t *testing.T) {
	d := openWithNotes(t, t.TempDir())
	from, to, ok := d.compared()
	if !ok {
		t.Fatal("nothing is compared at the start")
	}
	d.run(d.send(keyOf("R")))
	if got, cover := d.analysis.Target(from, to.Article); cover == model.ByCounterpart && got == to.Sentence {
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
	d.run(d.send(keyOf("L")))
	if got, cover := d.analysis.Target(from, to.Article); cover != model.ByCounterpart || got != to.Sentence {
		t.Errorf("linked by hand, the target is %d (%v)", got, cover)
	}
	d.press("1", "g", "2")
	d.run(d.send(keyOf("A")))
	if len(d.pad.book.Corrections()) != 0 {
		t.Errorf("taken back, there are still %v", d.pad.book.Corrections())
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
	if d.linking != nil {
		t.Error("esc does not let go")
	}
}
