package session

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/picker"
)

// An Editor is a Shelf whose stories the person may change. Its methods may be called
// from any goroutine, and end with their context. What they say of what they did is
// a line.
type Editor interface {
	// Add adds the articles that a source has, an address or a file, to a story, which
	// it makes if there is none.
	Add(ctx context.Context, story, source string) (said string, err error)
	// Rename gives a story another name. What the person marked in it stays with it.
	Rename(ctx context.Context, story, to string) (said string, err error)
	// Remove takes a story out of the library. Nothing is deleted.
	Remove(ctx context.Context, story string) (said string, err error)
}

// A question is what the list asks before it changes a story, in its last row. What
// is typed is the answer, or y where it is to be confirmed.
type question struct {
	label   string
	text    string
	confirm bool
	then    func(answer string) // asks another question, or sets off the work
}

// An edit is a change to a story that is under way, or done.
type edit struct {
	list     *storyList
	selected string // the story that is selected once it is done
	said     string
	err      error
}

// work changes a story.
type work func(context.Context, Editor) (said string, err error)

// change asks what a key needs to know to change a story.
func (l *storyList) change(key string) {
	e, ok := l.picker.Selected()
	switch {
	case l.editor == nil:
		l.message = "stories cannot be changed here"
	case l.doing != "":
		l.message = l.doing
	case key == "ctrl+a":
		l.askForArticle(e, ok)
	case !ok:
		l.message = "there is no story here"
	case e.Builtin:
		l.message = e.Name + " comes with the program, and stays as it is"
	case e.Name == l.reading:
		l.message = e.Name + " is being read: open another story first"
	case key == "ctrl+r":
		l.ask(question{label: "rename " + e.Name + " to ", text: e.Name, then: func(to string) {
			l.begin("renaming "+e.Name, to, func(ctx context.Context, editor Editor) (string, error) { return editor.Rename(ctx, e.Name, to) })
		}})
	default:
		what := fmt.Sprintf("y deletes %s (%s): it goes to the trash, its notes stay; other keys keep it", e.Name, draw.Plural(len(e.Articles), "article"))
		l.ask(question{label: what, confirm: true, then: func(string) {
			l.begin("deleting "+e.Name, "", func(ctx context.Context, editor Editor) (string, error) { return editor.Remove(ctx, e.Name) })
		}})
	}
}

// askForArticle asks for a story and for an article that is added to it.
func (l *storyList) askForArticle(e picker.Entry, selected bool) {
	name := l.words
	if selected && !e.Builtin {
		name = e.Name
	}
	l.ask(question{label: "add an article to the story ", text: name, then: func(story string) {
		l.ask(question{label: "address or file for " + story + ": ", then: func(source string) {
			l.begin("reading "+source, story, func(ctx context.Context, editor Editor) (string, error) { return editor.Add(ctx, story, source) })
		}})
	}})
}

func (l *storyList) ask(q question) { l.question = &q }

// begin sets off work, after which a story is selected; "" for the one that is.
func (l *storyList) begin(doing, selected string, do work) {
	l.doing = doing + "…"
	editor, ctx := l.editor, l.ctx
	l.start = func() tea.Msg {
		said, err := do(ctx, editor)
		return edit{l, selected, said, err}
	}
}

// started returns the command for work that was set off, and forgets it.
func (l *storyList) started() tea.Cmd {
	start := l.start
	l.start = nil
	return start
}

// receiveEdit says what became of a change, and shows the stories as they are now.
func (l *storyList) receiveEdit(msg edit) tea.Cmd {
	if l == nil || msg.list != l {
		return nil
	}
	l.doing, l.message = "", msg.said
	if msg.err != nil {
		l.message = msg.err.Error()
		return nil
	}
	if msg.selected != "" {
		l.filter("")
		l.picker.Select(msg.selected)
	}
	return l.load()
}

// answer takes a key while a question is asked.
func (l *storyList) answer(key tea.KeyPressMsg) {
	q := l.question
	switch name := key.String(); {
	case q.confirm:
		l.question = nil
		if name == "y" {
			q.then("")
			return
		}
		l.message = "it stays"
	case name == "esc":
		l.question, l.message = nil, "nothing is changed"
	case name == "enter":
		if answer := strings.TrimSpace(q.text); answer != "" {
			l.question = nil
			q.then(answer)
		}
	case name == "backspace":
		if words := []rune(q.text); len(words) > 0 {
			q.text = string(words[:len(words)-1])
		}
	case name == "ctrl+u":
		q.text = ""
	case key.Text != "":
		q.text = typed(q.text + key.Text)
	}
}

// paste takes what is pasted while a question is asked.
func (l *storyList) paste(words string) {
	if !l.question.confirm {
		l.question.text = typed(l.question.text + words)
	}
}

// longestAnswer is how many bytes an answer may have: an address has less.
const longestAnswer = 4096

// typed returns words as one line, cleaned as articles are of what must not reach a
// terminal.
func typed(words string) string {
	words = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, words)
	return draw.Bounded(text.Sanitize(text.Cut(words, longestAnswer)))
}

// row draws the question and as much of the answer's end as has room.
func (q *question) row(t *terminal) string {
	const hint = "   enter · esc"
	counter := draw.Counter{Method: t.method}
	label := " " + q.label
	if q.confirm {
		return t.theme.StatusKey.Styled(t.theme.Glyphs.Flat(counter.Fit(label, t.width)))
	}
	text := counter.Harmless(q.text)
	room := max(1, t.width-counter.Width(label)-1-counter.Width(hint))
	for counter.Width(text) > room {
		size, _ := counter.Next(text)
		text = text[size:]
	}
	row := t.theme.StatusKey.Styled(counter.Harmless(label)) + text + t.theme.Selected.Styled(" ") + t.theme.Muted.Styled(hint)
	return counter.Cut(t.theme.Glyphs.Flat(row), t.width, "")
}
