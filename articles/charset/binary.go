package charset

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"triptych/model/problem"
)

// bom is a byte order mark in UTF-8.
const bom = "\uFEFF"

// decodeWide decodes UTF-16, with a byte order mark or without, and refuses
// UTF-32. The charset is "" where data is neither.
func decodeWide(data []byte) (text []byte, charset string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}), isUTF32(data):
		return nil, "", &problem.Error{Problem: "the text is in UTF-32", Advice: "save it as UTF-8 (iconv -f UTF-32 -t UTF-8)"}
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		charset = "utf-16le"
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		charset = "utf-16be"
	default:
		if charset = utf16Without(data); charset == "" {
			return nil, "", nil
		}
	}
	text, err = wide(charset, data)
	if err == nil && strange(text) {
		err = binary("its characters are none")
	}
	if err != nil {
		return nil, "", err
	}
	return bytes.TrimPrefix(text, []byte(bom)), charset, nil
}

// wide decodes UTF-16.
func wide(charset string, data []byte) ([]byte, error) {
	order := xunicode.LittleEndian
	if charset == "utf-16be" {
		order = xunicode.BigEndian
	}
	return xunicode.UTF16(order, xunicode.IgnoreBOM).NewDecoder().Bytes(data)
}

// utf16Without reports by the zero bytes whether data is UTF-16 without a byte
// order mark, in which one byte of every letter of English is zero, always the
// same one.
func utf16Without(data []byte) string {
	head := data[:min(len(data), headSize)&^1]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	charset := ""
	switch few := len(head)/2/20 + 2; { // 5 % are the blanks alone, where the script is another
	case zeros[0] == 0 && zeros[1] >= few:
		charset = "utf-16le"
	case zeros[1] == 0 && zeros[0] >= few:
		charset = "utf-16be"
	default:
		return ""
	}
	if text, err := wide(charset, head); err != nil || strange(text) {
		return ""
	}
	return charset
}

// isUTF32 reports whether data is UTF-32 without a byte order mark.
func isUTF32(data []byte) bool {
	head := data[:min(len(data), headSize)&^3]
	if len(head) < 8 || bytes.IndexByte(head, 0) < 0 { // no character needs all of its four bytes
		return false
	}
	for _, order := range []utf32.Endianness{utf32.LittleEndian, utf32.BigEndian} {
		text, err := utf32.UTF32(order, utf32.IgnoreBOM).NewDecoder().Bytes(head)
		if err == nil && !bytes.Contains(text, []byte("\uFFFD")) && !strange(text) {
			return true
		}
	}
	return false
}

// checkText returns why the bytes are no text in any charset but UTF-16 and UTF-32.
func checkText(data []byte) error {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return binary(fmt.Sprintf("byte %d is zero", i))
	}
	controls := 0
	for _, c := range data {
		if isControl(rune(c)) {
			controls++
		}
	}
	if tooMany(controls, len(data)) {
		return binary("it is full of control characters")
	}
	return nil
}

func binary(why string) error {
	return &problem.Error{
		Problem: "this is binary data, not text (" + why + ")",
		Advice:  "save the article as text and name that",
	}
}

// strange reports whether decoded text has too many characters that no text has.
func strange(text []byte) bool {
	odd, all := 0, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == 0 || r == utf8.RuneError || isControl(r) || !unicode.IsGraphic(r) && !unicode.In(r, unicode.Cc, unicode.Cf) {
			odd++
		}
		all++
		i += size
	}
	return tooMany(odd, all)
}

// isControl reports whether r is a control character that text does not have: not
// white space, and neither the backspace nor the escape of terminals' output.
func isControl(r rune) bool {
	return r < ' ' && (r < '\b' || r > '\r' && r != 0x1B) || r == 0x7F
}

// tooMany reports whether there are more odd characters among all than a few
// mistakes or a wire's own control characters come to.
func tooMany(odd, all int) bool { return odd > 1 && odd > all/20 }
