package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/internal/markup"
)

// minRepeat is how long a text is, in bytes, that nobody says twice by chance.
const minRepeat = 30

// pullQuotes takes out quotations that were pulled out of the text, with whose
// they are. Those that stand nowhere else stay, as quotations.
func pullQuotes(body *html.Node) {
	var quotes []*html.Node
	for n := range body.Descendants() {
		if n.DataAtom == atom.Blockquote || n.Type == html.ElementNode && isPullQuote(n) {
			quotes = append(quotes, n)
		}
	}
	if len(quotes) == 0 || len(quotes) > maxQuotes {
		return
	}
	for _, n := range quotes {
		if isPullQuote(n) {
			n.Data, n.DataAtom, n.Attr = "blockquote", atom.Blockquote, nil
		}
	}
	text := fold(markup.Line(body))
	for _, n := range quotes {
		if shortText(n) == "" {
			continue // no quotation is so long
		}
		longest := ""
		for _, b := range blocksOf(n) {
			if s := fold(b.text); len(s) > len(longest) {
				longest = s
			}
		}
		if len(longest) >= minRepeat && strings.Count(text, longest) > 1 {
			n.Parent.RemoveChild(n)
		}
	}
}

// maxQuotes is how many quotations are looked for elsewhere in a page.
const maxQuotes = 200

// isPullQuote reports whether an element is called a quotation that was pulled out
// of the text.
func isPullQuote(n *html.Node) bool {
	for class := range names(markup.Attr(n, "class")) {
		words := nameWords(class)
		for i, w := range words {
			if w == "pullquote" || w == "pull" && slices.Contains(words[i+1:], "quote") {
				return true
			}
		}
	}
	return false
}
