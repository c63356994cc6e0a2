package model

import (
	"fmt"
	"slices"
)

// Common is what articles of a story have in common. It is always found by the
// program, beside topics and differences made by hand too.
type Common struct {
	Facts  []Fact      // those that most articles tell first, then by place
	Quotes []Quotation // by article, then by place
	Copies []Copy      // the longest first

	// TitleCounterparts lead from headlines to the sentences of other articles, or
	// their headlines, that report the same: by article, then the other, best first.
	TitleCounterparts []Counterpart
}

// A Fact is one thing that at least two articles put a number or a time to.
type Fact struct {
	About    string // what it is, in a few words: "death toll"; empty if unknown
	Kind     Kind
	Agreed   bool     // all mentions can be true at once
	Mentions []Detail // by article, one each
}

// A Quotation is what one sentence has within quotation marks.
type Quotation struct {
	SentenceRef
	Span           // without the marks, within the sentence
	Speaker string // a name or a few words; empty if no sentence of the quotation tells
	Group   int    // the same for quotations of the same words, of more than one article, or NoGroup
}

// NoGroup is the group of a quotation that no other article has.
const NoGroup = -1

// A Copy is a run of words that two articles share.
type Copy struct {
	Words  int
	Places [2]Stretch // in the earlier article first
}

// A Stretch is part of an article.
type Stretch struct {
	SentenceRef // in which it begins
	Span        // bytes of the article's plain text; it may end in a later sentence
}

// With returns the same analysis with what the articles have in common. It is an
// error if an article or sentence does not exist, or a mention or quotation is
// outside its sentence.
func (a *Analysis) With(c Common) (*Analysis, error) {
	for i, f := range c.Facts {
		for _, m := range f.Mentions {
			if err := a.Story.checkDetail(m); err != nil {
				return nil, fmt.Errorf("fact %d: %w", i, err)
			}
		}
	}
	for i, q := range c.Quotes {
		if err := a.Story.checkDetail(Detail{SentenceRef: q.SentenceRef, Span: q.Span}); err != nil {
			return nil, fmt.Errorf("quotation %d: %w", i, err)
		}
	}
	for i, one := range c.Copies {
		for _, s := range one.Places {
			if err := a.Story.checkStretch(s); err != nil {
				return nil, fmt.Errorf("copy %d: %w", i, err)
			}
		}
	}
	for i, one := range c.TitleCounterparts {
		if err := a.Story.checkTitleCounterpart(one); err != nil {
			return nil, fmt.Errorf("counterpart %d of a headline: %w", i, err)
		}
	}
	with := *a
	with.Common = Common{slices.Clone(c.Facts), slices.Clone(c.Quotes), slices.Clone(c.Copies), slices.Clone(c.TitleCounterparts)}
	return &with, nil
}
