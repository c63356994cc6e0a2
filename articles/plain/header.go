package plain

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/articles/draft"
)

// Limits of what stands above a text.
const (
	maxHeader   = 4 << 10 // bytes in all
	maxLine     = 120     // bytes of a byline or a date
	maxField    = 300     // bytes of another line that names what it says
	maxHeadline = 200     // bytes of a headline
	maxLines    = 3       // lines of it
)

// cutHeader parts what stands above a text from it: the fields of an article, and
// the text without the lines that became one.
func cutHeader(body string) (draft.Article, string) {
	h := header{chunks: chunks(body[:min(len(body), maxHeader)])}
	if len(h.chunks) == 0 || !h.read() {
		return draft.Article{}, body
	}
	var rest strings.Builder
	from := 0
	for _, l := range h.taken {
		rest.WriteString(body[from:l.start] + "\n") // which keeps what is above it apart from what is below
		from = l.end
	}
	rest.WriteString(body[from:])
	return h.article, rest.String()
}

// A line is a line of the text that is not blank, and where it stands.
type line struct {
	text       string // without white space around it
	start, end int    // with its line break
}

// chunks returns the lines of a text, those that follow one another together.
func chunks(head string) [][]line {
	var list [][]line
	var current []line
	at := 0
	for full := range strings.Lines(head) {
		l := line{strings.TrimSpace(full), at, at + len(full)}
		at = l.end
		if l.text != "" {
			current = append(current, l)
		} else if len(current) > 0 {
			list = append(list, current)
			current = nil
		}
	}
	if len(current) > 0 {
		list = append(list, current)
	}
	return list
}

// A header is what is found above a text.
type header struct {
	chunks  [][]line
	article draft.Article
	taken   []line // the lines that became fields, in order
}

// read reads from the top until the text starts. It reports whether it found
// anything.
func (h *header) read() bool {
	if len(h.chunks) > 1 && len(h.chunks[0]) == 1 && banner.MatchString(h.chunks[0][0].text) {
		h.chunks = h.chunks[1:] // it stays
	}
	if first := h.chunks[0]; len(first) > 1 && alert.MatchString(first[0].text) {
		h.chunks = append([][]line{first[1:]}, h.chunks[1:]...) // so does this
	}
	first := h.chunks[0]
	above := 0 // lines above the first that is a field
	for above < len(first) && !isField(first[above]) {
		above++
	}
	title, lines := headline(first[:above])
	if above > 0 && lines == 0 {
		return false // the text starts at once
	}
	found := h.fields(first[above:])
	evidence := found > 0
	if above+found == len(first) {
		evidence = h.below(h.chunks[1:], above > 0) || evidence
	}
	if above > 0 && h.article.Title == "" && (evidence || lines == len(first) && isText(h.chunks[1:])) {
		h.article.Title = title
		h.taken = append(first[:lines:lines], h.taken...)
		return true
	}
	return evidence
}

// isText reports whether most chunks are paragraphs, which end with a full stop or
// the like or are longer than a headline, so that a headline alone above them is
// one. The lines of a text that is printed with a blank line after each are not.
func isText(chunks [][]line) bool {
	paragraphs := 0
	for _, chunk := range chunks {
		last := chunk[len(chunk)-1]
		if strings.ContainsAny(lastMark(last.text), ".!?:…") || last.end-chunk[0].start > maxHeadline {
			paragraphs++
		}
	}
	return paragraphs > len(chunks)/2
}

// lastMark returns the last character of a line but for closing quotation marks and
// brackets.
func lastMark(text string) string {
	text = strings.TrimRight(text, closing)
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}

// closing are the marks after which a sentence or headline has ended.
const closing = "”’\"')"

// banner matches what releases and wires put above a headline.
var banner = regexp.MustCompile(`(?i)^(?:FOR IMMEDIATE RELEASE|FOR RELEASE|(?:PRESS|NEWS|MEDIA) RELEASE|EMBARGO|BC-|AM-|PM-)`)

// alert matches what wires put above a headline without a blank line between them.
var alert = regexp.MustCompile(`^(?:URGENT|FLASH|BULLETIN|ALERT|ADVISORY|EIL|EILMELDUNG)[!:]?$`)

// below reads the chunks below the first one. It reports whether they start with a
// field or a dateline; under a headline a second one may come before.
func (h *header) below(chunks [][]line, headlined bool) bool {
	found := false
	for i, chunk := range chunks {
		n := h.fields(chunk)
		if n == len(chunk) {
			found = true
			continue
		}
		if n > 0 || isDateline(chunk[0].text) {
			return true
		}
		_, lines := headline(chunk)
		if !headlined || i > 0 || lines == 0 || len(chunks) == 1 || !isField(chunks[1][0]) && !isDateline(chunks[1][0].text) {
			return found
		}
	}
	return found
}

// fields takes the lines at the start of a chunk that are fields.
func (h *header) fields(chunk []line) int {
	for n, l := range chunk {
		if !set(&h.article, l.text) {
			return n
		}
		h.taken = append(h.taken, l)
	}
	return len(chunk)
}

func isField(l line) bool { return set(&draft.Article{}, l.text) }

// headline returns the headline that a few lines start with, and how many of them
// it has: 0 where they are none. It is short, starts with a capital, and does not
// end with a full stop.
func headline(lines []line) (string, int) {
	if len(lines) == 0 || len(lines) > maxLines || lines[len(lines)-1].end-lines[0].start > maxHeadline {
		return "", 0
	}
	title, n := lines[0].text, 1
	for ; n < len(lines) && goesOn(title, lines[n].text); n++ {
		title += " " + lines[n].text
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(title, "“‘\"'"))
	last := lastMark(lines[len(lines)-1].text)
	if strings.Count(title, " ") == 0 || strings.Contains(".:,;", last) || !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return "", 0
	}
	return title, n
}

// goesOn reports whether a headline goes on in the next line, which else is another
// one.
func goesOn(title, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(first) || strings.ToUpper(title) == title && strings.ToUpper(next) == next
}
