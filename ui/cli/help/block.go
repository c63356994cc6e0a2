package help

import "strings"

// A Block is one of those that a page is made of.
type Block struct {
	Kind Kind
	Term string // of an entry
	Text string // in one line, with what is typed in backquotes; lines as they are for code
}

// A Kind is a kind of block.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Item
	Entry
	Code
)

// fence begins and ends code.
const fence = "```"

// Parse returns the blocks of a page, without its title.
func Parse(page string) []Block {
	p := parser{}
	for line := range strings.Lines(page) {
		p.take(strings.TrimRight(line, "\r\n"))
	}
	p.end()
	return p.blocks
}

// A parser takes a page line by line.
type parser struct {
	blocks []Block
	lines  []string // of the block that has begun
	fenced bool
}

func (p *parser) take(line string) {
	switch {
	case strings.HasPrefix(line, fence):
		if p.fenced {
			p.blocks = append(p.blocks, Block{Kind: Code, Text: strings.Join(p.lines, "\n")})
			p.lines = nil
		} else {
			p.end()
		}
		p.fenced = !p.fenced
	case p.fenced:
		p.lines = append(p.lines, line)
	case line == "":
		p.end()
	case strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "## "):
		p.end()
		p.lines = append(p.lines, line)
	default:
		p.lines = append(p.lines, strings.TrimSpace(line))
	}
}

// end closes the block that has begun.
func (p *parser) end() {
	if len(p.lines) == 0 {
		return
	}
	text := strings.Join(p.lines, " ")
	p.lines = nil
	item, isItem := strings.CutPrefix(text, "- ")
	heading, isHeading := strings.CutPrefix(text, "## ")
	switch term, rest, isEntry := strings.Cut(strings.TrimPrefix(item, "`"), "`: "); {
	case isItem && isEntry && strings.HasPrefix(item, "`") && !strings.Contains(term, "`"):
		p.blocks = append(p.blocks, Block{Entry, term, rest})
	case isItem:
		p.blocks = append(p.blocks, Block{Kind: Item, Text: item})
	case isHeading:
		p.blocks = append(p.blocks, Block{Kind: Heading, Text: heading})
	default:
		p.blocks = append(p.blocks, Block{Kind: Paragraph, Text: text})
	}
}
