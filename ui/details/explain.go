package details

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// A subject is all that the explanation of a row depends on.
type subject struct {
	difference, width int
	theme             *theme.Theme
	method            ansi.Method
	decided           string
}

// An explainer writes the explanation of the selected row.
type explainer struct {
	*Panel
	subject
	e    *entry
	rows []string
}

// explain returns the rows that explain the selected difference: what it is, why
// it was flagged, what was compared, how the wordings differ, and where they stand.
func (p *Panel) explain(width int, t *theme.Theme, m ansi.Method) []string {
	e := &p.entries[p.selected]
	x := &explainer{Panel: p, e: e, subject: subject{e.difference, width, t, m, p.statusOf(e)}}
	if x.subject == p.explained {
		return p.explanation
	}
	x.what()
	x.why()
	x.values()
	x.words()
	x.sentences()
	p.explained, p.explanation = x.subject, x.rows
	return x.rows
}

// window returns the rows of the explanation that are shown; the last says how
// many more there are.
func (d *drawing) window(rows []string) []string {
	d.explainTop = max(0, min(d.explainTop, len(rows)-d.textRows))
	rows = rows[d.explainTop:]
	more := len(rows) - d.textRows
	if more <= 0 {
		return rows
	}
	o := draw.NewPen(d.textWidth, d.method)
	o.Put(fmt.Sprintf("%s%s %d more rows", indent(d.textWidth), d.theme.Glyphs.Below, more+1), o.End(), d.theme.Muted)
	return append(slices.Clone(rows[:d.textRows-1]), o.String())
}

// what names the difference, says what its relation means, and its status.
func (x *explainer) what() {
	t := x.theme
	var f phrase
	f.add(t.Glyphs.Mark(x.e.Relation), t.Beside(x.e.Relation))
	f.add(" "+string(x.e.Relation)+" of "+string(x.e.Kind), t.Header)
	f.add(draw.Separator+draw.Meaning(x.e.Relation), t.Muted)
	if x.decided != "" {
		f.add(draw.Separator, t.Muted)
		f.add(text.SanitizeLine(x.decided), t.StatusKey)
	}
	x.write(&f)
}

func (x *explainer) why() {
	if x.e.Why == "" {
		return
	}
	var f phrase
	f.add("Why: ", x.theme.Muted)
	f.add(text.SanitizeLine(clip(x.e.Why)), x.theme.Text)
	x.write(&f)
}

// values writes the kinds and normal forms that were compared, if they differ and
// say more than the words do.
func (x *explainer) values() {
	kinds, values, telling := map[model.Kind]bool{}, map[string]bool{}, false
	for _, article := range x.articles {
		for _, m := range x.e.mentions(article) {
			kinds[m.Kind] = true
			if m.Value != "" {
				values[m.Value] = true
				telling = telling || !alike(x.wording(m), clip(m.Value))
			}
		}
	}
	if len(kinds) < 2 && (len(values) < 2 || !telling) {
		return
	}
	var head phrase
	head.add("Compared as", x.theme.Muted)
	x.title(&head)
	for _, article := range x.articles {
		told := map[string]bool{}
		for _, m := range x.e.mentions(article) {
			value := x.value(m, len(kinds) > 1)
			if told[value] {
				continue
			}
			told[value] = true
			x.named(article, func(f *phrase) { f.add(value, x.theme.Text) })
		}
	}
}

// value returns what a mention was compared as, after its kind where asked for.
func (x *explainer) value(m model.Detail, kind bool) string {
	value := cmp.Or(text.SanitizeLine(clip(m.Value)), x.wording(m))
	if kind {
		value = text.SanitizeLine(string(m.Kind)) + " " + value
	}
	return value
}

// alike reports whether two texts have the same words.
func alike(a, b string) bool {
	return slices.EqualFunc(text.Words(a, 0), text.Words(b, 0), func(x, y text.Word) bool { return x.Fold == y.Fold })
}

// title heads a block of rows, after a blank one.
func (x *explainer) title(f *phrase) {
	x.rows = append(x.rows, draw.NewPen(x.width, x.method).String())
	x.write(f)
}

// write writes rows that begin at the left.
func (x *explainer) write(f *phrase) {
	x.rows = append(x.rows, f.rows(indent(x.width), x.width, x.method)...)
}

// named writes what stands beside an outlet's name, or after it where the two
// have no room beside each other.
func (x *explainer) named(article int, write func(*phrase)) {
	var f phrase
	if x.width < inlineUnder {
		f.add(x.outlet(article)+": ", x.theme.Muted)
		write(&f)
		x.write(&f)
		return
	}
	write(&f)
	counter, widest := draw.Counter{Method: x.method}, 0
	for _, a := range x.articles {
		widest = max(widest, counter.Width(x.outlet(a)))
	}
	name := counter.Fit(x.outlet(article), min(widest, x.width*3/10))
	left := indent(x.width) + indent(x.width) + name + "  "
	x.rows = append(x.rows, f.rows(left, x.width, x.method, x.theme.Muted)...)
}
