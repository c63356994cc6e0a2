// Package markdown reads articles in Markdown, with front matter in YAML that says
// where they come from, and writes them: it is the form in which articles are kept.
package markdown

import (
	"context"
	"path"
	"regexp"
	"strings"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/model/problem"
)

// Format is Markdown: a document that is named so (.md, .markdown), starts with
// front matter, or has headings, links or fenced code as Markdown has them. What
// is named .txt is plain text whatever it holds.
func Format() draft.Format {
	return draft.Format{Name: "Markdown", Is: is, Read: read}
}

func is(doc draft.Document) bool {
	ending := Ending(doc)
	if ending == ".txt" {
		return false
	}
	head := string(charset.Head(doc.Data, doc.MediaType))
	if head == "" {
		return false
	}
	if ending == ".md" || ending == ".markdown" || strings.HasPrefix(doc.MediaType, "text/markdown") {
		return true
	}
	f, body := cutFrontMatter(head)
	return Known(f.article) || structure.MatchString(body)
}

// Known reports whether anything is known of an article beside its text.
func Known(a draft.Article) bool {
	return a.Source+a.Title+a.Date+a.URL != "" || len(a.Authors) > 0
}

// Ending is the ending of a document's name, in lower case and with its dot; ""
// where the name has none.
func Ending(doc draft.Document) string {
	name := doc.Name
	if doc.URL != "" {
		name, _, _ = strings.Cut(doc.URL, "?")
		name, _, _ = strings.Cut(name, "#")
	}
	return strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
}

// structure matches a heading, fenced code or a link, each of which plain text
// hardly ever has.
var structure = regexp.MustCompile("(?m)^#{1,6} .*[^ #\\s]|^```|\\[[^\\n]*\\]\\([^\\n]*\\)")

func read(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	a, body, err := Cut(doc)
	if err != nil {
		return nil, err
	}
	a.Markdown = body
	return []draft.Article{a}, ctx.Err()
}

// Cut decodes a document that is Markdown or plain text, and parts it into what
// its front matter says, as the fields of an article, and its text, without blank
// lines before it. Line breaks become "\n". The article's notices say in which
// charset the text was, unless it is UTF-8, what of the front matter was not
// understood, and where a text was too long.
//
// The error, a [*problem.Error], says that the document is no text, or holds none.
func Cut(doc draft.Document) (a draft.Article, body string, err error) {
	data, notices, err := charset.Text(doc.Data, doc.MediaType)
	if err != nil {
		return draft.Article{}, "", err
	}
	source := breakLines(string(data))
	f, body := cutFrontMatter(source)
	a = f.article
	a.Notices = append(notices, a.Notices...)
	if strings.TrimSpace(body) == "" {
		if len(body) < len(source) {
			return draft.Article{}, "", &problem.Error{Problem: "there is no text after the front matter", Advice: "add the article's text"}
		}
		return draft.Article{}, "", &problem.Error{Problem: "it is empty", Advice: "put the article's text into it, or leave it out"}
	}
	body, cut := draft.CutText(dropBlankLines(body))
	if cut != "" {
		a.Notices = append(a.Notices, cut)
	}
	return a, body, nil
}

// breakLines makes line breaks of CRLF, and of CR where there is no other, as on
// an old Macintosh.
func breakLines(source string) string {
	switch {
	case !strings.Contains(source, "\r"):
		return source
	case !strings.Contains(source, "\n"):
		return strings.ReplaceAll(source, "\r", "\n")
	}
	return strings.ReplaceAll(source, "\r\n", "\n")
}

// dropBlankLines drops the blank lines before the text.
func dropBlankLines(body string) string {
	text := strings.TrimLeft(body, " \t\r\n")
	return body[strings.LastIndex(body[:len(body)-len(text)], "\n")+1:]
}
