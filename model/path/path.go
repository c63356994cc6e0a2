// Package path finds where a follower stands for each sentence of its leader.
//
// That is the path of least cost over the leader's sentences, by dynamic
// programming. Standing at a right sentence is worth most, one beside it less. A
// step down with the text costs next to nothing, a leap more the longer it is: so a
// follower leaps to a stretch that is told elsewhere, and not to a lone sentence.
// A path is a pure function of the analysis and the two articles, never of the way
// that a reader took.
package path

import "triptych/model"

// None stands for no sentence.
const None = -1

// Near is how many sentences from the right one a follower stands at most where it
// shows it.
const Near = 2

// A Stand is where a follower stands for one sentence of its leader.
type Stand struct {
	Sentence int // of the follower, beside the leader's; None where it has no sentences
	// Right is the sentence nearest to it of those that are right beside the
	// leader's: counterparts, and the passage on its topic. None where nothing is.
	Right int
	Cover model.Cover // how Right covers the leader's sentence
}

// Follows reports whether the follower shows the right sentence. It does not where
// that is told elsewhere, or nowhere.
func (s Stand) Follows() bool { return s.Right != None && abs(s.Right-s.Sentence) <= Near }

// Leaps reports whether a follower that goes from one sentence to another leaps,
// while its leader goes on by one: more than four sentences down or one up.
func Leaps(from, to int) bool { return to-from > maxDown || from-to > maxUp }

const (
	maxDown = 4
	maxUp   = 1
)

// Of returns where the follower stands for each sentence of the leader.
func Of(a *model.Analysis, leader, follower int) []Stand {
	stands := make([]Stand, len(a.Story.Articles[leader].Sentences))
	rights := make([][]right, len(stands))
	for s := range rights {
		rights[s] = rightsOf(a, model.SentenceRef{Article: leader, Sentence: s}, follower)
	}
	for s, place := range places(rights, len(a.Story.Articles[follower].Sentences)) {
		stands[s] = standAt(place, rights[s])
	}
	return stands
}

// A right is a sentence of the follower that is right beside one of the leader.
type right struct {
	sentence int
	cover    model.Cover
	worth    int // of standing there
}

func rightsOf(a *model.Analysis, ref model.SentenceRef, follower int) []right {
	var list []right
	for i, c := range a.CounterpartsOf(ref, follower) {
		worth := worthBest
		if i > 0 {
			worth = worthOther
		}
		list = append(list, right{c.To.Sentence, model.ByCounterpart, worth})
	}
	if topic := a.TopicOf(ref); topic >= 0 {
		for _, s := range a.Passage(topic, follower) {
			list = append(list, right{s, model.ByTopic, worthTopic})
		}
	}
	return list
}

// standAt finds what is right at a place: what is shown there before what is not,
// then counterparts before the rest of the passage, then the nearest.
func standAt(place int, list []right) Stand {
	best := Stand{Sentence: place, Right: None}
	for _, r := range list {
		if s := (Stand{place, r.sentence, r.cover}); s.better(best) {
			best = s
		}
	}
	return best
}

func (s Stand) better(than Stand) bool {
	switch {
	case s.Follows() != than.Follows():
		return s.Follows()
	case s.Cover != than.Cover:
		return s.Cover > than.Cover
	}
	return abs(s.Right-s.Sentence) < abs(than.Right-than.Sentence)
}

func abs(v int) int { return max(v, -v) }
