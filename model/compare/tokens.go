package compare

import (
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// tokens are the words of one sentence as the comparison sees them.
type tokens struct {
	ref        model.SentenceRef
	reading    *detail.Sentence
	stems      []int32
	content    []bool   // by word: it is no function word
	separators []string // by word: the text between it and the next one, trimmed
	flags      []flags  // by word
	weight     []float64
	text       string
	phrases    []phrase
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

// tokens returns the sentence's words and caches them. It may be called by
// several goroutines only for sentences that are cached.
func (idx *storyIndex) tokens(ref model.SentenceRef) *tokens {
	if t := idx.tokenCache[ref.Article][ref.Sentence]; t != nil {
		return t
	}
	s := idx.sentence(ref)
	src := idx.text(ref.Article)
	n := len(s.Words)
	t := &tokens{
		ref: ref, reading: s, text: idx.Story.SentenceText(ref),
		stems: make([]int32, n), content: make([]bool, n), separators: make([]string, n), flags: make([]flags, n), weight: make([]float64, n),
	}
	for i, w := range s.Words {
		known := idx.words.infos[w.Fold]
		t.stems[i], t.flags[i] = known.stem, known.flags
		t.content[i] = known.flags&isFunction == 0
		if w.Capital {
			t.flags[i] &^= isVerb
		}
		if s.Quoted[i] {
			t.flags[i] |= isQuoted
		}
		if s.InName[i] {
			t.flags[i] |= isName
		}
		if i+1 < n {
			t.separators[i] = separator(src, w, s.Words[i+1])
		}
		if t.content[i] {
			t.weight[i] = idx.words.idf(known.stem)
		}
	}
	t.flagDatesAndNumbers()
	t.findPhrases()
	idx.tokenCache[ref.Article][ref.Sentence] = t
	return t
}

// A wordInfo is what is known of a folded word wherever it occurs.
type wordInfo struct {
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

// flagDatesAndNumbers flags the words of dates and numbers.
func (t *tokens) flagDatesAndNumbers() {
	for _, d := range t.reading.Dates {
		for i := d.First; i <= d.Last; i++ {
			t.flags[i] |= isDate
		}
	}
	for _, n := range t.reading.Numbers {
		for i := n.First; i <= n.Last; i++ {
			t.flags[i] |= isNumber
		}
	}
}

// contentStems returns the stems of the content words of a span.
func (t *tokens) contentStems(s wordSpan) []int32 {
	var stems []int32
	for i := s.first; i <= s.last; i++ {
		if t.content[i] {
			stems = append(stems, t.stems[i])
		}
	}
	return stems
}

// nameStems returns the stems of the words of a span that are part of names.
func (t *tokens) nameStems(s wordSpan) []int32 {
	var stems []int32
	for i := s.first; i <= s.last; i++ {
		if t.flags[i]&isName != 0 {
			stems = append(stems, t.stems[i])
		}
	}
	return stems
}

// separator returns the text between two words without the spaces around it, and
// nothing for the colon of 5:50, which parts no clauses.
func separator(src string, a, b text.Word) string {
	between := src[a.End:b.Start]
	if between == ":" && a.Numeral && b.Numeral {
		return ""
	}
	return strings.TrimSpace(between)
}
