package markdown

import (
	"strings"

	"triptych/articles/draft"
	"triptych/model/text"
)

// What of an article's fields is written, so that the front matter stays one.
const (
	maxValue   = 1000 // bytes of a text; what is longer is cut
	maxAddress = 2000 // bytes of an address; one that is longer is left out
	maxAuthors = 20
)

// Write returns the article as a Markdown file: front matter with what is known of
// it and after that the other lines, and the body as [Body] returns it. What is
// written is harmless to a terminal but for a body that was Markdown before.
//
// Reading the file gives an article with that body, but for blank lines before it,
// and with the same fields, each on one line and, where it is absurdly long, cut.
func Write(a draft.Article, other ...string) []byte {
	body := Body(a)
	front := frontMatter(a, other)
	if front == "" && strings.HasPrefix(body, "---") {
		front = "---\n---\n\n" // or it might be read as front matter
	}
	file := front + body
	if !strings.HasSuffix(file, "\n") {
		file += "\n"
	}
	return []byte(file)
}

// frontMatter returns the front matter and the blank line after it, or "" where
// nothing is known.
func frontMatter(a draft.Article, other []string) string {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + value + "\n")
		}
	}
	line("source", quoted(cut(a.Source)))
	line("title", quoted(cut(a.Title)))
	line("date", date(a.Date))
	line("url", address(a.URL))
	var authors []string
	for _, author := range a.Authors[:min(len(a.Authors), maxAuthors)] {
		if author = quoted(cut(author)); author != "" {
			authors = append(authors, author)
		}
	}
	if len(authors) > 0 {
		line("authors", "["+strings.Join(authors, ", ")+"]")
	}
	for _, line := range other {
		b.WriteString(line + "\n")
	}
	if b.Len() == 0 {
		return ""
	}
	return "---\n" + b.String() + "---\n\n"
}

// quoted spells a line as YAML, always in quotation marks, as a person who edits
// a title with a colon in it would need them.
func quoted(line string) string {
	switch {
	case line == "":
		return ""
	case strings.ContainsAny(line, `"\`) && !strings.Contains(line, "'"):
		return "'" + line + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(line) + `"`
}

// date spells a date as YAML, without quotation marks where it is one.
func date(value string) string {
	value = cut(value)
	if value == "" || strings.Trim(value, "0123456789-:.TZ+") != "" || !isAlphanumeric(value[0]) || strings.HasSuffix(value, ":") {
		return quoted(value)
	}
	return value
}

// address spells an address as YAML, without quotation marks where there is
// nothing in it that YAML gives a meaning to.
func address(value string) string {
	value = text.SanitizeLine(value)
	switch {
	case len(value) > maxAddress:
		return ""
	case !strings.HasPrefix(value, "http://") && !strings.HasPrefix(value, "https://"),
		strings.ContainsAny(value, ` '"\`), strings.HasSuffix(value, ":"):
		return quoted(value)
	}
	return value
}

// cut returns a value as one harmless line of at most maxValue bytes.
func cut(value string) string {
	value = text.SanitizeLine(value)
	if len(value) <= maxValue {
		return value
	}
	return text.SanitizeLine(text.Cut(value, maxValue-len("…"))) + "…"
}
