package pdf

import (
	"bufio"
	"errors"
	"html"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/articles/draft"
)

// A layout is what pdftotext finds in a PDF.
type layout struct {
	title, author string // as the PDF says of itself
	heights       []float64
	lines         []line // in the order of reading
}

// A line is a row of words in one column. Places are in points, from the top
// left corner of the page.
type line struct {
	page, block              int // both numbered through the document
	left, top, right, bottom float64
	size                     float64 // the height of its letters
	first                    float64 // how wide its first word is
	text                     string
}

const (
	maxLine   = 1 << 20  // bytes of a line that pdftotext writes
	maxOutput = 96 << 20 // bytes of all: some hundred for each word
	maxLines  = 500_000  // of text
	maxPages  = 5_000
	// touching is how near two words stand that are one, as part of their size:
	// less than the narrowest blank.
	touching = 0.08
)

// parse reads what pdftotext -bbox-layout writes: an XHTML file with a tag or a
// word on each line. Whatever is not of that form is left out.
func parse(r io.Reader) (layout, error) {
	p := parser{apart: true}
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxLine)
	for scanner.Scan() {
		p.output += len(scanner.Bytes()) + 1
		p.line(strings.TrimLeft(scanner.Text(), " "))
		if p.output > maxOutput || p.bytes > draft.MaxSize || len(p.lines) > maxLines || len(p.heights) > maxPages {
			return layout{}, tooLarge()
		}
	}
	if err := scanner.Err(); errors.Is(err, bufio.ErrTooLong) {
		return layout{}, tooLarge()
	} else if err != nil {
		return layout{}, broken(err, "")
	}
	p.finish()
	return p.layout, nil
}

// A parser is where the reading of pdftotext's output has come to.
type parser struct {
	layout
	apart   bool // the next line is of another block
	current line
	words   strings.Builder // of the current line
	letters float64         // in it
	end     float64         // of its last word
	bytes   int             // of all words
	output  int             // bytes read
}

// line reads a line.
func (p *parser) line(s string) {
	switch {
	case strings.HasPrefix(s, "<word "):
		p.word(s)
	case strings.HasPrefix(s, "<line "), strings.HasPrefix(s, "</line>"):
		p.finish()
	case strings.HasPrefix(s, "<block "):
		p.finish()
		p.apart = true
	case strings.HasPrefix(s, "<page "):
		p.finish()
		p.apart = true
		p.heights = append(p.heights, number(s, "height"))
	case strings.HasPrefix(s, "<title>"):
		p.title = html.UnescapeString(strings.TrimSuffix(strings.TrimPrefix(s, "<title>"), "</title>"))
	case strings.HasPrefix(s, `<meta name="Author" content="`):
		author, _, _ := strings.Cut(strings.TrimPrefix(s, `<meta name="Author" content="`), `"`)
		p.author = html.UnescapeString(author)
	}
}

// word reads a word into the current line.
func (p *parser) word(s string) {
	start, end := strings.IndexByte(s, '>'), strings.LastIndex(s, "</word>")
	if start < 0 || end < start || len(p.heights) == 0 {
		return
	}
	text := strings.TrimSpace(typography.Replace(html.UnescapeString(s[start+1 : end])))
	letters := float64(utf8.RuneCountInString(text))
	tag := s[:start+1]
	left, top, right, bottom := number(tag, "xMin"), number(tag, "yMin"), number(tag, "xMax"), number(tag, "yMax")
	size := bottom - top
	// Words that stand upright run along the edge of a page.
	if letters == 0 || size <= 0 || letters > 2 && size > 2*(right-left) && hasLetters(text) {
		return
	}
	l := &p.current
	switch {
	case p.words.Len() == 0:
		*l = line{page: len(p.heights) - 1, left: left, top: top, right: right, bottom: bottom, first: right - left}
	case left-p.end > touching*size || left < p.end-size:
		p.words.WriteByte(' ')
	}
	p.words.WriteString(text)
	l.left, l.top, l.right, l.bottom = min(l.left, left), min(l.top, top), max(l.right, right), max(l.bottom, bottom)
	l.size = (l.size*p.letters + size*letters) / (p.letters + letters)
	p.letters, p.end = p.letters+letters, right
	p.bytes += len(text) + 1
}

// finish ends the current line.
func (p *parser) finish() {
	if p.words.Len() > 0 {
		p.current.text = p.words.String()
		if n := len(p.lines); n > 0 {
			p.current.block = p.lines[n-1].block
			if p.apart {
				p.current.block++
			}
		}
		p.apart = false
		p.lines = append(p.lines, p.current)
	}
	p.words.Reset()
	p.letters = 0
}

func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// number returns the value of an attribute that is a place on a page; 0 for
// anything else.
func number(tag, name string) float64 {
	_, rest, _ := strings.Cut(tag, " "+name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	const farOff = 1e6
	if n, err := strconv.ParseFloat(value, 64); err == nil && n > -farOff && n < farOff {
		return n
	}
	return 0
}

// typography undoes what fonts make of a word: letters that are cast as one, and the
// bullet in the place that symbols have in their own fonts.
var typography = strings.NewReplacer("\uFB00", "ff", "\uFB01", "fi", "\uFB02", "fl", "\uFB03", "ffi", "\uFB04", "ffl", "\uFB05", "st", "\uFB06", "st",
	"\uF0B7", "•", "\uF0A7", "•", "\u2010", "-")
