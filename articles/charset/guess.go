package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// sampleSize is how many bytes a guess reads, from the first that is not ASCII.
const sampleSize = 16 << 10

// A candidate is a charset that a text may be in.
type candidate struct {
	name     string
	encoding encoding.Encoding
}

// candidates are the charsets that are guessed, the likeliest first.
func candidates() []candidate {
	return []candidate{
		{"windows-1252", charmap.Windows1252},
		{"macintosh", charmap.Macintosh},
		{"ibm850", charmap.CodePage850},
		{"ibm437", charmap.CodePage437},
		{"windows-1250", charmap.Windows1250},
		{"windows-1251", charmap.Windows1251},
		{"koi8-r", charmap.KOI8R},
		{"ibm866", charmap.CodePage866},
		{"windows-1253", charmap.Windows1253},
		{"windows-1255", charmap.Windows1255},
		{"windows-1256", charmap.Windows1256},
		{"gb18030", simplifiedchinese.GB18030},
		{"big5", traditionalchinese.Big5},
		{"shift_jis", japanese.ShiftJIS},
		{"euc-jp", japanese.EUCJP},
		{"euc-kr", korean.EUCKR},
	}
}

// guess returns the candidate in which data looks most like text.
func guess(data []byte) candidate {
	start := 0
	for start < len(data) && data[start] < utf8.RuneSelf {
		start++
	}
	// From before the first such byte on, what is before it counts too.
	sample := data[max(0, start-1):]
	sample = sample[:min(len(sample), sampleSize)]
	var best candidate
	highest := 0
	for i, c := range candidates() {
		text, err := c.encoding.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if s := score(string(text)); i == 0 || s > highest {
			best, highest = c, s
		}
	}
	return best
}

// score returns how much the characters beyond ASCII look as if they belonged where
// they stand.
func score(text string) int {
	total := 0
	before := ' '
	for i, r := range text {
		if r >= utf8.RuneSelf {
			after := ' '
			if next := text[i+utf8.RuneLen(r):]; next != "" {
				after, _ = utf8.DecodeRuneInString(next)
			}
			total += fits(before, r, after)
		}
		before = r
	}
	return total
}

// fits returns how well r stands between its neighbours: below 0 where it is out of
// place.
func fits(before, r, after rune) int {
	switch {
	case r == utf8.RuneError || !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r):
		return -10
	case r == '’' && unicode.IsLetter(before) && unicode.IsLetter(after):
		return 5
	case r == '’' || r == '”' || r == '»':
		return either(!unicode.IsSpace(before) && !unicode.IsLetter(after), 3, -3)
	case r == '‘' || r == '“' || r == '„' || r == '«':
		return either(!unicode.IsLetter(before) && !unicode.IsSpace(after), 3, -3)
	case r == '–' || r == '—' || r == '…' || r == '\u00A0':
		return 1
	case unicode.Is(unicode.Sc, r):
		return either(unicode.IsDigit(before) || unicode.IsDigit(after), 3, 0)
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return fitsWord(before, r, after)
	}
	return either(unicode.IsLetter(before) && unicode.IsLetter(after), -4, 0)
}

// fitsWord is fits for a letter.
func fitsWord(before, r, after rune) int {
	total := 0
	own := script(r)
	small := r
	if own == latin {
		small = unicode.ToLower(r) // elsewhere charsets differ in the case
	}
	if strings.ContainsRune(common, small) || strings.ContainsRune(commonLast, r) && !unicode.IsLetter(after) {
		total += 2
	}
	for _, o := range []rune{before, after} {
		switch {
		case unicode.IsLetter(o) || unicode.IsMark(o):
			total += either(script(o) == own, 1, -4)
			if own == latin && o >= utf8.RuneSelf {
				total -= 2 // accents are rare
			}
		case unicode.IsDigit(o) && own != ideographic:
			total -= 2
		}
	}
	if unicode.IsUpper(r) && unicode.IsLower(before) || unicode.IsLower(r) && unicode.IsUpper(after) {
		total -= 4
	}
	return total
}

func either(yes bool, a, b int) int {
	if yes {
		return a
	}
	return b
}

// common are letters that are frequent in the languages that have them, and
// commonLast those that are so at the ends of words: the charsets of one script
// differ in their case, or in rare ones.
const (
	common = "éèàêçâôîüöäßñáíóúãõåøæ" + "ąćęłńśżźčšžřěůőű" + "оеаинт" + "αοιετσ" + "יוהלא" + "الينم" +
		"的一是不了在有人我他这中大来上国说们为和這來國說們為时会" + "のにはをたがでてとしれさいるなも" + "이다는의을에가한고로지"
	commonLast = "ìòù"
)

// What script returns for letters of which charsets know many.
const (
	latin       = 1
	ideographic = 6
)

// script returns a number for the script of a letter: no word mixes two of them.
func script(r rune) int {
	if unicode.Is(unicode.Latin, r) {
		return latin
	}
	for i, table := range []*unicode.RangeTable{unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic} {
		if unicode.Is(table, r) {
			return latin + 1 + i
		}
	}
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
		return ideographic
	}
	return 0
}
