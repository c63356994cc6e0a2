package analyze

import (
	"slices"

	"triptych/model"
)

// Correct gives the analysis with a person's corrections, for one whose
// differences are not computed but were read: they stay as they are, but for
// those whose topic is gone and those that stand in nothing but the two
// sentences of a rejected pair. The analysis itself does not change.
func Correct(a *model.Analysis, corrections []model.Correction) (*model.Analysis, error) {
	c, err := correct(a.Story, a.Topics, a.Counterparts, corrections)
	if err != nil {
		return nil, err
	}
	var differences []model.Difference
	for _, d := range a.Differences {
		if d.Topic = c.number[d.Topic]; d.Topic >= 0 && !c.restsOnRejected(&d) {
			differences = append(differences, d)
		}
	}
	return model.NewAnalysis(a.Story, a.Origin, c.topics, c.links, differences)
}

// A corrected is counterparts and topics that obey corrections.
type corrected struct {
	topics []model.Topic
	links  []model.Counterpart
	number []int // of each topic before: its number now, -1 where it is gone

	rejected map[[2]model.SentenceRef]bool // both ways
	accepted []model.Correction            // in order
}

// correct makes counterparts and topics obey corrections. An accepted pair comes
// before what was computed and shares a topic; a rejected one has no link, and
// leaves its topic where no other link holds it there.
func correct(story *model.Story, topics []model.Topic, links []model.Counterpart, corrections []model.Correction) (*corrected, error) {
	c := &corrected{topics: topics, links: links, number: make([]int, len(topics))}
	for i := range topics {
		c.number[i] = i
	}
	if len(corrections) == 0 {
		return c, nil
	}
	for _, one := range corrections {
		if err := one.Check(story); err != nil {
			return nil, err
		}
	}
	c.decide(corrections)
	c.relink(links)
	g := group(story, topics)
	g.release(c)
	for _, set := range together(c.accepted) {
		g.join(set)
	}
	c.topics, c.number = g.topics(topics)
	return c, nil
}

// decide sorts the corrections, keeping the last one of the same two sentences.
func (c *corrected) decide(corrections []model.Correction) {
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

// relink leaves out rejected counterparts and puts accepted ones in, both ways.
// An accepted pair that was found keeps what matched.
func (c *corrected) relink(links []model.Counterpart) {
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

// restsOnRejected tells whether the difference stands in two sentences alone
// that are no counterparts.
func (c *corrected) restsOnRejected(d *model.Difference) bool {
	var refs []model.SentenceRef
	for _, m := range d.Mentions {
		if !slices.Contains(refs, m.SentenceRef) {
			refs = append(refs, m.SentenceRef)
		}
	}
	return len(refs) == 2 && c.rejected[[2]model.SentenceRef{refs[0], refs[1]}]
}

// certain gives the counterparts with those made by hand as sure as can be, as
// whoever weighs them by their score wants them.
func certain(links []model.Counterpart) []model.Counterpart {
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
