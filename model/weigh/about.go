package weigh

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/fact"
	"triptych/model/text"
)

// maxAboutWords is how many words say what a difference is about.
const maxAboutWords = 5

// about returns what differs in at most maxAboutWords words: "death toll", "month
// of capture", "words of the mayor". It is empty only if no mention has a word
// that means something.
func (r *reader) about(x *model.Difference) string {
	words := ""
	switch x.Kind {
	case model.Number:
		words = r.aboutNumber(x)
	case model.Date:
		words = labelled(r.dateLabel(x), r.subject(x, anyHead))
	case model.Name:
		words = r.aboutName(x)
	case model.Place:
		words = labelled("place", r.subject(x, anyHead))
	case model.Quote:
		words = r.aboutQuote(x)
	case model.Attribution:
		words = labelled("source", r.subject(x, nounHead))
	case model.Certainty:
		words = labelled("certainty", r.subject(x, nounHead))
	case model.Cause:
		words = labelled("reason", r.subject(x, nounHead))
	default:
		words = r.sharedWord(x)
		if words == "" && len(x.Articles()) > 1 {
			words = r.subject(x, nounHead)
		}
	}
	return cmp.Or(words, r.ownWords(x))
}

// labelled returns the label and what it is of, "" without that.
func labelled(label, of string) string {
	if of == "" || of == label {
		return of
	}
	switch label {
	case "reason":
		return label + " for " + of
	case "source":
		return label + " on " + of // not what something comes from
	}
	return label + " of " + of
}

// aboutNumber returns what is counted or measured.
func (r *reader) aboutNumber(x *model.Difference) string {
	measured := ""
	for _, m := range x.Mentions {
		f := r.factOf(m)
		if f == nil {
			continue
		}
		if f.Counted == "dead" {
			return r.aboutDead(x)
		}
		if counted := r.counted(f); counted != "" {
			return counted
		}
		measured = cmp.Or(measured, measureLabel(f.Value))
	}
	if measured == "vote" || measured == "score" {
		return measured
	}
	kinds := nounHead
	if measured == "length" { // of what somebody did, not of somebody
		kinds = doneHead
	}
	subject := r.subject(x, kinds)
	if measured == "" {
		return subject
	}
	if measured == "length" && subject == "" {
		return "length of time"
	}
	return cmp.Or(labelled(measured, subject), measured)
}

// counted returns the class or the nouns of what a fact counts.
func (r *reader) counted(f *fact.Fact) string {
	switch f.Counted {
	case "":
	case "injured", "missing", "arrested", "rescued", "evacuated":
		return "number " + f.Counted
	default:
		return f.Counted
	}
	if f.Value.Dimension != fact.Count || utf8.RuneCountInString(f.Head) < 3 { // a character where no spaces part words
		return ""
	}
	s := &r.readings[f.Article].Sentences[f.Sentence]
	for i := f.Last; i >= f.First; i-- {
		if s.Words[i].Fold == f.Head {
			return r.phrase(f.SentenceRef, i)
		}
	}
	return f.Head
}

// measureLabel returns what a value measures, "" for a count.
func measureLabel(v fact.Value) string {
	switch v.Dimension {
	case fact.Money:
		return "sum"
	case fact.Share:
		return "share"
	case fact.Points:
		return "change"
	case fact.Length:
		return "extent"
	case fact.Area:
		return "area"
	case fact.Volume:
		return "volume"
	case fact.Mass:
		return "weight"
	case fact.Speed:
		return "speed"
	case fact.Temperature:
		return "temperature"
	case fact.Magnitude:
		return "magnitude"
	case fact.Duration:
		return "length"
	case fact.Age:
		return "age"
	case fact.Score:
		return "score"
	case fact.Vote:
		return "vote"
	case fact.Clock:
		return "time"
	case fact.Day:
		return "date"
	}
	return ""
}

// dateLabel returns "month", "day", "year" or "time" if all mentions say that
// much, "date" otherwise.
func (r *reader) dateLabel(x *model.Difference) string {
	label := ""
	for _, m := range x.Mentions {
		own := r.precision(m)
		if label != "" && own != label {
			return "date"
		}
		label = own
	}
	return cmp.Or(label, "date")
}

// precision returns what a mention of a date says.
func (r *reader) precision(m model.Detail) string {
	if f := r.factOf(m); f != nil && f.Value.Dimension == fact.Clock {
		return "time"
	}
	if f := r.factOf(m); f != nil && f.Value.Dimension == fact.Duration {
		return "length"
	}
	s := r.sentence(m)
	label := ""
	first, last := wordsIn(s, m.Span)
	for i := first; i <= last; i++ {
		own := ""
		switch fold := s.Words[i].Fold; {
		case months()[fold]:
			own = "month"
		case weekdays()[fold]:
			own = "day"
		case len(fold) == 4 && strings.Trim(fold, "0123456789") == "":
			own = "year"
		case s.Words[i].Numeral:
			return "date"
		}
		if label != "" && own != "" && own != label {
			return "date"
		}
		label = cmp.Or(label, own)
	}
	return cmp.Or(label, "date")
}

var (
	months = text.WordSet(`january february march april may june july august september october november december jan feb
mar apr jun jul aug sep sept oct nov dec`)
	weekdays = text.WordSet(`monday tuesday wednesday thursday friday saturday sunday`)
)

// ownWords returns the first words of a mention that mean something.
func (r *reader) ownWords(x *model.Difference) string {
	for _, m := range x.Mentions {
		s := r.sentence(m)
		first, last := wordsIn(s, m.Span)
		for first <= last && text.IsFunction(s.Words[first].Fold) {
			first++
		}
		last = min(last, first+maxAboutWords-2)
		for last >= first && text.IsFunction(s.Words[last].Fold) {
			last--
		}
		if first <= last {
			return r.join(m.SentenceRef, first, last)
		}
	}
	return ""
}

// join returns words of a sentence with single spaces between them, but none where
// there is none in the text or only the colon of 5:50. One that has its capital only because it begins a sentence or quotation loses it.
func (r *reader) join(ref model.SentenceRef, first, last int) string {
	s, src := &r.readings[ref.Article].Sentences[ref.Sentence], r.readings[ref.Article].Article.Text
	var words strings.Builder
	for i := first; i <= last; i++ {
		if i > first {
			words.WriteString(joint(src[s.Words[i-1].End:s.Words[i].Start]))
		}
		w := s.Words[i].In(src)
		begins := i == 0 || strings.ContainsAny(src[s.Words[i-1].End:s.Words[i].Start], `"“‘:`)
		if begins && !s.InName[i] && s.Words[i].Fold != "usa" {
			w = strings.ToLower(w)
		}
		words.WriteString(w)
	}
	return words.String()
}

// joint returns what stands between two words of what a difference is about where
// the text has gap between them.
func joint(gap string) string {
	if gap == "" || gap == ":" {
		return gap
	}
	return " "
}
