package articles

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// parse makes an article of a file's bytes, by its name Markdown or plain text.
func parse(name string, data []byte) (model.Article, []string, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if err := check(name, data); err != nil {
		return model.Article{}, nil, err
	}
	matter, body, notices := cutFrontMatter(string(data))
	for i, notice := range notices {
		notices[i] = text.SanitizeLine(name + ": " + notice)
	}
	parseText := text.ParsePlain
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		parseText = text.ParseMarkdown
	}
	a := parseText(body)
	if strings.TrimSpace(a.Text) == "" {
		return model.Article{}, nil, noText(name, len(body) < len(data))
	}
	base := filepath.Base(name)
	a.ID = text.SanitizeLine(strings.TrimSuffix(base, filepath.Ext(base)))
	a.Source, a.Title, a.Date, a.URL, a.Authors = matter.source, matter.title, matter.date, matter.url, matter.authors
	return a, notices, nil
}

func noText(name string, matter bool) *Error {
	if matter {
		return &Error{Path: name, Problem: "there is no text after the front matter", Advice: "add the article's text"}
	}
	return &Error{Path: name, Problem: "the file is empty", Advice: "put the article's text into it, or leave it out"}
}

// check tells why the bytes cannot be the text of an article.
func check(name string, data []byte) error {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return noText(name, false)
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return &Error{Path: name, Problem: "the text is in UTF-16", Advice: "save it as UTF-8 (iconv -f UTF-16 -t UTF-8)"}
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return &Error{Path: name, Problem: fmt.Sprintf("this is binary data, not text (byte %d is zero)", i), Advice: "save the article as text and name that"}
	}
	if i := firstInvalid(data); i >= 0 {
		line := bytes.Count(data[:i], []byte{'\n'}) + 1
		return &Error{
			Path:    name,
			Problem: fmt.Sprintf("the text is not UTF-8 at byte %d (line %d)", i, line),
			Advice:  "save it as UTF-8 (for example with iconv -f WINDOWS-1252 -t UTF-8)",
		}
	}
	return nil
}

// firstInvalid is the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
