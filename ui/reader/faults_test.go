package reader

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/notes"
)

// Each test here holds a fault that readers once had.

// annotated returns options with an analysis made by hand, which has all topics,
// and an automatic one that has one topic and no more.
func annotated(t *testing.T) Options {
	t.Helper()
	story, analysis := fixture(t)
	byHand, err := model.NewAnalysis(story, model.Annotations, analysis.Topics, analysis.Counterparts, analysis.Differences)
	if err != nil {
		t.Fatal(err)
	}
	few, err := model.NewAnalysis(story, model.Automatic, analysis.Topics[:1], analysis.Counterparts[:2], analysis.Differences[:1])
	if err != nil {
		t.Fatal(err)
	}
	return Options{Story: story, Annotated: byHand, Analyze: made(few)}
}

func TestScreensOutliveAnotherAnalysis(t *testing.T) {
	for _, screen := range []string{"c", "o", "enter"} {
		d := openWith(t, annotated(t), 120, 30)
		d.press("G", screen)
		d.press(slices.Repeat([]string{"]"}, 11)...)
		for _, k := range []string{"n", "a", "tab", "n", "N", "]", "[", "j", "k", "enter", "backspace"} {
			d.press(k)
			d.checkFrame(screen + ", then " + k)
		}
	}
}

func TestFollowersOutliveTopicsThatTheyLack(t *testing.T) {
	room := &fakeRoom{}
	o := annotated(t)
	o.Room = room
	speaker := openWith(t, o, 120, 30)
	own := annotated(t)
	own.Annotated, own.Room = nil, room
	follower := openWith(t, own, 120, 30)
	follower.press("p")
	speaker.press("P", "G", "c", "]", "]", "]", "]")
	follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
	follower.checkFrame("following")
	speaker.press("c", "o", "G", "k")
	follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
	follower.checkFrame("following")
}

// Whatever was shown in between, the same place gives the same screen.
func TestColumnsFollowAfterAnotherAnalysis(t *testing.T) {
	straight, around := openWith(t, annotated(t), 120, 12), openWith(t, annotated(t), 120, 12)
	straight.press(slices.Repeat([]string{"j"}, 18)...)
	around.press("a")
	around.press(slices.Repeat([]string{"j"}, 15)...)
	around.press("a", "j", "j", "j")
	if got, want := body(around.View().Content), body(straight.View().Content); got != want {
		t.Errorf("by way of another analysis:\n%s\nwant\n%s", around.plain(), straight.plain())
	}
}

// An analysis that arrives while keys are pressed stops nothing from following.
func TestColumnsFollowWhenTheAnalysisIsLate(t *testing.T) {
	story, analysis := fixture(t)
	straight := openStory(t, story, analysis, 120, 12)
	late := mount(t, Options{Story: story, Analyze: made(analysis)})
	_, cmd := late.Update(tea.WindowSizeMsg{Width: 120, Height: 12})
	late.Update(keyOf("space"))
	late.Update(keyOf("space"))
	late.run(cmd)
	straight.press("space", "space")
	for range 6 {
		late.press("]")
		straight.press("]")
	}
	if got, want := body(late.View().Content), body(straight.View().Content); got != want {
		t.Errorf("after a late analysis:\n%s\nwant\n%s", late.plain(), straight.plain())
	}
}

func TestNoteStaysOnItsDifference(t *testing.T) {
	story, analysis := fixture(t)
	var folder string
	meanwhile := map[string]func(*rig){
		"a notch of the wheel": func(d *rig) { d.send(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelDown}) },
		"a click":              func(d *rig) { d.send(tea.MouseClickMsg{X: 90, Y: 10, Button: tea.MouseLeft}) },
		"an analysis": func(d *rig) {
			fewer := analysis.Filter(func(x *model.Difference) bool { return x.Kind == model.Number })
			d.send(analyzed{request: d.analyst.want(model.Automatic), analysis: fewer})
		},
		"a revision": func(d *rig) {
			v := d.revision("Nothing of it stayed.", "Not here either.", "Nor here.")
			v.Notes = notes.Open(folder, v.Story)
			d.reviseTo(v)
		},
		"a presenter": func(d *rig) {
			v := d.shared()
			v.selection, v.leader = d.doc.index.ids[4], 2
			d.send(roomChanged{Presenter: "Ann", Scene: &v})
		},
	}
	for what, happens := range meanwhile {
		for _, first := range []string{"", "enter"} {
			folder = t.TempDir()
			d := openWith(t, Options{Story: story, Analyze: made(analysis), Notes: notes.Open(folder, story), Room: &fakeRoom{}}, 140, 40)
			d.press("p", "n")
			if first != "" {
				d.press(first)
			}
			d.press("w")
			d.write("ask")
			happens(d)
			if !d.is(inNote) {
				t.Errorf("%s ends the note", what)
			}
			d.press("enter")
			first := &analysis.Differences[0]
			if d.doc.story != story {
				book, err := notes.Open(folder, story).Load()
				if err != nil {
					t.Fatal(err)
				}
				d = openWith(t, Options{Story: story, Analyze: made(analysis), Book: book}, 140, 40)
			}
			if got := d.doc.book.On(analysis).Mark(first).Note; got != "ask" {
				t.Errorf("%s while it is typed: the note on the difference is %q", what, got)
			}
			for i := range analysis.Differences[1:] {
				if got := d.doc.book.On(analysis).Mark(&analysis.Differences[i+1]).Note; got != "" {
					t.Errorf("%s while it is typed: difference %d has the note", what, i+1)
				}
			}
		}
	}
}

