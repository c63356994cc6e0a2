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
	maxDepth    = 500     // how deep elements are nested at most: Word's are some dozens
	maxToken    = 1 << 20 // bytes of one tag, in which Word may put a drawing, or of one stretch of text
	maxElements = 300_000 // of one part: a novel has fewer
)

// An element is one of a part, with all that it holds.
type element struct {
	name       string // see nameOf
	attributes []xml.Attr
	children   []*element
	text       []byte // all that stands in it and in none of its children
}

// attr returns the value of an attribute by its name in whatever namespace, ""
// where there is none.
func (e *element) attr(name string) string {
	for _, a := range e.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// nameOf returns the name of an element of WordprocessingML as it is, that of one
// of the markup for other programs with "mc:" before it, that of any other with
// ":".
func nameOf(n xml.Name) string {
	switch n.Space {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main":
		return n.Local
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return "mc:" + n.Local
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		if n.Local == "t" {
			return "t"
		}
	}
	return ":" + n.Local
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

// parse returns the outermost element of a part. No entities but those of XML
// itself are known, and what is not nested as it should be is an error.
func parse(ctx context.Context, source io.Reader) (*element, error) {
	limited := &tokenReader{source: source}
	decoder := xml.NewDecoder(limited)
	open := []*element{{}} // the outermost first, in one that holds the root alone
	for elements := 0; ; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		limited.left = maxToken
		token, err := decoder.Token()
		if known := new(problem.Error); errors.As(err, &known) {
			return nil, known
		} else if err != nil {
			return nil, damaged(err)
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if elements++; elements > maxElements {
				return nil, tooLarge(fmt.Sprintf("holds more than %d elements", maxElements))
			}
			if len(open) > maxDepth {
				return nil, damaged(fmt.Errorf("elements nested more than %d deep", maxDepth))
			}
			e := &element{name: nameOf(t.Name), attributes: t.Attr}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			if open = open[:len(open)-1]; len(open) == 1 {
				return top, nil
			}
		case xml.CharData:
			top.text = append(top.text, t...)
		}
	}
}
