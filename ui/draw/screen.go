package draw

import (
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A Screen is what one terminal shows. It is not safe for concurrent use.
type Screen struct {
	profile colorprofile.Profile
	method  ansi.Method
	keys    bool            // whether to ask the terminal to tell more keys apart
	sync    bool            // whether the terminal knows synchronized output
	numbers map[string]code // of the sequences in frames
	codes   []string        // what sequences come to on this terminal

	entered       bool
	stale         bool // what the terminal shows is unknown
	width, height int
	rows          []string // of the last frame
	spare         []string // for those of the next
	around        around

	pen, link code // while a frame is drawn
}

// around is what a terminal shows beside the rows of a frame.
type around struct {
	title  string
	mouse  tea.MouseMode
	cursor *tea.Cursor
}

// NewScreen returns a Screen for a terminal of which only the colours are known.
func NewScreen(profile colorprofile.Profile) *Screen {
	s := &Screen{profile: profile, stale: true}
	s.forgetCodes()
	return s
}

// SetProfile sets which colours the terminal has.
func (s *Screen) SetProfile(p colorprofile.Profile) {
	if p != s.profile {
		s.profile, s.stale = p, true
		s.forgetCodes()
	}
}

// SetSynchronized has frames appear whole, on a terminal that knows synchronized
// output (mode 2026).
func (s *Screen) SetSynchronized() { s.sync = true }

// SetGraphemes has the terminal count cells by grapheme cluster, which one that
// knows mode 2027 can.
func (s *Screen) SetGraphemes() {
	if s.method != ansi.GraphemeWidth {
		s.method, s.stale = ansi.GraphemeWidth, true
	}
}

// SetKeyboard asks the terminal, where it can, to tell keys apart that send the
// same bytes by default, as escape and alt with a key do.
func (s *Screen) SetKeyboard(on bool) { s.keys = on }

// Repaint has the next frame drawn whole, because the terminal may show anything,
// as after its window has changed.
func (s *Screen) Repaint() { s.stale = true }

// scratch is what a frame needs while it is drawn.
type scratch struct {
	old, new []cell
	votes    []int
}

var pool = sync.Pool{New: func() any { return new(scratch) }}

// Draw appends to out what makes a terminal of width cells and height rows show the
// view. It appends nothing where the terminal shows it already.
func (s *Screen) Draw(out []byte, v tea.View, width, height int) []byte {
	w := pool.Get().(*scratch)
	defer pool.Put(w)
	if len(s.codes) > keptCodes || len(s.numbers) > keptCodes {
		s.forgetCodes()
	}
	start := len(out)
	if s.sync {
		out = append(out, ansi.SetModeSynchronizedOutput...)
	}
	begun := len(out)
	out = s.setModes(out, &v)
	rows := split(s.spare[:0], v.Content, height)
	if s.stale || width != s.width || height != s.height {
		out = append(out, ansi.ResetStyle+ansi.EraseEntireScreen...)
		s.rows = append(s.rows[:0], make([]string, height)...)
		s.width, s.height, s.stale = width, height, false
	}
	out = s.drawRows(out, w, rows, v.Cursor)
	s.rows, s.spare = rows, s.rows
	clear(s.spare)
	if len(out) == begun {
		return out[:start]
	}
	if s.sync {
		out = append(out, ansi.ResetModeSynchronizedOutput...)
	}
	return out
}

// drawRows appends what turns the rows on the screen into others, and places the
// cursor. It is hidden meanwhile where it would be seen to run about.
func (s *Screen) drawRows(out []byte, w *scratch, rows []string, c *tea.Cursor) []byte {
	shown := len(out)
	if s.around.cursor != nil && !s.sync {
		out = append(out, ansi.ResetModeTextCursorEnable...)
	}
	hidden := len(out)
	out = s.scroll(out, w, rows)
	for y, row := range rows {
		if row != s.rows[y] {
			out = s.drawRow(out, w, y, row)
		}
	}
	out = s.resetPen(out)
	if len(out) == hidden {
		return s.placeCursor(out[:shown], c, false)
	}
	return s.placeCursor(out, c, true)
}

// split appends the rows of a frame to rows until there are height of them.
func split(rows []string, content string, height int) []string {
	for len(rows) < height && content != "" {
		row, rest, _ := strings.Cut(content, "\n")
		rows, content = append(rows, row), rest
	}
	for len(rows) < height {
		rows = append(rows, "")
	}
	return rows
}

// The modes of the terminal for as long as the screen is on it. Without autowrap, a
// character that the terminal takes to be wider than it is spoils no other row.
const (
	enter = ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.ResetModeAutoWrap + ansi.SetModeBracketedPaste
	leave = ansi.ResetModeBracketedPaste + ansi.SetModeAutoWrap + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable
)

// setModes appends what brings the terminal's modes to what the view wants.
func (s *Screen) setModes(out []byte, v *tea.View) []byte {
	if !s.entered {
		out = append(out, enter...)
		if s.keys {
			out = append(out, ansi.SetModifyOtherKeys2+ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes)...)
		}
		s.entered = true
	}
	if s.stale && s.method == ansi.GraphemeWidth {
		out = append(out, ansi.SetModeUnicodeCore...)
	}
	if v.MouseMode != s.around.mouse {
		out = append(out, mouse(v.MouseMode)...)
		s.around.mouse = v.MouseMode
	}
	if v.WindowTitle != s.around.title {
		out = append(out, ansi.SetWindowTitle(v.WindowTitle)...)
		s.around.title = v.WindowTitle
	}
	return out
}

