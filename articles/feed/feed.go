// Package feed takes articles out of feeds: RSS 0.9 to 2.0, Atom and JSON Feed.
//
// An entry that holds its text whole is an article. Most feeds hold only the start
// of each and a link: such an entry is left out with a notice of its address.
//
// The usual library, gofeed, is not used: it calls itself for each level of
// elements that it does not know, so that 15 MB of them end the whole program,
// takes time that grows with the square of others, and memory of many times the
// size of the feed for emphasis that is never closed.
package feed

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"strings"

	node "golang.org/x/net/html"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
	"triptych/model/problem"
)

// maxEntries is how many entries of a feed are read, the first ones.
const maxEntries = 50

// Format returns the format of feeds.
func Format() draft.Format {
	return draft.Format{
		Name: "feed (RSS, Atom or JSON Feed)",
		Is: func(doc draft.Document) bool {
			root := markup.Root(doc)
			return root != nil && isFeed(root) || isJSON(doc)
		},
		Read: Read,
	}
}

// isFeed reports whether an element stands at the top of a feed in XML.
func isFeed(root *node.Node) bool {
	switch root.Data {
	case "rss":
		return true
	case "feed":
		return declares(root, "www.w3.org/2005/Atom", "purl.org/atom/")
	case "rdf":
		return declares(root, "purl.org/rss/1.", "netscape.com/rdf/simple/0.9")
	}
	return false
}

// declares reports whether an element declares a namespace whose name holds one of
// the parts.
func declares(n *node.Node, parts ...string) bool {
	for _, a := range n.Attr {
		for _, part := range parts {
			if strings.HasPrefix(a.Key, "xmlns") && strings.Contains(a.Val, part) {
				return true
			}
		}
	}
	return false
}

// A feed is what is read of one, in whatever format it is.
type feed struct {
	title   string
	link    string // of the site
	authors []string
	entries []entry
	more    bool // entries than are read
}

// An entry is one article of a feed, or the start of it. Title and source may
// hold tags and entities.
type entry struct {
	title, link, date, source string

	authors []string
	texts   []text // of which the longest is taken
}

// A text is the text of an entry or a part of it: an element, or a string that
// may be marked up as HTML.
type text struct {
	element *node.Node
	source  string
}

// Read returns the articles of the first 50 entries in the order of the feed, with
// the feed's title as the outlet where an entry names no other. Where none of
// them holds its text whole, the error has the addresses of the first few.
func Read(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	source, notices, err := charset.Text(doc.Data, doc.MediaType)
	if err != nil {
		return nil, err
	}
	var f feed
	if isJSON(doc) {
		f, err = readJSON(source)
	} else {
		f, err = readXML(ctx, source)
	}
	if err != nil {
		return nil, err
	}
	if len(f.entries) == 0 {
		return nil, &problem.Error{Problem: "the feed has no entries", Advice: "name an article by its address"}
	}
	list, starts, err := f.articles(ctx, doc.URL)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, onlyStarts(starts)
	}
	notices = append(notices, leftOut(starts)...)
	if f.more {
		notices = append(notices, fmt.Sprintf("only the first %d entries of the feed are read", maxEntries))
	}
	list[0].Notices = append(list[0].Notices, notices...)
	return list, nil
}

// leftOut returns a notice of the entries that hold no whole text, if there are any.
func leftOut(starts []string) []string {
	switch len(starts) {
	case 0:
		return nil
	case 1:
		return []string{"an entry holds only the start of its text and is left out; add it by its address: " + starts[0]}
	}
	return []string{fmt.Sprintf("%d entries hold only the start of their texts and are left out; add them by their addresses: %s", len(starts), few(starts))}
}

// onlyStarts says that no entry holds its whole text.
func onlyStarts(starts []string) error {
	if len(starts) == 0 {
		return &problem.Error{Problem: "no entry of the feed holds any text", Advice: "name an article by its address"}
	}
	return &problem.Error{
		Problem: "the feed holds only the start of each article",
		Advice:  "add them by their addresses: " + few(starts),
	}
}

// few returns the first few of the addresses.
func few(addresses []string) string {
	const most = 3
	list := strings.Join(addresses[:min(len(addresses), most)], " ")
	if len(addresses) > most {
		list += " …"
	}
	return list
}

// isJSON knows a JSON Feed by the address that its version is.
func isJSON(doc draft.Document) bool {
	source := fields.JSON(doc)
	return bytes.Contains(source, []byte("jsonfeed.org/version/")) || bytes.Contains(source, []byte(`jsonfeed.org\/version\/`))
}

// readJSON reads a JSON Feed.
func readJSON(source []byte) (feed, error) {
	members, err := fields.Object(source)
	if err != nil {
		return feed{}, err
	}
	f := feed{
		title:   fields.Text(members["title"]),
		link:    fields.Text(members["home_page_url"]),
		authors: names(members),
	}
	items, more := fields.List(members["items"], maxEntries)
	f.more = more
	for _, raw := range items {
		item, err := fields.Object(raw)
		if err != nil {
			continue
		}
		value := func(member string) string { return fields.Text(item[member]) }
		f.entries = append(f.entries, entry{
			title:   html.EscapeString(value("title")), // which is plain text
			link:    cmp.Or(value("url"), fields.WebAddress(value("id")), value("external_url")),
			date:    cmp.Or(value("date_published"), value("date_modified")),
			authors: names(item),
			texts:   []text{{source: value("content_html")}, {source: html.EscapeString(value("content_text"))}},
		})
	}
	return f, nil
}

// names returns the names of the authors of a feed or an entry: a list of them or,
// before version 1.1, one.
func names(members map[string]json.RawMessage) []string {
	list, _ := fields.List(members["authors"], maxEntries)
	list = append(list, members["author"])
	line := ""
	for _, raw := range list {
		if author, err := fields.Object(raw); err == nil {
			line += fields.Text(author["name"]) + "; "
		}
	}
	return fields.Names(line)
}
