package wire

import (
	"bytes"
	"context"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
	"triptych/model/text"
)

// NITF is the News Industry Text Format, versions 2 and 3: XML whose elements
// name the parts of a newspaper's article.
func NITF() draft.Format {
	return draft.Format{
		Name: "NITF",
		Is: func(doc draft.Document) bool {
			root := markup.Root(doc)
			if root == nil {
				return false
			}
			switch root.Data {
			case "nitf", "nitf-doc", "nitfs":
				return true
			}
			// Services have envelopes of their own.
			return !newsML()[root.Data] && !others()[root.Data] && bytes.Contains(doc.Data, []byte("<nitf"))
		},
		Read: func(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
			return readAll(ctx, doc, "nitf", noText(""), func(*html.Node) itemReader { return readNITF })
		},
	}
}

// others are the elements that stand at the top of documents in other formats,
// which may speak of NITF.
var others = text.WordSet("html head body rss feed rdf")

// readNITF reads one <nitf>, which must have a text. Of the headlines the main one
// is the title; decks, which half the services use for keywords, are left out.
func readNITF(ctx context.Context, n *html.Node) (draft.Article, error) {
	head, body := markup.Child(n, "head"), markup.Child(n, "body")
	docdata, top := markup.Child(head, "docdata"), markup.Child(body, "body.head")
	pubdata := markup.Child(head, "pubdata")
	status := statusOf(markup.Attr(docdata, "management-status"))
	released := markup.Attr(markup.Child(docdata, "date.release"), "norm")
	date := markup.Child(top, "dateline", "story.date")
	a := draft.Article{
		Title: first(lineOf(markup.First(top, "hl1")), lineOf(head, "title"), lineOf(markup.First(top, "hl2"))),
		Source: first(markup.Attr(pubdata, "name"), lineOf(top, "distributor"), lineOf(markup.First(top, "rights.owner")),
			markup.Attr(markup.Child(docdata, "doc.copyright"), "holder"), markup.Attr(markup.Child(docdata, "doc-id"), "regsrc")),
		Date: fields.ISODate(first(markup.Attr(markup.Child(docdata, "date.issue"), "norm"), released,
			markup.Attr(pubdata, "date.publication"), markup.Attr(date, "norm"), lineOf(date))),
		URL:     fields.WebAddress(markup.Attr(pubdata, "ex-ref")),
		Authors: nitfAuthors(top),
	}
	if status != embargoed {
		released = ""
	}
	a.Notices = statusNotices(status, released)
	text, err := nitfText(ctx, body)
	if err != nil {
		return draft.Article{}, err
	}
	return complete(ctx, a, draft.Article{Blocks: text}, status, "")
}

// nitfAuthors returns the persons of the bylines, or the names that the bylines
// spell.
func nitfAuthors(top *html.Node) []string {
	var persons, lines, posts []string
	for line := range markup.All(top, "byline") {
		if markup.Attr(line, "class") == "normalized_byline" {
			continue // a file name's form of the one before
		}
		for person := range markup.All(line, "person") {
			persons = append(persons, strings.Join(pieces(person), " "))
		}
		for post := range markup.All(line, "byttl") {
			posts = append(posts, lineOf(post))
			post.Data = "aside"
		}
		lines = append(lines, lineOf(line))
	}
	if len(persons) > 0 {
		return authorsOf(persons...)
	}
	if names := authorsOf(lines...); len(names) > 0 {
		return names
	}
	return authorsOf(posts...)
}

// pieces returns the text of each of an element's children: services that mark up
// the parts of a name or a place leave out the blanks between them.
func pieces(n *html.Node) []string {
	var parts []string
	if n == nil {
		return nil
	}
	for c := range n.ChildNodes() {
		if part := strings.Trim(lineOf(c), " ,"); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// nitfText returns the text of a body: its content with the place of its dateline,
// and the line at its end that says who else worked on it. The abstract stands
// for content that is missing.
func nitfText(ctx context.Context, body *html.Node) ([]draft.Block, error) {
	content := markup.Child(body, "body.content")
	if content == nil {
		content = &html.Node{Type: html.ElementNode}
	}
	asHTML(content)
	onlyFullText(content)
	blocks, err := held(ctx, content)
	if abstract := markup.Child(body, "body.head", "abstract"); err == nil && len(blocks) == 0 && abstract != nil {
		blocks, err = held(ctx, abstract)
	}
	if err != nil {
		return nil, err
	}
	blocks = withPlace(blocks, nitfPlace(markup.Child(body, "body.head", "dateline")))
	if line := lineOf(markup.First(markup.Child(body, "body.end"), "tagline")); line != "" && len(blocks) > 0 {
		blocks = append(blocks, draft.Block{Runs: []draft.Run{{Text: line}}})
	}
	return blocks, nil
}

// held returns the text of an element: its elements, or the HTML that it spells.
func held(ctx context.Context, n *html.Node) ([]draft.Block, error) {
	if markup.HasElements(n) {
		return markup.Blocks(n), nil
	}
	a, err := ofMarkup(ctx, markup.OwnText(n))
	return a.Blocks, err
}

// nitfPlace returns the place that a dateline names, or what it says beside the
// date in its own element.
func nitfPlace(dateline *html.Node) string {
	if parts := pieces(markup.Child(dateline, "location")); len(parts) > 0 {
		return strings.Join(parts, ", ")
	}
	if date := markup.Child(dateline, "story.date"); date != nil {
		date.Data = "aside" // which is left out
	}
	return lineOf(dateline)
}

// asHTML returns the elements of NITF that HTML has under another name that name.
// Notes and what is no text become asides, which are left out.
func asHTML(content *html.Node) {
	for n := range content.Descendants() {
		switch n.Data {
		case "hl1", "hl2":
			n.Data = "h2"
		case "bq":
			n.Data = "blockquote"
		case "block":
			n.Data = "div"
		case "credit":
			n.Data = "footer"
		case "media":
			n.Data = "figure"
		case "media-caption":
			n.Data = "figcaption"
		case "note", "nitf-table-metadata", "custom-table", "datasource":
			n.Data = "aside"
		}
	}
}

// onlyFullText takes away the other blocks of content that has one with the
// whole text: they repeat its start.
func onlyFullText(content *html.Node) {
	isFull := func(n *html.Node) bool { return markup.Attr(n, "class") == "full_text" }
	found := false
	for n := content.FirstChild; n != nil; n = n.NextSibling {
		found = found || isFull(n)
	}
	for n := content.FirstChild; found && n != nil; n = n.NextSibling {
		if !isFull(n) && n.Type == html.ElementNode {
			n.Data = "aside"
		}
	}
}
