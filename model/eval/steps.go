package eval

import (
	"io"

	"triptych/model"
	"triptych/model/path"
)

// Steps are how columns follow one another, each in turn leading the others from
// its first sentence to its last.
type Steps struct {
	Leaps   Count // Predicted: sentences read beside another article; Correct: those to which the column of that leaps
	InSight Count // Predicted: those of them that it covers; Correct: those beside which it stands within path.Near of a right one
	Told    Count // Predicted: the same; Correct: those whose right one is told in its header instead
	Right   Count // Expected: annotated sentences that it covers by the annotations; Found: those beside which it stands within path.Near of a right one
}

// Add adds the counts of o.
func (s *Steps) Add(o Steps) {
	s.Leaps.Add(o.Leaps)
	s.InSight.Add(o.InSight)
	s.Told.Add(o.Told)
	s.Right.Add(o.Right)
}

func (s *Steps) write(out io.Writer, baseline *Steps) {
	writeLine(out, "leaps a sentence", formatPair(s.Leaps, baseline.Leaps, Count.Precision, Count.hasPredicted))
	writeLine(out, "in sight", formatPair(s.InSight, baseline.InSight, Count.Precision, Count.hasPredicted))
	writeLine(out, "told elsewhere", formatPair(s.Told, baseline.Told, Count.Precision, Count.hasPredicted))
	writeLine(out, "in sight of gold", formatPair(s.Right, baseline.Right, Count.Recall, Count.hasExpected))
}

// measureSteps scores every pair of articles.
func (m *matcher) measureSteps(a *model.Analysis, s *Steps) {
	links, topics := m.links(), m.topics()
	for leader := range m.to {
		for follower := range m.to {
			if leader == follower {
				continue
			}
			stands := path.Of(a, leader, follower)
			s.follow(stands)
			for g := range m.to[leader] {
				from := goldIndex{leader, g}
				if right := append(m.passage(topics, from, follower), links[from][follower]...); len(right) > 0 {
					s.Right.Expected++
					if m.standsAt(stands, from, follower, right) {
						s.Right.Found++
					}
				}
			}
		}
	}
}

// follow counts what needs no annotations.
func (s *Steps) follow(stands []path.Stand) {
	at := 0
	for _, stand := range stands {
		s.Leaps.Predicted++
		if path.Leaps(at, stand.Sentence) {
			s.Leaps.Correct++
		}
		at = stand.Sentence
		if stand.Right == path.None {
			continue
		}
		s.InSight.Predicted++
		s.Told.Predicted++
		if stand.Follows() {
			s.InSight.Correct++
		} else {
			s.Told.Correct++
		}
	}
}

// standsAt reports whether the follower stands near one of its annotated sentences,
// beside any of the program's sentences for the leader's annotated one.
func (m *matcher) standsAt(stands []path.Stand, from goldIndex, follower int, right []int) bool {
	for _, own := range m.to[from.article][from.sentence] {
		for _, g := range right {
			for _, to := range m.to[follower][g] {
				if (path.Stand{Sentence: stands[own].Sentence, Right: to}).Follows() {
					return true
				}
			}
		}
	}
	return false
}
