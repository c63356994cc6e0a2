package markdown

import (
	"iter"
	"strings"

	"triptych/articles/draft"
	"triptych/model"
	"triptych/model/text"
)

// maxLevel is the deepest level of an item that is written: what is deeper is
// written as that, as nobody reads it and parsers stop somewhere.
const maxLevel = 7

// Body returns the text of an article as Markdown, without front matter: that which
// it has, or else its blocks, each on one long line, with blank lines between.
//
// Parsing what is written of the blocks gives the same blocks again: each with
// the text of its runs, harmless and on one line (as [text.Prose] gives it), with
// nothing in it taken for markup. Strong and emphasis are kept where the rules of
// Markdown can tell where they start and end, and links that [draft.Link] lets pass. Blocks without any text are left
// out. A level out of range becomes the nearest.
func Body(a draft.Article) string {
	if a.Markdown != "" {
		return a.Markdown
	}
	var w writer
	for _, b := range a.Blocks {
		w.block(b)
	}
	return w.out.String()
}

// A writer writes blocks, one after another.
type writer struct {
	out    strings.Builder
	last   draft.BlockKind // the kind of the block before
	nested int             // how many lists the block before stands in
}

func (w *writer) block(b draft.Block) {
	if b.Kind == draft.Table {
		w.write(draft.Table, "", table(b.Rows))
		return
	}
	words, runs := text.Prose(pieces(b.Runs))
	if words == "" {
		return
	}
	switch b.Kind {
	case draft.Heading:
		prefix := strings.Repeat("#", min(max(b.Level, 1), 6)) + " "
		w.write(b.Kind, prefix, spell(words, runs, prefix))
	case draft.Quotation:
		w.write(b.Kind, "> ", spell(words, runs, ""))
	case draft.Item:
		w.item(min(max(b.Level, 0), maxLevel), spell(words, runs, ""))
	default:
		w.write(b.Kind, "", spell(words, runs, ""))
	}
}

// item writes an item of a list. One that stands deeper than the list before it
// reaches opens several.
func (w *writer) item(level int, line string) {
	if w.last != draft.Item {
		w.nested = 0
	}
	within := min(level, w.nested)
	w.write(draft.Item, strings.Repeat("  ", within)+strings.Repeat("- ", level-within+1), line)
	w.nested = level + 1
}

// write puts a block below the others.
func (w *writer) write(kind draft.BlockKind, prefix, line string) {
	if line == "" {
		return
	}
	switch {
	case w.out.Len() == 0:
	case kind == draft.Item && w.last == draft.Item:
		w.out.WriteByte('\n')
	case kind == draft.Quotation && w.last == draft.Quotation:
		w.out.WriteString("\n>\n")
	default:
		w.out.WriteString("\n\n")
	}
	w.out.WriteString(prefix)
	w.out.WriteString(line)
	w.last = kind
}

// pieces returns runs as [text.Prose] takes them.
func pieces(runs []draft.Run) iter.Seq[text.Piece] {
	return func(yield func(text.Piece) bool) {
		for _, r := range runs {
			var emphasis model.Emphasis
			if r.Strong {
				emphasis |= model.Strong
			}
			if r.Emphasis {
				emphasis |= model.Emphatic
			}
			if !yield(text.Piece{Text: r.Text, Emphasis: emphasis, URL: draft.Link(r.URL, nil)}) {
				return
			}
		}
	}
}

// maxPadding is how many cells of a table may be added so that all of its rows
// have the same number, for each that it has.
const maxPadding = 4

// table spells a table. One whose rows have nothing like the same number of cells
// is none that can be written, and its rows become items of a list.
func table(rows [][]string) string {
	columns, cells, any := 0, 0, false
	lines := make([][]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			words, _ := text.Prose(func(yield func(text.Piece) bool) { yield(text.Piece{Text: cell}) })
			any = any || words != ""
			lines[i] = append(lines[i], words)
		}
		columns = max(columns, len(row))
		cells += len(row)
	}
	switch {
	case !any:
		return ""
	case columns*len(rows) > maxPadding*cells+1000:
		return list(lines)
	}
	var b strings.Builder
	for i, row := range lines {
		b.WriteByte('|')
		for column := range columns {
			b.WriteByte(' ')
			if column < len(row) {
				b.WriteString(spellCell(row[column]))
			}
			b.WriteString(" |")
		}
		b.WriteByte('\n')
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// list spells the rows of a table as items.
func list(rows [][]string) string {
	var items []string
	for _, row := range rows {
		if words := strings.TrimSpace(strings.Join(row, " | ")); strings.Trim(words, " |") != "" {
			items = append(items, "- "+spell(words, nil, ""))
		}
	}
	return strings.Join(items, "\n")
}
