package align

// maxRunWords bounds the words of a sentence that are searched for shared runs.
const maxRunWords = 160

// A run is a stretch of consecutive words that two sentences share.
type run struct {
	from, to, words int // where it begins in each, and its length
}

// longestRun returns the longest run of words that two sentences share (the
// longest common substring); with quoted set, only words inside quotation marks
// of both count. It calls onBigram, unless nil, with the index in a of the
// second word of every bigram that b has too.
func longestRun(a, b *sentence, quoted bool, onBigram func(i int)) run {
	x, y := a.words[:min(len(a.words), maxRunWords)], b.words[:min(len(b.words), maxRunWords)]
	var one, other [maxRunWords + 1]int32
	lengths, before := one[:len(y)+1], other[:len(y)+1]
	best := run{}
	for i, word := range x {
		if !b.wordFilter.mayContain(word) || quoted && !a.reading.Quoted[i] {
			clear(before)
			continue
		}
		paired := false
		for j, w := range y {
			if w != word || quoted && !b.reading.Quoted[j] {
				lengths[j+1] = 0
				continue
			}
			n := before[j] + 1
			lengths[j+1] = n
			paired = paired || n > 1
			if int(n) > best.words {
				best = run{i + 1 - int(n), j + 1 - int(n), int(n)}
			}
		}
		if paired && onBigram != nil {
			onBigram(i)
		}
		lengths, before = before, lengths
	}
	return best
}

func (c *corpus) extractRuns(a, b *sentence, v []float32) {
	bigrams := 0.0
	r := longestRun(a, b, false, func(i int) {
		bigrams += c.contentIDF(a.words[i-1]) + c.contentIDF(a.words[i])
	})
	v[fBigrams] = float32(bigrams)
	v[fRun] = float32(r.words)
	weight := 0.0
	for _, id := range a.words[r.from : r.from+r.words] {
		weight += c.contentIDF(id)
	}
	v[fRunWeight] = float32(weight)
	if a.quotedShare > 0 && b.quotedShare > 0 {
		v[fQuotedRun] = float32(longestRun(a, b, true, nil).words)
	}
}

// contentIDF returns the inverse document frequency of a term, 0 for a function
// word.
func (c *corpus) contentIDF(id int32) float64 {
	if c.isFunction[id] {
		return 0
	}
	return c.idf[id]
}
