package outcome

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"triptych/model/text"
)

//go:embed axes.txt
var axesFile string

// A pattern is one way to word an answer.
type pattern struct {
	axis, side int
	words      []patternWord
}

// A patternWord matches one word of a sentence, after a gap of other words if
// that is allowed.
type patternWord struct {
	forms []string // any of them, base forms; those with = before them as they are written
	gap   bool     // up to maxGap words may come before
}

// maxGap is how many words ".." in the table stands for.
const maxGap = 3

// quotation is what stands for any quotation in the table.
const quotation = "“”"

// A table is the questions of axes.txt, indexed by the first words of their
// answers.
type table struct {
	names []string
	weak  []bool // by question
	sides []int  // by question: how many answers it has
	first map[string][]*pattern
}

// axes returns the table. It is read on the first call.
var axes = sync.OnceValue(func() *table { return parseTable(axesFile) })

func parseTable(file string) *table {
	t := &table{first: make(map[string][]*pattern)}
	for line := range strings.Lines(file) {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#':
		case line[0] != '\t' && line[0] != ' ':
			name, weak := strings.CutPrefix(trimmed, "~")
			answers := strings.Split(name, "/")
			t.names, t.weak, t.sides = append(t.names, nameOf(answers)), append(t.weak, weak), append(t.sides, 0)
			if len(answers) > 1 {
				for _, answer := range answers {
					t.addAnswer(answer)
				}
			}
		case len(t.names) > 0:
			t.addAnswer(trimmed)
		}
	}
	return t
}

// nameOf returns the name of a question by its answers: the first word of each.
func nameOf(answers []string) string {
	var names []string
	for _, answer := range answers {
		first, _, _ := strings.Cut(answer, ",")
		names = append(names, strings.TrimSpace(first))
	}
	return strings.Join(names, " or ")
}

// addAnswer adds the phrases of one answer to the last question.
func (t *table) addAnswer(answer string) {
	axis := len(t.names) - 1
	for phrase := range strings.SplitSeq(answer, ",") {
		t.add(&pattern{axis: axis, side: t.sides[axis], words: parsePhrase(phrase)})
	}
	t.sides[axis]++
}

// rank returns how much it says if two sentences answer a question differently.
func (t *table) rank(axis int) Strength {
	switch {
	case t.weak[axis]:
		return Hint
	case t.sides[axis] == 1:
		return Same
	}
	return Axis
}

func (t *table) add(p *pattern) {
	if len(p.words) == 0 {
		return
	}
	for _, form := range p.words[0].forms {
		t.first[form] = append(t.first[form], p)
	}
}

// parsePhrase reads a phrase as axes.txt explains it.
func parsePhrase(phrase string) []patternWord {
	var words []patternWord
	gap := false
	for field := range strings.FieldsSeq(phrase) {
		if field == ".." {
			gap = true
			continue
		}
		if field == quotation {
			words = append(words, patternWord{[]string{quotation}, gap})
			continue
		}
		if !strings.Contains(field, "|") && !strings.HasPrefix(field, "=") {
			for _, w := range text.Words(field, 0) {
				words = append(words, patternWord{[]string{baseForm(w.Fold)}, gap})
				gap = false
			}
			continue
		}
		var forms []string
		for form := range strings.SplitSeq(field, "|") {
			if !strings.HasPrefix(form, "=") {
				form = baseForm(form)
			}
			forms = append(forms, form)
		}
		words = append(words, patternWord{forms, gap})
		gap = false
	}
	return words
}

// matches reports whether the word is one of the forms.
func (p patternWord) matches(w *word) bool {
	for _, form := range p.forms {
		if form == w.base || form[0] == '=' && form[1:] == w.fold {
			return true
		}
	}
	return false
}

// A match is a pattern at words of a sentence.
type match struct {
	*pattern
	wordRange
}

// find returns the patterns that match words of the sentence. Of those of one
// question at the same words it returns the longest only: "not guilty" and not
// "guilty".
func (t *table) find(r *reading) []match {
	var found []match
	for i := range r.words {
		if n := r.quoted(i); n >= minQuote && r.deniedBy(i, i+n-1) < 0 {
			for _, p := range t.first[quotation] {
				found = append(found, match{p, wordRange{i, i + n - 1}})
			}
		}
		for _, p := range r.words[i].patterns {
			if last := r.matchEnd(p.words, i); last >= 0 && (last > i || !r.inLongName(i)) {
				found = append(found, match{p, wordRange{i, last}})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return b.length() - a.length() })
	kept := found[:0]
	for _, m := range found {
		if !slices.ContainsFunc(kept, func(k match) bool {
			return k.axis == m.axis && k.first <= m.last && m.first <= k.last
		}) {
			kept = append(kept, m)
		}
	}
	slices.SortStableFunc(kept, func(a, b match) int { return a.first - b.first })
	return kept
}
