package library

import (
	"cmp"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"triptych/articles/draft"
	"triptych/model/text"
)

// slugLength is how many bytes the part of a file's name has that is made of
// words.
const slugLength = 60

// fileID makes the name of an article's file, without ending, of its date and
// its outlet, or else of its address, its title or what its source calls it. It is ASCII, small letters,
// digits and hyphens alone.
func fileID(a *draft.Article) string {
	words := cmp.Or(slug(a.Source), slug(host(a.URL)), slug(a.Title), slug(a.Name), "article")
	if date := isoDate(a.Date); date != "" {
		return date + "-" + words
	}
	if isReserved(words) {
		return words + "-article"
	}
	return words
}

// slug makes a part of a file's name of words in any script, nothing if it is one
// that has no Latin letters.
func slug(words string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(text.Cut(words, 8*slugLength)) {
		letters := ascii(unicode.ToLower(r))
		switch {
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("'’`´", r):
			continue // "People's" is one word, and "é" a letter
		case letters == "":
			gap = b.Len() > 0
			continue
		}
		if gap {
			letters = "-" + letters
		}
		if b.Len()+len(letters) > slugLength {
			break
		}
		b.WriteString(letters)
		gap = false
	}
	return b.String()
}

// ascii spells a small letter or digit in ASCII, if Latin script has it.
func ascii(r rune) string {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return string(r)
	}
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ł':
		return "l"
	case 'ı':
		return "i"
	case 'ħ':
		return "h"
	}
	return ""
}

// host returns the host of an address as a name for its outlet.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// isoDate returns the date that a text starts with, as far as it is known: a year,
// a month or a day, as ISO 8601 has it; "" for any other text.
func isoDate(s string) string {
	const form = "0000-00-00"
	n := 0
	for n < len(s) && n < len(form) && (form[n] == '-' && s[n] == '-' || form[n] == '0' && s[n] >= '0' && s[n] <= '9') {
		n++
	}
	if n < len(s) && s[n] >= '0' && s[n] <= '9' {
		return "" // 20180723
	}
	for _, length := range []int{len(form), 7, 4} {
		if n >= length && within(s[:length]) {
			return s[:length]
		}
	}
	return ""
}

// within reports whether a date's month and day are ones that there are.
func within(date string) bool {
	return (len(date) < 7 || date[5:7] >= "01" && date[5:7] <= "12") && (len(date) < 10 || date[8:] >= "01" && date[8:] <= "31")
}
