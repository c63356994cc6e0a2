package analyze

import (
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/weigh"
)

// Correct returns the analysis with a person's corrections, for one whose
// differences are not computed but were read: these stay, except those whose
// topic is gone and those whose only mentions are in the two sentences of a
// rejected pair. It is an error if a correction does not fit the story.
func Correct(a *model.Analysis, corrections []model.Correction) (*model.Analysis, error) {
	c, err := correct(a.Story, a.Topics, a.Counterparts, corrections)
	if err != nil {
		return nil, err
	}
	var differences []model.Difference
	for _, d := range a.Differences {
		if d.Topic = c.newTopic[d.Topic]; d.Topic >= 0 && !c.restsOnRejected(&d) {
			differences = append(differences, d)
		}
	}
	corrected, err := model.NewAnalysis(a.Story, a.Origin, c.topics, c.links, weigh.Differences(detail.Read(a.Story), differences))
	if err == nil {
		corrected.By = a.By
	}
	return corrected, err
}

// A corrected is counterparts and topics after corrections.
type corrected struct {
	topics   []model.Topic
	links    []model.Counterpart
	newTopic []int // by old topic: its new index, noTopic if it is gone

	rejected map[[2]model.SentenceRef]bool // in both directions
	accepted []model.Correction            // in order
}

// correct applies corrections to counterparts and topics. An accepted pair
// comes before computed ones and shares a topic; a rejected one has no link,
// and leaves its topic unless another link keeps it there.
func correct(story *model.Story, topics []model.Topic, links []model.Counterpart, corrections []model.Correction) (*corrected, error) {
	c := &corrected{topics: topics, links: links, newTopic: make([]int, len(topics))}
	for i := range topics {
		c.newTopic[i] = i
	}
	if len(corrections) == 0 {
		return c, nil
	}
	for _, one := range corrections {
		if err := one.Check(story); err != nil {
			return nil, err
		}
	}
	c.sortCorrections(corrections)
	c.correctLinks(links)
	g := newGrouping(story, topics)
	g.releaseRejected(c)
	for _, set := range connectedSets(c.accepted) {
		g.joinSentences(set)
	}
	c.topics, c.newTopic = g.topics(topics)
	return c, nil
}

// sortCorrections sets rejected and accepted, with the last correction of each
// two sentences.
func (c *corrected) sortCorrections(corrections []model.Correction) {
	list := make([]model.Correction, len(corrections))
	for i, one := range corrections {
		list[len(list)-1-i] = one.Ordered()
	}
	slices.SortStableFunc(list, model.Correction.Compare)
	list = slices.CompactFunc(list, func(a, b model.Correction) bool { return a.Compare(b) == 0 })
	c.rejected = make(map[[2]model.SentenceRef]bool)
	for _, one := range list {
		if one.Accept {
			c.accepted = append(c.accepted, one)
			continue
		}
		c.rejected[[2]model.SentenceRef{one.From, one.To}] = true
		c.rejected[[2]model.SentenceRef{one.To, one.From}] = true
	}
}

// correctLinks drops rejected counterparts and adds accepted ones, in both
// directions. An accepted pair that was found keeps its reason.
func (c *corrected) correctLinks(links []model.Counterpart) {
	why := make(map[[2]model.SentenceRef]string, 2*len(c.accepted))
	for _, one := range c.accepted {
		why[[2]model.SentenceRef{one.From, one.To}] = ""
		why[[2]model.SentenceRef{one.To, one.From}] = ""
	}
	c.links = nil
	for _, l := range links {
		pair := [2]model.SentenceRef{l.From, l.To}
		if _, byHand := why[pair]; byHand {
			why[pair] = l.Why
		} else if !c.rejected[pair] {
			c.links = append(c.links, l)
		}
	}
	for _, one := range c.accepted {
		for _, pair := range [][2]model.SentenceRef{{one.From, one.To}, {one.To, one.From}} {
			c.links = append(c.links, model.Counterpart{From: pair[0], To: pair[1], Score: model.NoScore, Why: why[pair]})
		}
	}
}

// restsOnRejected reports whether all mentions of the difference are in the two
// sentences of a rejected pair.
func (c *corrected) restsOnRejected(d *model.Difference) bool {
	var refs []model.SentenceRef
	for _, m := range d.Mentions {
		if !slices.Contains(refs, m.SentenceRef) {
			refs = append(refs, m.SentenceRef)
		}
	}
	return len(refs) == 2 && c.rejected[[2]model.SentenceRef{refs[0], refs[1]}]
}

// withFullScores returns the counterparts with score 1 for those made by hand,
// for those that weigh them by score.
func withFullScores(links []model.Counterpart) []model.Counterpart {
	byHand := func(l model.Counterpart) bool { return l.Score == model.NoScore }
	if !slices.ContainsFunc(links, byHand) {
		return links
	}
	links = slices.Clone(links)
	for i := range links {
		if byHand(links[i]) {
			links[i].Score = 1
		}
	}
	return links
}
