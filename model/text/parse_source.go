package text

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"triptych/model"
)

// tabStop replaces a tab in code: how far a real one goes depends on where its
// line is drawn.
const tabStop = "    "

func (w *walker) code(n ast.Node, language []byte, at blockContext) {
	text := Sanitize(string(lineBytes(n.Lines(), w.source)))
	text = strings.Trim(strings.ReplaceAll(text, "\t", tabStop), "\n")
	if w.hidden.tag != "" {
		return
	}
	fence := codeFence(text)
	source := fence + languageName(language) + "\n" + text + "\n" + fence
	w.verbatim(model.Block{Kind: model.Code, Source: source}, text, at)
}

// verbatim writes a table or code block, with the list marker if it is the
// item's first block.
func (w *walker) verbatim(b model.Block, text string, at blockContext) {
	if w.doc.verbatim(at.apply(b), text) {
		at.markerUsed()
	}
}

// codeFence returns a fence longer than any in the text.
func codeFence(text string) string {
	longest, run := 2, 0
	for i := range len(text) {
		if text[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return strings.Repeat("`", longest+1)
}

// languageName returns name if it looks like the name of a language, else "".
func languageName(name []byte) string {
	for _, c := range name {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '+' && c != '-' && c != '#' && c != '_' {
			return ""
		}
	}
	return string(name)
}

// table writes a table. Its plain text is the cells line by line, its source
// new Markdown made from them.
func (w *walker) table(n *east.Table, at blockContext) {
	var text, source strings.Builder
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		separator := ""
		source.WriteByte('|')
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			words := w.cell(cell)
			text.WriteString(separator + words)
			separator = " | "
			source.WriteString(" " + escapeMarkdown(words) + " |")
		}
		text.WriteByte('\n')
		source.WriteByte('\n')
		if row.Kind() == east.KindTableHeader {
			source.WriteString(delimiterRow(n.Alignments))
		}
	}
	w.verbatim(model.Block{Kind: model.Table, Source: source.String()}, text.String(), at)
}

// cell returns the visible text of a table cell on one line.
func (w *walker) cell(n ast.Node) string {
	w.inlines(n, style{})
	words := SanitizeLine(string(w.doc.raw))
	w.doc.raw, w.doc.pieces = w.doc.raw[:0], w.doc.pieces[:0]
	return words
}

func delimiterRow(alignments []east.Alignment) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, a := range alignments {
		switch a {
		case east.AlignLeft:
			b.WriteString(" :--- |")
		case east.AlignRight:
			b.WriteString(" ---: |")
		case east.AlignCenter:
			b.WriteString(" :---: |")
		default:
			b.WriteString(" --- |")
		}
	}
	b.WriteByte('\n')
	return b.String()
}

// escapeMarkdown escapes text so that Markdown shows exactly it, and [ReadTable]
// reads exactly it.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; c {
		case '&', '~', ':', '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '(', ')', '#', '+', '-', '.', '!', '|':
			b.WriteByte('\\')
			fallthrough
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
