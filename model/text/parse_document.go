package text

import (
	"strings"

	"triptych/model"
)

// blockSeparator stands between two blocks of the plain text.
const blockSeparator = "\n\n"

// maxURL is the length in bytes beyond which a link's address is dropped: it
// helps nobody, and one reference may be used many thousand times.
const maxURL = 2048

// A style is what a piece of a block looks like.
type style struct {
	emphasis model.Emphasis
	url      string
}

// A piece is a stretch of the pending block's raw text with one style; it
// starts where the piece before it ends.
type piece struct {
	style
	end int
}

// A document is an article being put together: finished blocks, and one
// pending, whose raw text comes in pieces.
type document struct {
	text   strings.Builder
	blocks []model.Block

	raw    []byte
	pieces []piece
	urls   map[string]string // addresses as written, to harmless ones
}

func newDocument(size int) *document {
	d := &document{}
	d.text.Grow(size + size/16)
	return d
}

// article cuts the sentences and hands everything over.
func (d *document) article() model.Article {
	a := model.Article{Text: d.text.String(), Blocks: d.blocks}
	for i, b := range a.Blocks {
		if b.Aligned() {
			a.Sentences = appendSentences(a.Sentences, a.Text, b.Span, i)
		}
	}
	return a
}

// write adds text to the pending block.
func (d *document) write(text []byte, s style) {
	if len(text) > 0 {
		d.raw = append(d.raw, text...)
		d.styled(s)
	}
}

// writeString adds text to the pending block.
func (d *document) writeString(text string, s style) {
	if text != "" {
		d.raw = append(d.raw, text...)
		d.styled(s)
	}
}

// styled says how what has been added to the raw text looks.
func (d *document) styled(s style) {
	if n := len(d.pieces); n > 0 && d.pieces[n-1].style == s {
		d.pieces[n-1].end = len(d.raw)
		return
	}
	d.pieces = append(d.pieces, piece{s, len(d.raw)})
}

// address makes a link's address harmless; an absurdly long one is dropped.
func (d *document) address(raw []byte) string {
	if len(raw) > maxURL {
		return ""
	}
	if url, ok := d.urls[string(raw)]; ok {
		return url
	}
	if d.urls == nil {
		d.urls = make(map[string]string)
	}
	url := SanitizeLine(string(appendUnescaped(nil, raw)))
	d.urls[string(raw)] = url
	return url
}

// finish makes the pending text a block of prose; without any visible text
// there is none. It tells whether it made a block.
func (d *document) finish(b model.Block) bool {
	if len(d.raw) == 0 {
		return false
	}
	l := layer{raw: string(d.raw), out: &d.text, separate: len(d.blocks) > 0 && d.text.Len() > 0}
	l.write(d.pieces)
	d.raw, d.pieces = d.raw[:0], d.pieces[:0]
	if !l.started {
		return false
	}
	b.Span = model.Span{Start: l.start, End: d.text.Len()}
	b.Runs = l.runs
	b.Marker = SanitizeLine(b.Marker)
	d.blocks = append(d.blocks, b)
	return true
}

// verbatim adds a table or a piece of code. It tells whether there is any text.
func (d *document) verbatim(b model.Block, text string) bool {
	text = Sanitize(strings.TrimSpace(text))
	if text == "" {
		return false
	}
	if d.text.Len() > 0 {
		d.text.WriteString(blockSeparator)
	}
	b.Start = d.text.Len()
	d.text.WriteString(text)
	b.End = d.text.Len()
	d.blocks = append(d.blocks, b)
	return true
}

// rule adds a thematic break.
func (d *document) rule(b model.Block) {
	b.Span = model.Span{Start: d.text.Len(), End: d.text.Len()}
	d.blocks = append(d.blocks, b)
}
