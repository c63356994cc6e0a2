package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/picker"
)

// An editedShelf is a shelf whose stories can be changed. It notes what it is asked to.
type editedShelf struct {
	fakeShelf
	done []string
	err  error
}

func (e *editedShelf) List(ctx context.Context) ([]picker.Entry, error) {
	entries, err := e.fakeShelf.List(ctx)
	return append(entries, picker.Entry{Name: "example", Builtin: true, Articles: []picker.Article{{Outlet: "It"}}}), err
}

func (e *editedShelf) change(what string, change func()) (string, error) {
	e.done = append(e.done, what)
	if e.err != nil {
		return "", e.err
	}
	change()
	return "done: " + what, nil
}

func (e *editedShelf) Add(_ context.Context, story, source string) (string, error) {
	return e.change(fmt.Sprintf("add %s to %s", source, story), func() {
		if !slices.Contains(e.names, story) {
			e.names = append(e.names, story)
		}
	})
}

func (e *editedShelf) Rename(_ context.Context, story, to string) (string, error) {
	return e.change(fmt.Sprintf("rename %s to %s", story, to), func() { e.names[slices.Index(e.names, story)] = to })
}

func (e *editedShelf) Remove(_ context.Context, story string) (string, error) {
	return e.change("remove "+story, func() { e.names = slices.DeleteFunc(e.names, func(n string) bool { return n == story }) })
}

// control presses keys with ctrl held.
func (d *desk) control(keys ...rune) {
	for _, k := range keys {
		d.send(tea.KeyPressMsg{Code: k, Mod: tea.ModCtrl})
	}
}

// write types words.
func (d *desk) write(words string) {
	for _, r := range words {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func editing(t *testing.T) (*desk, *editedShelf) {
	shelf := &editedShelf{fakeShelf: fakeShelf{t: t, names: []string{"mill", "bridge"}}}
	return start(t, Options{Shelf: shelf}, 120, 24), shelf
}

func (e *editedShelf) mustHaveDone(want ...string) {
	e.t.Helper()
	if !slices.Equal(e.done, want) {
		e.t.Errorf("done is %q, want %q", e.done, want)
	}
	e.done = nil
}

func TestListAddsAnArticle(t *testing.T) {
	d, shelf := editing(t)
	d.mustShow("ctrl+a", "ctrl+d")
	d.write("mill")
	d.control('a')
	d.mustShow("add an article to the story mill")
	d.press("enter")
	d.send(tea.PasteMsg{Content: "https://example.com/\x1b[2Jfire\n"})
	d.mustShow("address or file for mill: https://example.com/")
	d.press("enter")
	shelf.mustHaveDone("add https://example.com/[2Jfire to mill")
	d.mustShow("done: add")

	d.control('a', 'u')
	d.write("flood")
	d.press("enter")
	d.write("a.md")
	d.press("enter")
	shelf.mustHaveDone("add a.md to flood")
	if e, _ := d.list.picker.Selected(); e.Name != "flood" {
		t.Errorf("selected is %s, not the new story", e.Name)
	}
}

func TestListRenamesAndDeletes(t *testing.T) {
	d, shelf := editing(t)
	d.write("mill")
	d.control('r')
	d.mustShow("rename mill to mill")
	d.control('u')
	d.press("enter")
	d.mustShow("rename mill to")
	d.write("fire")
	d.press("enter")
	shelf.mustHaveDone("rename mill to fire")
	d.mustShow("fire", "done: rename mill to fire")
	d.control('d')
	d.mustShow("y deletes fire (2 articles)", "its notes stay", "other keys keep it")
	d.press("n")
	shelf.mustHaveDone()
	d.mustShow("it stays")
	d.control('d')
	d.press("enter")
	shelf.mustHaveDone()
	d.control('d')
	d.press("y")
	shelf.mustHaveDone("remove fire")
	if slices.Contains(shelf.names, "fire") || strings.Contains(d.plain(), "Headline of fire") {
		t.Errorf("it is still there:\n%s", d.plain())
	}
}

// TestListChangesNothingElse: not the story that comes with the program, nor the one
// that is being read, nor anything after esc.
func TestListChangesNothingElse(t *testing.T) {
	d, shelf := editing(t)
	d.write("example")
	d.control('d')
	d.mustShow("comes with the program")
	d.control('r')
	d.mustShow("comes with the program")
	d.press("esc")
	d.write("bridge")
	d.control('a')
	d.press("esc")
	d.mustShow("nothing is changed")
	d.press("enter") // opens it
	d.press("S")
	d.control('d')
	d.mustShow("is being read")
	shelf.mustHaveDone()
	shelf.err = errors.New("the disk is full")
	d.control('a')
	d.press("enter")
	d.write("x")
	d.press("enter")
	d.mustShow("the disk is full")
}

func TestListThatCannotBeChanged(t *testing.T) {
	d := start(t, Options{Shelf: &fakeShelf{t: t, names: []string{"mill"}}}, 120, 24)
	d.control('d')
	d.mustShow("stories cannot be changed here")
	if strings.Contains(d.plain(), "ctrl+d") {
		t.Error("a key is offered that does nothing")
	}
}

func TestListHintsTakeClicks(t *testing.T) {
	d, _ := editing(t)
	rows := strings.Split(d.plain(), "\n")
	before, _, _ := strings.Cut(rows[len(rows)-1], "rename")
	d.write("mill")
	d.send(tea.MouseClickMsg{X: len([]rune(before)), Y: len(rows) - 1, Button: tea.MouseLeft})
	d.mustShow("rename mill to mill")
}

// What is pasted into the list is cleaned before it is drawn.
func TestPastedWordsAreHarmless(t *testing.T) {
	for words, want := range map[string]string{
		"fire":                              "fire",
		"a\u202eb\u2066c":                   "a\uFFFDb\uFFFDc",
		"line\r\nbreak\x1b[2J":              "linebreak[2J",
		"wide 東京 é":                         "wide 東京 é",
		"\xff\xfe":                          "\uFFFD\uFFFD",
		"e" + strings.Repeat("\u0301", 500): "\uFFFD",
	} {
		if got := typed(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
	if got := typed(strings.Repeat("é", longestAnswer)); len(got) > longestAnswer || !utf8.ValidString(got) {
		t.Errorf("a long answer has %d bytes", len(got))
	}
}