// full returns options whose notes cannot be saved.
func full(t *testing.T) Options {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	story, analysis := fixture(t)
	return Options{Story: story, Analyze: made(analysis), Notes: notes.Open(filepath.Join(file, "notes"), story)}
}

func quits(out []tea.Msg) bool {
	return slices.ContainsFunc(out, func(msg tea.Msg) bool { return msg == tea.QuitMsg{} })
}

func TestQuitAsksWhereToWriteWhatIsNotSaved(t *testing.T) {
	d := openWith(t, full(t), 140, 30)
	if out := d.press("q"); !quits(out) {
		t.Fatal("without marks q does not quit")
	}
	d = openWith(t, full(t), 140, 30)
	d.press("n", "v", "j")
	if !strings.Contains(d.plain(), "1 mark not saved") {
		t.Errorf("the status does not say what is not saved:\n%s", d.plain())
	}
	if out := d.press("q"); quits(out) || !strings.Contains(d.plain(), "write to triptych-notes.json") {
		t.Fatalf("q asks nothing:\n%s", d.plain())
	}
	d.press("esc", "j", "q", "ctrl+u")
	d.send(tea.PasteMsg{Content: "/"})
	if out := d.press("enter"); quits(out) || !d.is(inLeaving) {
		t.Error("what cannot be written is lost")
	}
	file := filepath.Join(t.TempDir(), "mine.json")
	d.press("ctrl+u")
	d.send(tea.PasteMsg{Content: file})
	if out := d.press("enter"); !quits(out) || d.Keep() != nil {
		t.Errorf("written, and yet lost: %v", d.Keep())
	}
	if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), "verified") {
		t.Errorf("the file has %q: %v", data, err)
	}
}

func TestQuitAtOnceSaysWhatIsLost(t *testing.T) {
	d := openWith(t, full(t), 140, 30)
	d.press("n", "v")
	if out := d.press("ctrl+c"); !quits(out) || d.Keep() == nil || !strings.Contains(d.Keep().Error(), "1 mark not saved") {
		t.Errorf("lost is %v", d.Keep())
	}
}

func TestWhoReadsOnAServerCopiesWhatIsNotSaved(t *testing.T) {
	o := full(t)
	o.Room = &fakeRoom{}
	d := openWith(t, o, 140, 30)
	d.press("n", "v", "q")
	if frame := d.plain(); strings.Contains(frame, "write to") || !strings.Contains(frame, "mark: verified") {
		t.Errorf("what is not saved is not shown:\n%s", frame)
	}
	d.checkFrame("asking")
	if got := copied(t, d.press("enter")); !strings.Contains(got, "mark: verified") {
		t.Errorf("copied %q", got)
	}
}

// What is saved in the end is not lost, whatever failed before.
func TestWhatIsSavedInTheEndIsNotLost(t *testing.T) {
	for _, keys := range [][]string{{}, {"v"}} {
		o := full(t)
		d := openWith(t, o, 140, 30)
		d.press("n", "v", "q", "esc")
		file := filepath.Dir(filepath.Dir(o.Notes.Path()))
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		d.press(keys...)
		if out := d.press("q"); !quits(out) || d.Keep() != nil {
			t.Errorf("quit %v, lost %v", out, d.Keep())
		}
	}
}

func TestKeepSavesForAProgramThatWasEnded(t *testing.T) {
	d := openWith(t, full(t), 140, 30)
	if d.press("n"); d.Keep() != nil {
		t.Errorf("nothing is marked, and %v", d.Keep())
	}
	d = openWith(t, full(t), 140, 30)
	if d.press("n", "v"); d.Keep() == nil {
		t.Error("a mark is lost without a word")
	}
}

