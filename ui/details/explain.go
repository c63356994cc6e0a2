package details

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
)

// An explainer writes the explanation of one entry.
type explainer struct {
	content *content
	e       *entry
	surface
	rows []string
}

// explain returns the rows that explain an entry: what it is, why it was flagged,
// what was compared, how the wordings differ, and where they stand.
func (c *content) explain(e *entry, s surface) []string {
	x := &explainer{content: c, e: e, surface: s}
	x.what(c.status(e.difference))
	x.why()
	x.values()
	x.words()
	x.sentences()
	return x.rows
}

// what names the difference, says what its relation means, and its status.
func (x *explainer) what(decided string) {
	t := x.theme
	var f phrase
	f.add(t.Glyphs.Mark(x.e.Relation), t.Beside(x.e.Relation))
	f.add(" "+draw.Differs(x.content.analysis, x.e.Difference), t.Header)
	if x.e.Relation == model.Conflict || x.e.Relation == model.Variant {
		f.add(draw.Separator+draw.Meaning(x.e.Relation, x.content.analysis.Origin), t.Muted)
	}
	if decided != "" {
		f.add(draw.Separator, t.Muted)
		f.add(clean(decided), t.StatusKey)
	}
	x.write(&f)
}

func (x *explainer) why() {
	if x.e.Why == "" {
		return
	}
	var f phrase
	f.add("Why: ", x.theme.Muted)
	f.add(clean(x.e.Why), x.theme.Text)
	x.write(&f)
}

// values writes the kinds and normal forms that were compared, if they differ and
// say more than the words do.
func (x *explainer) values() {
	kinds, values, telling := map[model.Kind]bool{}, map[string]bool{}, false
	for _, article := range x.content.articles {
		for _, m := range x.e.mentions(article) {
			kinds[m.Kind] = true
			if m.Value != "" {
				values[m.Value] = true
				telling = telling || !alike(x.content.wording(m), clip(m.Value))
			}
		}
	}
	if len(kinds) < 2 && (len(values) < 2 || !telling) {
		return
	}
	var head phrase
	head.add("Compared as", x.theme.Muted)
	x.title(&head)
	for _, article := range x.content.articles {
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
	value := cmp.Or(clean(m.Value), x.content.wording(m))
	if kind {
		value = draw.Kind(m.Kind) + " " + value
	}
	return value
}

// alike reports whether two texts have the same words.
func alike(a, b string) bool {
	return slices.EqualFunc(text.Words(a, 0), text.Words(b, 0), func(x, y text.Word) bool { return x.Fold == y.Fold })
}

// sentences writes the sentences that the mentions stand in, with the words of the
// mentions marked.
func (x *explainer) sentences() {
	var head phrase
	head.add("In the articles", x.theme.Muted)
	x.title(&head)
	for _, article := range x.content.articles {
		mentions := x.e.mentions(article)
		if len(mentions) == 0 {
			continue
		}
		x.named(article, func(f *phrase) {
			same := func(a, b model.Detail) bool { return a.Sentence == b.Sentence }
			for i, end := 0, 0; i < len(mentions); i = end {
				for end < len(mentions) && same(mentions[end], mentions[i]) {
					end++
				}
				if i > 0 {
					f.add(" … ", x.theme.Muted)
				}
				x.sentence(f, mentions[i:end])
			}
		})
	}
}

// sentence writes one sentence or headline with its mentions, which come by place and may
// overlap.
func (x *explainer) sentence(f *phrase, mentions []model.Detail) {
	story := x.content.analysis.Story
	words, first := story.Around(mentions[0])
	at := 0
	if from := first.Start - maxBefore; from > at {
		f.add("…", x.theme.Muted)
		at = strings.IndexByte(words[from:first.Start]+" ", ' ') + from
	}
	for _, m := range mentions {
		_, s := story.Around(m)
		if s.End <= at {
			continue
		}
		f.add(draw.OneLine(words[at:max(at, s.Start)]), x.theme.Text)
		f.add(draw.OneLine(clip(words[max(at, s.Start):s.End])), x.theme.Text, x.theme.Mark(x.e.Relation))
		at = s.End
	}
	f.add(draw.OneLine(clip(words[at:])), x.theme.Text)
	if mentions[0].Sentence == model.InTitle {
		f.add(draw.InHeadline, x.theme.Muted)
	}
}

// maxBefore is the longest text of a sentence that is shown before its first
// mention, in bytes. Only text that is no sentence has more.
const maxBefore = 1 << 10

// title heads a block of rows, after a blank one.
func (x *explainer) title(f *phrase) {
	x.rows = append(x.rows, x.pen().String())
	x.write(f)
}

// write writes rows that begin at the left.
func (x *explainer) write(f *phrase) {
	x.rows = append(x.rows, f.rows(x.indent(), x.surface)...)
}

// named writes what stands beside an outlet's name, or after it where the two
// have no room beside each other.
func (x *explainer) named(article int, write func(*phrase)) {
	var f phrase
	name := x.content.outlet(article)
	if x.width < inlineUnder {
		f.add(name+": ", x.theme.Muted)
		write(&f)
		x.write(&f)
		return
	}
	write(&f)
	counter := draw.Counter{Method: x.method}
	name = counter.Fit(name, min(x.content.widestOutlet(counter), x.width*3/10))
	left := x.indent() + x.indent() + name + "  "
	x.rows = append(x.rows, f.rows(left, x.surface, x.theme.Muted)...)
}
