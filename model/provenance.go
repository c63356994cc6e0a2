package model

import (
	"fmt"
	"slices"
	"strings"
)

// A Provenance says which language model made an analysis, when, and what became of
// its claims.
type Provenance struct {
	Model   string         `json:"model"`
	Date    string         `json:"date"`    // ISO 8601
	Program string         `json:"program"` // the version of this one
	Claims  int            `json:"claims"`
	Dropped map[string]int `json:"dropped,omitempty"` // by what is wrong: "whose words are not in the text"
}

// String says who read a story, when, and what was dropped of it: "read by qwen3:8b
// on 2026-11-30: 61 claims, 5 of them dropped (5 whose words are not in the text)".
func (p *Provenance) String() string {
	var why []string
	dropped := 0
	for fault, n := range p.Dropped {
		dropped += n
		why = append(why, fmt.Sprintf("%d %s", n, fault))
	}
	slices.Sort(why)
	s := fmt.Sprintf("read by %s on %s: %d claims", p.Model, p.Date, p.Claims)
	if dropped > 0 {
		s += fmt.Sprintf(", %d of them dropped (%s)", dropped, strings.Join(why, ", "))
	}
	return s
}

// How sure it is what a language model named and the text bears out.
const (
	namedScore     = 0.9
	weakScore      = 0.3 // of two sentences that have nothing in common
	NamedCertainty = 0.75
)

// Named returns the counterparts, both ways, of two sentences that a language model
// says report the same. They are weak where the sentences have nothing in common.
func Named(a, b SentenceRef, weak bool) [2]Counterpart {
	score, why := namedScore, "a language model says so"
	if weak {
		score, why = weakScore, "a language model says so, though they have no word in common"
	}
	return [2]Counterpart{{From: a, To: b, Score: score, Why: why}, {From: b, To: a, Score: score, Why: why}}
}

// IsWeak reports whether a language model named a counterpart with which its sentence
// has nothing in common.
func (c Counterpart) IsWeak() bool { return c.Score == weakScore }
