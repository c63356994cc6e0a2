package plain

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
)

// set takes a line that is a byline, a date, or names what it says, and reports
// whether it is one. Of several that say the same the first counts.
func set(a *draft.Article, text string) bool {
	key, value, found := strings.Cut(text, ":")
	if value = strings.TrimSpace(value); found && value != "" && len(text) <= maxField {
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "headline", "title", "subject":
			return setOnce(&a.Title, value)
		case "source", "outlet", "publication", "publisher":
			return setOnce(&a.Source, value)
		case "author", "authors", "byline", "by":
			return addNames(a, fields.Names(value))
		case "url", "link":
			if fields.WebAddress(value) != "" && !strings.Contains(value, " ") {
				return setOnce(&a.URL, value)
			}
		case "date", "published", "updated", "last updated", "publication date":
			if fields.Date(value) != "" {
				return setOnce(&a.Date, fields.ISODate(value))
			}
		}
	}
	if len(text) > maxLine {
		return false
	}
	if names := fields.Byline(text); names != nil {
		return addNames(a, names)
	}
	date := fields.Date(text)
	return date != "" && fields.IsStamp(text) && setOnce(&a.Date, date[:len(time.DateOnly)])
}

func setOnce(field *string, value string) bool {
	if *field == "" {
		*field = value
	}
	return true
}

// addNames adds authors, and reports whether there are any.
func addNames(a *draft.Article, names []string) bool {
	for _, name := range names {
		if !slices.Contains(a.Authors, name) {
			a.Authors = append(a.Authors, name)
		}
	}
	return len(names) > 0
}

var dash = regexp.MustCompile(` - | ?(?:–|—|--) `)

// isDateline reports whether a text starts with the place that it comes from, as
// wires have it: LONDON (Agency) — , PORT ALDEN, May 4 - , WASHINGTON --.
func isDateline(text string) bool {
	head := text[:min(len(text), maxLine)]
	end := dash.FindStringIndex(head)
	if end == nil {
		return false
	}
	letters, place := 0, true // letters of the words in capitals that it starts with
	for word := range strings.FieldsSeq(head[:end[0]]) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "("))
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return false
		}
		if place = place && word[0] != '(' && unicode.IsUpper(first) && strings.ToUpper(word) == word; place {
			letters += len(strings.Trim(word, ".,’'"))
		}
	}
	return letters >= 4
}
