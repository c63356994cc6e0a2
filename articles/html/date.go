package html

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/internal/markup"
)

// dateOf gives the date on which the article was published, from the first place
// that gives one that can be read.
func dateOf(elements []*html.Node, t tags, data linked, address string) string {
	candidates := []string{data.published}
	for _, name := range []string{
		"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created",
		"dcterms.created", "dc.date", "dcterms.date", "dc:date", "pubdate", "pub_date", "publish-date", "publish_date", "publishdate",
		"publication_date", "date.issued", "cxenseparse:recs:publishtime", "article.published", "date",
	} {
		candidates = append(candidates, t.first(name))
	}
	candidates = append(candidates, shownDates(elements)...)
	candidates = append(candidates, pathDate(address), t.first("article:modified_time"), data.modified)
	for _, c := range candidates {
		if d := isoDate(c); d != "" {
			return d
		}
	}
	return ""
}

// shownDates gives what may be the date in a page as it is shown: what is marked
// as that of publication, then what stands behind the headline, then the rest.
func shownDates(elements []*html.Node) []string {
	var published, behind, before []string
	passed := false // the headline
	for _, n := range elements {
		passed = passed || n.DataAtom == atom.H1
		text, marked := dateIn(n)
		switch {
		case text == "":
		case marked:
			published = append(published, text)
		case passed:
			behind = append(behind, text)
		default:
			before = append(before, text)
		}
		if len(published)+len(behind)+len(before) > 50 {
			break
		}
	}
	return slices.Concat(published, behind, before)
}

// dateIn gives the text of an element that is a date by what it is or is called,
// and tells whether that is marked as the date of publication.
func dateIn(n *html.Node) (text string, published bool) {
	published = markup.Attr(n, "itemprop") == "datePublished"
	called := published || n.DataAtom == atom.Time
	for class := range names(markup.Attr(n, "class")) {
		for _, w := range nameWords(class) {
			switch w {
			case "date", "dateline", "published", "pubdate", "datum", "timestamp", "byline", "posted":
				called = true
			}
		}
	}
	if !called {
		return "", false
	}
	if text = firstOf(markup.Attr(n, "datetime"), markup.Attr(n, "content")); text == "" {
		text = shortText(n)
	}
	if len(text) > 200 {
		return "", false
	}
	return text, published
}

// pathDate gives the date in the path of an address, as /2018/07/23/ or
// /2018/jul/23/, or "".
func pathDate(address string) string {
	parts := strings.Split(address, "/")
	for i := 3; i+2 < len(parts); i++ {
		if len(parts[i]) == 4 && isDigits(parts[i]) {
			return strings.Join(parts[i:i+3], "/")
		}
	}
	return ""
}

// isoDate gives a date in ISO 8601, with the time and its zone where they are
// given. It reads what is ISO 8601 already, dates with the name of the month in
// the languages of [monthOf], and days in figures whose order is plain. It gives
// "" for all else, above all for 03/04/2018, which is two days.
func isoDate(s string) string {
	if len(s) > 200 {
		return ""
	}
	s = strings.ToLower(s)
	day, ok := figureDate(s)
	if !ok {
		day, ok = wordDate(s)
	}
	if !ok || day.Year() < 1800 || day.Year() > 2200 || day.Equal(time.Unix(0, 0)) {
		return ""
	}
	return day.Format(time.DateOnly) + clock(s)
}

// makeDate makes a day of its parts, if it is in the calendar.
func makeDate(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day && t.Month() == time.Month(month)
}

// figureDate reads a date in figures: 2018-07-23, 2018/7/23, 20180723,
// 23.07.2018, 23/07/2018, 7/23/2018.
func figureDate(s string) (time.Time, bool) {
	numbers, separators := figures(s)
	for i, n := range numbers {
		switch {
		case len(n) == 8 && separators[i] != ":":
			return makeDate(atoi(n[:4]), atoi(n[4:6]), atoi(n[6:]))
		case i+2 >= len(numbers) || separators[i] != separators[i+1]:
		case len(n) == 4 && (separators[i] == "-" || separators[i] == "/" || separators[i] == "."):
			return makeDate(atoi(n), atoi(numbers[i+1]), atoi(numbers[i+2]))
		case len(n) <= 2 && len(numbers[i+2]) == 4 && separators[i] == ".":
			return makeDate(atoi(numbers[i+2]), atoi(numbers[i+1]), atoi(n))
		case len(n) <= 2 && len(numbers[i+2]) == 4 && separators[i] == "/":
			a, b := atoi(n), atoi(numbers[i+1])
			switch {
			case a > 12:
				return makeDate(atoi(numbers[i+2]), b, a)
			case b > 12 || a == b:
				return makeDate(atoi(numbers[i+2]), a, b)
			}
			return time.Time{}, false
		}
	}
	return time.Time{}, false
}

// figures gives the numbers in a text and what stands behind each, up to the
// next one.
func figures(s string) (numbers, separators []string) {
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		number := s[start:i]
		gap := i
		for i < len(s) && !isDigit(s[i]) {
			i++
		}
		if number != "" {
			numbers, separators = append(numbers, number), append(separators, s[gap:i])
		}
	}
	return numbers, separators
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isDigits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// atoi gives a number of up to four digits; 0 for any other text.
func atoi(s string) int {
	if len(s) > 4 || !isDigits(s) {
		return 0
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// wordDate reads a date with the name of its month: 23 July 2018, July 23rd,
// 2018, 23 de julio de 2018, 2018 Jul 23.
func wordDate(s string) (time.Time, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ':' })
	words = slices.DeleteFunc(words, func(w string) bool { return w == "de" || w == "of" || w == "del" || w == "the" })
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	for i, w := range words {
		month := monthOf(w)
		if month == 0 {
			continue
		}
		for _, order := range [][2]string{{at(i - 1), at(i + 1)}, {at(i + 1), at(i + 2)}, {at(i + 1), at(i - 1)}} {
			day, year := dayOf(order[0]), order[1]
			if day > 0 && len(year) == 4 && isDigits(year) {
				return makeDate(atoi(year), month, day)
			}
		}
	}
	return time.Time{}, false
}

