// Package charset makes UTF-8 of text in whatever charset it comes.
package charset

import (
	"bytes"
	"fmt"
	"iter"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"triptych/model/problem"
)

// UTF8 is the name of the charset of text that is what it should be.
const UTF8 = "utf-8"

// headSize is how many bytes tell what a text is.
const headSize = 4096

// Decode returns the text that data spells as valid UTF-8, without a byte order
// mark, and the name of its charset as the web knows it: [UTF8], "utf-16le",
// "windows-1252". Text that is UTF-8 already is returned without a copy.
//
// A byte order mark decides before all else. Then text that is valid UTF-8 is
// that, whatever it is declared as: no other text of more than a few letters
// looks like it. For the rest the charset of the media type counts, then the one
// that the start of the text declares as HTML and XML do, if they can be right;
// and where nothing does, the bytes decide, in doubt for windows-1252. Text that
// is UTF-8 but for a few bytes is taken as UTF-8, and those as windows-1252.
//
// The error, a [*problem.Error], says that data is no text, or UTF-32. Time and
// memory are linear in the size of data.
func Decode(data []byte, mediaType string) (text []byte, charset string, err error) {
	if text, charset, err = decodeWide(data); charset != "" || err != nil {
		return text, charset, err
	}
	data = bytes.TrimPrefix(data, []byte(bom))
	if err := checkText(data); err != nil {
		return nil, "", err
	}
	if sevenBit(data) {
		if text, ok := decodeAs(named("iso-2022-jp"), data); ok {
			return text, "iso-2022-jp", nil
		}
	}
	if utf8.Valid(data) {
		return data, UTF8, nil
	}
	for name := range declarations(data, mediaType) {
		e := named(name)
		if e == nil || name == UTF8 || strings.HasPrefix(name, "utf-16") {
			continue // it is not
		}
		if text, ok := decodeAs(e, data); ok {
			return text, name, nil
		}
	}
	if mostlyUTF8(data) {
		return patch(data), UTF8, nil
	}
	best := guess(data)
	text, err = best.encoding.NewDecoder().Bytes(data)
	if err != nil {
		return nil, "", &problem.Error{Problem: "the text cannot be decoded", Advice: "save it as UTF-8", Err: err}
	}
	return text, best.name, nil
}

// Notice returns what a person should know of how [Decode] read the text, as one
// line: in which charset, and whether that is not the declared one. It is "" for
// plain UTF-8, and for what was read as it is declared. Data and mediaType are
// those that Decode was given, charset is what it said.
func Notice(data []byte, mediaType, charset string) string {
	if charset == UTF8 {
		if utf8.Valid(data) {
			return ""
		}
		return "not all of it is UTF-8: the rest was read as windows-1252"
	}
	for name := range declarations(data, mediaType) {
		if name == charset {
			return ""
		}
		if !strings.HasPrefix(name, "utf-16") { // a mark, or its absence, says more
			return fmt.Sprintf("declared as %s, which it is not: read as %s", name, charset)
		}
	}
	return "read as " + charset
}

// Text is [Decode] for who wants no more of the charset than to pass its notice on.
func Text(data []byte, mediaType string) (text []byte, notices []string, err error) {
	text, name, err := Decode(data, mediaType)
	if err != nil {
		return nil, nil, err
	}
	if notice := Notice(data, mediaType, name); notice != "" {
		notices = []string{notice}
	}
	return text, notices, nil
}

// Head returns the first few kilobytes of the text that data spells, as UTF-8, or
// nil where data is no text. It is for telling what a document is, and costs
// little however long that is.
func Head(data []byte, mediaType string) []byte {
	head := data[:min(len(data), headSize)]
	if len(head) < len(data) {
		head = head[:len(head)-cutRune(head)]
	}
	text, _, err := Decode(head, mediaType)
	if err != nil {
		return nil
	}
	return text
}

// cutRune is how many bytes at the end are the start of a UTF-8 sequence whose
// rest is missing.
func cutRune(data []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if tail := data[len(data)-n:]; utf8.RuneStart(tail[0]) {
			if tail[0] >= utf8.RuneSelf && !utf8.FullRune(tail) {
				return n
			}
			return 0
		}
	}
	return 0
}

// sevenBit reports whether the text is ISO-2022-JP, which spells Japanese in ASCII
// between escape sequences.
func sevenBit(data []byte) bool {
	return bytes.Contains(data, []byte("\x1b$")) && bytes.Contains(data, []byte("\x1b(")) &&
		!bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
}

// decodeAs decodes data, and reports whether it can have been meant so.
func decodeAs(e encoding.Encoding, data []byte) ([]byte, bool) {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return nil, false
	}
	bad := bytes.Count(text, []byte("\uFFFD"))
	return text, bad == 0 || bad*100 < utf8.RuneCount(text)
}

// mostlyUTF8 reports whether so much of what is not ASCII is UTF-8 that the rest
// must be mistakes.
func mostlyUTF8(data []byte) bool {
	data = data[:len(data)-cutRune(data)]
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good > 4*bad
}

// patch makes UTF-8 of text that is mostly UTF-8: what is not is windows-1252,
// as it is where pieces of two texts were put together, but for a sequence that
// is cut off at the end.
func patch(data []byte) []byte {
	text := make([]byte, 0, len(data)+len(data)/16)
	end := len(data) - cutRune(data)
	for i := 0; i < end; {
		r, size := utf8.DecodeRune(data[i:end])
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(data[i])
		}
		text = utf8.AppendRune(text, r)
		i += size
	}
	if end < len(data) {
		text = utf8.AppendRune(text, utf8.RuneError)
	}
	return text
}

// named returns the encoding of a name that [declarations] returned; nil where there
// is none.
func named(name string) encoding.Encoding {
	e, _ := htmlindex.Get(name)
	return e
}

// declarations returns the names of the charsets that a text is declared to be in,
// the most trusted first, as the web knows them. Names that nobody knows are
// left out.
func declarations(data []byte, mediaType string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, label := range []string{ofMediaType(mediaType), ofXML(data), ofHTML(data)} {
			_, name := charset.Lookup(label)
			switch name {
			case "", "replacement", "x-user-defined":
				continue
			}
			if !yield(name) {
				return
			}
		}
	}
}

// ofMediaType returns the charset of a media type, or "".
func ofMediaType(mediaType string) string {
	_, parameters, err := mime.ParseMediaType(mediaType)
	if err != nil {
		return ""
	}
	return strings.Trim(parameters["charset"], "'\" ")
}

var xmlEncoding = regexp.MustCompile(`^<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)["'][^>]*\?>`)

// ofXML returns the encoding of an XML declaration, or "".
func ofXML(data []byte) string {
	if match := xmlEncoding.FindSubmatch(data[:min(len(data), 256)]); match != nil {
		return string(match[1])
	}
	return ""
}

// ofHTML returns the charset of a meta element near the start, or "".
func ofHTML(data []byte) string {
	head := bytes.Clone(data[:min(len(data), 1000)])
	if !bytes.Contains(bytes.ToLower(head), []byte("<meta")) {
		return ""
	}
	for i, c := range head {
		if c >= utf8.RuneSelf {
			head[i] = ' '
		}
	}
	// Without a meta element both are guesses, which then differ.
	_, name, _ := charset.DetermineEncoding(head, "")
	_, other, _ := charset.DetermineEncoding(append([]byte("é"), head...), "")
	if name != other {
		return ""
	}
	return name
}
