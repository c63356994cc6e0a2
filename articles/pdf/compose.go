package pdf

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/articles/draft"
)

// A paragraph is what lines were joined to.
type paragraph struct {
	text  []byte
	size  float64 // of its first line
	first int     // the page that it starts on
	last  line
	item  bool
}

// A block is what is known of the lines that pdftotext takes to be one: of a
// column, without large gaps.
type block struct {
	left, right float64 // the edges of its column, as far as they are known
	page, lines int
	leading     float64 // from one line to the next, as far as mostly; 0 of a single one
}

// A composer joins lines to paragraphs.
type composer struct {
	lines      []line
	blocks     []block
	body       float64 // the size of most letters
	hyphens    hyphens
	paragraphs []*paragraph
}

// How sizes are compared, as parts of each other.
const (
	sameSize     = 0.12 // at most this much apart, letters are of one size
	headingSize  = 1.15 // letters of a heading are at least so large, the text's being 1
	titleSize    = 1.25
	indented     = 0.6 // further to the right than the rest of their block first lines are at least so much
	initialSize  = 1.8 // of a letter that is set larger to open a text
	maxHeading   = 250 // bytes; what is longer is text, however large
	fewParagraph = 4   // how many paragraphs may stand between two parts of one
)

// compose returns the title that is set larger than all else on the first page, ""
// if there is none, and the other text as blocks.
func compose(lines []line) (title string, blocks []draft.Block) {
	c := composer{lines: lines, blocks: measure(lines), body: bodySize(lines), hyphens: findHyphens(lines)}
	for i, l := range lines {
		c.add(i, l)
	}
	return c.finish()
}

// bodySize is the size that most letters have.
func bodySize(lines []line) float64 {
	letters := make(map[int]int)
	for _, l := range lines {
		letters[int(l.size*4)] += len(l.text)
	}
	most := 0
	for size, n := range letters {
		if n > letters[most] || n == letters[most] && size < most {
			most = size
		}
	}
	return float64(most) / 4
}

// measure looks at all lines of each block.
func measure(lines []line) []block {
	var blocks []block
	for start := 0; start < len(lines); {
		number := lines[start].block
		end := start
		for end < len(lines) && lines[end].block == number {
			end++
		}
		for len(blocks) <= number {
			blocks = append(blocks, block{})
		}
		of := lines[start:end]
		b := block{left: of[0].left, right: of[0].right, page: of[0].page, lines: len(of)}
		var leadings []float64
		for i, l := range of {
			b.left, b.right = min(b.left, l.left), max(b.right, l.right)
			if i > 0 && l.top > of[i-1].top {
				leadings = append(leadings, l.top-of[i-1].top)
			}
		}
		if len(leadings) > 0 {
			slices.Sort(leadings)
			b.leading = leadings[len(leadings)/2]
		}
		blocks[number] = b
		start = end
	}
	widen(blocks)
	return blocks
}

// widen returns blocks the right edge of the column that they stand in, which short
// ones do not reach: that of blocks nearby that start and end about there, the
// second furthest, as a listing may stand out.
func widen(blocks []block) {
	edges := make([]float64, len(blocks))
	for i, b := range blocks {
		furthest := b.right
		edges[i] = b.right
		for j, other := range blocks[max(0, i-near):min(len(blocks), i+near+1)] {
			width := other.right - other.left
			if j+max(0, i-near) != i && other.lines > 1 && other.page == b.page &&
				max(b.left-other.left, other.left-b.left) < width/20 && b.right > other.right-width/5 {
				edges[i] = max(edges[i], min(furthest, other.right))
				furthest = max(furthest, other.right)
			}
		}
	}
	for i := range blocks {
		blocks[i].right = edges[i]
	}
}

// near is how many blocks before and after one are looked at.
const near = 8

// add appends the line numbered i to what it goes on with.
func (c *composer) add(i int, l line) {
	bulleted := false
	if rest, found := cutBullet(l.text); found {
		l.text, bulleted = rest, true
	}
	p := c.before(i)
	switch {
	case bulleted:
	case p != nil && p.item && len(p.text) == 0: // the bullet stood on a line of its own
		p.size, p.last, p.text = l.size, l, append(p.text, l.text...)
		return
	default:
		if p = c.open(i, l, p); p != nil {
			p.text, p.last = c.hyphens.join(p.text, l.text), l
			return
		}
	}
	c.paragraphs = append(c.paragraphs, &paragraph{text: []byte(l.text), size: l.size, first: l.page, last: l, item: bulleted})
}

// before returns the paragraph that the line before ended in, or nil.
func (c *composer) before(i int) *paragraph {
	if i == 0 {
		return nil
	}
	previous := c.lines[i-1]
	for _, p := range slices.Backward(c.paragraphs[max(0, len(c.paragraphs)-fewParagraph):]) {
		if p.last.block == previous.block && p.last.top == previous.top && p.last.left == previous.left {
			return p
		}
	}
	return nil
}

// open returns the paragraph that the line goes on with, or nil. Most go on with
// that of the line before; but captions and notes may come in between.
func (c *composer) open(i int, l line, before *paragraph) *paragraph {
	if before != nil && before.last.block == l.block {
		if c.breaks(i, before, l) {
			return nil
		}
		return before
	}
	recent := c.paragraphs[max(0, len(c.paragraphs)-fewParagraph):]
	for _, p := range slices.Backward(recent) {
		if !alike(p.size, l.size) || p.item && len(p.text) == 0 {
			continue
		}
		heading := p.size >= headingSize*c.body
		switch {
		case heading && p == before && l.page == p.last.page && l.top > p.last.top && l.top-p.last.bottom < p.size*0.7 && !endsSentence(tail(p.text)):
			return p
		case p == before && !heading && c.runsOn(p.last, l):
			return p
		case heading || endsSentence(tail(p.text)):
			return nil
		case startsLower(l.text):
			return p
		}
	}
	return nil
}

