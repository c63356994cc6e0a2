// Package eval scores an analysis against the annotations of careful readers,
// beside a plain baseline.
package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"triptych/model"
)

// Gold is the annotations of one story by careful readers. They split sentences
// in their own way, not the program's. Fields of the JSON that scoring does not
// need are ignored.
type Gold struct {
	Story       string
	Articles    []GoldArticle
	Topics      []GoldTopic
	Links       []GoldLink
	Differences []GoldDifference
	Traps       []GoldTrap
}

// A GoldArticle is one article's sentences as the annotators numbered them.
type GoldArticle struct {
	ID        string
	Sentences []string
}

// A GoldTopic is a subject and, by article ID, the sentences that cover it.
type GoldTopic struct {
	Sentences map[string][]int
}

// A GoldLink is two sentences that report the same.
type GoldLink struct{ A, B GoldRef }

// A GoldRef names a sentence by its article's ID and its number, from 0.
type GoldRef struct {
	Article  string
	Sentence int
}

// A GoldDifference is values of one topic that differ between articles.
type GoldDifference struct {
	Kind     model.Kind
	Relation model.Relation
	Values   []GoldValue
}

// A GoldTrap is values that look different and are not: the same in another
// notation, or of different things.
type GoldTrap struct {
	Values []GoldValue
}

// A GoldValue is the exact words of part of one sentence.
type GoldValue struct {
	Article  string
	Sentence int
	Text     string
}

// ReadGold decodes one story's annotations. It is an error if they are not JSON
// of that form or refer to a sentence that does not exist.
func ReadGold(r io.Reader) (*Gold, error) {
	var g Gold
	if err := json.NewDecoder(r).Decode(&g); err != nil {
		return nil, fmt.Errorf("read gold annotations: %w", err)
	}
	return &g, g.check()
}

// UnmarshalJSON decodes ["a", 0, "b", 1].
func (l *GoldLink) UnmarshalJSON(data []byte) error {
	parts := []any{&l.A.Article, &l.A.Sentence, &l.B.Article, &l.B.Sentence}
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) != 4 {
		return fmt.Errorf("a link has %d parts, not article, sentence, article, sentence", len(parts))
	}
	return nil
}

// check returns an error if a reference leads to no sentence.
func (g *Gold) check() error {
	for _, l := range g.Links {
		if !g.has(l.A.Article, l.A.Sentence) || !g.has(l.B.Article, l.B.Sentence) {
			return fmt.Errorf("gold annotations of %q: the link %v leads to no sentence", g.Story, l)
		}
	}
	for i, t := range g.Topics {
		for id, list := range t.Sentences {
			for _, s := range list {
				if !g.has(id, s) {
					return fmt.Errorf("gold annotations of %q: topic %d has no sentence %s %d", g.Story, i, id, s)
				}
			}
		}
	}
	for i, d := range g.Differences {
		if err := g.checkValues("difference", i, d.Values); err != nil {
			return err
		}
	}
	for i, t := range g.Traps {
		if err := g.checkValues("trap", i, t.Values); err != nil {
			return err
		}
	}
	return nil
}

// checkValues returns an error if a value of the i-th difference or trap, as
// what says, leads to no sentence.
func (g *Gold) checkValues(what string, i int, values []GoldValue) error {
	for _, v := range values {
		if !g.has(v.Article, v.Sentence) {
			return fmt.Errorf("gold annotations of %q: %s %d has no sentence %s %d", g.Story, what, i, v.Article, v.Sentence)
		}
	}
	return nil
}

func (g *Gold) has(id string, sentence int) bool {
	a := g.article(id)
	return a >= 0 && sentence >= 0 && sentence < len(g.Articles[a].Sentences)
}

func (g *Gold) article(id string) int {
	for i := range g.Articles {
		if g.Articles[i].ID == id {
			return i
		}
	}
	return -1
}

// removeSpace returns s without white space, and the offset in s of each byte
// that is left.
func removeSpace(s string) (kept string, offsets []int) {
	var b strings.Builder
	for i, r := range s {
		if !unicode.IsSpace(r) {
			b.WriteRune(r)
			for len(offsets) < b.Len() {
				offsets = append(offsets, i)
			}
		}
	}
	return b.String(), offsets
}

// findSentences returns the spans of the annotated sentences in the article's
// plain text, white space aside. The span of one that is not found is empty.
func findSentences(a *model.Article, sentences []string) []model.Span {
	body, offsets := removeSpace(a.Text)
	spans := make([]model.Span, len(sentences))
	from := 0
	for i, s := range sentences {
		want, _ := removeSpace(s)
		at := strings.Index(body[from:], want)
		if at < 0 || want == "" {
			continue
		}
		start := from + at
		from = start + len(want)
		spans[i] = model.Span{Start: offsets[start], End: offsets[from-1] + 1}
	}
	return spans
}
