package picker

import (
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
	p.Stretches(text, model.Span{End: size}, func(at int) (styles []ansi.Style, next int) {
		styles, next = []ansi.Style{style}, size
		for _, s := range spans {
			if draw.Within(s, at, &next) {
				styles = append(styles, d.theme.Found)
			}
		}
		return styles, next
	})
	p.Put(text[size:], end, style)
}

// found returns where the words of the filter stand in a text, in order and disjoint.
func (d *drawing) found(text string) []model.Span {
	if len(d.picker.queries) == 0 {
		return nil
	}
	index := search.NewIndex(text)
	var spans []model.Span
	for _, q := range d.picker.queries {
		spans = append(spans, index.Find(q)...)
	}
	slices.SortFunc(spans, func(x, y model.Span) int { return x.Start - y.Start })
	apart := spans[:0]
	for _, s := range spans {
		if n := len(apart); n > 0 && s.Start <= apart[n-1].End {
			apart[n-1].End = max(apart[n-1].End, s.End)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}
