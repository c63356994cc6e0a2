package charset

import (
	"bytes"
	"iter"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
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

// candidates are the charsets that are guessed: of languages in Latin letters, and of
// others, the likeliest of each first.
func candidates() (latins, others []candidate) {
	return []candidate{
			{"windows-1252", charmap.Windows1252},
			{"windows-1250", charmap.Windows1250},
			{"iso-8859-2", charmap.ISO8859_2},
			{"windows-1254", charmap.Windows1254},
			{"windows-1257", charmap.Windows1257},
			{"macintosh", charmap.Macintosh},
			{"ibm850", charmap.CodePage850},
			{"ibm852", charmap.CodePage852},
			{"ibm437", charmap.CodePage437},
		}, []candidate{
			{"windows-1251", charmap.Windows1251},
			{"koi8-r", charmap.KOI8R},
			{"ibm866", charmap.CodePage866},
			{"windows-1253", charmap.Windows1253},
			{"windows-1255", charmap.Windows1255},
			{"windows-1256", charmap.Windows1256},
			{"iso-8859-6", charmap.ISO8859_6},
			{"gb18030", simplifiedchinese.GB18030},
			{"big5", traditionalchinese.Big5},
			{"shift_jis", japanese.ShiftJIS},
			{"euc-jp", japanese.EUCJP},
			{"euc-kr", korean.EUCKR},
		}
}

// guess returns the charset in which data looks most like text: of a script that
// is not Latin the one that the detector knows, if the text is of that script, or
// else the one whose characters fit together best.
func guess(data []byte) candidate {
	start := 0
	for start < len(data) && data[start] < utf8.RuneSelf {
		start++
	}
	// From before the first such byte on, what is before it counts too.
	sample := data[max(0, start-1):]
	sample = sample[:min(len(sample), sampleSize)]
	if c, known := detect(sample); known {
		return c
	}
	latins, others := candidates()
	if runs(sample) < longRuns {
		return best(sample, latins, likeliest, rarer)
	}
	return best(sample, append(latins, others...), fit, 0)
}

// rarer is how much less likely each of the charsets in Latin letters is than the one
// before, as a logarithm.
const rarer = 0.25

// best returns the candidate whose text scores highest, where each counts for step less
// than the one before; of equal ones the first.
func best(sample []byte, list []candidate, score func(text string) float64, step float64) candidate {
	var found candidate
	highest := math.Inf(-1)
	for i, c := range list {
		text, err := c.encoding.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if s := score(string(text)) - float64(i)*step; s > highest {
			found, highest = c, s
		}
	}
	return found
}

// longRuns is how many bytes beyond ASCII stand side by side on average, at least,
// where a script is not Latin.
const longRuns = 1.7

// runs returns how many bytes beyond ASCII stand side by side on average.
func runs(sample []byte) float64 {
	high, starts := 0, 0
	for i, c := range sample {
		if c >= utf8.RuneSelf {
			high++
			if i == 0 || sample[i-1] < utf8.RuneSelf {
				starts++
			}
		}
	}
	return float64(high) / float64(max(starts, 1))
}

// minConfidence is how sure the detector has to be, from 0 to 1.
const minConfidence = 0.4

// detect returns the charset of a text in a script that is not Latin, if the
// detector knows one in which nearly all characters beyond ASCII are of that
// script.
func detect(sample []byte) (c candidate, known bool) {
	if runs(sample) < longRuns {
		return candidate{}, false
	}
	for _, found := range chardet.DetectAll(sample) {
		name := strings.ToLower(found.Encoding)
		if other := detectedAs[name]; other != "" {
			name = other
		}
		_, name = charset.Lookup(name)
		e := named(name)
		if e == nil || found.Confidence < minConfidence || strings.HasPrefix(name, "utf-") {
			continue
		}
		text, err := e.NewDecoder().Bytes(sample)
		if err != nil || !ofOneScript(string(text)) {
			continue
		}
		if wider := named(widerThan[name]); wider != nil {
			if other, err := wider.NewDecoder().Bytes(sample); err == nil && bytes.Equal(text, other) {
				return candidate{widerThan[name], wider}, true
			}
		}
		return candidate{name, e}, true
	}
	return candidate{}, false
}

// detectedAs has the names that the web has for charsets that the detector calls
// otherwise.
var detectedAs = map[string]string{"cp932": "shift_jis", "cp949": "euc-kr", "uhc": "euc-kr", "gb2312": "gb18030", "maccyrillic": "x-mac-cyrillic", "tis-620": "windows-874"}

// widerThan has for charsets of a standard those of Windows that hold nearly all of
// them: where a text is the same in both, it may go on as the latter.
var widerThan = map[string]string{"iso-8859-7": "windows-1253", "iso-8859-8": "windows-1255"}

// ofOneScript reports whether of a text's letters beyond ASCII nearly all are of
// one script, which is not Latin, and nearly all of its characters can be text.
func ofOneScript(text string) bool {
	counts := make(map[int]int)
	letters, bad, most := 0, 0, 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
		case r == utf8.RuneError || !unicode.IsGraphic(r):
			bad++
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters++
			s := script(r)
			if counts[s]++; s > latin {
				most = max(most, counts[s])
			}
		}
	}
	return letters > 0 && most*10 >= letters*9 && bad*50 <= letters
}

// fit returns how much the characters beyond ASCII look as if they belonged where they
// stand.
func fit(text string) float64 {
	total := 0
	for c := range beyondASCII(text) {
		total += fits(c.before, c.r, c.after)
	}
	return float64(total)
}

// A character is one with its neighbours, a blank at the ends of a text.
type character struct{ before, r, after rune }

// beyondASCII returns the characters of a text that are not ASCII.
func beyondASCII(text string) iter.Seq[character] {
	return func(yield func(character) bool) {
		before := ' '
		for i, r := range text {
			if r >= utf8.RuneSelf {
				after := ' '
				if next := text[i+utf8.RuneLen(r):]; next != "" {
					after, _ = utf8.DecodeRuneInString(next)
				}
				if !yield(character{before, r, after}) {
					return
				}
			}
			before = r
		}
	}
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
	thai        = 7
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
	switch {
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul), r == 'ー', r == '々', r == 'ｰ':
		return ideographic
	case unicode.Is(unicode.Thai, r):
		return thai
	}
	return 0
}
