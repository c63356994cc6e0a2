package detail

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// quotedSpans returns the text between double quotation marks, straight or
// curly. A quotation that is not closed in its block extends to the block's
// end, and on into the next block if that closes it without opening one.
func quotedSpans(a *model.Article) []model.Span {
	var spans []model.Span
	open := false // the block before ended inside a quotation
	for i, b := range a.Blocks {
		if !b.Aligned() {
			open = false
			continue
		}
		var found []model.Span
		found, open = blockQuotes(a.Text, b.Span, open && quoteContinues(a, i))
		spans = append(spans, found...)
	}
	return spans
}

// maxUnclosedBlocks is how many blocks a quotation may run through without a
// mark.
const maxUnclosedBlocks = 4

// quoteContinues reports whether a quotation that is open before block i
// continues in it: the next quotation mark is a closing one.
func quoteContinues(a *model.Article, i int) bool {
	for _, b := range a.Blocks[i:min(i+maxUnclosedBlocks, len(a.Blocks))] {
		if text := b.In(a.Text); strings.ContainsAny(text, "“”\"") {
			return closesFirst(text)
		}
	}
	return false
}

func blockQuotes(text string, block model.Span, carried bool) (spans []model.Span, open bool) {
	start := -1
	if carried {
		start = block.Start
	}
	for i := block.Start; i < block.End; {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '“' || (r == '"' && start < 0):
			if start < 0 {
				start = i + size
			}
		case (r == '”' || r == '"') && start >= 0:
			spans = append(spans, model.Span{Start: start, End: i})
			start = -1
		}
		i += size
	}
	if start >= 0 && start < block.End {
		spans = append(spans, model.Span{Start: start, End: block.End})
	}
	return spans, start >= 0
}

// closesFirst reports whether the first quotation mark of the block is a
// closing one.
func closesFirst(block string) bool {
	i := strings.IndexAny(block, "“”\"")
	if r, _ := utf8.DecodeRuneInString(block[i:]); r != '"' {
		return r == '”'
	}
	before, _ := utf8.DecodeLastRuneInString(block[:i])
	return i > 0 && !unicode.IsSpace(before)
}
