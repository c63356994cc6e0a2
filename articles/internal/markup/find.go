package markup

import (
	"iter"
	"strings"

	"golang.org/x/net/html"
)

// Attr returns the value of an element's attribute, "" where it has none or n is
// nil.
func Attr(n *html.Node, key string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Child follows a path of names from n down, at each step to the first child of
// that name; nil where there is none or n is nil.
func Child(n *html.Node, path ...string) *html.Node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		for n = n.FirstChild; n != nil; n = n.NextSibling {
			if n.Type == html.ElementNode && n.Data == name {
				break
			}
		}
	}
	return n
}

// All returns the elements of that name below n in order, without those inside one
// of them; none where n is nil.
func All(n *html.Node, name string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		if n != nil {
			all(n, name, yield)
		}
	}
}

func all(n *html.Node, name string, yield func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.Data == name {
			if !yield(c) {
				return false
			}
		} else if !all(c, name, yield) {
			return false
		}
	}
	return true
}

// First returns the first element of that name below n, or nil.
func First(n *html.Node, name string) *html.Node {
	for c := range All(n, name) {
		return c
	}
	return nil
}

// HasElements reports whether an element holds others.
func HasElements(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// OwnText returns the text that stands in an element itself.
func OwnText(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
