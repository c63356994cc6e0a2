package session

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/internal/uitest"
	"triptych/ui/notes"
	"triptych/ui/picker"
	"triptych/ui/program"
	"triptych/ui/reader"
)

// A fakeShelf has stories of invented articles.
type fakeShelf struct {
	t       *testing.T
	names   []string
	folder  string // of notes
	listErr error
	openErr error
	opened  []string
}

func (f *fakeShelf) Title() string { return "Stories in the test" }

func (f *fakeShelf) List(context.Context) ([]picker.Entry, error) {
	var entries []picker.Entry
	for i, name := range f.names {
		entries = append(entries, picker.Entry{Name: name, Articles: []picker.Article{
			{Outlet: "The Example", Title: "Headline of " + name, Date: fmt.Sprintf("2026-01-%02d", 10+i)}, {Outlet: "The Other"}}})
	}
	return entries, f.listErr
}

func (f *fakeShelf) Count(_ context.Context, name string) (int, int, error) {
	return 40 + len(name), 70 + len(name), nil
}

func (f *fakeShelf) Open(_ context.Context, name string) (reader.Options, error) {
	f.opened = append(f.opened, name)
	return f.options(name), f.openErr
}

// options gives a story of two articles that name it.
func (f *fakeShelf) options(name string) reader.Options {
	b := uitest.NewBuilder(f.t, "This is "+name+".\n\nThe mill burned on Monday.", "The other article on "+name+".\n\nThe mill burned on Friday.")
	b.Story.Title = name
	b.Topic("The mill", "0:The mill", "1:The mill")
	b.Differ(0, model.Date, model.Conflict, "0:Monday", "1:Friday")
	analysis := b.Analysis()
	o := reader.Options{Story: b.Story, Analyze: func(context.Context, analyze.Options) (*model.Analysis, error) { return analysis, nil }}
	if f.folder != "" {
		o.Notes = notes.Open(f.folder, b.Story)
		o.Book, _ = o.Notes.Load()
	}
	return o
}

// A desk is a session under test.
type desk struct {
	*Session
	t    *testing.T
	quit bool
}

func start(t *testing.T, o Options, width, height int) *desk {
	t.Helper()
	d := &desk{Session: New(t.Context(), o), t: t}
	t.Cleanup(d.Close)
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	d.run(d.Init())
	return d
}

func (d *desk) send(msg tea.Msg) {
	_, cmd := d.Update(msg)
	d.run(cmd)
}

// run runs a command and what it leads to. What waits for something that never
// comes in a test is left.
func (d *desk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	switch msg.(type) {
	case nil:
		return
	case tea.QuitMsg:
		d.quit = true
		return
	}
	v := reflect.ValueOf(msg)
	if v.Kind() == reflect.Slice { // a batch or a sequence
		for i := range v.Len() {
			if cmd, ok := v.Index(i).Interface().(tea.Cmd); ok {
				d.run(cmd)
			}
		}
		return
	}
	d.send(msg)
}

func (d *desk) press(keys ...string) {
	special := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "down": tea.KeyDown, "up": tea.KeyUp, "backspace": tea.KeyBackspace}
	for _, k := range keys {
		switch code, ok := special[k]; {
		case ok:
			d.send(tea.KeyPressMsg{Code: code})
		case k == "ctrl+c":
			d.send(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
		default:
			d.send(tea.KeyPressMsg{Code: []rune(k)[0], Text: k})
		}
	}
}

func (d *desk) plain() string { return ansi.Strip(d.View().Content) }

func (d *desk) mustShow(words ...string) {
	d.t.Helper()
	for _, w := range words {
		if !strings.Contains(d.plain(), w) {
			d.t.Errorf("%q is not shown:\n%s", w, d.plain())
		}
	}
}

func TestListOpensStories(t *testing.T) {
	shelf := &fakeShelf{t: t, names: []string{"mill", "bridge", "harbour"}}
	var told []string
	d := start(t, Options{Shelf: shelf, Opened: func(name string) { told = append(told, name) }}, 100, 20)
	d.mustShow("Stories in the test", "mill", "bridge", "harbour", "enter", "open")
	d.mustShow("77") // the conflicts of the harbour
	d.press("b", "r", "i", "enter")
	d.mustShow("This is bridge.", "Monday")
	d.press("n", "S")
	d.mustShow("Stories in the test", "harbour")
	d.press("esc")
	d.mustShow("This is bridge.", "dates in conflict")
	d.press("S", "m", "i", "l", "l", "enter")
	d.mustShow("This is mill.")
	if got := strings.Join(told, " "); got != "bridge mill" {
		t.Errorf("told of %q", got)
	}
	if d.press("q"); !d.quit {
		t.Error("q does not leave")
	}
}

