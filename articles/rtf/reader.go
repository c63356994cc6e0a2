package rtf

import (
	"context"
	"strings"
	"unicode/utf8"

	"triptych/articles/internal/fields"
	"triptych/model/text"
)

// A destination is what becomes of the text of a group.
type destination uint8

const (
	body        destination = iota
	nothing                 // it is no part of the text
	properties              // of the document, as its title
	instruction             // of a field
	fonts
	styles
)

// A state holds inside of a group, and what a group changes ends with it.
type state struct {
	destination destination
	starred     bool   // the group may be passed over by who does not know its name
	begun       bool   // something of the group was read
	outer       bool   // it holds one text twice, of which the second is read
	property    string // that the group names
	look        look
	layout      layout
	font        int
	wide        int    // how many characters stand behind one that is spelled \u, for who does not know that
	field       *field // that the group is, or stands in
}

// A look is how text appears.
type look struct {
	strong, emphasis, hidden, struck, deleted, raised bool
}

// A field is text that a word processor writes by an instruction, such as a link.
type field struct {
	instruction strings.Builder
	url         string
	outer       *field // that it stands in
}

// maxInstruction is how many bytes of an instruction, a property or the name of a style
// are kept.
const maxInstruction = 4096

// maxDepth is how deep groups are nested at most: those of word processors are some
// dozens. What stands deeper is not read.
const maxDepth = 300

// A reader reads one document.
type reader struct {
	scan   scanner
	state          // of the group that is open
	open   []state // of those around it, the outermost first
	deeper int     // how many groups are open beyond maxDepth
	closed bool    // the document came to its end

	utf8  bool    // letters beyond ASCII are UTF-8, as all of it is
	words decoder // bytes to text, by the charsets of fonts
	skip  int     // how many characters are passed over, as one that was read stands for them

	page       page
	properties map[string]string
	names      map[int]*strings.Builder // of styles
	style      int                      // whose name is read
}

func newReader(data []byte) *reader {
	r := &reader{scan: scanner{data}, properties: make(map[string]string), names: make(map[int]*strings.Builder)}
	r.state.wide = 1
	r.words = newDecoder()
	r.utf8 = utf8.Valid(data)
	r.page.names = r.names
	return r
}

// read reads the document to its end. Its error is the context's.
func (r *reader) read(ctx context.Context) error {
	for tokens := 0; !r.closed; tokens++ {
		if tokens%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t := r.scan.next()
		if t.kind == end {
			break
		}
		if t.kind != code && t.kind != letters {
			r.flush()
		}
		r.token(t)
	}
	r.flush()
	return ctx.Err()
}

// token follows one token.
func (r *reader) token(t token) {
	switch t.kind {
	case opening:
		r.enter()
		return
	case closing:
		r.leave()
		return
	}
	if r.deeper > 0 || r.destination == nothing && (t.kind == code || t.kind == letters) {
		return
	}
	switch t.kind {
	case control:
		r.control(t)
	case symbol:
		if t.char == '*' {
			r.starred = true
			return
		}
		r.symbol(t.char)
	case code:
		if r.skip > 0 {
			r.skip--
			return
		}
		r.words.add(t.char)
	case letters:
		n := min(r.skip, len(t.text))
		r.skip -= n
		r.letters(t.text[n:])
	}
	r.begun = true
}

// letters takes in text as it stands.
func (r *reader) letters(s []byte) {
	if !r.utf8 || isASCII(s) {
		r.words.addText(s)
		return
	}
	r.flush()
	r.add(string(s))
}

// enter opens a group.
func (r *reader) enter() {
	r.skip = 0
	if len(r.open) == maxDepth {
		r.deeper++
		return
	}
	r.open = append(r.open, r.state)
	if r.outer {
		r.state.destination, r.state.outer = nothing, false
	}
	r.state.starred, r.state.begun, r.state.property = false, false, ""
	if r.destination == styles {
		r.style = 0
	}
}

// leave closes a group. The end of the first is that of the document.
func (r *reader) leave() {
	r.skip = 0
	if r.deeper > 0 {
		r.deeper--
		return
	}
	last := len(r.open) - 1
	if last < 0 {
		return
	}
	left := r.state
	r.state = r.open[last]
	r.open = r.open[:last]
	r.words.use(r.font)
	if left.field != r.field {
		r.page.url = r.field.link()
	}
	r.page.leave(len(r.open))
	r.closed = last == 0
}

// flush takes in the bytes that were read and not yet made text of.
func (r *reader) flush() {
	if s := r.words.flush(); s != "" {
		r.add(s)
	}
}

// add takes in text.
func (r *reader) add(s string) {
	switch r.destination {
	case body:
		r.show(s)
	case properties:
		if r.property != "" && len(r.properties[r.property]) < maxInstruction {
			r.properties[r.property] += s
		}
	case instruction:
		if r.field != nil && r.field.instruction.Len() < maxInstruction {
			r.field.instruction.WriteString(s)
		}
	case styles:
		if b := r.names[r.style]; b != nil && b.Len() < maxInstruction {
			b.WriteString(s)
		}
	}
}

// show appends text to the page, unless it is no longer said, or hidden.
func (r *reader) show(s string) {
	if r.look.hidden || r.look.struck || r.look.deleted {
		return
	}
	if r.look.raised {
		if raised := text.Superscript(s); raised != "" {
			s = raised
		}
	}
	r.page.add(s, r.look, r.layout)
}

// link returns where the result of a field leads to, "" for nowhere or a nil field.
func (f *field) link() string {
	for ; f != nil; f = f.outer {
		if f.url != "" {
			return f.url
		}
	}
	return ""
}

// result begins the result of the field that is open.
func (r *reader) result() {
	if r.field != nil {
		r.field.url = fields.Hyperlink(r.field.instruction.String())
		r.page.url = r.field.link()
	}
}
