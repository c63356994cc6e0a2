package markup

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/model/text"
)

// A place is what surrounds a piece of text.
type place struct {
	in               *html.Node // the innermost element that stands apart
	kind             draft.BlockKind
	level            int   // of a heading
	list             int   // how many lists surround it
	begun            *bool // whether the item that it stands in has its first block
	strong, emphasis bool
	link             string // to another page, as it is written; "" for none
	line             bool   // elements part words here, not blocks: in a caption or heading
	figure           bool   // in a figure, outside of its caption
}

// A walker goes through nodes once, in order, and writes blocks.
type walker struct {
	parts []Part

	runs   []draft.Run // of the block that is open
	run    []byte      // of the run that is open
	style  draft.Run   // its emphasis and link
	linked int         // bytes of its words that are links to other pages
	space  bool        // a blank is owed before the next word
	first  bool        // the block is nothing but a letter so far, which may be set larger than the rest of its word
	breaks int         // line breaks since the last word
}

// node writes a node and all below it.
func (w *walker) node(n *html.Node, p place) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, p)
	case html.ElementNode:
		w.element(n, p)
	case html.DocumentNode:
		w.children(n, p)
	}
}

func (w *walker) children(n *html.Node, p place) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, p)
	}
}

// element writes what an element holds, in the place that it makes.
func (w *walker) element(n *html.Node, p place) {
	if leftOut(n) {
		return
	}
	inside := p
	switch n.Data {
	case "br":
		w.breaks++
		w.space = true
		return
	case "a":
		inside.link = Attr(n, "href")
		if strings.HasPrefix(inside.link, "#") {
			inside.link = ""
		}
	case "b", "strong":
		inside.strong = true
	case "i", "em", "cite", "dfn", "var":
		inside.emphasis = true
	case "q":
		w.quoted(n, p)
		return
	case "sup":
		if w.raised(n, p) {
			return
		}
	case "span":
		if looksRaised(n) && w.raised(n, p) {
			return
		}
	case "pre":
		w.preformatted(n, p)
		return
	case "table":
		w.table(n, p)
		return
	case "h1", "h2", "h3", "h4", "h5", "h6":
		inside.kind, inside.level, inside.line = draft.Heading, int(n.Data[1]-'0'), true
	case "blockquote":
		inside.kind = draft.Quotation
	case "ul", "ol", "menu", "dir":
		inside.list++
	case "li":
		inside.kind, inside.begun = draft.Item, new(bool)
	case "figure":
		inside.figure = true
	}
	switch {
	case !separate(n.Data):
		w.children(n, inside)
	case p.line:
		w.space = true
		w.children(n, p)
		w.space = true
	default:
		w.block(n, p, inside)
	}
}

// raised writes the text of an element in raised characters, and reports whether there
// are such.
func (w *walker) raised(n *html.Node, p place) bool {
	raised := text.Superscript(written(n))
	if raised == "" {
		return false
	}
	w.space = false
	w.text(raised, p)
	return true
}

// looksRaised reports whether an element that says nothing itself is raised by its style.
func looksRaised(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(Attr(n, "style")), " ", "")
	return strings.Contains(style, "vertical-align:super") || slices.ContainsFunc(strings.Fields(Attr(n, "class")), func(class string) bool {
		return class == "superscript" || class == "sup"
	})
}

// block writes an element that stands apart from what is before and after it.
func (w *walker) block(n *html.Node, before, inside place) {
	w.finish(before)
	inside.in = n
	switch n.Data {
	case "figcaption", "caption":
		inside.figure, inside.line = false, true
		if First(n.Parent, "blockquote") != nil { // whose words they are
			inside.kind = draft.Quotation
		}
	case "blockquote", "ul", "ol":
		inside.figure = false
	case "footer":
		if before.kind != draft.Quotation { // of a quotation it says whose words they are
			return
		}
	}
	w.children(n, inside)
	w.finish(inside)
}

// separate reports whether an element stands apart from what is before and after it.
func separate(tag string) bool {
	return isBlock(tag) || tag == "body" || tag == "html" || tag == "legend"
}

// leftOuts are the elements that are no part of an article, or no longer one, as
// what was struck out, and unseen the classes of text that is struck out, that is for
// screen readers alone, or that repeats a sentence of the article in large letters.
var (
	leftOuts = text.WordSet(`head script style template noscript iframe object embed svg math canvas
audio video map nav aside dialog button input select textarea rp rt del s strike`)
	unseen = text.WordSet("line-through strikethrough strike-through visually-hidden visuallyhidden sr-only screen-reader-text pullquote pull-quote wp-block-pullquote")
)

// leftOut reports whether an element is no part of an article.
func leftOut(n *html.Node) bool {
	if leftOuts()[n.Data] {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || struck.MatchString(style) {
				return true
			}
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				if unseen()[class] {
					return true
				}
			}
		}
	}
	return false
}

// struck matches the style of text that is struck out.
var struck = regexp.MustCompile(`text-decoration(?:-line)?:[^;]*line-through`)

// quoted writes an inline quotation with the marks that a browser would add.
func (w *walker) quoted(n *html.Node, p place) {
	if marked(n) {
		w.children(n, p)
		return
	}
	w.text("“", p)
	w.space = false
	w.children(n, p)
	w.space = false
	w.text("”", p)
}