// breaks reports whether a line of the same block starts a new paragraph.
func (c *composer) breaks(i int, p *paragraph, l line) bool {
	b, previous := c.blocks[l.block], p.last
	ended := endsSentence(previous.text)
	switch {
	case !alike(previous.size, l.size):
		return true
	case l.top < previous.top: // beside it: a row of a table
		return false
	case p.size >= headingSize*c.body && !ended && l.top-previous.bottom < 0.7*p.size: // a headline may be centred, and has no first lines
		return false
	case b.leading > 0 && l.top-previous.top > 1.4*b.leading:
		return true
	case l.left-b.left > indented*l.size:
		// A first line, if the next one is not indented as well.
		hanging := i+1 < len(c.lines) && c.lines[i+1].block == l.block && c.lines[i+1].left-b.left > indented*l.size
		after := previous.left-b.left > indented*l.size // another first line, of a paragraph of one
		if ended && !(after && hanging) || !after && !hanging {
			return true
		}
	}
	if !fits(previous, l, b.right) || startsLower(l.text) {
		return false
	}
	return ended || previous.right-b.left < 0.6*(b.right-b.left) && b.right-b.left > 20*l.size
}

// runsOn reports by their places whether a text goes on from one line to another in
// the next block, which stands below it, in the next column or on the next page.
func (c *composer) runsOn(from, to line) bool {
	above, below := c.blocks[from.block], c.blocks[to.block]
	if to.page != from.page || to.top < from.top {
		return above.lines > 1 && !fits(from, to, above.right) && !(below.lines > 1 && to.left-below.left > indented*to.size)
	}
	return !endsSentence(from.text) && to.top-from.bottom < 0.6*to.size && !fits(from, to, max(above.right, below.right))
}

// fits reports whether a line ends though the first word of the next would have
// stood on it as well, with room to spare: lines that are not set to one length
// end a little early here and there.
func fits(l, next line, right float64) bool { return l.right+next.size/4+next.first < right-next.size }

func alike(a, b float64) bool { return max(a, b)-min(a, b) <= sameSize*max(a, b) }

// endsSentence reports whether a text may end a paragraph.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, "\"'”’»)] ")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:", last)
}

func startsLower(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first)
}

// cutBullet takes the bullet off the start of a list's item.
func cutBullet(text string) (rest string, found bool) {
	first, size := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune("•‣▪◦●■▸►∙", first) || size < len(text) && text[size] != ' ' {
		return text, false
	}
	return strings.TrimLeft(text[size:], " "), true
}

// finish returns the title and the blocks.
func (c *composer) finish() (title string, blocks []draft.Block) {
	c.joinInitials()
	largest := c.title()
	levels := c.levels(largest)
	for _, p := range c.paragraphs {
		b := draft.Block{Runs: []draft.Run{{Text: string(p.text)}}}
		switch level := levels[sizeOf(p)]; {
		case len(p.text) == 0:
			continue
		case p == largest:
			title = string(p.text)
			continue
		case p.item:
			b.Kind = draft.Item
		case level > 0 && c.isHeading(p):
			b.Kind, b.Level = draft.Heading, min(level, 6)
		}
		blocks = append(blocks, b)
	}
	if len(blocks) == 0 && title != "" { // it is all the text
		return "", []draft.Block{{Runs: []draft.Run{{Text: title}}}}
	}
	return title, blocks
}

// joinInitials puts a large first letter before the text that it opens.
func (c *composer) joinInitials() {
	for i := 0; i+1 < len(c.paragraphs); i++ {
		p, next := c.paragraphs[i], c.paragraphs[i+1]
		letter := string(p.text)
		if p.size >= initialSize*c.body && utf8.RuneCountInString(letter) == 1 && hasLetters(letter) && alike(next.size, c.body) {
			p.text, next.text = nil, append(p.text, next.text...)
		}
	}
}

// isHeading reports whether a paragraph is set larger than the text, and is not an
// opening that is set so as a whole.
func (c *composer) isHeading(p *paragraph) bool {
	text := string(p.text)
	return p.size >= headingSize*c.body && !p.item && len(text) <= maxHeading && hasLetters(text) &&
		!(strings.HasSuffix(text, ".") && strings.Count(text, " ") > 11)
}

// title returns the largest heading of the first page that has any, the first of
// several, if it is large enough; or nil.
func (c *composer) title() *paragraph {
	var largest *paragraph
	for _, p := range c.paragraphs {
		if p.first == c.paragraphs[0].first && c.isHeading(p) && p.size >= titleSize*c.body && (largest == nil || sizeOf(p) > sizeOf(largest)) {
			largest = p
		}
	}
	return largest
}

// sizeOf is the size of a paragraph in half points.
func sizeOf(p *paragraph) int { return int(p.size*2 + 0.5) }

// levels returns the level of headings by their size: the largest has the first
// below the title.
func (c *composer) levels(title *paragraph) map[int]int {
	levels := make(map[int]int)
	for _, p := range c.paragraphs {
		if p != title && c.isHeading(p) {
			levels[sizeOf(p)] = 0
		}
	}
	level := 2
	for _, size := range slices.Backward(slices.Sorted(maps.Keys(levels))) {
		levels[size] = level
		level++
	}
	return levels
}
