package html

import (
	"triptych/model"
	"triptych/model/path"
	"triptych/ui/draw"
)

// data is what the script knows beside the page itself.
type data struct {
	// Paths are those by which columns scroll in step, by leader and follower; null of
	// an article with itself.
	Paths   [][]*stands `json:"paths"`
	NoMatch string      `json:"noMatch"` // what is said where nothing belongs beside a sentence
}

// stands are where a follower stands, by the leader's sentence.
type stands struct {
	At []int `json:"at"` // the follower's sentence beside it
	// Right is which sentence is right there: twice its number, and one more where it
	// is a counterpart and not only of the same topic. It is -1 where none is.
	Right []int `json:"right"`
}

func (m *maker) data() data {
	n := len(m.a.Story.Articles)
	d := data{Paths: make([][]*stands, n), NoMatch: draw.NoMatch(m.a.Origin)}
	for leader := range n {
		d.Paths[leader] = make([]*stands, n)
		for follower := range n {
			if leader != follower {
				d.Paths[leader][follower] = standsOf(path.Of(m.a, leader, follower))
			}
		}
	}
	return d
}

func standsOf(list []path.Stand) *stands {
	s := &stands{At: make([]int, len(list)), Right: make([]int, len(list))}
	for i, one := range list {
		s.At[i], s.Right[i] = one.Sentence, path.None
		if one.Right != path.None {
			s.Right[i] = 2 * one.Right
			if one.Cover == model.ByCounterpart {
				s.Right[i]++
			}
		}
	}
	return s
}
