package text

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"triptych/model"
)

// A walker traverses a parsed document once, in order, and writes it to doc.
type walker struct {
	doc    *document
	source []byte
	hidden hiddenElement
	raised bool // whether digits are set above the line
}

// blocks writes the children of a container.
func (w *walker) blocks(parent ast.Node, at blockContext) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n, at)
	}
}

func (w *walker) block(n ast.Node, at blockContext) {
	switch n := n.(type) {
	case *ast.Blockquote:
		at.quote++
		w.blocks(n, at)
	case *ast.List:
		at.list++
		w.list(n, at)
	case *ast.Heading:
		w.inlines(n, style{})
		w.doc.finish(model.Block{Kind: model.Heading, Level: n.Level, Quote: at.quote})
	case *ast.FencedCodeBlock:
		w.code(n, n.Language(w.source), at)
	case *ast.CodeBlock:
		w.code(n, nil, at)
	case *ast.HTMLBlock:
		w.htmlBlock(n, at)
	case *east.Table:
		w.table(n, at)
	case *ast.ThematicBreak:
		if w.hidden.tag != "" {
			return
		}
		w.doc.rule(model.Block{Kind: model.Rule, Quote: at.quote})
	default: // a paragraph, loose or tight
		w.inlines(n, style{})
		w.paragraph(at)
	}
}

// list writes the items of a list, each with its marker.
func (w *walker) list(list *ast.List, at blockContext) {
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "•"
		if list.IsOrdered() {
			marker = strconv.Itoa(number) + string(rune(list.Marker))
			number++
		}
		at.marker = &marker
		w.blocks(item, at)
	}
}

// paragraph ends the pending paragraph, which has the list marker if it is the
// item's first block.
func (w *walker) paragraph(at blockContext) {
	if w.doc.finish(at.apply(model.Block{Kind: model.Paragraph})) {
		at.markerUsed()
	}
}
