package text

import (
	"strings"

	"triptych/model"
)

// blockSeparator separates two blocks of the plain text.
const blockSeparator = "\n\n"

// maxURL is the length in bytes beyond which a link's address is dropped: it
// helps nobody, and one reference may be used many thousand times.
const maxURL = 2048

// A style is the emphasis and link of a piece of a block.
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

// A document is an article under construction: finished blocks and a pending
// one, whose raw text arrives in pieces.
type document struct {
	text   strings.Builder
	blocks []model.Block

	raw    []byte
	pieces []piece
	urls   map[string]string // sanitized addresses, by address as written
}

func newDocument(size int) *document {
	d := &document{}
	d.text.Grow(size + size/16)
	return d
}

// article splits the blocks into sentences and returns the article.
func (d *document) article() model.Article {
	a := model.Article{Text: d.text.String(), Blocks: d.blocks}
	for i, b := range a.Blocks {
		if b.Aligned() {
			a.Sentences = appendSentences(a.Sentences, a.Text, b.Span, i)
		}
	}
	return a
}

// write appends text to the pending block.
func (d *document) write(text []byte, s style) {
	if len(text) > 0 {
		d.raw = append(d.raw, text...)
		d.addPiece(s)
	}
}

func (d *document) writeString(text string, s style) {
	if text != "" {
		d.raw = append(d.raw, text...)
		d.addPiece(s)
	}
}

// addPiece sets the style of the text that was appended to raw since the last
// piece.
func (d *document) addPiece(s style) {
	if n := len(d.pieces); n > 0 && d.pieces[n-1].style == s {
		d.pieces[n-1].end = len(d.raw)
		return
	}
	d.pieces = append(d.pieces, piece{s, len(d.raw)})
}

// safeURL returns a link's address unescaped and sanitized, empty if it is
// longer than maxURL.
func (d *document) safeURL(raw []byte) string {
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

// finish makes the pending text a block of prose and reports whether it did,
// which it does not without visible text.
func (d *document) finish(b model.Block) bool {
	if len(d.raw) == 0 {
		return false
	}
	l := proseWriter{raw: string(d.raw), out: &d.text, needsSeparator: len(d.blocks) > 0 && d.text.Len() > 0}
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

// verbatim appends a table or code block and reports whether it did, which it
// does not without text.
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

func (d *document) rule(b model.Block) {
	b.Span = model.Span{Start: d.text.Len(), End: d.text.Len()}
	d.blocks = append(d.blocks, b)
}
