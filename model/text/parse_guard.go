package text

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Goldmark's time and stack grow with the square of some inputs that nobody
// writes by hand. These limits keep every input linear; what goes beyond them
// remains plain characters.
const (
	maxNesting    = 32     // quotations, lists and list items around a block
	maxReferences = 5000   // lines of a paragraph that may define link references
	maxDelimiters = 2000   // emphasis marks in one block
	maxBrackets   = 10_000 // link openings in one block
	maxOpen       = 64     // of these, open at the same time
	scanFactor    = 8      // failed searches may read this many times the length of the source
)

// maxBlankLines is how many consecutive blank lines are kept: each is compared
// with every list that is open.
const maxBlankLines = 8

// limitBlankLines drops blank lines beyond maxBlankLines in a row.
func limitBlankLines(source string) string {
	var b strings.Builder
	kept, blank := 0, 0 // end of the copied part, and the blank lines just passed
	for i := 0; i < len(source); {
		end := len(source)
		if n := strings.IndexByte(source[i:], '\n'); n >= 0 {
			end = i + n + 1
		}
		if strings.TrimLeft(source[i:end], " \t\n") != "" {
			blank = 0
		} else if blank++; blank > maxBlankLines {
			b.WriteString(source[kept:i])
			kept = end
		}
		i = end
	}
	if kept == 0 {
		return source
	}
	b.WriteString(source[kept:])
	return b.String()
}

// newParser returns a parser for one document: its budget is for that alone.
func newParser() parser.Parser {
	g := &parseBudget{}
	blocks := parser.DefaultBlockParsers()
	for i, v := range blocks {
		switch v.Priority {
		case 300, 800: // lists and quotations; items are always opened
			blocks[i].Value = nestingGuard{v.Value.(parser.BlockParser)}
		}
	}
	inlines := []util.PrioritizedValue{
		util.Prioritized(scanGuard{parser.NewCodeSpanParser(), g}, 100),
		util.Prioritized(linkGuard{parser.NewLinkParser(), g}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(scanGuard{parser.NewRawHTMLParser(), g}, 400),
		util.Prioritized(delimiterGuard{parser.NewEmphasisParser(), g}, 500),
		util.Prioritized(delimiterGuard{extension.NewStrikethroughParser(), g}, 500),
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(referenceGuard{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableGuard{extension.NewTableParagraphTransformer()}, 200),
		),
	)
}

// nestingGuard opens no container inside maxNesting others.
type nestingGuard struct{ parser.BlockParser }

func (g nestingGuard) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		depth++
	}
	if depth > maxNesting {
		return nil, parser.NoChildren
	}
	return g.BlockParser.Open(parent, reader, pc)
}

// A parseBudget counts what the inline parsers of one document have done.
type parseBudget struct {
	block      ast.Node // the block that the counts below belong to
	delimiters int
	brackets   int
	open       int

	scanned int // bytes read by searches that found nothing, in the whole document
}

// enter resets the counts of the block if it is another one.
func (pb *parseBudget) enter(block ast.Node) {
	if pb.block != block {
		*pb = parseBudget{block: block, scanned: pb.scanned}
	}
}

// exhausted reports whether failed searches have read as much as they may.
func (pb *parseBudget) exhausted(block text.Reader) bool {
	return pb.scanned > scanFactor*len(block.Source())+1<<20
}

// chargeScan charges a failed search that may have read to the end of the
// block.
func (pb *parseBudget) chargeScan(parent ast.Node, from int) {
	if lines := parent.Lines(); lines.Len() > 0 {
		pb.scanned += max(0, lines.At(lines.Len()-1).Stop-from)
	}
}

// scanGuard stops searching for the ends of code spans or HTML tags once the
// budget for failed searches is exhausted.
type scanGuard struct {
	parser.InlineParser
	*parseBudget
}

func (g scanGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if g.exhausted(block) {
		return nil
	}
	_, from := block.Position()
	node := g.InlineParser.Parse(parent, block, pc)
	if node == nil || node.Kind() == ast.KindText {
		g.chargeScan(parent, from.Start)
	}
	return node
}

// delimiterGuard bounds the emphasis marks of a block, each of which may be
// compared with every other.
type delimiterGuard struct {
	parser.InlineParser
	*parseBudget
}

func (g delimiterGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	g.enter(parent)
	if g.delimiters >= maxDelimiters {
		return nil
	}
	node := g.InlineParser.Parse(parent, block, pc)
	if node != nil {
		g.delimiters++
	}
	return node
}

// linkGuard bounds the brackets of a block and the searches that they start.
type linkGuard struct {
	parser.InlineParser
	*parseBudget
}

func (g linkGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	g.enter(parent)
	line, from := block.PeekLine()
	if line[0] != ']' {
		if g.brackets >= maxBrackets || g.open >= maxOpen {
			return nil
		}
		node := g.InlineParser.Parse(parent, block, pc)
		if node != nil {
			g.brackets++
			g.open++
		}
		return node
	}
	if g.open == 0 {
		return nil
	}
	if g.exhausted(block) {
		return nil
	}
	searches := len(line) > 1 && (line[1] == '(' || line[1] == '[')
	g.open--
	node := g.InlineParser.Parse(parent, block, pc)
	if node == nil {
		g.scanned += parent.Lines().Len() // to find its label
		if searches {
			g.chargeScan(parent, from.Start)
		}
	}
	return node
}

// CloseBlock forwards the end of a block to the embedded parser.
func (g linkGuard) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	g.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// referenceGuard ignores paragraphs of very many lines: removing each
// definition moves all that come after.
type referenceGuard struct{ parser.ParagraphTransformer }

func (g referenceGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if node.Lines().Len() <= maxReferences {
		g.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// tableGuard ignores paragraphs whose table would have many more cells than the
// source has bytes to spell them: short rows are filled up.
type tableGuard struct{ parser.ParagraphTransformer }

func (g tableGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	widest, size := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		widest = max(widest, bytes.Count(line.Value(reader.Source()), []byte{'|'})+1)
		size += line.Len()
	}
	if widest*lines.Len() <= 4*size+1024 {
		g.ParagraphTransformer.Transform(node, reader, pc)
	}
}
