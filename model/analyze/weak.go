package analyze

import "triptych/model"

// withWeak returns the counterparts and after them those of weak, pairs with
// scores too low to be shown whose words are compared all the same, that are
// not rejected.
func (c *corrected) withWeak(weak []model.Counterpart) []model.Counterpart {
	shown := make(map[[2]model.SentenceRef]bool, len(c.links))
	for _, l := range c.links {
		shown[[2]model.SentenceRef{l.From, l.To}] = true
	}
	list := c.links[:len(c.links):len(c.links)]
	for _, l := range weak {
		if pair := [2]model.SentenceRef{l.From, l.To}; !shown[pair] && !c.rejected[pair] {
			list = append(list, l)
		}
	}
	return list
}
