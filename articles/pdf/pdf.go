// Package pdf takes the article out of a PDF with the help of pdftotext, a
// program of the Poppler project, where that is installed.
//
// pdftotext finds the words and the order in which they are read, columns
// included, and where each stands on its page. From the places this
// package finds out what belongs together: it leaves out the heads and feet of
// pages, joins lines to paragraphs across columns and pages, makes whole the
// words that were hyphenated, and knows headings by their size.
package pdf

import (
	"bytes"
	"context"
	"os/exec"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/model/problem"
)

// Format reads PDF. It looks for the program pdftotext by lookPath, or by
// [exec.LookPath] where that is nil, only when a document is read; without it,
// the error says what to install.
func Format(lookPath func(name string) (string, error)) draft.Format {
	if lookPath == nil {
		lookPath = exec.LookPath
	}
	p := program{lookPath: lookPath, timeLimit: timeLimit, memoryLimit: memoryLimit}
	return draft.Format{Name: "PDF", Is: is, Read: p.read}
}

// maxLead is how many bytes may stand before the mark that starts a PDF.
const maxLead = 1024

func is(d draft.Document) bool {
	return bytes.Contains(d.Data[:min(len(d.Data), maxLead)], []byte("%PDF-"))
}

// read returns the one article. Its title is the largest heading of the first
// page, or what the document's properties say; the day on which a PDF was made
// is not when an article was published, so that it has no date.
func (p program) read(ctx context.Context, d draft.Document) ([]draft.Article, error) {
	l, err := p.layout(ctx, d.Data)
	if err != nil {
		return nil, err
	}
	lines, address := l.withoutMargins()
	title, blocks := compose(inColumns(lines))
	if len(blocks) == 0 {
		return nil, &problem.Error{
			Problem: "the PDF holds no text, but perhaps pictures of one",
			Advice:  "have the text recognized (for example with ocrmypdf), or save the article as text",
		}
	}
	if title == "" {
		title = fields.Title(l.title)
	}
	return []draft.Article{{Title: title, URL: address, Authors: fields.Authors(l.author), Blocks: blocks}}, nil
}
