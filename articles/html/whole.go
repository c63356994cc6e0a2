package html

import (
	"context"

	"golang.org/x/net/html"
)

// fewFound is the part of what Readability finds in a page as it is, in hundredths,
// below which the rules have taken too much away.
const fewFound = 40

// plentyFound is how many bytes, beside white space, are enough whatever Readability
// finds: no article is as long.
const plentyFound = 1 << 20

// noticeWhole says that the rules were not followed.
const noticeWhole = "what the page is made of hides most of its text: there may be lines that are not the article's"

// orWhole returns the blocks that were found in a page, or those that Readability
// finds in it where nothing was taken out but what others say there, if that is
// more than twice as much. Prose is how much of it the page has: where most of that
// was found, nobody needs to look.
func orWhole(ctx context.Context, source []byte, blocks []block, prose int, m metadata) (list []block, notice string, err error) {
	if ink := inkOf(blocks); len(source) == 0 || ink*100 >= prose*fewFound || ink >= plentyFound {
		return blocks, "", nil
	}
	p, err := parse(ctx, source)
	if err != nil {
		return nil, "", err
	}
	p.noteAround(m.titles)
	withoutVoices(p)
	if err := ctx.Err(); err != nil {
		return nil, "", err
	}
	other := tidy(readable(p, false), m)
	if inkOf(blocks)*100 >= inkOf(other)*fewFound || inkOf(other) < muchProse {
		return blocks, "", nil
	}
	return other, noticeWhole, nil
}

// inkOf is how many bytes of blocks are not white space.
func inkOf(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += inkLength(b.text)
	}
	return n
}

// withoutVoices takes out of a page what people say below an article, and what asks
// for something.
func withoutVoices(p *page) {
	c := newCleaner(p)
	c.measure(p.body)
	c.prose = c.sizes[p.body].prose
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for child := n.FirstChild; child != nil; {
			next := child.NextSibling
			switch found := c.judge.element(child); {
			case child.Type != html.ElementNode:
			case found.guard == voices && !c.keep[child] && !c.needed(child):
				c.remove(child)
			default:
				walk(child)
			}
			child = next
		}
	}
	walk(p.body)
}