// marked reports whether the text of an inline quotation has its marks.
func marked(n *html.Node) bool {
	seen := 0
	for d := range n.Descendants() {
		if seen++; seen > 100 {
			return false // quotations in quotations would take quadratic time
		}
		if s := strings.TrimSpace(d.Data); d.Type == html.TextNode && s != "" {
			first, _ := utf8.DecodeRuneInString(s)
			return strings.ContainsRune("\"“”„«»'‘’", first)
		}
	}
	return false
}

// preformatted writes text whose lines mean something.
func (w *walker) preformatted(n *html.Node, p place) {
	w.finish(p)
	if p.line {
		w.children(n, p)
		return
	}
	p.in = n
	all := written(n)
	start, notice := draft.CutText(all)
	blocks := Plain(start)
	if notice != "" { // for whoever bounds the article to see that it is longer
		rest := text.Cut(all[len(start):], mostUnread)
		blocks = append(blocks, draft.Block{Runs: []draft.Run{{Text: strings.TrimSpace(rest)}}})
	}
	for _, b := range blocks {
		b.Kind = p.kind
		w.add(b, p)
	}
}

// mostUnread is how many bytes are kept of preformatted text beyond what one article may
// have, as they are.
const mostUnread = 2 << 20

// written is the text of the node and all below it as it is written.
func written(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && d.Data == "br":
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// text writes the words of s.
func (w *walker) text(s string, p place) {
	if p.figure {
		return
	}
	s = clean(s)
	for s != "" {
		at := strings.IndexFunc(s, breaks)
		switch at {
		case 0:
			w.space = true
			s = strings.TrimLeftFunc(s, breaks)
			continue
		case -1:
			at = len(s)
		}
		w.word(s[:at], p)
		s = s[at:]
	}
}

// breaks reports whether r is white space that is collapsed: a blank that must
// not break is not.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F' && r != '\u2007'
}

// word writes a word, after the blank that is owed.
func (w *walker) word(s string, p place) {
	if w.breaks > 1 && !p.line {
		w.finish(p)
	}
	style := draft.Run{Strong: p.strong, Emphasis: p.emphasis, URL: p.link}
	open := len(w.run) > 0 || len(w.runs) > 0
	if w.space && open && !(w.first && isRest(s)) {
		w.blank(style)
	}
	if style != w.style {
		w.endRun()
		w.style = style
	}
	w.run = append(w.run, s...)
	w.first = !open && len(w.runs) == 0 && isInitial(s)
	if p.link != "" {
		w.linked += len(s)
	}
	w.space, w.breaks = false, 0
}

// blank writes a blank before a word in a style: outside of emphasis and links where
// it can.
func (w *walker) blank(next draft.Run) {
	var between draft.Run
	if w.style.Strong == next.Strong && w.style.Emphasis == next.Emphasis {
		between.Strong, between.Emphasis = next.Strong, next.Emphasis
	}
	if w.style.URL == next.URL {
		between.URL = next.URL
	}
	if w.style != between {
		w.endRun()
		w.style = between
	}
	w.run = append(w.run, ' ')
}

// endRun ends the run that is open.
func (w *walker) endRun() {
	if len(w.run) == 0 {
		return
	}
	r := w.style
	r.Text = string(w.run)
	w.runs = append(w.runs, r)
	w.run = w.run[:0]
}

// finish ends the block that is open, which stands at p.
func (w *walker) finish(p place) {
	w.endRun()
	if runs := trim(w.runs); len(runs) > 0 {
		w.add(draft.Block{Kind: p.kind, Level: p.level, Runs: runs}, p)
	}
	w.runs, w.style, w.linked, w.space, w.breaks = nil, draft.Run{}, 0, false, 0
}

// add adds a block that stands at p.
func (w *walker) add(b draft.Block, p place) {
	if last := len(w.parts) - 1; last >= 0 && p.kind == draft.Paragraph && opens(w.parts[last].Block, b) {
		if letter := w.parts[last].Runs[0].Text; len(b.Runs) > 0 && !b.Runs[0].Strong && !b.Runs[0].Emphasis {
			b.Runs[0].Text = letter + b.Runs[0].Text
		} else {
			b.Runs = append([]draft.Run{{Text: letter}}, b.Runs...)
		}
		w.parts = w.parts[:last]
	}
	if p.kind == draft.Item {
		b.Level = max(p.list-1, 0)
		if *p.begun {
			b.Kind, b.Level = draft.Paragraph, 0
		}
		*p.begun = true
	}
	w.parts = append(w.parts, Part{Block: b, In: p.in, Linked: w.linked})
}

// trim takes white space from both ends, and the runs that were nothing else.
func trim(runs []draft.Run) []draft.Run {
	for len(runs) > 0 {
		if runs[0].Text = strings.TrimLeftFunc(runs[0].Text, unicode.IsSpace); runs[0].Text != "" {
			break
		}
		runs = runs[1:]
	}
	for len(runs) > 0 {
		last := &runs[len(runs)-1]
		if last.Text = strings.TrimRightFunc(last.Text, unicode.IsSpace); last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}
