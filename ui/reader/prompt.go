package reader

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"triptych/model/text"
	"triptych/ui/draw"
)

// A prompt is a line to type in, in the last row of the screen.
type prompt struct {
	input textinput.Model
	label string // what stands before it
}

// newPrompt returns a line of at most limit characters that begins with text. It
// has the terminal's own cursor, which needs no timer to blink, and does not paste
// from a clipboard by itself: over SSH that would be the server's. What the
// terminal pastes comes as a message.
func newPrompt(label, text string, limit int) prompt {
	p := prompt{input: textinput.New(), label: label}
	p.input.Prompt = ""
	p.input.CharLimit = limit
	p.input.SetStyles(textinput.Styles{})
	p.input.SetVirtualCursor(false)
	p.input.KeyMap.Paste.SetEnabled(false)
	p.input.KeyMap.DeleteWordForward.SetEnabled(false) // it panics on the last character
	p.input.SetValue(text)
	p.input.CursorEnd()
	p.input.Focus()
	return p
}

// leastTyped is how many cells of what is typed are seen, where there is room for them.
const leastTyped = 16

// fitBeside lets the line take what its label and keys leave, or what it needs and
// leaves the rest to the keys.
func (p *prompt) fitBeside(t *terminal, keys [][2]string) {
	room := t.width - 3 - t.counter().Width(p.label)
	p.fit(max(room-t.hintsWidth(keys), min(room, leastTyped)))
}

// fit lets the line take width cells.
func (p *prompt) fit(width int) {
	if width = max(8, width); width != p.input.Width() {
		p.input.SetWidth(width)
		p.input.SetCursor(p.input.Position()) // which shows as much before it as fits now
	}
}

// typed takes a key or a paste, and reports whether the text has changed. What is
// pasted is cleaned as articles are of what must not reach a terminal.
func (p *prompt) typed(msg tea.Msg) bool {
	before := p.input.Value()
	switch m := msg.(type) {
	case tea.PasteMsg:
		m.Content = clean(m.Content)
		msg = m
	case tea.KeyPressMsg:
		m.Text = clean(m.Text)
		msg = m
	}
	p.input, _ = p.input.Update(msg)
	return p.input.Value() != before
}

// clean returns words that are typed or pasted on one line, harmless to a terminal.
func clean(words string) string {
	words = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, words)
	return draw.Bounded(text.Sanitize(words))
}

// full reports whether no more can be typed.
func (p *prompt) full() bool { return len([]rune(p.text())) >= p.input.CharLimit }

func (p *prompt) text() string { return p.input.Value() }

// width returns how many cells the label and the line take, with what parts them
// from others.
func (p *prompt) width(t *terminal) int {
	return t.counter().Width(" " + p.label + p.input.View() + " ")
}

// rowBeside draws the label, the line, and as many keys as have room.
func (p *prompt) rowBeside(t *terminal, keys [][2]string) string {
	return p.row(t, t.hintsIn(t.width-p.width(t), keys))
}

// row draws the label, the line, and what stands after it.
func (p *prompt) row(t *terminal, after string) string {
	return t.cut(t.flat(" "+t.theme.StatusKey.Styled(p.label)+p.input.View()+" "+after), t.width)
}

// cursor is where the terminal's cursor stands, on a row of the screen.
func (p *prompt) cursor(t *terminal, row int) *tea.Cursor {
	c := p.input.Cursor()
	if c == nil {
		return nil
	}
	c.X = min(c.X+1+t.counter().Width(p.label), t.width-1)
	c.Y = row
	return c
}
