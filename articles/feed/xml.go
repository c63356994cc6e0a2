package feed

import (
	"bytes"
	"context"
	"html"
	"iter"
	"net/mail"
	"strings"

	node "golang.org/x/net/html"

	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// readXML reads a feed in RSS or Atom.
func readXML(ctx context.Context, source []byte) (feed, error) {
	source, more := firstEntries(source)
	n, err := markup.ParseXML(ctx, source)
	if err != nil {
		return feed{}, err
	}
	root, name := markup.Child(n, "feed"), "entry"
	channel := root
	if root == nil {
		root, name = n, "item"
		channel = markup.First(n, "channel")
	}
	f := feed{
		title:   markup.LineOf(ctx, textOf(one(channel, "title"))),
		link:    linkOf(channel),
		authors: personsOf(channel),
		more:    more,
	}
	for item := range markup.All(root, name) {
		if f.more = f.more || len(f.entries) == maxEntries; len(f.entries) == maxEntries {
			break
		}
		f.entries = append(f.entries, entryOf(item))
	}
	return f, nil
}

// firstEntries cuts the entries after the first maxEntries out of a feed, and
// reports whether there were any.
func firstEntries(source []byte) (cut []byte, more bool) {
	for _, end := range [][]byte{[]byte("</item>"), []byte("</entry>")} {
		if bytes.Count(source, end) <= maxEntries {
			continue
		}
		at := 0
		for range maxEntries {
			at += bytes.Index(source[at:], end) + len(end)
		}
		return append(bytes.Clone(source[:at]), source[bytes.LastIndex(source, end)+len(end):]...), true
	}
	return source, false
}

// entryOf reads an <item> of RSS or an <entry> of Atom.
func entryOf(item *node.Node) entry {
	e := entry{
		title:   textOf(one(item, "title")),
		link:    linkOf(item),
		authors: creatorsOf(item),
		source:  textOf(one(item, "source")),
	}
	if title := one(one(item, "source"), "title"); title != nil {
		e.source = textOf(title)
	}
	for _, name := range []string{"pubdate", "published", "issued", "date", "updated", "modified"} {
		if e.date == "" {
			e.date = textOf(one(item, name))
		}
	}
	for _, name := range []string{"encoded", "content", "description", "summary"} {
		if n := one(item, name); n != nil {
			e.texts = append(e.texts, textIn(n))
		}
	}
	return e
}

// textIn returns the text of an element: its elements, or what it spells. That is
// HTML but in Atom, where its type says so.
func textIn(n *node.Node) text {
	if markup.HasElements(n) {
		return text{element: n}
	}
	source := textOf(n)
	if kind := markup.Attr(n, "type"); kind == "text" || kind == "text/plain" {
		source = html.EscapeString(source)
	}
	return text{source: source}
}

// named returns the children of that name that are the feed's own: those of other
// namespaces, such as that of pictures, use the same names for other things.
func named(n *node.Node, name string) iter.Seq[*node.Node] {
	return func(yield func(*node.Node) bool) {
		if n == nil {
			return
		}
		for c := range n.ChildNodes() {
			if c.Type != node.ElementNode || c.Data != name {
				continue
			}
			switch c.Namespace {
			case "", n.Namespace, "content", "dc", "dcterms", "atom", "a10", "rss":
				if !yield(c) {
					return
				}
			}
		}
	}
}

// one returns the first child of that name, or nil.
func one(n *node.Node, name string) *node.Node {
	for c := range named(n, name) {
		return c
	}
	return nil
}

// textOf returns the text of an element, its markup left out; "" where n is nil.
func textOf(n *node.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == node.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// linkOf returns the address of the page that an entry or feed stands for.
func linkOf(n *node.Node) string {
	for link := range named(n, "link") {
		switch markup.Attr(link, "rel") {
		case "", "alternate":
			if address := textOf(link); address != "" {
				return address
			}
			if address := markup.Attr(link, "href"); address != "" {
				return address
			}
		}
	}
	if id := one(n, "guid"); id != nil && markup.Attr(id, "ispermalink") != "false" {
		return fields.WebAddress(textOf(id))
	}
	return ""
}

// creatorsOf returns the authors of an entry, or of the feed that it is from.
func creatorsOf(item *node.Node) []string {
	var lines []string
	for creator := range named(item, "creator") {
		lines = append(lines, textOf(creator))
	}
	if names := fields.Names(strings.Join(lines, "; ")); len(names) > 0 {
		return names
	}
	if names := personsOf(item); len(names) > 0 {
		return names
	}
	return personsOf(one(item, "source"))
}

// personsOf returns the names of the <author>s: persons in Atom, addresses of mail
// with a name in RSS.
func personsOf(n *node.Node) []string {
	var lines []string
	for author := range named(n, "author") {
		if name := one(author, "name"); name != nil {
			lines = append(lines, textOf(name))
		} else {
			lines = append(lines, nameIn(textOf(author)))
		}
	}
	return fields.Names(strings.Join(lines, "; "))
}

// nameIn returns the name beside an address of mail, of which RSS has the form
// "jane@example.org (Jane Roe)".
func nameIn(s string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	if address, err := mail.ParseAddress(s); err == nil {
		return address.Name
	}
	_, name, _ := strings.Cut(s, "(")
	name, _, _ = strings.Cut(name, ")")
	return name
}
