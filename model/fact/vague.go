package fact

// vague reads words for numbers that nobody has counted.
type vague struct {
	numberWords
	digits digits
	nouns  nouns
}

// vagueAt reads dozens, hundreds of thousands, several hundred, a couple of, a
// handful of.
func (r *vague) vagueAt(i int) (amount, bool) {
	start, few := i, 1.0
	fold := r.fold(i)
	if v, ok := fewWords[fold]; ok || fold == "a" && fewWords[r.fold(i+1)][0] > 0 {
		if !ok {
			i++
			v = fewWords[r.fold(i)]
		}
		if v[0] == 2 && r.fold(i+1) != "of" {
			return amount{}, false // a married couple
		}
		return r.fewAt(i, v)
	}
	low := 0.0
	for ; i < len(r.words) && !r.taken[i]; i++ {
		m, ok := vagueNumbers[r.words[i].Fold]
		if !ok {
			break
		}
		low = m * few
		few = low / 2
		if r.fold(i+1) != "of" || vagueNumbers[r.fold(i+2)] == 0 {
			i++
			break
		}
		i++
	}
	if low == 0 || i == start {
		return amount{}, false
	}
	a := amount{low: low * 0.75, high: low * 7.5, written: low, times: 1, last: i - 1, vague: true}
	if r.fold(i) == "of" && r.nouns.hasNounAfter(i) {
		a.last = i
	}
	return a, true
}

// fewAt reads several, several hundred, a couple of.
func (r *vague) fewAt(i int, few [2]float64) (amount, bool) {
	a := amount{low: few[0], high: few[1], written: few[0], times: 1, last: i, vague: true}
	if r.fold(i+1) == "of" && !ofThem()[r.fold(i+2)] {
		a.last++
	}
	before := a.last
	if r.digits.readMagnitudes(&a); a.last > before {
		return a, true
	}
	if a.last == i && r.words[i].Fold == "several" && !r.nouns.hasNounAfter(i) && r.fold(i+1) != "of" {
		return amount{}, false
	}
	return a, true
}

// fewWords has what words for a small number allow.
var fewWords = map[string][2]float64{"several": {3, 9}, "couple": {2, 3}, "handful": {3, 8}}

// vagueNumbers has the least that a plural stands for: dozens are at least two.
var vagueNumbers = map[string]float64{
	"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6, "billions": 2e9, "tens": 20,
}
