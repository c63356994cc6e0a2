package outcome

import (
	"strings"
	"sync"

	"triptych/model/lexicon"
	"triptych/model/text"
)

// A form is what the reader needs to know of a word, wherever it stands.
type form struct {
	fold, base string // "not" for all words like didn't
	topic      string // the stem of its synonyms, for what an outcome is about; empty unless content
	affirmed   string // the stem of what it denies by its prefix: of answered for unanswered; empty for none
	content    bool   // it has a meaning of its own
	plain      bool   // and is no time, degree, or word of saying
	reporting  bool   // it says that somebody says something
	opens      bool   // it leaves open whether something is so
	closes     bool   // it ends the clause of a negation
	patterns   []*pattern
	negators   []negator // that it can begin, those with the word as it is written first
}

// A vocabulary has the forms of the words of a story, which repeats them.
// Goroutines may share it.
type vocabulary struct {
	table *table
	mutex sync.RWMutex
	known map[string]*form
}

func newVocabulary(t *table) *vocabulary {
	return &vocabulary{table: t, known: make(map[string]*form, 1024)}
}

// look sets the forms of the words of a sentence.
func (v *vocabulary) look(words []text.Word, to []word) {
	if v.lookKnown(words, to) {
		return
	}
	for i := range to {
		if to[i].form == nil {
			to[i].form = v.add(words[i].Fold)
		}
	}
}

// lookKnown sets the forms that are known, and reports whether all are.
func (v *vocabulary) lookKnown(words []text.Word, to []word) bool {
	v.mutex.RLock()
	defer v.mutex.RUnlock()
	all := true
	for i := range to {
		to[i].form = v.known[words[i].Fold]
		all = all && to[i].form != nil
	}
	return all
}

// add returns the form of a folded word, which it keeps. It is made without the
// lock, since stemming takes long.
func (v *vocabulary) add(fold string) *form {
	f := v.table.newForm(fold)
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if known := v.known[fold]; known != nil {
		return known
	}
	v.known[fold] = f
	return f
}

func (t *table) newForm(fold string) *form {
	class := lexicon.ClassOf(fold)
	f := &form{fold: fold, base: baseForm(fold), content: !text.IsFunction(fold) && !class.Has(grammar), opens: openWords()[fold], closes: closers()[fold], reporting: class.Has(lexicon.Reporting)}
	if topic := lexicon.Canonical(fold); f.content && topic == infinitive(fold) {
		f.topic = f.base // stemming takes long
	} else if f.content {
		f.topic = text.Stem(topic)
	}
	if strings.HasSuffix(fold, "n't") {
		f.fold, f.base = "not", "not"
	}
	f.plain = f.content && !class.Has(idle) && !lexicon.IsReporting(fold) && len(fold) > 2
	if rest, ok := prefixed(f.fold); ok {
		f.affirmed = baseForm(rest)
	}
	written := "=" + f.fold
	f.patterns = append(append(f.patterns, t.first[f.base]...), t.first[written]...)
	f.negators = append(append(f.negators, negators()[written]...), negators()[f.base]...)
	return f
}