// dayOf reads the number of a day, with the ending of an ordinal; 0 for all else.
func dayOf(w string) int {
	for _, ending := range []string{"st", "nd", "rd", "th", "er", "º"} {
		w = strings.TrimSuffix(w, ending)
	}
	if len(w) > 2 {
		return 0
	}
	return atoi(w)
}

// monthOf gives the number of a month by its name or what it is shortened to, in
// English, German, French, Spanish, Italian, Portuguese, Dutch and the languages
// of Scandinavia; 0 for any other word.
func monthOf(w string) int {
	if len(w) < 3 {
		return 0
	}
	for i, names := range [...]string{
		"january januar janvier enero gennaio janeiro januari jänner",
		"february februar février febrero febbraio fevereiro februari feber",
		"march märz mars marzo março maart marts",
		"april avril abril aprile",
		"may mai mayo maggio maio mei maj",
		"june juni juin junio giugno junho",
		"july juli juillet julio luglio julho",
		"august août agosto augustus augusti",
		"september septembre septiembre settembre setembro",
		"october oktober octobre octubre ottobre outubro",
		"november novembre noviembre novembro",
		"december dezember décembre diciembre dicembre dezembro desember",
	} {
		for name := range strings.FieldsSeq(names) {
			if w == name || len(w) == 3 && strings.HasPrefix(name, w) || w == "sept" && i == 8 {
				return i + 1
			}
		}
	}
	return 0
}

// clock gives the time of day in a text of lower case, with its zone where it is
// given, as it follows a date in ISO 8601; "" where there is none. Midnight
// without a zone is how some systems write a day.
func clock(s string) string {
	for i := range len(s) {
		if !isDigit(s[i]) || i > 0 && isDigit(s[i-1]) {
			continue
		}
		if t, rest, ok := clockAt(s[i:]); ok {
			zone := zoneOf(rest)
			if t == "T00:00:00" && zone == "" {
				return ""
			}
			return t + zone
		}
	}
	return ""
}

// clockAt reads a time of day at the start of a text: 9:05, 09:05:59.000, 9:05
// pm, 9.05 uhr, 9h05.
func clockAt(s string) (t, rest string, ok bool) {
	numbers, separators := figures(s)
	if len(numbers) < 2 || len(numbers[0]) > 2 || len(numbers[1]) != 2 {
		return "", "", false
	}
	hour, minute, second := atoi(numbers[0]), atoi(numbers[1]), 0
	rest = s[len(numbers[0])+len(separators[0])+2:]
	switch separators[0] {
	case ":", "h", " h ":
	case ".":
		if after := strings.TrimLeft(rest, " "); after == "" || !strings.ContainsAny(after[:1], "abcegmpu") || isDigit(rest[0]) {
			return "", "", false // of a date, or a number
		}
	default:
		return "", "", false
	}
	if len(numbers) > 2 && separators[1] == ":" && len(numbers[2]) == 2 {
		second, rest = atoi(numbers[2]), rest[3:]
		if fraction, after, found := strings.Cut(rest, "."); found && fraction == "" {
			rest = strings.TrimLeft(after, "0123456789")
		}
	}
	rest = strings.TrimLeft(rest, " ")
	half, after := rest, ""
	if len(rest) >= 2 {
		half, after = rest[:2], rest[2:]
	}
	switch {
	case strings.HasPrefix(rest, "p.m.") || half == "pm":
		hour, rest = hour%12+12, strings.TrimPrefix(after, "m.")
	case strings.HasPrefix(rest, "a.m.") || half == "am":
		hour, rest = hour%12, strings.TrimPrefix(after, "m.")
	}
	if hour > 23 || minute > 59 || second > 59 {
		return "", "", false
	}
	day := time.Date(1, 1, 1, hour, minute, second, 0, time.UTC)
	return day.Format("T15:04:05"), rest, true
}

// zoneOf gives the zone at the start of what follows a time of day, as ISO 8601
// writes it; "" where there is none or nobody knows which it is.
func zoneOf(s string) string {
	s = strings.TrimLeft(s, " (")
	for _, name := range []string{"gmt", "utc"} { // GMT+0100
		if after, found := strings.CutPrefix(s, name); found && after != "" && (after[0] == '+' || after[0] == '-') {
			s = after
		}
	}
	if s == "" {
		return ""
	}
	if s[0] == '+' || s[0] == '-' {
		digits := strings.Replace(s[1:min(len(s), 6)], ":", "", 1)
		digits = digits[:min(len(digits), 4)]
		switch {
		case len(digits) == 4 && isDigits(digits):
			return s[:1] + digits[:2] + ":" + digits[2:]
		case len(digits) >= 2 && isDigits(digits[:2]):
			return s[:1] + digits[:2] + ":00"
		}
		return ""
	}
	name := s[:max(strings.IndexFunc(s+" ", func(r rune) bool { return !unicode.IsLetter(r) }), 0)]
	return zones()[name]
}

// zones gives the offsets of the zones whose names mean one alone to the readers
// of a newspaper.
func zones() map[string]string {
	return map[string]string{
		"z": "Z", "utc": "Z", "gmt": "Z", "bst": "+01:00", "wet": "Z", "west": "+01:00",
		"cet": "+01:00", "mez": "+01:00", "cest": "+02:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
		"est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
		"sast": "+02:00", "hkt": "+08:00", "sgt": "+08:00", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
	}
}
