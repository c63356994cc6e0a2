package wire

import (
	"context"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
	"triptych/model/problem"
	"triptych/model/text"
)

// NewsML is NewsML-G2, whose news messages hold any number of items, and the
// older NewsML 1. Each item with a text is an article.
func NewsML() draft.Format {
	return draft.Format{
		Name: "NewsML",
		Is: func(doc draft.Document) bool {
			root := markup.Root(doc)
			return root != nil && newsML()[root.Data]
		},
		Read: func(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
			none := &problem.Error{Problem: "it only lists or describes articles and does not hold their text", Advice: "name the files of the articles themselves"}
			return readAll(ctx, doc, "newsitem", none, func(root *html.Node) itemReader {
				if old := markup.Child(root, "newsml"); old != nil {
					return oldItems{markup.Child(old, "newsenvelope")}.read
				}
				return readItem
			})
		},
	}
}

// newsML are the elements that stand at the top of a document in NewsML.
var newsML = text.WordSet("newsml newsmessage newsitem packageitem conceptitem knowledgeitem planningitem catalogitem")

// readItem reads a <newsItem> of NewsML-G2.
func readItem(ctx context.Context, n *html.Node) (draft.Article, error) {
	item, content := markup.Child(n, "itemmeta"), markup.Child(n, "contentmeta")
	holder := markup.Child(n, "rightsinfo", "copyrightholder")
	provider := markup.Child(item, "provider")
	a := draft.Article{
		Title:  first(lineOf(content, "headline"), lineOf(item, "title")),
		Source: first(lineOf(provider, "name"), lineOf(holder, "name"), markup.Attr(holder, "literal"), markup.Attr(provider, "literal")),
		Date: fields.ISODate(first(lineOf(item, "versioncreated"), lineOf(content, "contentmodified"),
			lineOf(content, "contentcreated"), lineOf(item, "firstcreated"))),
		Authors: itemAuthors(content),
	}
	pubStatus := markup.Child(item, "pubstatus")
	status := statusOf(first(markup.Attr(pubStatus, "qcode"), markup.Attr(pubStatus, "uri")))
	until := markup.Child(item, "embargoed")
	if until != nil && status == "" {
		status = embargoed
	}
	a.Notices = statusNotices(status, lineOf(until))
	text, err := itemText(ctx, markup.Child(n, "contentset"))
	if err != nil {
		return draft.Article{}, err
	}
	text.Source = first(text.Source, lastPart(markup.Attr(provider, "qcode")))
	return complete(ctx, a, text, status, lineOf(content, "dateline"))
}

// itemAuthors returns the names of a byline, or else of the creators that have one.
func itemAuthors(content *html.Node) []string {
	var lines, names []string
	if content == nil {
		return nil
	}
	for c := range content.ChildNodes() {
		switch c.Data {
		case "by":
			lines = append(lines, lineOf(c))
		case "creator":
			names = append(names, lineOf(c, "name"))
		}
	}
	if list := authorsOf(lines...); len(list) > 0 {
		return list
	}
	return authorsOf(names...)
}

// itemText returns the first text of a <contentSet>, whose texts say the same in
// different forms: marked-up text before plain text.
func itemText(ctx context.Context, set *html.Node) (draft.Article, error) {
	for _, name := range []string{"inlinexml", "inlinedata"} {
		for n := range markup.All(set, name) {
			if mediaType := markup.Attr(n, "contenttype"); markup.Attr(n, "encoding") != "" || mediaType != "" && !textType.MatchString(mediaType) {
				continue
			}
			dropNotepads(n)
			dropHeader(n)
			text, err := embedded(ctx, n)
			if err != nil || len(text.Blocks) > 0 {
				return text, err
			}
		}
	}
	return draft.Article{}, nil
}

// textType matches the media types that an article's text may have.
var textType = regexp.MustCompile(`(?i)html|nitf|^text/plain|^text/xml|^application/xml`)

// dropNotepads takes away the sections in which agencies give editors contacts,
// links and corrections.
func dropNotepads(n *html.Node) {
	for section := range markup.All(n, "section") {
		if strings.Contains(markup.Attr(section, "class"), "notepad") {
			section.Data = "aside"
		}
	}
}

// dropHeader takes away what stands in the header of XHTML beside headings and
// whole sentences, such as sluglines and genres.
func dropHeader(n *html.Node) {
	for header := range markup.All(n, "header") {
		for part := range header.ChildNodes() {
			if part.Type != html.ElementNode || headingName.MatchString(part.Data) {
				continue
			}
			if line := markup.Line(part); part.Data != "p" || len(line) < minSentence || !strings.ContainsAny(line[len(line)-1:], ".!?”\"’'") {
				part.Data = "aside"
			}
		}
	}
}

// minSentence is how long a paragraph in a header is at least, in bytes, that is of
// the text.
const minSentence = 50

var headingName = regexp.MustCompile(`^h[1-6]$`)

// lastPart is a code without the name of its scheme.
func lastPart(code string) string { return code[strings.LastIndexByte(code, ':')+1:] }