func TestLeavingIsAskedAboutOnce(t *testing.T) {
	d := openWith(t, full(t), 140, 30)
	d.press("n", "v")
	var cmds []tea.Cmd
	for range 3 {
		_, cmd := d.Update(keyOf("q"))
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		d.run(cmd)
	}
	if d.press("esc"); d.is(inLeaving) {
		t.Error("one esc does not lead back to the story")
	}
	d.Update(keyOf("ctrl+c"))
	_, cmd := d.Update(keyOf("ctrl+c"))
	if !quits(d.run(cmd)) || d.Keep() == nil {
		t.Error("whoever presses ctrl+c twice is kept waiting")
	}
}

// A difference selected in the compare view moves no column, unless one lets go of
// another that a column does not show by itself.
func TestCompareMovesNoColumn(t *testing.T) {
	for _, keys := range [][]string{{"c", "N", "esc"}, {"c", "n", "n", "n", "esc"}, {"2*n", "c", "n", "n", "esc"}} {
		d := open(t, 110, 14)
		if keys[0] == "2*n" {
			d.press("n", "n")
			keys = keys[1:]
		}
		tops := d.tops()
		if d.press(keys...); d.tops() != tops {
			t.Errorf("after %v the columns stand at %s, before at %s", keys, d.tops(), tops)
		}
	}
}

func TestALetterThatDoesSomethingElsewhereCanBeTyped(t *testing.T) {
	keys, err := DefaultKeys().Rebind(map[string][]string{"redraw": {"Z"}, "close": {"esc", "V"}, "keep-search": {"enter", "B"}})
	if err != nil {
		t.Fatal(err)
	}
	story, analysis := fixture(t)
	d := openWith(t, Options{Story: story, Analyze: made(analysis), Keys: &keys}, 120, 30)
	d.press("/")
	d.write("BeVeZ")
	if got := d.search.prompt.text(); got != "BeVeZ" {
		t.Errorf("typed %q", got)
	}
}

// What the terminal says before its size is known shows nothing yet.
func TestNothingIsChosenBeforeTheSizeIsKnown(t *testing.T) {
	story, analysis := crowd(t)
	d := mount(t, Options{Story: story, Analyze: made(analysis)})
	d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
	if d.ready() || d.View().Content != "" {
		t.Error("something is shown on a screen of unknown size")
	}
	d.send(tea.WindowSizeMsg{Width: 220, Height: 20})
	if !strings.Contains(d.message, d.doc.outlet(d.arrangement.Shown()[3])) {
		t.Errorf("of four columns, those named are %q", d.message)
	}
}

func TestManyPressesMakeOneAnalysis(t *testing.T) {
	o := annotated(t)
	few, calls := o.Analyze, 0
	o.Analyze = func(ctx context.Context, options analyze.Options) (*model.Analysis, error) {
		calls++
		return few(ctx, options)
	}
	d := mount(t, o)
	d.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
	var cmds []tea.Cmd
	for range 11 {
		_, cmd := d.Update(keyOf("a"))
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		d.run(cmd)
	}
	if calls != 1 || d.doc.shown.Origin != model.Automatic {
		t.Errorf("%d analyses for eleven presses, shown is the one of %s", calls, d.doc.shown.Origin)
	}
}

func TestShownAgainAColumnStandsWhereItStood(t *testing.T) {
	d := open(t, 160, 24)
	d.press(">", ">", "2", "x", "2")
	if got := d.arrangement.Shown(); !slices.Equal(got, []int{1, 2, 0}) {
		t.Errorf("arranged as 2 3 1, hidden and shown again the second is in %v", got)
	}
}

func TestPreviousInCompareGoesUp(t *testing.T) {
	d := open(t, 120, 12)
	d.press("c")
	m := d.compare()
	d.press(slices.Repeat([]string{"j"}, 8)...)
	top := m.top
	d.press("N")
	if row := m.matrix.RowOfDifference(d.jumpedTo()); row < 0 || row >= top {
		t.Errorf("N goes to row %d, below row %d", row, top)
	}
}

func TestLinesFollowTheSizeOfTheScreen(t *testing.T) {
	for _, keys := range [][]string{{"n", "w"}, {"/"}} {
		d := open(t, 160, 24)
		d.press(keys...)
		d.send(tea.WindowSizeMsg{Width: 60, Height: 24})
		d.write(strings.Repeat("x", 90))
		d.checkFrame("a long line")
		if c := d.View().Cursor; c == nil || c.X > 59 {
			t.Errorf("after %v the cursor stands at %+v of 60 cells", keys, c)
		}
		d.send(tea.WindowSizeMsg{Width: 200, Height: 24})
		if !strings.Contains(d.lastRow(), strings.Repeat("x", 60)) {
			t.Errorf("on a wide screen again the line is %q", d.lastRow())
		}
	}
}

func TestDetailsSayWhatTheFilterHides(t *testing.T) {
	d := open(t, 140, 40)
	d.press("F", "space", "j", "space", "j", "space", "j", "space", "esc", "enter")
	if frame := d.plain(); strings.Contains(frame, "No difference was found") || !strings.Contains(frame, "not shown") {
		t.Errorf("with all filtered away the screen is\n%s", frame)
	}
}

