package fact

// A numberReader reads what a sentence counts and measures, from its first word
// to its last.
type numberReader struct {
	*sentence
	amounts    *amounts
	currencies currencies
	labels     *labels
	readers    []func(int) (Fact, bool) // in the order in which they are tried
}

// newNumberReader returns a reader of the numbers of a sentence.
func newNumberReader(words numberWords) *numberReader {
	nouns, measures, currencies := nouns{words}, measures{words}, currencies{words}
	fractions, digits := fractions{words, measures}, digits{words, currencies}
	amounts := &amounts{numberWords: words, currencies: currencies, fractions: fractions, digits: digits, vague: vague{words, digits, nouns}, spelled: spelled{words}}
	pairs := &pairs{words, amounts, measures}
	quantities := &quantities{words, amounts, currencies, measures, nouns}
	unnumbered := unnumbered{words, nouns}
	return &numberReader{words.sentence, amounts, currencies, &labels{words, currencies, fractions, measures, pairs}, []func(int) (Fact, bool){
		unnumbered.unanimousAt, unnumbered.noneAt, quakes{words}.magnitudeAt, ratios{words, amounts}.ratioAt, pairs.teamsAt, pairs.pairAt,
		unnumbered.singleAt, (&spreads{words, amounts, bounds{words}, currencies, quantities}).rangeAt,
		(&boundedQuantities{words, bounds{words}, nouns, quantities, rates{words}}).quantityAt, positions{words, nouns}.ordinalAt,
	}}
}

// read finds the facts of the words that no time has taken.
func (r *numberReader) read() {
	r.amounts.asked = false
	for i := 0; i < len(r.words); {
		if !r.mayStart(i) && !r.mayLabel(i+1) {
			i++
			continue
		}
		f, ok := r.factAt(i)
		if !ok {
			i++
			continue
		}
		r.found = append(r.found, f)
		r.context.learn(f.Value)
		i = max(i, f.Last) + 1
		r.free = i
	}
}

// factAt returns the fact whose number, or the name before it, is word i.
func (r *numberReader) factAt(i int) (Fact, bool) {
	if r.taken[i] || r.labels.isLabel(i) {
		return Fact{}, false
	}
	if f, ok := r.labels.labelAt(i); ok || !r.mayStart(i) {
		return f, ok
	}
	for _, read := range r.readers {
		if f, ok := read(i); ok {
			return f, true
		}
	}
	return Fact{}, false
}

// mayStart reports whether a fact can begin with word i. Most words are told
// apart by that alone.
func (r *numberReader) mayStart(i int) bool {
	switch s := r.starts[i]; {
	case s&startsNumber != 0:
		return true
	case s&startsMoney != 0:
		_, _, isCurrency := r.currencies.currencyBefore(i)
		return isCurrency
	}
	return false
}

// mayLabel reports whether word i can be the number of the thing before it.
func (r *numberReader) mayLabel(i int) bool { return i < len(r.words) && r.words[i].Numeral }

// numberStarters have the words, beside ordinals, ratios and vague numbers, with
// which a fact that is not of time can start.
const numberStarters = spelledNumberWords + ` a an half quarter hundred several unanimous unanimously without none nobody no not both
magnitude twice zero`
