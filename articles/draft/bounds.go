package draft

import (
	"fmt"
	"slices"
	"strings"

	"triptych/model/text"
)

// The bounds of one article, far beyond what anybody reads as one: four novels.
const (
	maxBytes  = 2 << 20
	maxLines  = 100_000
	maxBlocks = 50_000
)

// CutText returns the start of the text of an article, of at most 2 MB and 100,000
// lines, and a notice where that is not all of it; "" where it is.
func CutText(body string) (start, notice string) {
	end, lines := 0, 0
	for end < len(body) && lines < maxLines {
		n := strings.IndexByte(body[end:], '\n') + 1
		if n == 0 {
			n = len(body) - end
		}
		if end+n > maxBytes {
			end = len(text.Cut(body, maxBytes))
			break
		}
		end += n
		lines++
	}
	if end == len(body) {
		return body, ""
	}
	return strings.Clone(body[:end]), cutNotice(end, len(body))
}

// cutNotice says how much of an article is read.
func cutNotice(read, all int) string {
	return fmt.Sprintf("too long to be read as one article: the first %d of %d KB are", read>>10, all>>10)
}

// Bound cuts the article where it is longer than anybody reads, which a notice then
// says.
func (a *Article) Bound() {
	var notice string
	a.Markdown, notice = CutText(a.Markdown)
	all := 0
	for i := range a.Blocks {
		all += a.Blocks[i].size()
	}
	if len(a.Blocks) > maxBlocks || all > maxBytes {
		read := a.cutBlocks()
		notice = cutNotice(read, all)
	}
	if notice != "" {
		a.Notices = append(slices.Clip(a.Notices), notice)
	}
}

// cutBlocks cuts the blocks at the bounds, and returns how many bytes of text are
// left.
func (a *Article) cutBlocks() int {
	blocks := slices.Clone(a.Blocks[:min(len(a.Blocks), maxBlocks)])
	read := 0
	for i := range blocks {
		n := blocks[i].size()
		if read+n > maxBytes {
			blocks[i] = blocks[i].start(maxBytes - read)
			read, blocks = read+blocks[i].size(), blocks[:i+1]
			break
		}
		read += n
	}
	a.Blocks = blocks
	return read
}

// start returns the block with the first bytes of its text; a table is left out.
func (b Block) start(most int) Block {
	var runs []Run
	for _, r := range b.Runs {
		r.Text = strings.Clone(text.Cut(r.Text, most))
		most -= len(r.Text)
		runs = append(runs, r)
		if most <= 0 {
			break
		}
	}
	b.Runs, b.Rows = runs, nil
	return b
}

// size returns how many bytes of text a block has.
func (b *Block) size() int {
	n := 0
	for _, r := range b.Runs {
		n += len(r.Text)
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			n += len(cell)
		}
	}
	return n
}
