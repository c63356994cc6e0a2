package align

// maxRunWords bounds the words of a sentence that are compared for shared runs.
const maxRunWords = 160

// A run is a stretch of words that two sentences share.
type run struct {
	from, to, words int // where it begins in each, and its length
}

// longestRun finds the longest run of words that two sentences share; quoted
// asks for words in quotation marks of both alone.
func longestRun(a, b *sentence, quoted bool) run {
	x, y := a.words[:min(len(a.words), maxRunWords)], b.words[:min(len(b.words), maxRunWords)]
	var lengths, before [maxRunWords + 1]int32
	best := run{}
	for i := range x {
		if quoted && !a.reading.Quoted[i] {
			clear(before[:len(y)+1])
			continue
		}
		for j := range y {
			lengths[j+1] = 0
			if x[i] == y[j] && (!quoted || b.reading.Quoted[j]) {
				lengths[j+1] = before[j] + 1
				if n := int(lengths[j+1]); n > best.words {
					best = run{i - n + 1, j - n + 1, n}
				}
			}
		}
		before = lengths
	}
	return best
}

func (c *corpus) describeRuns(a, b *sentence, v []float32) {
	r := longestRun(a, b, false)
	v[fRun] = float32(r.words)
	weight := 0.0
	for _, id := range a.words[r.from : r.from+r.words] {
		weight += c.contentRarity(id)
	}
	v[fRunWeight] = float32(weight)
	if a.quoted > 0 && b.quoted > 0 {
		v[fQuotedRun] = float32(longestRun(a, b, true).words)
	}
	v[fBigrams] = c.bigrams(a, b)
}

// contentRarity is the weight of a term, 0 of a function word.
func (c *corpus) contentRarity(id int32) float64 {
	if c.function[id] {
		return 0
	}
	return c.rarity[id]
}

// bigrams adds up the weight of the pairs of neighbouring words that both hold.
func (c *corpus) bigrams(a, b *sentence) float32 {
	sum := 0.0
	x, y := a.words[:min(len(a.words), maxRunWords)], b.words[:min(len(b.words), maxRunWords)]
	for i := 0; i+1 < len(x); i++ {
		if c.function[x[i]] && c.function[x[i+1]] {
			continue
		}
		for j := 0; j+1 < len(y); j++ {
			if x[i] == y[j] && x[i+1] == y[j+1] {
				sum += c.contentRarity(x[i]) + c.contentRarity(x[i+1])
				break
			}
		}
	}
	return float32(sum)
}
