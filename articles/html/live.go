package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Of a list of entries as live blogs have.
const (
	minEntries = 3  // that it has at least
	maxStamp   = 40 // bytes of the line in an entry that says when it was written
)

// clock matches a time of day.
var clock = regexp.MustCompile(`(?i)\b\d{1,2}(?:[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?|\s+uhr)(?:\s+[A-Z]{2,4})?`)

// keepTimes puts the time of each entry of a live blog before the first line of it:
// a time by itself looks like one of publication, which is no part of an article.
func keepTimes(body *html.Node) {
	for n := range body.Descendants() {
		if n.Type != html.ElementNode || n.FirstChild == nil {
			continue
		}
		var stamps, lines []*html.Node
		entries := 0
		for c := range n.ChildNodes() {
			if !isEntry(c) {
				continue
			}
			entries++
			if stamp, line := openingOf(c); stamp != nil {
				stamps, lines = append(stamps, stamp), append(lines, line)
			}
		}
		if len(stamps) < minEntries || len(stamps)*10 < entries*8 {
			continue
		}
		for i, stamp := range stamps {
			at := clock.FindString(shortText(stamp))
			stamp.Parent.RemoveChild(stamp)
			lines[i].InsertBefore(&html.Node{Type: html.TextNode, Data: at + " – "}, lines[i].FirstChild)
		}
	}
}

// isEntry reports whether an element may be an entry of a live blog.
func isEntry(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Li, atom.Article, atom.Div, atom.Section:
		return true
	}
	return false
}

// maxEntry is how many elements of an entry are looked at.
const maxEntry = 60

// openingOf returns the element of an entry that is nothing but the time when it
// was written and stands before all else, and the first heading or paragraph of
// prose behind it; nil where there is no such element.
func openingOf(entry *html.Node) (stamp, line *html.Node) {
	seen := 0
	for n := range entry.Descendants() {
		if seen++; seen > maxEntry {
			break
		}
		switch {
		case n.Type == html.TextNode && stamp == nil && strings.TrimSpace(n.Data) != "":
			stamp = stampAround(n, entry)
			if stamp == nil {
				return nil, nil
			}
		case stamp == nil || n.Type != html.ElementNode || holds(stamp, n):
		case isHeading(n) || n.DataAtom == atom.P && inkLength(ownInk(n)) >= minParagraph/2:
			return stamp, n
		}
	}
	return nil, nil
}

// ownInk returns the text of an element, as far as it is short.
func ownInk(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			if b.WriteString(c.Data); b.Len() > 4*minParagraph {
				break
			}
		}
	}
	return b.String()
}

// stampAround returns the element around a text in an entry that holds nothing but a
// time of day, and is no heading or sentence.
func stampAround(text, entry *html.Node) *html.Node {
	n := text.Parent
	if n == entry || isHeading(n) {
		return nil
	}
	s := strings.TrimSpace(shortText(n))
	if s == "" || len(s) > maxStamp || endsSentence(s) && !strings.HasSuffix(s, "m.") || !clock.MatchString(s) {
		return nil
	}
	return n
}
