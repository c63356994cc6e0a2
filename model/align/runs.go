package align

// maxRunWords bounds the words of a sentence that are compared for shared runs.
const maxRunWords = 160

// A run is a stretch of words that two sentences share.
type run struct {
	from, to, words int // where it begins in each, and its length
}

// longestRun finds the longest run of words that two sentences share; quoted
// asks for words in quotation marks of both alone. It calls twice with every
// word of a that stands after the same word in both.
func longestRun(a, b *sentence, quoted bool, twice func(i int)) run {
	x, y := a.words[:min(len(a.words), maxRunWords)], b.words[:min(len(b.words), maxRunWords)]
	var one, other [maxRunWords + 1]int32
	lengths, before := one[:len(y)+1], other[:len(y)+1]
	best := run{}
	for i, word := range x {
		if !b.wordSet.may(word) || quoted && !a.reading.Quoted[i] {
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
		if paired && twice != nil {
			twice(i)
		}
		lengths, before = before, lengths
	}
	return best
}

func (c *corpus) describeRuns(a, b *sentence, v []float32) {
	bigrams := 0.0
	r := longestRun(a, b, false, func(i int) {
		bigrams += c.contentRarity(a.words[i-1]) + c.contentRarity(a.words[i])
	})
	v[fBigrams] = float32(bigrams)
	v[fRun] = float32(r.words)
	weight := 0.0
	for _, id := range a.words[r.from : r.from+r.words] {
		weight += c.contentRarity(id)
	}
	v[fRunWeight] = float32(weight)
	if a.quoted > 0 && b.quoted > 0 {
		v[fQuotedRun] = float32(longestRun(a, b, true, nil).words)
	}
}

// contentRarity is the weight of a term, 0 of a function word.
func (c *corpus) contentRarity(id int32) float64 {
	if c.function[id] {
		return 0
	}
	return c.rarity[id]
}