func TestCursorStandsOnTheSelectedStory(t *testing.T) {
	d := start(t, Options{Shelf: &fakeShelf{t: t, names: []string{"mill", "bridge"}}}, 100, 24)
	for _, keys := range [][]string{nil, {"down"}, {"up"}} {
		d.press(keys...)
		v := d.View()
		if row := ansi.Strip(strings.Split(v.Content, "\n")[v.Cursor.Y]); !strings.HasPrefix(row, "▶") {
			t.Errorf("after %v the cursor stands at %q", keys, row)
		}
	}
}

func TestListKeys(t *testing.T) {
	d := start(t, Options{Shelf: &fakeShelf{t: t, names: []string{"mill", "bridge"}}}, 100, 20)
	d.press("q", "x")
	if d.quit || d.list.words != "qx" {
		t.Errorf("typed %q, quit %v", d.list.words, d.quit)
	}
	d.press("enter") // nothing is selected
	d.press("backspace", "esc")
	if d.list.words != "" || d.quit {
		t.Errorf("esc leaves the filter %q", d.list.words)
	}
	before, _ := d.picker.Selected()
	d.press("down")
	if after, _ := d.picker.Selected(); after.Name == before.Name {
		t.Error("down selects nothing else")
	}
	if d.press("esc"); !d.quit {
		t.Error("esc does not leave where there is no story to go back to")
	}
	d = start(t, Options{Shelf: &fakeShelf{t: t, names: []string{"mill"}}}, 100, 20)
	if d.press("ctrl+c"); !d.quit {
		t.Error("ctrl+c does not leave")
	}
}

func TestListTellsWhatFails(t *testing.T) {
	shelf := &fakeShelf{t: t, names: []string{"mill"}, openErr: errors.New("mill: the file is empty")}
	d := start(t, Options{Shelf: shelf}, 100, 20)
	d.press("enter")
	d.mustShow("mill: the file is empty")
	shelf.openErr = nil
	d.press("enter")
	d.mustShow("This is mill.")
	d = start(t, Options{Shelf: &fakeShelf{t: t, listErr: errors.New("the library may not be read")}}, 100, 20)
	d.mustShow("the library may not be read")
}

// What the reader of one story asked for must not come to that of another.
func TestLateMessagesStayWithTheirStory(t *testing.T) {
	shelf := &fakeShelf{t: t, names: []string{"mill", "bridge"}}
	o := shelf.options("mill")
	d := start(t, Options{Shelf: shelf, Story: &o, Name: "mill"}, 100, 20)
	late := New(t.Context(), Options{Shelf: shelf, Story: &o}).Init()
	d.press("S")
	before := d.list
	d.press("b", "r", "enter")
	d.mustShow("This is bridge.")
	d.run(late)
	d.mustShow("This is bridge.")
	d.send(opened{list: before, name: "mill", options: o})
	d.mustShow("This is bridge.")
	d.press("S")
	d.send(opened{list: before, name: "mill", options: o})
	d.press("esc")
	d.mustShow("This is bridge.")
}

func TestAnotherStoryKeepsThePlace(t *testing.T) {
	shelf := &fakeShelf{t: t, names: []string{"mill", "bridge"}, folder: t.TempDir()}
	o := shelf.options("mill")
	d := start(t, Options{Shelf: shelf, Story: &o, Name: "mill"}, 100, 8)
	d.press("n", "v", "G", "S", "b", "r", "enter", "S", "m", "i", "l", "enter")
	d.mustShow("This is mill.", "back where you were reading")
	if err := d.Keep(); err != nil {
		t.Error(err)
	}
}

// A program that ends without being asked to, as when a line drops, keeps the
// place all the same.
func TestKeep(t *testing.T) {
	shelf := &fakeShelf{t: t, folder: t.TempDir()}
	o := shelf.options("mill")
	d := start(t, Options{Story: &o}, 100, 8)
	d.press("G")
	if err := d.Keep(); err != nil {
		t.Error(err)
	}
	d.Close()
	if _, ok := shelf.options("mill").Book.Position(); !ok {
		t.Error("the place is not kept")
	}
}

