package wire

import (
	"context"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// oldItems are those of a message of NewsML 1, whose envelope says who sent it.
type oldItems struct{ envelope *html.Node }

// read reads a <NewsItem>. Its parts are <NewsComponent>s, which hold one another
// and content in any form: the first text that is no caption is the article.
func (items oldItems) read(ctx context.Context, n *html.Node) (draft.Article, error) {
	management := markup.Child(n, "newsmanagement")
	status := statusOf(formalName(markup.Child(management, "status")))
	a := draft.Article{
		Date:   fields.ISODate(first(lineOf(management, "thisrevisioncreated"), lineOf(management, "firstcreated"), lineOf(markup.First(n, "datelinedate")))),
		Source: oldSource(n, items.envelope),
	}
	dateline := ""
	for lines := range markup.All(n, "newslines") {
		dateline = first(dateline, lineOf(lines, "dateline"))
		a.Title = first(a.Title, lineOf(lines, "headline"))
		if len(a.Authors) == 0 {
			a.Authors = authorsOf(lineOf(lines, "byline"))
		}
	}
	until := ""
	if status == embargoed {
		until = lineOf(management, "statuswillchange", "dateandtime")
	}
	a.Notices = statusNotices(status, until)
	text, err := oldText(ctx, n)
	if err != nil {
		return draft.Article{}, err
	}
	text.Source = first(text.Source, lineOf(markup.First(n, "providerid")))
	return complete(ctx, a, text, status, dateline)
}

// oldSource returns the outlet: the provider or source of the first component that
// names one, or the sender of the message.
func oldSource(n, envelope *html.Node) string {
	return first(
		partyName(markup.Child(markup.First(n, "provider"), "party")),
		partyName(markup.Child(markup.First(n, "source"), "party")),
		partyName(markup.Child(envelope, "sentfrom", "party")),
	)
}

// partyName returns the name of a <Party>, in full where it is given.
func partyName(party *html.Node) string {
	for property := range markup.All(party, "property") {
		if strings.EqualFold(formalName(property), "Organization") {
			return first(markup.Attr(property, "value"), formalName(party))
		}
	}
	return formalName(party)
}

func formalName(n *html.Node) string { return markup.Attr(n, "formalname") }

// oldText returns the first text of an item that is no caption.
func oldText(ctx context.Context, item *html.Node) (draft.Article, error) {
	for content := range markup.All(item, "contentitem") {
		data := markup.First(content, "datacontent")
		kind := formalName(markup.Child(content, "mediatype"))
		if data == nil || kind != "" && !strings.EqualFold(kind, "Text") || markup.First(content, "encoding") != nil || isCaption(content) {
			continue
		}
		text, err := embedded(ctx, data)
		if err != nil {
			return text, err
		}
		if len(text.Blocks) > 0 {
			text.URL = first(fields.WebAddress(markup.Attr(content, "href")), text.URL)
			return text, nil
		}
	}
	return draft.Article{}, nil
}

// isCaption reports whether content is the caption of a picture, by the component
// that it stands in.
func isCaption(content *html.Node) bool {
	return strings.EqualFold(formalName(markup.Child(content.Parent, "role")), "Caption")
}