// mouse returns what turns the reports of the mouse on or off.
func mouse(m tea.MouseMode) string {
	const off = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
	switch m {
	case tea.MouseModeCellMotion:
		return off + ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	case tea.MouseModeAllMotion:
		return off + ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
	default:
		return off
	}
}

// placeCursor shows the cursor where it belongs, or hides it. Drawing has moved it,
// and hidden it where a frame does not appear whole.
func (s *Screen) placeCursor(out []byte, c *tea.Cursor, drawn bool) []byte {
	was := s.around.cursor
	s.around.cursor = nil
	if c != nil {
		now := *c
		s.around.cursor = &now
	}
	switch {
	case c == nil && was == nil:
		return out
	case c == nil:
		return append(out, ansi.ResetModeTextCursorEnable...)
	case was != nil && *was == *c && !drawn:
		return out
	}
	if was == nil || was.Shape != c.Shape || was.Blink != c.Blink {
		shape := 2*int(c.Shape) + 1 // block, underline, bar; each blinks first
		if !c.Blink {
			shape++
		}
		out = append(out, ansi.SetCursorStyle(shape)...)
	}
	out = append(out, ansi.CursorPosition(c.X+1, c.Y+1)...)
	if was == nil || drawn && !s.sync {
		out = append(out, ansi.SetModeTextCursorEnable...)
	}
	return out
}

// Leave appends what makes the terminal as it was before the first frame. The next
// frame enters it again.
func (s *Screen) Leave(out []byte) []byte {
	if !s.entered {
		return out
	}
	s.entered, s.stale = false, true
	if s.around.mouse != tea.MouseModeNone {
		out = append(out, mouse(tea.MouseModeNone)...)
		s.around.mouse = tea.MouseModeNone
	}
	if s.around.title != "" {
		out = append(out, ansi.SetWindowTitle("")...)
		s.around.title = ""
	}
	if s.around.cursor != nil {
		out = append(out, ansi.SetCursorStyle(0)...)
		s.around.cursor = nil
	}
	if s.method == ansi.GraphemeWidth {
		out = append(out, ansi.ResetModeUnicodeCore...)
	}
	if s.keys { // of this screen: the other has its own
		out = append(out, ansi.ResetModifyOtherKeys+ansi.PopKittyKeyboard(1)...)
	}
	// A terminal without another screen goes on below the last row.
	return append(appendMove(append(out, ansi.ResetStyle...), 0, s.height-1), leave...)
}
