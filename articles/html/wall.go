package html

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
	"triptych/model/problem"
)

// How long texts are, in words.
const (
	noArticle    = 12  // less than this is none
	shortNotice  = 40  // less than this may be no more than what a wall says
	shortTeaser  = 200 // less than this of an article that is not free is its start
	fewWords     = 60  // less than this is told
	longTeaser   = 350 // more than this is an article, whatever stands below
	maxSeen      = 64 << 10
	openAndSave  = "open it in a browser, save the page (Ctrl+S) when its text shows, and open the saved file"
	signInToSave = "open it in a browser, sign in, save the page (Ctrl+S) and open the saved file"
)

// A sight is what a page shows before anything is taken out, to tell afterwards
// why there is no article.
type sight struct {
	title    string // of the window and the headline, as words
	text     string // all that is shown but for the head, the foot and the navigation of the page
	noscript string // with its tags
	scripts  bool   // whether the body is made by scripts
	lists    bool   // whether the page seems to be a list of articles
}

// look notes what a page shows.
func look(p *page) sight {
	var text strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case text.Len() > maxSeen:
				return
			case c.Type == html.TextNode:
				text.WriteString(c.Data + " ")
			case c.Type == html.ElementNode && !machines()[c.Data] && (p.around[c] || !hidden(c) && !navigates(p.judge, c)):
				walk(c)
			}
		}
	}
	walk(p.body)
	title := p.title
	for _, n := range p.headlines[:min(len(p.headlines), 3)] {
		title += " " + line(shortText(n))
	}
	return sight{
		title:    words(title),
		text:     text.String(),
		noscript: p.noscript,
		lists:    p.linkedTitles() >= manyTitles && !p.saysArticle(),
		scripts:  find(p.body, func(n *html.Node) bool { return n.DataAtom == atom.Script }) != nil,
	}
}

// manyTitles is how many headings that are links a list of articles has, at least.
const manyTitles = 8

// linkedTitles is how many headings of a page are links to other pages.
func (p *page) linkedTitles() int {
	n := 0
	for _, h := range slices.Concat(p.headlines[:min(len(p.headlines), maxHeadings)], p.headings) {
		inside := find(h, func(a *html.Node) bool { return a.DataAtom == atom.A && leadsAway(a) }) != nil
		if inside || enclosing(h, func(a *html.Node) bool { return a.DataAtom == atom.A && leadsAway(a) }) != nil {
			n++
		}
	}
	return n
}

// saysArticle reports whether a page says that it is that of an article: in its
// meta elements, or by a headline that is also the title of the window, as that of
// a list is not.
func (p *page) saysArticle() bool {
	t := metaTags(p)
	window := fold(p.title)
	for _, text := range shortTexts(p.headlines) {
		if len(strings.Fields(text)) > 3 && strings.Contains(window, fold(text)) {
			return true
		}
	}
	return t.first("og:type") == "article" || t.first("article:published_time", "citation_title", "parsely-title") != ""
}

// navigates reports whether an element speaks of other pages, or of the site: what
// it says of subscribing is not about this article.
func navigates(judge judge, n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Header, atom.Footer:
		return true
	}
	switch judge.names(n).what {
	case "navigation", "related articles", "ends of pages", "newsletters":
		return true
	}
	return false
}

// wall returns which wall the text of a page stands behind, if what was found in it
// is no article or only the start of one. The notice says what is in doubt.
func (s sight) wall(blocks []block, data linked) (notice string, err error) {
	n := countWords(textOf(blocks))
	if n >= longTeaser && !data.closed { // which is an article, whatever stands beside it
		return "", nil
	}
	s.text, s.noscript = words(s.text), words(markup.LineOf(context.Background(), s.noscript))
	aside := s.beside(blocks)
	asks := holdsOne("subscribers", aside)
	offers := holdsOne("offers", aside)
	switch {
	case n < 3*shortNotice && holdsOne("robots", s.title+" "+s.text):
		return "", wallError("the site checks whether you are human", openAndSave)
	case n < 3*shortNotice && holdsOne("denied", s.title):
		return "", wallError("the site denies access to the page", openAndSave)
	case n < longTeaser && (asks || offers && trailsOff(blocks)), data.closed && n < shortTeaser:
		return "", wallError("the page shows only the start of the article to people who do not subscribe", signInToSave)
	case data.closed && data.words > 0 && n*2 < data.words:
		return "", wallError(fmt.Sprintf("the page shows %d of the article's %d words to people who do not subscribe", n, data.words), signInToSave)
	case n < 3*shortNotice && holdsOne("consent", s.text) && (n < shortNotice || holdsOne("consent", words(textOf(blocks)))):
		return "", wallError("the page asks for consent to its cookies before it shows the article", openAndSave)
	case n < shortNotice && (holdsOne("scripts", s.noscript+" "+s.text) || n < noArticle && s.scripts):
		return "", wallError("the page shows its text only to scripts", openAndSave)
	case n < 3*shortNotice && s.lists && !data.article:
		return "", wallError("the page is a list of articles", "name the page of one of them")
	case n < noArticle:
		return "", wallError("the page has no text of an article", "check that it is the page of one article, not a list of them")
	case data.closed && (asks || offers), offers && n < shortTeaser:
		return "the page asks to subscribe: this may not be the whole article", nil
	case n < longTeaser && s.lists && !data.article:
		return "the page seems to be a list of articles", nil
	case n < fewWords:
		return fmt.Sprintf("only %d words were found: this may not be the whole article", n), nil
	}
	return "", nil
}

// trailsOff reports whether the last of the blocks is no whole sentence.
func trailsOff(blocks []block) bool {
	if len(blocks) == 0 {
		return true
	}
	last := strings.TrimRight(blocks[len(blocks)-1].text, " ])")
	return blocks[len(blocks)-1].Kind == draft.Paragraph && (!endsSentence(last) || strings.HasSuffix(last, "…") || strings.HasSuffix(last, "..."))
}

func wallError(what, advice string) error { return &problem.Error{Problem: what, Advice: advice} }

// beside returns what the page shows beside the paragraphs of the article, so that
// an article about a wall is not taken for one.
func (s sight) beside(blocks []block) string {
	text := s.text
	for _, b := range blocks {
		if len(b.text) > maxHolding {
			text = strings.Replace(text, words(b.text), " ", 1)
		}
	}
	return text
}

// countWords returns how many words a text has. Where words are not parted, two
// characters count as one.
func countWords(text string) int {
	unparted := 0
	for _, r := range text {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			unparted++
		}
	}
	return len(strings.Fields(text)) + unparted/2
}

// textOf returns the text of blocks.
func textOf(blocks []block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(block.text + " ")
	}
	return b.String()
}