func TestOneStoryHasNoList(t *testing.T) {
	shelf := &fakeShelf{t: t}
	o := shelf.options("mill")
	d := start(t, Options{Story: &o}, 120, 20)
	d.press("S")
	d.mustShow("this is the only story", "This is mill.")
}

// The terminal tells of itself once, whichever reader comes later.
func TestLaterReadersKnowTheTerminal(t *testing.T) {
	shelf := &fakeShelf{t: t, names: []string{"mill"}}
	d := start(t, Options{Shelf: shelf}, 100, 20)
	d.send(tea.BackgroundColorMsg{Color: ansi.BrightWhite})
	d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	list := d.View().Content
	d.press("enter")
	direct := shelf.options("mill")
	e := start(t, Options{Story: &direct}, 100, 20)
	e.send(tea.BackgroundColorMsg{Color: ansi.BrightWhite})
	e.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	first := strings.Split(d.View().Content, "\n")
	for i, row := range strings.Split(e.View().Content, "\n") {
		if i < len(first)-1 && first[i] != row { // the last row is of the keys, which are others
			t.Fatalf("row %d is drawn otherwise:\n%q\n%q", i, first[i], row)
		}
	}
	if list == "" || !strings.Contains(list, "mill") {
		t.Error("no list")
	}
}

func TestListHoldsAtEverySize(t *testing.T) {
	shelf := &fakeShelf{t: t, names: []string{"mill", "bridge", "harbour", "a story with a long name that goes on and on \x1b[2J"}}
	d := start(t, Options{Shelf: shelf}, 100, 20)
	for _, width := range []int{1, 2, 5, 17, 40, 80, 120, 320} {
		for _, height := range []int{1, 2, 5, 6, 10, 24, 90} {
			for _, message := range []string{"", "something went wrong, and that takes a long line to tell"} {
				d.send(tea.WindowSizeMsg{Width: width, Height: height})
				d.list.message = message
				rows := strings.Split(d.View().Content, "\n")
				if len(rows) != height {
					t.Fatalf("%dx%d: %d rows", width, height, len(rows))
				}
				for y, row := range rows {
					if w := ansi.StringWidth(row); w > width {
						t.Fatalf("%dx%d: row %d has %d cells: %q", width, height, y, w, row)
					}
				}
			}
		}
	}
}

// What is not saved of a story keeps another from taking its place.
func TestNoStoryTakesThePlaceOfWhatIsNotSaved(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	shelf := &fakeShelf{t: t, names: []string{"mill", "bridge"}, folder: filepath.Join(file, "notes")}
	o := shelf.options("mill")
	d := start(t, Options{Shelf: shelf, Story: &o, Name: "mill"}, 120, 20)
	d.press("n", "v", "S", "b", "r", "enter")
	d.mustShow("your marks are not saved")
	d.press("esc", "esc", "q")
	d.mustShow("1 mark not saved", "write to")
	if d.press("ctrl+c"); !d.quit || d.Keep() == nil {
		t.Errorf("quit %v, lost %v", d.quit, d.Keep())
	}
}

// The list asks for nothing any more once it is closed.
func TestClosingTheListEndsWhatItAskedFor(t *testing.T) {
	shelf := &fakeShelf{t: t, names: []string{"mill", "bridge"}}
	o := shelf.options("mill")
	d := start(t, Options{Shelf: shelf, Story: &o, Name: "mill"}, 100, 20)
	d.press("S")
	list := d.list
	if list.ctx.Err() != nil {
		t.Error("the list that is open has ended")
	}
	if d.press("esc"); list.ctx.Err() == nil || d.list != nil {
		t.Error("the list that is closed goes on")
	}
}

func TestWhatIsTooLongToPasteIsSaid(t *testing.T) {
	shelf := &fakeShelf{t: t, names: []string{"mill", "bridge"}}
	o := shelf.options("mill")
	d := start(t, Options{Shelf: shelf, Story: &o, Name: "mill"}, 100, 20)
	d.send(program.PasteTooLong{})
	d.mustShow("too long, and was left out")
	d.press("S")
	d.send(program.PasteTooLong{})
	d.mustShow("too long, and was left out")
}
