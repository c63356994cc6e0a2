package details

import (
	"strings"

	"triptych/model"
	"triptych/ui/draw"
)

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

// sentence writes one sentence with its mentions, which come by place and may
// overlap.
func (x *explainer) sentence(f *phrase, mentions []model.Detail) {
	a := &x.content.analysis.Story.Articles[mentions[0].Article]
	s := a.Sentences[mentions[0].Sentence].Span
	at := s.Start
	if from := mentions[0].Start - maxBefore; from > at {
		f.add("…", x.theme.Muted)
		at += strings.IndexByte(a.Text[from:mentions[0].Start]+" ", ' ') + from - at
	}
	for _, m := range mentions {
		if m.End <= at {
			continue
		}
		f.add(draw.OneLine(a.Text[at:max(at, m.Start)]), x.theme.Text)
		f.add(draw.OneLine(clip(a.Text[max(at, m.Start):m.End])), x.theme.Text, x.theme.Mark(x.e.Relation))
		at = m.End
	}
	f.add(draw.OneLine(clip(a.Text[at:s.End])), x.theme.Text)
}

// maxBefore is the longest text of a sentence that is shown before its first
// mention, in bytes. Only text that is no sentence has more.
const maxBefore = 1 << 10
