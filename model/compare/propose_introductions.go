package compare

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// An introduction is the first full name by which an article mentions a person.
type introduction struct {
	ref       model.SentenceRef
	words     wordSpan
	nameParts []string // folded, without titles, initials and suffixes
	form      string   // as written, in lower case, without titles
}

// introductions proposes pairs of full names under which two articles introduce
// one person and which they write differently: Michael Flynn, Michael T. Flynn.
// The sentences need not be counterparts, but one must be in a topic.
func (idx *storyIndex) introductions() []proposal { return introducer{idx}.proposals() }

// An introducer proposes differences of how articles introduce a person.
type introducer struct{ *storyIndex }

func (idx introducer) proposals() []proposal {
	byName := make(map[string][]introduction)
	var order []string
	for a := range idx.Readings {
		for i := range idx.Readings[a].Sentences {
			ref := model.SentenceRef{Article: a, Sentence: i}
			for _, n := range idx.Readings[a].Sentences[i].Names {
				b, ok := idx.introduction(ref, n)
				if !ok {
					continue
				}
				last := b.nameParts[len(b.nameParts)-1]
				if byName[last] == nil {
					order = append(order, last)
				}
				if !slices.ContainsFunc(byName[last], func(o introduction) bool { return o.ref.Article == a && b.samePerson(o) }) {
					byName[last] = append(byName[last], b)
				}
			}
		}
	}
	var list []proposal
	for _, name := range order {
		list = append(list, idx.nameForms(byName[name])...)
	}
	return list
}

// introduction reads a name; ok is false unless it has two to maxNameParts
// parts besides titles.
func (idx introducer) introduction(ref model.SentenceRef, n detail.Name) (introduction, bool) {
	s := idx.sentence(ref)
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
		return introduction{}, false
	}
	span := model.Span{Start: s.Words[first].Start, End: s.Words[last].End}
	form := span.In(idx.text(ref.Article))
	b := introduction{ref: ref, words: wordSpan{first, last}, nameParts: strings.Fields(text.FoldName(form)), form: strings.ToLower(form)}
	return b, len(b.nameParts) > 1 && len(b.nameParts) <= maxNameParts
}

// maxNameParts bounds the parts of a person's name; longer names are those of
// offices and the like.
const maxNameParts = 4

// samePerson reports whether two full names that end alike also begin alike,
// Arabic articles such as el and al aside.
func (b introduction) samePerson(o introduction) bool {
	return firstPart(b.nameParts) == firstPart(o.nameParts)
}

func firstPart(parts []string) string {
	for _, p := range parts[:len(parts)-1] {
		if p != "el" && p != "al" && p != "the" {
			return p
		}
	}
	return parts[0]
}

// nameForms proposes pairs of differing forms from introductions that end
// alike.
func (idx introducer) nameForms(list []introduction) []proposal {
	var found []proposal
	for i, b := range list {
		for _, o := range list[i+1:] {
			if b.ref.Article == o.ref.Article || b.form == o.form || !b.samePerson(o) || idx.topics.forPair(b.ref, o.ref) < 0 {
				continue
			}
			found = append(found, proposal{
				source: fromIntroduction, x: idx.tokens(b.ref), y: idx.tokens(o.ref), a: b.words, b: o.words, link: noLink,
				kind: model.Name, relation: model.Variant, why: "another form of the name",
				valueA: strings.Join(b.nameParts, " "), valueB: strings.Join(o.nameParts, " "),
			})
		}
	}
	return found
}
