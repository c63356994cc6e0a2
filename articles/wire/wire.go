// Package wire reads the formats in which news services deliver articles: ninjs
// (JSON), NITF and NewsML (XML), all of the International Press
// Telecommunications Council.
//
// Each of them is an envelope: what is known of an article stands in fields, its
// text in NITF, XHTML or plain text. Many services send the text in more than one
// of these, of which the first that has marks for its paragraphs is taken. What
// is for editors only, such as sluglines, notes and keywords, is left out, and so
// are summaries, which repeat the text. Pictures and their captions are items of
// their own and left out too, but for those that stand in the text.
package wire

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
	"triptych/model/problem"
)

// maxArticles is how many articles of one document are read.
const maxArticles = 50

// An itemReader reads one of the items of a document.
type itemReader func(context.Context, *html.Node) (draft.Article, error)

// readAll reads the articles of a document in XML, whose items have that name and
// are read by what reader returns for the root. Those without text are passed
// over. Why there is no article at all is the first error, or none where there are
// no items.
func readAll(ctx context.Context, doc draft.Document, name string, none error, reader func(root *html.Node) itemReader) ([]draft.Article, error) {
	source, notices, err := charset.Text(doc.Data, doc.MediaType)
	if err != nil {
		return nil, err
	}
	root, err := markup.ParseXML(ctx, source)
	if err != nil {
		return nil, err
	}
	read := reader(root)
	var list []draft.Article
	var wrong error
	items := 0
	for item := range markup.All(root, name) {
		if items++; len(list) == maxArticles {
			continue
		}
		a, err := read(ctx, item)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err == nil:
			list = append(list, a)
		case wrong == nil:
			wrong = err
		}
	}
	switch {
	case len(list) == 0 && wrong != nil:
		return nil, wrong
	case len(list) == 0:
		return nil, none
	case items > maxArticles && len(list) == maxArticles:
		list[0].Notices = append(list[0].Notices, fmt.Sprintf("it holds %d items: only the first %d articles are read", items, maxArticles))
	}
	list[0].Notices = append(notices, list[0].Notices...)
	return list, nil
}

var errNoText = errors.New("no text")

// noText returns the error for a document without text, of which status says why
// if it does.
func noText(status string) error {
	e := &problem.Error{Problem: "it holds no text of an article", Advice: "name the file that does", Err: errNoText}
	switch status {
	case cancelled:
		e.Problem, e.Advice = "its provider cancelled the article and sent no text", "name an earlier version"
	case withheld:
		e.Problem, e.Advice = "its provider withholds the article and sent no text", "name an earlier version"
	}
	return e
}

// embedded reads what an element of the envelope holds: NITF, XHTML, the same as
// text, or plain text. XML of any other kind has no text here.
func embedded(ctx context.Context, n *html.Node) (draft.Article, error) {
	if nitf := markup.First(n, "nitf"); nitf != nil {
		return embeddedNITF(ctx, nitf)
	}
	if !markup.HasElements(n) {
		return ofText(ctx, markup.OwnText(n))
	}
	for _, name := range []string{"body", "p", "div", "section", "pre"} {
		if markup.First(n, name) != nil {
			return ofHTML(n), nil
		}
	}
	return draft.Article{}, nil
}

// embeddedNITF reads a <nitf> in an envelope, which may have no text.
func embeddedNITF(ctx context.Context, n *html.Node) (draft.Article, error) {
	a, err := readNITF(ctx, n)
	if errors.Is(err, errNoText) {
		err = nil
	}
	return a, err
}

// ofText reads a text that may be NITF or HTML.
func ofText(ctx context.Context, text string) (draft.Article, error) {
	if strings.Contains(text, "<nitf") {
		n, err := markup.ParseXML(ctx, []byte(text))
		if nitf := markup.First(n, "nitf"); err == nil && nitf != nil {
			return embeddedNITF(ctx, nitf)
		}
	}
	return ofMarkup(ctx, text)
}

// ofMarkup reads a text that may be HTML.
func ofMarkup(ctx context.Context, text string) (draft.Article, error) {
	if !markup.HasTags(text) {
		return draft.Article{Blocks: markup.Plain(text)}, nil
	}
	n, err := markup.ParseHTML(ctx, text)
	if err != nil {
		return draft.Article{}, err
	}
	return ofHTML(n), nil
}

