package plain

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"triptych/articles/draft"
	"triptych/articles/internal/byline"
	"triptych/articles/internal/dates"
)

// set takes a line that is a byline, a date, or names what it says, and tells
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
			return addNames(a, byline.Names(value))
		case "url", "link":
			if (strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://")) && !strings.Contains(value, " ") {
				return setOnce(&a.URL, value)
			}
		case "date", "published", "updated", "last updated", "publication date":
			if _, _, ok := dates.Parse(value); ok {
				return setOnce(&a.Date, dates.ISO(value))
			}
		}
	}
	if names := namesIn(text); names != nil {
		return addNames(a, names)
	}
	date := dateIn(text)
	return date != "" && setOnce(&a.Date, date)
}

func setOnce(field *string, value string) bool {
	if *field == "" {
		*field = value
	}
	return true
}

// addNames adds authors, and tells whether there are any.
func addNames(a *draft.Article, names []string) bool {
	for _, name := range names {
		if !slices.Contains(a.Authors, name) {
			a.Authors = append(a.Authors, name)
		}
	}
	return len(names) > 0
}

// namesIn gives the names in a byline, or nil where the line is none: it starts
// with "By", has a name of two words or more, and no other words that start with
// a small letter than bylines have.
func namesIn(text string) []string {
	if len(text) > maxLine || len(text) < 3 || !strings.EqualFold(text[:3], "by ") || text[0] != 'B' {
		return nil
	}
	for word := range strings.FieldsSeq(text[3:]) {
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLower(first) && !inBylines(word) || unicode.IsDigit(first) {
			return nil
		}
	}
	if strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "r.") || strings.ContainsAny(text, ":;?!") {
		return nil
	}
	names := byline.Names(text)
	for _, name := range names {
		if strings.Contains(name, " ") {
			return names
		}
	}
	return nil
}

// inBylines tells whether a word that starts with a small letter stands in
// bylines.
func inBylines(word string) bool {
	switch word {
	case "and", "with", "in", "for", "of", "the", "at", "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten",
		"ter", "van", "von", "y", "zu":
		return true
	}
	return strings.HasPrefix(word, "d'") || strings.HasPrefix(word, "d’") || strings.HasPrefix(word, "al-") || strings.HasPrefix(word, "el-")
}

// dateIn gives the date that a line is, alone or after such as "Published", in
// ISO 8601; "" where it is none. A time of day after it is left out.
func dateIn(text string) string {
	if len(text) > maxLine || strings.IndexFunc(text, unicode.IsDigit) < 0 {
		return ""
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\u00a0' || r == '|' })
	for len(words) > 0 && beforeDate(words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	if t, err := time.Parse(time.DateOnly, words[0]); err == nil && areTimes(words[1:]) {
		return t.Format(time.DateOnly)
	}
	if len(words) < 3 || !areTimes(words[3:]) {
		return ""
	}
	date := strings.ReplaceAll(strings.Join(words[:3], " "), ".", "")
	if month, rest, found := strings.Cut(date, "Sept "); found {
		date = month + "Sep " + rest
	}
	for _, layout := range []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// beforeDate tells whether a word may come before a date.
func beforeDate(word string) bool {
	switch strings.ToLower(strings.Trim(word, ".:")) {
	case "published", "posted", "updated", "date", "last", "first", "on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun":
		return true
	}
	return false
}

// areTimes tells whether what comes after a date is a time of day.
func areTimes(words []string) bool {
	if len(words) > 5 {
		return false
	}
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		switch strings.ToLower(strings.Trim(word, ".()")) {
		case "at", "am", "a.m", "pm", "p.m", "-", "–", "—", "·":
		default:
			zone := strings.Trim(word, "()")
			if !unicode.IsDigit(first) && (len(zone) > 5 || strings.ToUpper(zone) != zone) {
				return false
			}
		}
	}
	return true
}

// isDateline tells whether a text starts with the place that it comes from, as
// wires have it: LONDON (Agency) — , PORT ALDEN, May 4 - , WASHINGTON --.
func isDateline(text string) bool {
	head := text[:min(len(text), maxLine)]
	end := len(head)
	for _, dash := range []string{" - ", " – ", " — ", " -- ", "— ", "– ", "-- "} {
		if at := strings.Index(head, dash); at >= 0 {
			end = min(end, at)
		}
	}
	if end == len(head) {
		return false
	}
	letters, place := 0, true // letters of the words in capitals that it starts with
	for word := range strings.FieldsSeq(head[:end]) {
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
