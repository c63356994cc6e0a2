package text

import (
	"strconv"
	"strings"

	"triptych/model"
)

// A Bound says how a number relates to the true value.
type Bound string

// The bounds, as they are written in a normal form.
const (
	Exactly Bound = ""
	About   Bound = "~"
	AtLeast Bound = ">="
	AtMost  Bound = "<="
)

// A Number is an amount that a text mentions.
type Number struct {
	model.Span      // from the bound's words to the unit
	First, Last int // indices of its words; Last is inclusive
	Value       float64
	Bound       Bound
	Unit        string // USD, %, or the folded head noun; empty if there is none
	Exact       bool   // written out to the last digit, not rounded to a magnitude
}

// String returns the normal form: ">=600 statements", "~44000000 USD", "35.7
// %".
func (n Number) String() string {
	s := string(n.Bound) + strconv.FormatFloat(n.Value, 'f', -1, 64)
	if n.Unit != "" {
		s += " " + n.Unit
	}
	return s
}

// Numbers returns the amounts among the words of list, which index src. Words
// for which skip, if not nil, is true are left out, and so are ordinals.
func Numbers(src string, list []Word, skip []bool) []Number {
	var found []Number
	for i := 0; i < len(list); {
		if n, ok := readNumber(src, list, skip, i); ok {
			found = append(found, n)
			i = n.Last + 1
			continue
		}
		i++
	}
	return found
}

// readNumber reads one amount, whose bound may be before word i.
func readNumber(src string, list []Word, skip []bool, i int) (Number, bool) {
	if skip != nil && skip[i] {
		return Number{}, false
	}
	n := Number{First: i}
	next := i
	if code, ok := currencySigns[list[i].Fold]; ok && i+1 < len(list) && list[i+1].Numeral {
		n.Unit, next = code, i+1
	}
	value, after, exact, ok := readAmount(src, list, next)
	if !ok {
		return Number{}, false
	}
	n.Value, n.Exact, n.Last = value, exact, after-1
	n.readUnit(src, list)
	n.readBound(src, list)
	if n.Value == 1 && n.Unit == "" && !list[i].Numeral {
		return Number{}, false // "one" the pronoun
	}
	n.Span = model.Span{Start: list[n.First].Start, End: list[n.Last].End}
	return n, true
}

// readAmount reads numerals or number words and a magnitude: 1.5 million, two
// hundred and six, a dozen. It returns the index after them.
func readAmount(src string, list []Word, i int) (value float64, after int, exact, ok bool) {
	if list[i].Numeral {
		value, ok = readNumeral(list[i].Fold)
		after, exact = i+1, true
	} else {
		value, after, ok = readNumberWords(src, list, i)
		exact = ok
	}
	if !ok {
		return 0, i, false, false
	}
	for after < len(list) && joined(src, list, after-1) {
		m, isMagnitude := magnitudes[list[after].Fold]
		if !isMagnitude {
			break
		}
		value *= m
		exact = false
		after++
	}
	return value, after, exact, true
}

// readNumeral reads 43,885,310 and 35.7 and 3m; not 12th, 1980s or a time of
// day.
func readNumeral(s string) (float64, bool) {
	factor := 1.0
	for suffix, m := range numeralSuffixes {
		if rest, ok := strings.CutSuffix(s, suffix); ok && rest != "" && rest[len(rest)-1] <= '9' {
			s, factor = rest, m
			break
		}
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return value * factor, err == nil
}

// readNumberWords reads spelled-out amounts below a thousand, with a half. It
// returns the index after them.
func readNumberWords(src string, list []Word, i int) (value float64, after int, ok bool) {
	if list[i].Fold == "a" || list[i].Fold == "half" {
		if i+1 < len(list) && list[i+1].Fold == "dozen" {
			return 12 / float64(len(list[i].Fold)/4+1), i + 2, true
		}
		return 0, i, false
	}
	for after = i; after < len(list) && (after == i || joined(src, list, after-1)); after++ {
		word := list[after].Fold
		small, isSmall := smallNumbers[word]
		switch {
		case isSmall && after > i && (value < 20 || small >= 10 && value < 100 || int(value)%10 != 0):
			return value, after, ok
		case isSmall:
			value, ok = value+small, true
		case word == "hundred" && ok && value < 100:
			value *= 100
		case word == "and" && value >= 100 && after+1 < len(list) && smallNumbers[list[after+1].Fold] > 0:
		case word == "and" && ok && after+2 < len(list) && list[after+1].Fold == "a" && list[after+2].Fold == "half":
			return value + 0.5, after + 3, true
		default:
			return value, after, ok
		}
	}
	return value, after, ok
}

// joined reports whether only a space or hyphen, or nothing, is between words i
// and i+1.
func joined(src string, list []Word, i int) bool {
	if i+1 >= len(list) {
		return false
	}
	switch src[list[i].End:list[i+1].Start] {
	case " ", "-", "\u00a0", "\u2011", "":
		return true
	}
	return false
}

// readUnit sets the unit, a percent sign, the name of a currency or the noun
// counted, and extends the number by it.
func (n *Number) readUnit(src string, list []Word) {
	i := n.Last + 1
	if i >= len(list) || !joined(src, list, n.Last) {
		return
	}
	if unit, ok := unitWords[list[i].Fold]; ok {
		n.Unit, n.Last = unit, i
		return
	}
	if n.Unit != "" {
		return
	}
	head := -1
	for j := i; j < len(list) && j < i+4 && (j == i || joined(src, list, j-1)); j++ {
		word := list[j].Fold
		if IsFunction(word) || list[j].Numeral || head >= 0 && isParticiple(word) {
			break
		}
		head = j
		if strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !list[j].Capital {
			break
		}
	}
	if head >= 0 {
		n.Unit, n.Last = list[head].Fold, head
	}
}

// isParticiple reports whether a word after a noun does not belong to it: four
// men accused.
func isParticiple(word string) bool {
	return strings.HasSuffix(word, "ed") && !strings.Contains(word, "-")
}

// readBound sets the bound and extends the number by the words before it that
// express it.
func (n *Number) readBound(src string, list []Word) {
	for width := 3; width >= 1; width-- {
		from := n.First - width
		if from < 0 || !joined(src, list, n.First-1) {
			continue
		}
		parts := make([]string, width)
		for j := range parts {
			parts[j] = list[from+j].Fold
		}
		if bound, ok := boundWords[strings.Join(parts, " ")]; ok {
			n.Bound, n.First = bound, from
			return
		}
	}
}
