package picker

import (
	"cmp"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/search"
)

// put writes text as [draw.Pen.Put] does, with what the filter finds in it marked.
func (d *drawing) put(p *draw.Pen, text string, end int, style ansi.Style) {
	spans := d.found(text)
	if len(spans) == 0 {
		p.Put(text, end, style)
		return
	}
	size := len(text) // what of it stands before the ellipsis
	if room := min(end, p.End()) - p.X(); p.Counter.Width(text) > room {
		_, size, _ = p.Counter.Append(nil, text, len(text), room-1)
	}
	for at := 0; at < size; {
		next, marked := d.piece(p, text[:size], at, spans)
		styles := []ansi.Style{style}
		if marked {
			styles = append(styles, d.theme.Found)
		}
		p.Put(text[at:next], end, styles...)
		at = next
	}
	p.Put(text[size:], end, style)
}

// found returns where the words of the filter stand in a text, in order.
func (d *drawing) found(text string) []model.Span {
	if len(d.picker.queries) == 0 {
		return nil
	}
	index := search.NewIndex(text)
	var spans []model.Span
	for _, q := range d.picker.queries {
		spans = append(spans, index.Find(q)...)
	}
	slices.SortFunc(spans, func(x, y model.Span) int { return cmp.Compare(x.Start, y.Start) })
	return spans
}

// piece returns where the piece of text ends that begins at a byte and is marked
// throughout or not at all. Characters that a mark covers in part are marked.
func (d *drawing) piece(p *draw.Pen, text string, at int, spans []model.Span) (end int, marked bool) {
	for end = at; end < len(text); {
		size, _ := p.Counter.Next(text[end:])
		covered := slices.ContainsFunc(spans, model.Span{Start: end, End: end + size}.Overlaps)
		if end > at && covered != marked {
			break
		}
		marked, end = covered, end+size
	}
	return end, marked
}
