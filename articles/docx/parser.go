package docx

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"triptych/model/problem"
)

const (
	maxDepth = 500     // how deep elements are nested at most: Word's are some dozens
	maxToken = 1 << 20 // bytes of one tag, in which Word may put a drawing, or of one stretch of text
)

// A parser goes through a part of XML once, without keeping anything of it. No
// entities but those of XML itself are known.
type parser struct {
	ctx     context.Context
	decoder *xml.Decoder
	source  *tokenReader
	depth   int
	tokens  int
}

func newParser(ctx context.Context, source io.Reader) *parser {
	limited := &tokenReader{source: source}
	return &parser{ctx: ctx, decoder: xml.NewDecoder(limited), source: limited}
}

// A tokenReader ends a part in which one token is longer than any that a word
// processor writes. Between two tokens, left must be set anew.
type tokenReader struct {
	source io.Reader
	left   int
}

// Read reads some of the part.
func (t *tokenReader) Read(p []byte) (int, error) {
	if t.left <= 0 {
		return 0, fmt.Errorf("a tag or a text of more than %d bytes", maxToken)
	}
	n, err := t.source.Read(p)
	t.left -= n
	return n, err
}

// An element is what the start tag of one says.
type element struct {
	name       xml.Name
	attributes []xml.Attr
}

// attr gives the value of an attribute by its name in whatever namespace, ""
// where there is none.
func (e element) attr(name string) string {
	for _, a := range e.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// next gives the next token.
func (p *parser) next() (xml.Token, error) {
	if p.tokens++; p.tokens%256 == 0 {
		if err := p.ctx.Err(); err != nil {
			return nil, err
		}
	}
	p.source.left = maxToken
	token, err := p.decoder.Token()
	if err != nil {
		return nil, p.explain(err)
	}
	switch token.(type) {
	case xml.StartElement:
		if p.depth++; p.depth > maxDepth {
			return nil, damaged(fmt.Errorf("elements nested more than %d deep", maxDepth))
		}
	case xml.EndElement:
		p.depth--
	}
	return token, nil
}

// explain gives an error of the part as the format's own.
func (p *parser) explain(err error) error {
	if e := (*problem.Error)(nil); errors.As(err, &e) {
		return e
	}
	return damaged(err)
}

// root calls child for each element in the outermost one.
func (p *parser) root(child func(element) error) error {
	for {
		token, err := p.next()
		if err != nil {
			return err
		}
		if _, found := token.(xml.StartElement); found {
			return p.each(child)
		}
	}
}

// each calls child for each element in the current one, up to its end. Each call
// must read its element to its end, by each, text or skip.
func (p *parser) each(child func(element) error) error {
	for {
		token, err := p.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := child(element{t.Name, t.Attr}); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// text calls add for each stretch of text in the current element, up to its end.
func (p *parser) text(add func(string)) error {
	for depth := 1; depth > 0; {
		token, err := p.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			add(string(t))
		}
	}
	return nil
}

// skip leaves the current element out.
func (p *parser) skip() error { return p.text(func(string) {}) }
