package fact

import (
	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// A sentence is the words of one sentence, the text that they stand in, and what
// has been found in it. All readers of a sentence share one.
type sentence struct {
	src    string
	words  []text.Word
	inName []bool // by word
	joints []joint
	starts []starts // by word
	taken  []bool   // by word: it belongs to a value of time
	found  []Fact   // in order
	free   int      // the first word after the last fact
	context
}

// A joint is what the text between two words makes of them.
type joint uint8

// What a joint may be, several at a time.
const (
	joinsTime   joint = 1 << iota // both words can belong to one time
	joinsNumber                   // both can belong to one number and its unit
	joinsDate                     // both can belong to one date with a comma or a dot in it
	joinsRange                    // they can be the ends of a range
)

// jointOf returns what the text between two words makes of them.
func jointOf(gap string) joint {
	switch gap {
	case " ", "\u00a0", "\u202f", "":
		return joinsTime | joinsNumber
	case "-", "\u2011":
		return joinsTime | joinsNumber | joinsRange
	case "\n", "’s ", "'s ", "’ ", "' ":
		return joinsTime
	case "\u2009", " °", "°", "\u00a0°", "² ", "³ ", "½ ", "¼ ", "¾ ":
		return joinsNumber
	case ", ", ". ", "., ", ",\n", ".":
		return joinsDate
	case "–", "—", " - ", " – ", "/":
		return joinsRange
	}
	return 0
}

// open makes the sentence another one, in which nothing is found yet.
func (r *sentence) open(src string, s *detail.Sentence) {
	r.src, r.words, r.inName = src, s.Words, s.InName
	r.found, r.free = r.found[:0], 0
	r.context = context{label: r.context.label[:0]}
	r.joints, r.starts, r.taken = r.joints[:0], r.starts[:0], r.taken[:0]
	for i := range r.words {
		r.joints, r.starts, r.taken = append(r.joints, jointOf(r.gap(i))), append(r.starts, startsOf(&r.words[i])), append(r.taken, false)
	}
}

// take appends the facts that have been found, all of time, to a list, and lets
// others be found among the words that they leave.
func (r *sentence) take(times []Fact) []Fact {
	for _, f := range r.found {
		for j := f.First; j <= f.Last; j++ {
			r.taken[j] = true
		}
	}
	times = append(times, r.found...)
	r.found, r.free = r.found[:0], 0
	return times
}

// fold returns the folded word i, which is empty outside the sentence.
func (r *sentence) fold(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Fold
}

// gap returns what stands between words i and i+1, and "." at either end of the
// sentence.
func (r *sentence) gap(i int) string {
	if i < 0 || i+1 >= len(r.words) {
		return "."
	}
	return r.src[r.words[i].End:r.words[i+1].Start]
}

// parted reports whether the text between words i and i+1 is such a joint.
func (r *sentence) parted(i int, by joint) bool {
	return i >= 0 && i+1 < len(r.words) && r.joints[i]&by != 0
}

// dotAfter reports whether a full stop follows word i.
func (r *sentence) dotAfter(i int) bool {
	return r.words[i].End < len(r.src) && r.src[r.words[i].End] == '.'
}

// fact returns a fact of the words from first to last.
func (r *sentence) fact(first, last int, v Value) Fact {
	return Fact{First: first, Last: last, Kind: model.Number, Value: v, Span: r.span(first, last)}
}

// span returns the bytes of the words from first to last.
func (r *sentence) span(first, last int) model.Span {
	return model.Span{Start: r.words[first].Start, End: r.words[last].End}
}
