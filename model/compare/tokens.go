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
	if t := v.cache[ref.Article][ref.Sentence]; t != nil {
		return t
	}
	s := v.sentence(ref)
	src := v.text(ref.Article)
	n := len(s.Words)
	t := &tokens{
		ref: ref, s: s, sentence: v.Story.SentenceText(ref),
		stems: make([]int32, n), content: make([]bool, n), gaps: make([]string, n), kinds: make([]flags, n), weight: make([]float64, n),
	}
	for i, w := range s.Words {
		known := v.words[w.Fold]
		t.stems[i], t.kinds[i] = known.stem, known.flags
		t.content[i] = known.flags&isFunction == 0
		if w.Capital {
			t.kinds[i] &^= isVerb
		}
		if s.Quoted[i] {
			t.kinds[i] |= isQuoted
		}
		if s.Proper[i] {
			t.kinds[i] |= isName
		}
		if i+1 < n {
			t.gaps[i] = strings.TrimSpace(src[w.End:s.Words[i+1].Start])
		}
		if t.content[i] {
			t.weight[i] = v.rarity(known.stem)
		}
	}
	t.mark()
	t.cutPhrases()
	v.cache[ref.Article][ref.Sentence] = t
	return t
}

// A word is what is known of a folded word wherever it stands.
type word struct {
	stem  int32 // its number
	flags flags // with isVerb for one that is written without a capital
}

func flagsOf(fold string) flags {
	f := flags(0)
	set := func(on bool, flag flags) {
		if on {
			f |= flag
		}
	}
	set(lexicon.IsHedge(fold), isHedge)
	set(lexicon.IsAttribution(fold), isAttribution)
	set(lexicon.IsNegation(fold), isNegation)
	set(lexicon.IsCause(fold), isCause)
	set(text.IsFunction(fold), isFunction)
	set(lexicon.IsPreposition(fold), isPreposition)
	set(strings.HasSuffix(fold, "ed") || strings.HasSuffix(fold, "ing"), isVerb)
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
		if w, ok := v.words[fold]; ok {
			return w.stem
		}
		stem := stemmer.Stem(lexicon.Canonical(fold))
		id, ok := stems[stem]
		if !ok {
			id = int32(len(stems))
			stems[stem] = id
		}
		v.words[fold] = word{id, flagsOf(fold)}
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