func ofHTML(n *html.Node) draft.Article {
	return draft.Article{Title: lineOf(markup.First(n, "title")), Blocks: markup.Blocks(n)}
}

// lineOf returns the text on one line of the element that a path of names leads to
// from n, "" where there is none.
func lineOf(n *html.Node, path ...string) string {
	if n = markup.Child(n, path...); n == nil {
		return ""
	}
	return markup.Line(n)
}

// first returns the first of the strings that has letters or digits to show.
func first(options ...string) string {
	for _, s := range options {
		if s = markup.CleanLine(s); s != "" {
			return s
		}
	}
	return ""
}

// complete fills in what an article lacks from what its text says of itself, and
// puts its fields into the form that articles have, and its dateline before the
// text. The status says why there is no text, if there is none.
func complete(ctx context.Context, a, text draft.Article, status, dateline string) (draft.Article, error) {
	a.Title = markup.LineOf(ctx, first(a.Title, text.Title))
	a.Source = first(a.Source, text.Source)
	a.Date = first(a.Date, text.Date)
	a.URL = first(a.URL, text.URL)
	if len(a.Authors) == 0 {
		a.Authors = text.Authors
	}
	a.Authors = fields.WithoutOutlet(a.Authors, a.Source)
	a.Blocks = withPlace(withoutInitials(markup.DropTitle(text.Blocks, a.Title)), dateline)
	if len(a.Notices) == 0 {
		a.Notices = text.Notices
	}
	if len(a.Blocks) == 0 {
		return a, noText(status)
	}
	return a, nil
}

// withPlace puts a dateline before the first paragraph, as it is printed, unless
// that names the place itself near its start.
func withPlace(blocks []draft.Block, dateline string) []draft.Block {
	dateline = strings.Trim(dateline, " ,-–—")
	place, _, _ := strings.Cut(dateline, ",")
	if dateline == "" || len(blocks) == 0 || blocks[0].Kind != draft.Paragraph {
		return blocks
	}
	start := strings.ToLower(markup.Text(blocks[:1]))
	if strings.Contains(start[:min(len(start), 100)], strings.ToLower(place)) {
		return blocks
	}
	blocks[0].Runs = append([]draft.Run{{Text: dateline + " — "}}, blocks[0].Runs...)
	return blocks
}

var initials = regexp.MustCompile(`^[-a-z]{0,5}(?:/[-a-z]{0,5})+$`)

// withoutInitials drops last paragraphs that are nothing but who wrote and edited the
// text: initials such as "jr/mk", or names in brackets.
func withoutInitials(blocks []draft.Block) []draft.Block {
	for last := len(blocks) - 1; last > 0; last-- {
		if line := markup.Text(blocks[last:]); !initials.MatchString(line) && !fields.IsCredits(line) {
			break
		}
		blocks = blocks[:last]
	}
	return blocks
}

// authorsOf returns the names of the bylines, each once.
func authorsOf(lines ...string) []string { return fields.Names(strings.Join(lines, "; ")) }

// What a provider may say of an item that is not for use.
const (
	cancelled = "cancelled"
	withheld  = "withheld"
	embargoed = "embargoed"
)

// statusOf returns the status that a code stands for, such as "stat:canceled" or
// "Usable"; "" for one that may be used.
func statusOf(code string) string {
	code = strings.ToLower(strings.TrimSpace(code))
	switch code[strings.LastIndexAny(code, ":/")+1:] {
	case "canceled", "cancelled":
		return cancelled
	case "withheld":
		return withheld
	case "embargoed":
		return embargoed
	}
	return ""
}

// statusNotices says why an item may not be published, if so. Until is when it
// may be: "" where nobody says.
func statusNotices(status, until string) []string {
	until = fields.ISODate(until)
	if t, ok := fields.Time(until); ok && t.Before(time.Now()) {
		until = ""
		if status == embargoed {
			return nil
		}
	}
	switch {
	case status == cancelled:
		return []string{"its provider cancelled it"}
	case status == withheld && until == "":
		return []string{"its provider withholds it: not for publication"}
	case status == withheld:
		return []string{"withheld until " + until + ": not for publication before"}
	case until != "":
		return []string{"embargoed until " + until + ": not for publication before"}
	case status == embargoed:
		return []string{"embargoed: not for publication yet"}
	}
	return nil
}
