package compare

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// A bearer is the first full name that an article gives somebody.
type bearer struct {
	ref   model.SentenceRef
	words stretch
	parts []string // folded, without titles, initials and suffixes
	form  string   // as it is written, without titles
}

// bearers proposes the names under which the articles introduce one person,
// where they are written otherwise: Michael Flynn, Michael T. Flynn. The
// sentences need not be counterparts.
func (v *view) bearers() []proposal {
	byName := make(map[string][]bearer)
	var order []string
	for a := range v.Readings {
		for i := range v.Readings[a].Sentences {
			ref := model.SentenceRef{Article: a, Sentence: i}
			for _, n := range v.Readings[a].Sentences[i].Names {
				b, ok := v.bearer(ref, n)
				if !ok {
					continue
				}
				last := b.parts[len(b.parts)-1]
				if byName[last] == nil {
					order = append(order, last)
				}
				if !slices.ContainsFunc(byName[last], func(o bearer) bool { return o.ref.Article == a && b.same(o) }) {
					byName[last] = append(byName[last], b)
				}
			}
		}
	}
	var list []proposal
	for _, name := range order {
		list = append(list, v.forms(byName[name])...)
	}
	return list
}

// bearer reads a name of at least two parts besides titles.
func (v *view) bearer(ref model.SentenceRef, n detail.Name) (bearer, bool) {
	s := v.sentence(ref)
	first, last := n.First, n.Last
	for i := n.First; i < n.Last; i++ {
		if text.IsTitle(s.Words[i].Fold) {
			first = i + 1
		}
		if s.Words[i+1].Fold == "of" {
			last = i
			break
		}
	}
	if first > last {
		return bearer{}, false
	}
	span := model.Span{Start: s.Words[first].Start, End: s.Words[last].End}
	form := span.In(v.text(ref.Article))
	b := bearer{ref: ref, words: stretch{first, last}, parts: strings.Fields(text.FoldName(form)), form: strings.ToLower(form)}
	return b, len(b.parts) > 1 && len(b.parts) <= mostParts
}

// mostParts bounds the parts of a person's name; longer ones are of offices and
// the like.
const mostParts = 4

// same tells whether two full names that end alike are of one person: they
// begin alike too, articles such as el and al aside.
func (b bearer) same(o bearer) bool { return opening(b.parts) == opening(o.parts) }

func opening(parts []string) string {
	for _, p := range parts[:len(parts)-1] {
		if p != "el" && p != "al" && p != "the" {
			return p
		}
	}
	return parts[0]
}

// forms proposes the differing forms of names that end alike.
func (v *view) forms(list []bearer) []proposal {
	var found []proposal
	for i, b := range list {
		for _, o := range list[i+1:] {
			if b.ref.Article == o.ref.Article || b.form == o.form || !b.same(o) || v.topic(b.ref, o.ref) < 0 {
				continue
			}
			found = append(found, proposal{
				source: fromBearer, x: v.tokens(b.ref), y: v.tokens(o.ref), a: b.words, b: o.words, link: noLink,
				kind: model.Name, relation: model.Variant, why: "another form of the name",
				valueA: strings.Join(b.parts, " "), valueB: strings.Join(o.parts, " "),
			})
		}
	}
	return found
}
