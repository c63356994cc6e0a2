package reader

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// A fakeModel is a language model that has read the fixture.
type fakeModel struct {
	reading Reading
	err     error
	asked   int
	ctx     context.Context // of the last time
}

func (f *fakeModel) read(ctx context.Context, progress func(float64)) (Reading, error) {
	f.asked++
	f.ctx = ctx
	progress(0.3)
	progress(0.6)
	return f.reading, f.err
}

// lettered returns options of the fixture with a language model that may be asked.
func lettered(t *testing.T) (Options, *fakeModel) {
	t.Helper()
	o := annotated(t)
	read, err := model.NewAnalysis(o.Story, model.SecondReader, o.Annotated.Topics, o.Annotated.Counterparts, o.Annotated.Differences[:1])
	if err != nil {
		t.Fatal(err)
	}
	read.By = &model.Provenance{Model: "quill:8b", Date: "2026-11-30", Claims: 4, Dropped: map[string]int{"whose words are not in the text": 1}}
	f := &fakeModel{reading: Reading{Analysis: read}}
	o.SecondReader = SecondReader{Name: "quill:8b", Sends: "the 300 words of 3 articles to http://localhost:11434/v1", Read: f.read}
	return o, f
}

// TestReadingIsAskedForFirst sends nothing before the person agrees, and shows what
// was read.
func TestReadingIsAskedForFirst(t *testing.T) {
	o, f := lettered(t)
	d := openWith(t, o, 80, 24)
	d.press("B")
	screen := strings.Join(strings.Fields(d.plain()), " ")
	for _, want := range []string{"Have quill:8b read these articles?", "300 words of 3 articles", "http://localhost:11434/v1", "send nothing"} {
		if !strings.Contains(screen, want) {
			t.Errorf("%q is not asked:\n%s", want, d.plain())
		}
	}
	if d.press("B", "x", "esc"); f.asked > 0 || d.is(inConsent) || d.message != "nothing was sent" {
		t.Errorf("asked %d times though the person did not agree; it says %q", f.asked, d.message)
	}
	d.press("B", "enter")
	if f.asked != 1 || d.doc.whole.Origin != model.SecondReader || len(d.doc.whole.Differences) != 1 {
		t.Fatalf("asked %d times, and the analysis of %s is shown", f.asked, d.doc.whole.Origin)
	}
	if !strings.Contains(d.message, "read by quill:8b on 2026-11-30: 4 claims, 1 of them dropped") {
		t.Errorf("it says %q", d.message)
	}
	for _, want := range []model.Origin{model.Automatic, model.Annotations, model.SecondReader} {
		if d.press("a"); d.doc.whole.Origin != want {
			t.Errorf("the analysis of %s is shown, want that of %s", d.doc.whole.Origin, want)
		}
	}
}

// TestReadingThatFails leaves everything as it is, and says why in a line.
func TestReadingThatFails(t *testing.T) {
	o, f := lettered(t)
	o.Annotated = nil
	f.err = errors.New("http://localhost:11434/v1: no server answers there; start it")
	d := openWith(t, o, 120, 30)
	before := d.doc.whole
	d.press("B", "enter")
	if d.message != "not read: "+f.err.Error() || d.doc.whole != before || d.doc.given[model.SecondReader] != nil {
		t.Errorf("it says %q, and shows the analysis of %s", d.message, d.doc.whole.Origin)
	}
	f.err = nil
	f.reading.Unkept = errors.New("the disk is full")
	if d.press("B", "enter"); d.doc.whole.Origin != model.SecondReader || !strings.HasPrefix(d.message, "not kept: the disk is full") {
		t.Errorf("it says %q, and shows the analysis of %s", d.message, d.doc.whole.Origin)
	}
}

