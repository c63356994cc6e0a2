package compare

import (
	"math"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// tokens are one sentence's words as the comparison sees them.
type tokens struct {
	ref      model.SentenceRef
	s        *detail.Sentence
	stems    []int32
	content  []bool   // by word: it carries a subject, not grammar
	gaps     []string // by word: what stands between it and the next, without spaces
	kinds    []flags  // by word: what it is part of
	weight   []float64
	sentence string
	phrases  []phrase
}

// flags say what a word is or is part of.
type flags uint16

const (
	isNumber flags = 1 << iota
	isDate
	isName
	isQuoted
	isHedge
	isAttribution
	isNegation
	isCause
	isFunction
	isVerb
	isPreposition
)

// tokens gives the sentence's words, made when first asked for. Only those of
// sentences asked for before may be asked for by several goroutines.
func (v *view) tokens(ref model.SentenceRef) *tokens {
	if t := v.cache[ref]; t != nil {
		return t
	}
	s := v.sentence(ref)
	src := v.text(ref.Article)
	t := &tokens{ref: ref, s: s, sentence: v.Story.SentenceText(ref)}
	for i, w := range s.Words {
		t.stems = append(t.stems, v.words[w.Fold])
		function := text.IsFunction(w.Fold)
		t.content = append(t.content, !function)
		gap := ""
		if i+1 < len(s.Words) {
			gap = strings.TrimSpace(src[w.End:s.Words[i+1].Start])
		}
		t.gaps = append(t.gaps, gap)
		t.kinds = append(t.kinds, wordFlags(s, i))
		weight := 0.0
		if !function {
			weight = v.rarity(t.stems[i])
		}
		t.weight = append(t.weight, weight)
	}
	t.mark()
	t.cutPhrases()
	v.cache[ref] = t
	return t
}

func wordFlags(s *detail.Sentence, i int) flags {
	fold := s.Words[i].Fold
	f := flags(0)
	set := func(on bool, flag flags) {
		if on {
			f |= flag
		}
	}
	set(s.Quoted[i], isQuoted)
	set(s.Proper[i], isName)
	set(lexicon.IsHedge(fold), isHedge)
	set(lexicon.IsAttribution(fold), isAttribution)
	set(lexicon.IsNegation(fold), isNegation)
	set(lexicon.IsCause(fold), isCause)
	set(text.IsFunction(fold), isFunction)
	set(lexicon.IsPreposition(fold), isPreposition)
	set(!s.Words[i].Capital && (strings.HasSuffix(fold, "ed") || strings.HasSuffix(fold, "ing")), isVerb)
	return f
}

// mark notes which words belong to dates and numbers.
func (t *tokens) mark() {
	for _, d := range t.s.Dates {
		for i := d.First; i <= d.Last; i++ {
			t.kinds[i] |= isDate
		}
	}
	for _, n := range t.s.Numbers {
		for i := n.First; i <= n.Last; i++ {
			t.kinds[i] |= isNumber
		}
	}
}

// count learns in how many sentences, and in which articles, each stem stands.
func (v *view) count() {
	stemmer := text.NewStemmer()
	stems := make(map[string]int32)
	id := func(fold string) int32 {
		if id, ok := v.words[fold]; ok {
			return id
		}
		stem := stemmer.Stem(lexicon.Canonical(fold))
		id, ok := stems[stem]
		if !ok {
			id = int32(len(stems))
			stems[stem] = id
		}
		v.words[fold] = id
		return id
	}
	for a := range v.Readings {
		for i := range v.Readings[a].Sentences {
			v.sentences++
			for _, w := range v.Readings[a].Sentences[i].Words {
				id := id(w.Fold)
				for int(id) >= len(v.frequency) {
					v.frequency = append(v.frequency, 0)
					v.last = append(v.last, -1)
					v.articles = append(v.articles, 0)
				}
				if v.last[id] != int32(v.sentences) {
					v.last[id] = int32(v.sentences)
					v.frequency[id]++
				}
				v.articles[id] |= 1 << a
			}
		}
	}
}

func (v *view) rarity(id int32) float64 {
	return math.Log((float64(v.sentences) + 1) / (float64(v.frequency[id]) + 0.5))
}

// givenIn tells whether the article has the word anywhere.
func (v *view) givenIn(id int32, article int) bool { return v.articles[id]&(1<<article) != 0 }
