package annotate

import "triptych/model"

// links returns the links as counterparts, each in both directions. If a
// sentence has several in one article, the most similar comes first.
func (im *importer) links() []model.Counterpart {
	list := im.counterparts()
	sortBySimilarity(im.story, list)
	return list
}

// counterparts returns the counterparts that the links make, in the order of
// the links.
func (im *importer) counterparts() []model.Counterpart {
	var list []model.Counterpart
	known := make(map[[2]model.SentenceRef]bool)
	weak := make(map[fileLink]bool)
	for _, l := range im.file.Weak {
		weak[l] = true
	}
	for i, l := range im.file.Links {
		from, to, ok := im.locateLink(i, l)
		if !ok {
			continue
		}
		for _, pair := range im.storyPairs(from, to) {
			if known[pair] {
				continue
			}
			if len(list) >= maxCounterparts {
				im.warn("link %d and those after it are left out: there are too many", i)
				return list
			}
			known[pair], known[[2]model.SentenceRef{pair[1], pair[0]}] = true, true
			both := [2]model.Counterpart{{From: pair[0], To: pair[1], Score: model.NoScore}, {From: pair[1], To: pair[0], Score: model.NoScore}}
			if im.file.Reader != nil {
				both = model.Named(pair[0], pair[1], weak[l])
			}
			list = append(list, both[:]...)
		}
	}
	return list
}

// locateLink returns the two places of a link; ok is false if either is not in
// the story.
func (im *importer) locateLink(i int, l fileLink) (from, to place, ok bool) {
	if l.malformed {
		im.warn("link %d is not [article, sentence, article, sentence]: left out", i)
		return place{}, place{}, false
	}
	var places [2]place
	for n, ref := range []fileRef{l.from, l.to} {
		if places[n], ok = im.locate(ref.article, ref.sentence); !ok {
			im.warn("link %d: article %s has no sentence %d: left out", i, quote(ref.article), ref.sentence)
			return place{}, place{}, false
		}
	}
	if places[0].article == places[1].article {
		im.warn("link %d leads from article %s to itself: left out", i, quote(l.from.article))
		return place{}, place{}, false
	}
	for _, at := range places {
		if len(im.storySentences[at.article][at.sentence]) == 0 {
			im.lossOf(at).links++
			ok = false
		}
	}
	return places[0], places[1], ok
}

// storyPairs returns the sentences of the story that a link joins: where an
// annotated sentence is split, each of them with the likeliest of the other.
func (im *importer) storyPairs(from, to place) [][2]model.SentenceRef {
	list := make([][2]model.SentenceRef, 0, 2)
	join := func(s, t int) {
		list = append(list, [2]model.SentenceRef{
			{Article: im.storyArticles[from.article], Sentence: s},
			{Article: im.storyArticles[to.article], Sentence: t},
		})
	}
	starts, ends := im.storySentences[from.article][from.sentence], im.storySentences[to.article][to.sentence]
	for _, s := range starts {
		join(s, ends[0])
	}
	for _, t := range ends[1:] {
		join(starts[0], t)
	}
	return list
}