// TestReadingRuns shows how far it is, and stops it.
func TestReadingRuns(t *testing.T) {
	o, f := lettered(t)
	d := openWith(t, o, 120, 30)
	d.press("B")
	_, work := d.Update(keyOf("enter"))
	running := d.lector.running
	d.Update(lectureProgressed{running, 0.42})
	d.Update(lectureProgressed{running, 0.4}) // overtaken
	if d.press("j"); !strings.Contains(d.plain(), "second reader 42 %") {
		t.Errorf("nothing says how far it is:\n%s", d.plain())
	}
	d.press("B")
	if d.is(inConsent) || d.lector.running != nil || !strings.Contains(d.message, "quill:8b is stopped") || strings.Contains(d.plain(), "second reader") {
		t.Errorf("it says %q:\n%s", d.message, d.plain())
	}
	if d.run(work); f.ctx.Err() == nil {
		t.Error("the language model is not stopped")
	}
	if d.doc.given[model.SecondReader] != nil || d.message == "" {
		t.Error("what comes after all is shown")
	}
}

// TestReadingWaitsForWhatIsTyped shows nothing new under a note that is written.
func TestReadingWaitsForWhatIsTyped(t *testing.T) {
	o, _ := lettered(t)
	d := openWith(t, o, 120, 30)
	d.press("B")
	_, work := d.Update(keyOf("enter"))
	d.press("n", "w")
	if d.run(work); !d.is(inNote) || d.doc.whole.Origin != model.Annotations {
		t.Errorf("the analysis of %s is shown under a note", d.doc.whole.Origin)
	}
	if d.press("esc"); d.doc.whole.Origin != model.SecondReader {
		t.Errorf("the analysis of %s is shown once the note is closed", d.doc.whole.Origin)
	}
}

// TestReadingEndsWithItsStory lets go of what is read of another state of the story,
// and of what is read when the reader is closed.
func TestReadingEndsWithItsStory(t *testing.T) {
	o, f := lettered(t)
	d := openWith(t, o, 120, 30)
	d.press("B")
	_, work := d.Update(keyOf("enter"))
	next := d.revision("The bridge is open again.", "The bridge is closed.")
	next.SecondReader = o.SecondReader
	d.send(changed{revision: next})
	if d.lector.running != nil || !strings.Contains(d.message, "quill:8b was reading what they said before") {
		t.Errorf("it says %q", d.message)
	}
	if d.run(work); d.doc.given[model.SecondReader] != nil || f.ctx.Err() == nil {
		t.Error("what was read of the story before is shown")
	}
	d.press("B")
	_, work = d.Update(keyOf("enter"))
	d.Close()
	if d.run(work); f.ctx.Err() == nil {
		t.Error("the language model reads on when the reader is closed")
	}
}

// TestReadingIsNotForEverybody says why nothing can be read.
func TestReadingIsNotForEverybody(t *testing.T) {
	o, f := lettered(t)
	read := o.SecondReader.Read
	for want, second := range map[string]SecondReader{
		"no language model is set up":        {},
		"who runs this server lets nobody":   {Lacking: "who runs this server lets nobody have stories read"},
		"Have quill:8b read these articles?": {Name: "quill:8b", Read: read},
	} {
		o.SecondReader = second
		d := openWith(t, o, 120, 30)
		if d.press("B"); !strings.Contains(d.message+d.plain(), want) {
			t.Errorf("it says %q, want %q", d.message, want)
		}
	}
	if f.asked > 0 {
		t.Error("a language model is asked")
	}
}

// TestFollowerStaysWithThePresenter shows what the presenter shows, whatever is read
// meanwhile.
func TestFollowerStaysWithThePresenter(t *testing.T) {
	o, _ := lettered(t)
	o.Room = &fakeRoom{}
	d := openWith(t, o, 120, 30)
	d.room.following = true
	d.press("B", "enter")
	if d.doc.whole.Origin != model.Annotations || !strings.Contains(d.message, "a shows it") {
		t.Errorf("the analysis of %s is shown, and it says %q", d.doc.whole.Origin, d.message)
	}
}

// TestConsentFits draws the question on every screen.
func TestConsentFits(t *testing.T) {
	o, _ := lettered(t)
	for _, size := range [][2]int{{1, 1}, {20, 6}, {40, 12}, {80, 24}, {200, 60}} {
		d := openWith(t, o, size[0], size[1])
		d.press("B")
		d.checkFrame("asked")
		d.send(tea.WindowSizeMsg{Width: 60, Height: 9})
		d.checkFrame("made smaller")
	}
}
