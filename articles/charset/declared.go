package charset

import (
	"bytes"
	"iter"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

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
