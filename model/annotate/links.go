package annotate

import "triptych/model"

// links reads the links as counterparts, each in both directions. Where a
// sentence has several in one article, the one most like it comes first.
func (r *reading) links() []model.Counterpart {
	list := r.joined()
	sortByLikeness(r.story, list)
	return list
}

// joined lists the counterparts that the links make.
func (r *reading) joined() []model.Counterpart {
	var list []model.Counterpart
	known := make(map[[2]model.SentenceRef]bool)
	for i, l := range r.form.Links {
		from, to, ok := r.linked(i, l)
		if !ok {
			continue
		}
		for _, pair := range r.pairs(from, to) {
			if known[pair] {
				continue
			}
			if len(list) >= maxCounterparts {
				r.warn("link %d and those after it are left out: there are too many", i)
				return list
			}
			known[pair], known[[2]model.SentenceRef{pair[1], pair[0]}] = true, true
			list = append(list,
				model.Counterpart{From: pair[0], To: pair[1], Score: model.NoScore},
				model.Counterpart{From: pair[1], To: pair[0], Score: model.NoScore})
		}
	}
	return list
}

// linked gives the two places that a link means, and whether both are there.
func (r *reading) linked(i int, l formLink) (from, to place, ok bool) {
	if l.bad {
		r.warn("link %d is not [article, sentence, article, sentence]: left out", i)
		return place{}, place{}, false
	}
	var places [2]place
	for n, ref := range []formRef{l.from, l.to} {
		if places[n], ok = r.locate(ref.article, ref.sentence); !ok {
			r.warn("link %d: article %s has no sentence %d: left out", i, quoted(ref.article), ref.sentence)
			return place{}, place{}, false
		}
	}
	if places[0].article == places[1].article {
		r.warn("link %d leads from article %s to itself: left out", i, quoted(l.from.article))
		return place{}, place{}, false
	}
	for _, at := range places {
		if len(r.to[at.article][at.sentence]) == 0 {
			r.lose(at).links++
			ok = false
		}
	}
	return places[0], places[1], ok
}

// pairs gives the sentences of the story that a link joins: where an annotated
// sentence is cut in several, each of them with the likeliest of the other.
func (r *reading) pairs(from, to place) [][2]model.SentenceRef {
	list := make([][2]model.SentenceRef, 0, 2)
	join := func(s, t int) {
		list = append(list, [2]model.SentenceRef{
			{Article: r.storyOf[from.article], Sentence: s},
			{Article: r.storyOf[to.article], Sentence: t},
		})
	}
	starts, ends := r.to[from.article][from.sentence], r.to[to.article][to.sentence]
	for _, s := range starts {
		join(s, ends[0])
	}
	for _, t := range ends[1:] {
		join(starts[0], t)
	}
	return list
}
