package outcome

import (
	"slices"
	"strings"

	"triptych/model/detail"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// maxSpanWords is how many words an outcome has at most.
const maxSpanWords = 8

// aboutWindow is how many words to each side of an outcome say what it is about.
const aboutWindow = 12

// A word is what the reader needs to know of one word of a sentence.
type word struct {
	*form
	plain   bool // its form is, and it is no name or number
	name    bool // part of a name
	verbal  bool // in a verb chunk
	breaks  bool // punctuation before it separates clauses
	quote   bool // and is, or has, a quotation mark
	opening bool // and is nothing but the mark that opens a quotation
	head    bool // if it is denied: the negation is about it before all
	far     bool // if it is denied: it stands after a preposition, and the negation may not be about it
	chunk   int  // the index of its chunk
	negator int  // the index of the word that denies it, -1 for none
}

// A reading is a sentence's words.
type reading struct {
	sentence *detail.Sentence
	words    []word
	reported bool
}

// has reports whether a word with that stem is in the sentence.
func (r *reading) has(stem string) bool {
	return slices.ContainsFunc(r.words, func(w word) bool { return w.base == stem })
}

// A Reader finds outcomes. It keeps what it knows of words. Goroutines may share
// it.
type Reader struct{ words *vocabulary }

// NewReader returns a reader of outcomes by the table axes.txt.
func NewReader() *Reader { return &Reader{newVocabulary(axes())} }

// Read returns the outcomes of a sentence of an article with the plain text src:
// first the answers to the questions of the table, then single words, each in
// the order of the text.
func (rd *Reader) Read(s *detail.Sentence, src string) []Outcome {
	r := rd.prepare(s, src)
	r.negate()
	table := rd.words.table
	found := table.find(r)
	list := make([]Outcome, 0, len(found)+r.countPlain())
	for _, m := range found {
		o := r.outcome(src, m.first, m.last)
		o.Axis, o.Side = table.names[m.axis], m.side
		o.rank = min(table.rank(m.axis), r.denialRank(&o))
		list = append(list, o)
	}
	if list = withoutContrasts(r.appendWords(list, src)); len(list) == 0 {
		return nil
	}
	return list
}

// withoutContrasts drops from the outcomes of a sentence what it both affirms and
// denies: "you are not closing a building, you are closing a town" says of other
// things that each is so.
func withoutContrasts(list []Outcome) []Outcome {
	type claim struct {
		axis, word string
		side       int
		negated    bool
	}
	of := func(o *Outcome, negated bool) claim { return claim{o.Axis, o.Word, o.Side, negated} }
	said := make(map[claim]bool, len(list))
	for i := range list {
		said[of(&list[i], list[i].Negated)] = true
	}
	return slices.DeleteFunc(list, func(o Outcome) bool { return said[of(&o, !o.Negated)] })
}

func (r *reading) countPlain() int {
	n := 0
	for i := range r.words {
		n += count(r.words[i].plain)
	}
	return n
}

// appendWords appends an outcome for each word that says something.
func (r *reading) appendWords(list []Outcome, src string) []Outcome {
	for i := range r.words {
		w := &r.words[i]
		if !w.plain {
			continue
		}
		o := r.outcome(src, i, i)
		o.Word, o.rank = w.base, min(Same, r.denialRank(&o))
		if w.affirmed != "" {
			o.Word, o.Negated, o.rank = w.affirmed, !o.Negated, Same
		}
		o.main, o.verb = w.head || !o.Negated, w.verbal
		list = append(list, o)
	}
	return list
}

// denialRank returns at most how much a denial of the outcome says: less if the
// negation is about another word of the clause.
func (r *reading) denialRank(o *Outcome) Strength {
	if !o.Negated {
		return Axis
	}
	rank := Polarity
	for _, w := range r.words[o.core.first : o.core.last+1] {
		switch {
		case w.head:
			return Axis
		case !w.far:
			rank = Hint
		}
	}
	return rank
}

func (rd *Reader) prepare(s *detail.Sentence, src string) *reading {
	r := &reading{sentence: s, words: make([]word, len(s.Words))}
	for c, chunk := range s.Chunks {
		for i := chunk.First; i <= chunk.Last && i < len(r.words); i++ {
			r.words[i].chunk, r.words[i].verbal = c, chunk.Kind == detail.VerbChunk
		}
	}
	rd.words.look(s.Words, r.words)
	for i := range r.words {
		w := &r.words[i]
		w.negator, w.name = -1, s.InName[i]
		w.plain = w.form.plain && !w.name
		if i > 0 {
			w.setGap(src[s.Words[i-1].End:s.Words[i].Start])
		}
		r.reported = r.reported || w.reporting && !w.name
	}
	for _, n := range s.Numbers {
		for i := n.First; i <= n.Last; i++ {
			r.words[i].plain = false
		}
	}
	return r
}

// setGap sets what the text before the word tells.
func (w *word) setGap(gap string) {
	if gap == " " {
		return
	}
	w.breaks = strings.ContainsAny(gap, ",;:.?!()[]—–\"“”…") || strings.Contains(gap, " - ")
	w.quote = strings.ContainsAny(gap, "\"“”‘’")
	w.opening = gap == ` "` || gap == " “"
}

// grammar are the classes of words that mean nothing by themselves.
const grammar = lexicon.Determiner | lexicon.Possessive | lexicon.Pronoun | lexicon.Preposition | lexicon.Conjunction |
	lexicon.Auxiliary | lexicon.Negation

// idle are the classes of words whose denial says nothing about what came of it.
const idle = lexicon.Adverb | lexicon.Degree | lexicon.TimeWord

// minQuote is how many words a quotation has at least that counts as speech.
const minQuote = 3

// quoted returns the number of words of a quotation that begins at word i, at
// most maxSpanWords.
func (r *reading) quoted(i int) int {
	in := r.sentence.Quoted
	if !in[i] || i > 0 && in[i-1] {
		return 0
	}
	n := 1
	for n < maxSpanWords && i+n < len(in) && in[i+n] {
		n++
	}
	return n
}

// inLongName reports whether word i is part of a name of several words: "the
// Kamen Pass".
func (r *reading) inLongName(i int) bool {
	return r.words[i].name && (i > 0 && r.words[i-1].name || i+1 < len(r.words) && r.words[i+1].name)
}

// matchEnd returns the last word of a phrase that begins at word i, -1 if it
// does not match.
func (r *reading) matchEnd(phrase []patternWord, i int) int {
	if !phrase[0].matches(&r.words[i]) {
		return -1
	}
	for _, p := range phrase[1:] {
		next := r.matchNext(p, i)
		if next < 0 {
			return -1
		}
		i = next
	}
	return i
}

// matchNext returns the word after word i that the next word of a phrase
// matches, -1 if there is none.
func (r *reading) matchNext(p patternWord, i int) int {
	furthest := i + 1
	if p.gap {
		furthest += maxGap
	}
	for j := i + 1; j <= furthest && j < len(r.words) && !r.words[j].breaks; j++ {
		if p.matches(&r.words[j]) {
			return j
		}
		if isNegator(r.words[j].fold) {
			break
		}
	}
	return -1
}

// outcome returns an outcome at words first to last, without what it says.
func (r *reading) outcome(src string, first, last int) Outcome {
	o := Outcome{in: r, Reported: r.reported}
	o.core = wordRange{first, last}
	negator := r.deniedBy(first, last)
	o.Negated = negator >= 0
	o.First, o.Last = r.extent(first, last, negator)
	words := r.sentence.Words
	o.Start, o.End = words[o.First].Start, words[o.Last].End
	o.Text = src[o.Start:o.End]
	o.Quoted = true
	for i := first; i <= last; i++ {
		o.Quoted = o.Quoted && r.sentence.Quoted[i]
	}
	o.Open = r.isOpen(o.First, o.Last)
	return o
}

// deniedBy returns the word outside the phrase that denies it, -1 for none.
func (r *reading) deniedBy(first, last int) int {
	for i := first; i <= last; i++ {
		if n := r.words[i].negator; n >= 0 && (n < first || n > last) {
			return n
		}
	}
	return -1
}

// extent returns the words of an outcome at first to last: with its auxiliaries
// and, if that is not too long, the word that denies it.
func (r *reading) extent(first, last, negator int) (int, int) {
	last = min(last, first+maxSpanWords-1)
	from, to := first, last
	chunk := r.sentence.Chunks[r.words[first].chunk]
	if r.words[first].verbal || chunk.Last-chunk.First < maxSpanWords/2 {
		from = chunk.First
	}
	if negator >= 0 {
		from, to = min(from, negator), max(to, negator)
	}
	if to-from >= maxSpanWords {
		return first, last
	}
	return from, to
}

// isOpen reports whether the outcome, or the verb before it, is only possible,
// planned or asked about.
func (r *reading) isOpen(first, last int) bool {
	for i := max(0, first-openWindow); i <= last; i++ {
		if r.words[i].opens {
			return true
		}
	}
	return false
}

// openWindow is how many words before an outcome may leave it open.
const openWindow = 3

// openWords leave open whether something is so.
var openWords = text.WordSet(`may might could can will would shall should must if whether unless plan plans planned intends
intend intended expects expect expected hopes hope hoped likely unlikely possible possibly perhaps alleged allegedly
suspected accused risk threatens threatened threaten wants wanted ask asks asked seek seeks sought due`)
