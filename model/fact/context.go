package fact

import "triptych/model/text"

// A context is what the reader knows of the whole sentence, each part of it
// looked up once.
type context struct {
	vote, weight     answer
	millions, shares bool // a fact before counts millions, or is in per cent
	label            []bool
}

// An answer is one to a question about the words of a sentence, once asked.
type answer struct{ known, yes bool }

// any reports whether a word of the set is among the words.
func (a *answer) any(words []text.Word, set func() map[string]bool) bool {
	if !a.known {
		a.known = true
		for _, w := range words {
			a.yes = a.yes || set()[w.Fold]
		}
	}
	return a.yes
}

// learn keeps what a fact says of those after it.
func (c *context) learn(v Value) {
	c.millions = c.millions || v.Dimension == Count && v.Written >= 1e6
	c.shares = c.shares || v.Dimension == Share && v.Unit == "%"
}