func TestMapMovesNoHeader(t *testing.T) {
	d := open(t, 160, 24)
	d.press("M")
	for _, y := range []int{d.screen.Names, d.screen.Rule} {
		row := strings.Split(d.plain(), "\n")[y]
		if got := d.term.method.StringWidth(row); got < d.screen.Slots[2].X+d.screen.Slots[2].Width {
			t.Errorf("row %d is %d cells wide, the third column starts in cell %d: %q", y, got, d.screen.Slots[2].X, row)
		}
	}
}

// Followers see the presenter's marks, screens and details, whatever came first.
func TestFollowersSeeEverything(t *testing.T) {
	for _, keys := range [][]string{{"F", "space", "esc"}, {"a"}, {"c", "]", "a"}, {"enter", "c"}, {"o", "j", "enter", "enter"}} {
		room := &fakeRoom{}
		o := annotated(t)
		o.Room = room
		speaker, follower := openWith(t, o, 120, 30), openWith(t, o, 120, 30)
		speaker.press("a", "a", "P")
		follower.press("a", "a", "p")
		speaker.press(keys...)
		follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
		follower.rest()
		if got, want := body(follower.View().Content), body(speaker.View().Content); got != want {
			t.Errorf("after %v the follower sees\n%s\nnot\n%s", keys, follower.plain(), speaker.plain())
		}
		if got, want := follower.stack.reached()[0].kind(), speaker.stack.reached()[0].kind(); got != want {
			t.Errorf("after %v the follower's keys go to mode %b, not %b", keys, got, want)
		}
	}
}

func TestAFollowerWhoseAnalysisIsLateSeesTheScreen(t *testing.T) {
	story, analysis := fixture(t)
	room := &fakeRoom{}
	speaker := openWith(t, Options{Story: story, Analyze: made(analysis), Room: room}, 120, 30)
	speaker.press("P", "c")
	late := mount(t, Options{Story: story, Analyze: made(analysis), Room: room})
	_, cmd := late.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
	late.Update(keyOf("p"))
	late.Update(roomChanged{Presenter: "Ann", Scene: room.view})
	if late.run(cmd); !late.is(inCompare) {
		t.Error("once there is an analysis the follower does not see the compare view")
	}
}

func TestRevisionDuringAGlide(t *testing.T) {
	d := open(t, 120, 12)
	for range 3 {
		d.send(keyOf("n"))
	}
	v := d.revision(harbour[:2]...)
	d.send(changed{revision: v})
	d.tickOnce()
	d.checkFrame("after the revision")
}

// A mark leaves the details on their row, as does another size of the screen.
func TestDetailsKeepTheirRow(t *testing.T) {
	d := openWithNotes(t, t.TempDir())
	d.press("G", "k", "enter", "j")
	row := func() int {
		i, _ := d.stack.find(inDetails).(*detailsMode).panel.Selected()
		return i
	}
	before := row()
	d.press("v")
	d.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.press("v")
	if row() != before || d.doc.book.Mark(&d.doc.shown.Differences[before]).State != notes.ToCheck {
		t.Errorf("at row %d, was at %d", row(), before)
	}
}

func TestAFailedAnalysisIsTriedAgain(t *testing.T) {
	o := annotated(t)
	good, failing := o.Analyze, true
	o.Analyze = func(ctx context.Context, options analyze.Options) (*model.Analysis, error) {
		if failing {
			return nil, os.ErrDeadlineExceeded
		}
		return good(ctx, options)
	}
	d := openWith(t, o, 120, 30)
	if d.press("a"); d.doc.shown.Origin != model.Annotations || !strings.Contains(d.message, "could not be compared") {
		t.Errorf("failed, it says %q", d.message)
	}
	failing = false
	if d.press("a"); d.doc.shown.Origin != model.Automatic {
		t.Errorf("the second time it is not tried: %q", d.message)
	}
}

func TestHintsAreThoseOfWhatIsOnTop(t *testing.T) {
	d := open(t, 120, 30)
	d.press("/", "b", "r", "enter", "c")
	if row := d.lastRow(); !strings.Contains(row, "e unfold") {
		t.Errorf("in the compare view the hints are %q", row)
	}
	if d.press("c"); !strings.Contains(d.lastRow(), "n next") {
		t.Errorf("back at the matches they are %q", d.lastRow())
	}
}

func TestGoingBackSelectsNothingThatIsHidden(t *testing.T) {
	d := open(t, 120, 30)
	d.press("n", "n", "n", "F", "space", "esc", "backspace", "backspace")
	if d.view.selection != (differenceID{}) && d.selected() == nil {
		t.Error("a difference is selected that the filter hides")
	}
}
