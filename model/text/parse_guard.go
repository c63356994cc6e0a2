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
// is left as the characters that it is.
const (
	maxNesting    = 32     // quotations, lists and list items around a block
	maxReferences = 5000   // lines of a paragraph that may define link references
	maxDelimiters = 2000   // emphasis marks in one block
	maxBrackets   = 10_000 // link openings in one block
	maxOpen       = 64     // of these, not yet closed
	scanAllowance = 8      // times the length of the source that failed searches may read
)

// maxBlankLines is how many blank lines in a row are kept: each is held against
// every list that is open, and more than one says nothing.
const maxBlankLines = 8

// squeeze drops blank lines beyond maxBlankLines in a row.
func squeeze(source string) string {
	var b strings.Builder
	kept, blank := 0, 0 // what has been copied, and the blank lines just passed
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

// newParser makes a parser for one document: the guards count.
func newParser() parser.Parser {
	g := &guard{}
	blocks := parser.DefaultBlockParsers()
	for i, v := range blocks {
		switch v.Priority {
		case 300, 800: // lists and quotations; an item is always let into its list
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

// A guard counts what the inline parsers of one document have done.
type guard struct {
	block      ast.Node // the block that the counts below belong to
	delimiters int
	brackets   int
	open       int

	wasted int // bytes read by searches that found nothing, in the whole document
}

// enter starts counting anew in another block.
func (g *guard) enter(block ast.Node) {
	if g.block != block {
		*g = guard{block: block, wasted: g.wasted}
	}
}

// spent tells whether failed searches have used up what they may read.
func (g *guard) spent(block text.Reader) bool {
	return g.wasted > scanAllowance*len(block.Source())+1<<20
}

// waste notes a search that may have read to the end of the block in vain.
func (g *guard) waste(parent ast.Node, from int) {
	if lines := parent.Lines(); lines.Len() > 0 {
		g.wasted += max(0, lines.At(lines.Len()-1).Stop-from)
	}
}

// scanGuard stops searching for the ends of code spans or HTML tags when too
// many searches were in vain.
type scanGuard struct {
	parser.InlineParser
	*guard
}

func (g scanGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if g.spent(block) {
		return nil
	}
	_, from := block.Position()
	node := g.InlineParser.Parse(parent, block, pc)
	if node == nil || node.Kind() == ast.KindText {
		g.waste(parent, from.Start)
	}
	return node
}

// delimiterGuard bounds the emphasis marks of a block, each of which may be
// held against every other.
type delimiterGuard struct {
	parser.InlineParser
	*guard
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
	*guard
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
	if g.spent(block) {
		return nil
	}
	searches := len(line) > 1 && (line[1] == '(' || line[1] == '[')
	g.open--
	node := g.InlineParser.Parse(parent, block, pc)
	if node == nil {
		g.wasted += parent.Lines().Len() // to find where its label stands
		if searches {
			g.waste(parent, from.Start)
		}
	}
	return node
}

// CloseBlock hands on what the embedded parser must know at a block's end.
func (g linkGuard) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	g.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// referenceGuard leaves alone a paragraph of very many lines: each definition
// is taken out of it by moving all that come after.
type referenceGuard struct{ parser.ParagraphTransformer }

func (g referenceGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if node.Lines().Len() <= maxReferences {
		g.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// tableGuard leaves alone a paragraph whose table would have many more cells
// than the source has bytes to spell them: short rows are filled up.
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
