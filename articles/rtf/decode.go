package rtf

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A decoder makes text of bytes.
type decoder struct {
	pending  []byte
	ansi     int // the code page of the document
	fonts    map[int]int
	standard int  // the font of the document
	current  int  // the code page of the font that is used, 0 for that of the document
	high     rune // the first half of a character that is spelled as two numbers
}

func newDecoder() decoder {
	return decoder{ansi: 1252, fonts: make(map[int]int)}
}

// add takes in a byte that was spelled as a number.
func (d *decoder) add(b byte) { d.pending = append(d.pending, b) }

// addText takes in letters as they stand. Of a character of two bytes the first may be
// spelled as a number alone, and the second stand.
func (d *decoder) addText(s []byte) { d.pending = append(d.pending, s...) }

// flush returns the text of what is pending.
func (d *decoder) flush() string {
	if len(d.pending) == 0 {
		return ""
	}
	s := string(d.pending)
	if !isASCII(d.pending) {
		if decoded, err := encodingOf(d.pageNow()).NewDecoder().Bytes(d.pending); err == nil {
			s = string(decoded)
		}
	}
	d.pending, d.high = d.pending[:0], 0
	return s
}

// pageNow returns the code page of the bytes that are read.
func (d *decoder) pageNow() int {
	if d.current != 0 {
		return d.current
	}
	return d.ansi
}

// use takes a font from here on.
func (d *decoder) use(font int) { d.current = d.fonts[font] }

// page sets the code page of the document.
func (d *decoder) page(number int) {
	if number > 0 {
		d.ansi = number
	}
}

// kindOf sets the code page of the document by the machine that it is from. Windows may
// have said which one before.
func (d *decoder) kindOf(machine string) {
	switch machine {
	case "mac":
		d.ansi = 10000
	case "pc":
		d.ansi = 437
	case "pca":
		d.ansi = 850
	}
}

func isASCII(s []byte) bool {
	for _, b := range s {
		if b >= 0x80 {
			return false
		}
	}
	return true
}

// pageOfCharset returns the code page of a charset of a font, 0 for that of the document.
func pageOfCharset(charset int) int {
	switch charset {
	case 77:
		return 10000
	case 128:
		return 932
	case 129:
		return 949
	case 134:
		return 936
	case 136:
		return 950
	case 161:
		return 1253
	case 162:
		return 1254
	case 163:
		return 1258
	case 177, 181:
		return 1255
	case 178, 179, 180:
		return 1256
	case 186:
		return 1257
	case 204:
		return 1251
	case 222:
		return 874
	case 238:
		return 1250
	case 254:
		return 437
	case 255:
		return 850
	}
	return 0
}

// encodingOf returns the encoding of a code page, that of Western Europe for one that is
// not known.
func encodingOf(page int) encoding.Encoding {
	switch page {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	case 866:
		return charmap.CodePage866
	case 874:
		return charmap.Windows874
	case 932:
		return japanese.ShiftJIS
	case 936:
		return simplifiedchinese.GBK
	case 949:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 10000:
		return charmap.Macintosh
	case 65001:
		return encoding.Nop
	}
	return charmap.Windows1252
}
