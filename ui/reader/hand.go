package reader

import (
	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/selection"
)

// A hand is what a person chooses of one article: words of one sentence, or as long
// as no others are chosen, those that the difference has which is corrected.
type hand struct {
	article int
	source  *model.Article
	known   *selection.Words // nil until they are asked for: a long article has many
	cursor  int              // the word at which the person is, none before they have been here
	chosen  selection.Range  // where on
	on      bool
	kept    []model.Detail // of the difference corrected
}

func newHand(story *model.Story, article int, kept []model.Detail) *hand {
	return &hand{article: article, source: &story.Articles[article], cursor: none, kept: kept}
}

// words returns the words of the article.
func (h *hand) words() *selection.Words {
	if h.known == nil {
		h.known = selection.Of(h.source)
	}
	return h.known
}

// details returns the words chosen, those of the headline last.
func (h *hand) details() []model.Detail {
	if h.on {
		return []model.Detail{h.words().Detail(h.chosen, h.article)}
	}
	return h.kept
}

// drop lets go of all words.
func (h *hand) drop() { h.on, h.kept = false, nil }

// choose chooses the words of a range, of which the last is where the person is.
func (h *hand) choose(r selection.Range) { h.on, h.kept, h.chosen, h.cursor = true, nil, r, r.End }

// take chooses the word at the cursor; once it is chosen, the whole value, name or
// quotation that it is part of; and lets go of that.
func (h *hand) take(story *model.Story) {
	switch first, last := h.chosen.Ends(); {
	case h.cursor < 0:
	case !h.holds(h.cursor):
		h.choose(selection.Range{Anchor: h.cursor, End: h.cursor})
	case h.on && first == last:
		chosen := h.words().Detail(h.chosen, h.article)
		if around, ok := analyze.Around(story, chosen); ok {
			chosen.Span = around
			if r, ok := h.words().Over(h.source.Place(chosen)); ok && r != h.chosen {
				h.choose(r)
				return
			}
		}
		h.drop()
	default:
		h.drop()
	}
}

// holds reports whether a word is chosen.
func (h *hand) holds(word int) bool {
	if h.on {
		return h.chosen.Holds(word)
	}
	for _, m := range h.kept {
		if r, ok := h.words().Over(h.source.Place(m)); ok && r.Holds(word) {
			return true
		}
	}
	return false
}

// extend chooses words on from where the person is, or fewer.
func (h *hand) extend(step int) {
	if h.cursor < 0 {
		return
	}
	r := selection.Range{Anchor: h.cursor, End: h.cursor}
	switch {
	case h.on && h.chosen.Holds(h.cursor):
		r = h.chosen
	case !h.on && h.holds(h.cursor):
		if kept, ok := h.words().Over(h.source.Place(h.kept[0])); ok && kept.Holds(h.cursor) {
			r = kept
		}
	case !h.on || h.cursor != h.chosen.End:
		step = 0 // the word itself comes first
	}
	h.choose(h.words().To(r, h.words().Step(r.End, step)))
}

// dragTo chooses the words from one to another.
func (h *hand) dragTo(from, to int) {
	h.choose(h.words().To(selection.Range{Anchor: from, End: from}, to))
}
