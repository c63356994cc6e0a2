// Package plain reads articles in plain text, as they come from a wire, a mail or
// the clipboard.
package plain

import (
	"context"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
	"triptych/articles/markdown"
	"triptych/model/problem"
)

// Format is plain text: whatever is text at all, so that it is the last to ask.
// It may start with front matter as Markdown does.
//
// Paragraphs are found as [text.ParsePlain] does. Without front matter, a byline,
// a date and lines such as "Source: The Example Gazette" above the text become
// the article's fields, and so does a headline above these or alone above the text;
// nothing else does, and a dateline stays in the text. A last line in brackets that says
// who worked on it is left out.
func Format() draft.Format {
	return draft.Format{Name: "plain text", Is: is, Read: read}
}

func is(doc draft.Document) bool {
	return len(doc.Data) == 0 || charset.Head(doc.Data, doc.MediaType) != nil
}

func read(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	a, body, err := markdown.Cut(doc)
	if err != nil {
		return nil, err
	}
	if markdown.Known(a) {
		a.Blocks = markup.Plain(body)
	} else {
		header, rest := cutHeader(body)
		if a.Blocks = markup.Plain(rest); len(a.Blocks) > 0 {
			a.Source, a.Title, a.Date, a.URL, a.Authors = header.Source, header.Title, header.Date, header.URL, header.Authors
		} else {
			a.Blocks = markup.Plain(body)
		}
	}
	if last := len(a.Blocks) - 1; last > 0 && fields.IsCredits(markup.Text(a.Blocks[last:])) {
		a.Blocks = a.Blocks[:last]
	}
	if len(a.Blocks) == 0 {
		return nil, &problem.Error{Problem: "there are no words in it", Advice: "put the article's text into it, or leave it out"}
	}
	return []draft.Article{a}, ctx.Err()
}
