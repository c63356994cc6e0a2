// Package docx takes the article out of a Word document: its text as it reads
// when every change that was tracked is accepted, without what stands beside it
// (heads and feet, comments) and what nobody sees (hidden text, the
// instructions of fields, tables of contents).
//
// A .docx is a zip archive of XML parts. Of these the main document, its styles
// and the document's properties are read, each piece by piece under limits on
// size, depth and time.
package docx

import (
	"bytes"
	"context"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/model/problem"
)

// Format reads Word documents (.docx, .docm, .dotx), known by their content. It
// answers for every zip archive and every file of older versions of Office as well,
// and says of each that holds no Word document what to do.
func Format() draft.Format {
	return draft.Format{Name: "Word (.docx)", Is: is, Read: read}
}

// How files start that are zip archives, empty ones too, and those of older
// versions of Office, or newer ones with a password.
const (
	zipStart      = "PK\x03\x04"
	emptyZipStart = "PK\x05\x06"
	oldStart      = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
)

func is(d draft.Document) bool {
	return bytes.HasPrefix(d.Data, []byte(zipStart)) || bytes.HasPrefix(d.Data, []byte(emptyZipStart)) ||
		bytes.HasPrefix(d.Data, []byte(oldStart))
}

// maxTitle is how many bytes a paragraph in the style of a title has at most: a
// longer one is text.
const maxTitle = 500

// read returns the one article. Its title is the paragraph in the style of one, a
// first heading of the first level, or what the document's properties say; what
// the title repeats is left out of the text. When a document was made is not
// when an article was published, so that it has no date.
func read(ctx context.Context, d draft.Document) ([]draft.Article, error) {
	a, err := open(ctx, d.Data)
	if err != nil {
		return nil, err
	}
	names, err := a.parts()
	if err != nil {
		return nil, err
	}
	styles, err := a.part(names.styles)
	if err != nil {
		return nil, err
	}
	text, err := a.part(names.main)
	if err != nil {
		return nil, err
	}
	said, err := a.part(names.properties)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil { // properties that are broken keep nobody from reading
		said = &element{}
	}
	var blocks []draft.Block
	r := reader{styles: readStyles(styles), notes: make(map[note]*element), linked: make(map[string]links)}
	for _, name := range names.notes {
		if root, err := a.part(name); err == nil {
			r.readNotes(root, a.links(name))
		} else if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	r.links = a.links(names.main)
	r.document(&blocks, text)
	r.writeNotes(&blocks)
	title, authors := properties(said)
	article := draft.Article{Authors: authors}
	article.Title, article.Blocks = fields.TitleOf(r.title, title, blocks)
	if len(article.Blocks) == 0 {
		return nil, &problem.Error{
			Problem: "the Word document holds no text",
			Advice:  "if it shows pictures of a text, save that as text and open it",
		}
	}
	return []draft.Article{article}, nil
}

// properties returns what a document says of itself.
func properties(core *element) (title string, authors []string) {
	for _, e := range core.children {
		switch e.name {
		case ":title":
			title = fields.Title(string(e.text))
		case ":creator":
			authors = append(authors, fields.Authors(string(e.text))...)
		}
	}
	return title, authors
}
