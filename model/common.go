package model

import (
	"fmt"
	"slices"
)

// Common is what articles of a story have in common. It is always found by the
// program, beside topics and differences made by hand too.
type Common struct {
	Facts []Fact // those that most articles tell first, then by place
}

// A Fact is one thing that at least two articles put a number or a time to.
type Fact struct {
	About    string // what it is, in a few words: "death toll"; empty if unknown
	Kind     Kind
	Agreed   bool     // all mentions can be true at once
	Mentions []Detail // by article, one each
}

// With returns the same analysis with what the articles have in common. It is an
// error if an article or sentence does not exist, or a mention is outside its
// sentence.
func (a *Analysis) With(c Common) (*Analysis, error) {
	for i, f := range c.Facts {
		for _, m := range f.Mentions {
			if err := a.checkDetail(m); err != nil {
				return nil, fmt.Errorf("fact %d: %w", i, err)
			}
		}
	}
	with := *a
	with.Common = Common{Facts: slices.Clone(c.Facts)}
	return &with, nil
}

// checkDetail returns an error if a detail is not within a sentence of the story.
func (a *Analysis) checkDetail(m Detail) error {
	if err := a.checkRef(m.SentenceRef); err != nil {
		return err
	}
	if s := a.Story.Sentence(m.SentenceRef); m.Start < s.Start || m.End > s.End || m.Start >= m.End {
		return fmt.Errorf("bytes %d to %d are not within sentence %d of article %d", m.Start, m.End, m.Sentence, m.Article)
	}
	return nil
}
