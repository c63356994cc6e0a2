package fields

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model/text"
)

// maxByline is how many bytes of a byline are read.
const maxByline = 2000

// Names returns the names in a byline, in order and each once: "By Jane Roe and
// John Doe in Paris" has two. What stands beside a name, such as a post, an
// agency, a place or a date, is left out where it can be told from one; a byline
// that is nothing but the name of an agency gives that.
func Names(line string) []string {
	line = cutBy(strings.Join(strings.Fields(line[:min(len(line), maxByline)]), " "))
	var names []string
	add := func(name string) {
		name = strings.Trim(name, " ,.;:-–—/|()")
		if name != "" && !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			names = append(names, name)
		}
	}
	groups := betweenNames.Split(line, -1)
	for _, group := range groups {
		parts := strings.Split(group, ",")
		for i, part := range parts {
			part = strings.TrimSpace(cutPlace(part))
			switch {
			case isSuffix(part):
				if i > 0 && len(names) > 0 {
					names[len(names)-1] += ", " + part
				}
			case i == 0 && strings.IndexFunc(part, unicode.IsLetter) >= 0, len(groups) > 1 && isName(part), len(parts) > 2 && allNames(parts):
				add(part)
			}
		}
	}
	return names
}

// StartsByline reports whether a line starts as bylines do in the languages of
// the large agencies: with "by" and a name.
func StartsByline(line string) bool {
	rest := cutBy(strings.TrimSpace(line))
	first, _ := utf8.DecodeRuneInString(rest)
	return rest != strings.TrimSpace(line) && unicode.IsUpper(first)
}

// Byline returns the names in a line of a text that is a byline in English and
// nothing else, or nil where it is none: it starts with "By", has a name of two
// words or more, and no other words that start with a small letter than bylines
// have.
func Byline(line string) []string {
	if len(line) < 3 || line[0] != 'B' || !strings.EqualFold(line[:3], "by ") ||
		strings.HasSuffix(line, ".") && !strings.HasSuffix(line, "r.") || strings.ContainsAny(line, ":;?!") {
		return nil
	}
	for word := range strings.FieldsSeq(line[3:]) {
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsDigit(first) || unicode.IsLower(first) && !isParticle(word) && !strings.Contains(" and with in for of the at ", " "+word+" ") {
			return nil
		}
	}
	if names := Names(line); slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, " ") }) {
		return names
	}
	return nil
}

// by is how bylines start in the languages of the large agencies.
var by = regexp.MustCompile(`(?i)^(?:by|von|par|por|di|af|av|door):?(?: |$)`)

func cutBy(line string) string { return strings.TrimPrefix(line, by.FindString(line)) }

// betweenNames parts the names in a byline, and beforePlace a name from where
// somebody wrote, or for whom.
var (
	betweenNames = regexp.MustCompile(`(?i) (?:and|&|with|und|et|\|) |; `)
	beforePlace  = regexp.MustCompile(`(?i)^(.+?) (?:in|at|for|of the|-|–|—) `)
)

// cutPlace takes away where somebody wrote, or for whom.
func cutPlace(name string) string {
	if match := beforePlace.FindStringSubmatch(name); match != nil {
		name = match[1]
	}
	// In Jane (J. R.) Roe it is of the name.
	if at := strings.Index(name, " ("); at > 0 && strings.LastIndexByte(name, ')') >= len(name)-1 {
		name = name[:at]
	}
	return name
}

// suffixes are what a part between commas may be that belongs to the name before it.
var suffixes = text.WordSet("jr sr ii iii iv md m.d phd ph.d")

func isSuffix(part string) bool { return suffixes()[strings.TrimSuffix(strings.ToLower(part), ".")] }

func allNames(parts []string) bool {
	return !slices.ContainsFunc(parts, func(part string) bool {
		part = strings.TrimSpace(part)
		return !isName(part) && !isSuffix(part)
	})
}

// isName reports whether a part between commas looks like the name of a person: two
// to five words in capitals but for particles, none of them an agency's or a post.
func isName(part string) bool {
	words := strings.Fields(part)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		if strings.ContainsFunc(word, unicode.IsDigit) || isOffice(word) || unicode.IsLower(first) && !isParticle(word) {
			return false
		}
	}
	return true
}

// particles are parts of names in small letters, and offices the words of an outlet
// or a post rather than of a name.
var (
	particles = text.WordSet("al bin da das de del den der di do dos du el ibn la le ten ter van von y zu")
	offices   = text.WordSet(`the agency associated bureau chief columnist contributor correspondent daily desk editor editors
france-presse gazette herald journal magazine media news newspaper post press producer reporter reuters service special
staff team times tribune writer writers`)
)

func isParticle(word string) bool {
	return particles()[word] || strings.HasPrefix(word, "d'") || strings.HasPrefix(word, "d’") || strings.HasPrefix(word, "al-") || strings.HasPrefix(word, "el-")
}

func isOffice(word string) bool { return offices()[strings.ToLower(strings.Trim(word, ".,"))] }

// credits matches a line in brackets that says who worked on a text.
var credits = regexp.MustCompile(`^[(\[](?:(?:Additional )?[Rr]eporting|Editing|Writing|Compiled|Edited|Written|Translated|Reported|Graphics?) (?:and \w+ )?by [^.!?]{1,200}(?:\.[^.!?]{0,100}){0,3}[)\]]\.?$`)

// IsCredits reports whether a line in brackets says who worked on a text, and nothing
// else: "(Reporting by Ana Ruiz; Editing by B. Doe)".
func IsCredits(line string) bool { return credits.MatchString(line) }
