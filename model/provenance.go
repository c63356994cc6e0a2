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
