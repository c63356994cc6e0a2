package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isAbbreviation reports whether the full stop at i belongs to an abbreviation
// or an initial after which the sentence continues with first.
func (sp *splitter) isAbbreviation(i int, first string) bool {
	word := wordBefore(sp.text[:i])
	next := firstWord(first)
	digit := next != "" && next[0] >= '0' && next[0] <= '9'
	switch {
	case word == "":
		return false
	case isTitleAbbreviation(word):
		return true
	case isNumberAbbreviation(word) && digit:
		return true
	case strings.Contains(word, ".") || isInitial(word) || isOtherAbbreviation(word):
		return !isSentenceStarter(next) && next != ""
	}
	return false
}

// wordBefore returns the word at the end of s, with the full stops inside it.
func wordBefore(s string) string {
	const longest = 24
	i := len(s)
	for i > 0 && i > len(s)-longest {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) && r != '.' {
			break
		}
		i -= size
	}
	return strings.TrimLeft(s[i:], ".")
}

// firstWord returns the letters or digits that s starts with.
func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return s[:i]
		}
	}
	return s
}

// isInitial reports whether the word is one capital letter.
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r)
}

// isTitleAbbreviation reports whether the word only ever occurs before a name.
func isTitleAbbreviation(word string) bool {
	switch word {
	case "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Fr", "Hon", "Msgr", "Messrs", "Mme", "Mlle",
		"Gov", "Govs", "Sen", "Sens", "Rep", "Reps", "Pres", "Atty", "Amb", "Supt", "Insp", "Det",
		"Gen", "Lt", "Col", "Maj", "Capt", "Cmdr", "Cdr", "Adm", "Sgt", "Cpl", "Pvt", "Brig", "Pfc",
		"St", "Ste", "Mt", "Ft", "v", "vs", "viz", "Asst", "Assoc", "Dir":
		return true
	}
	return false
}

// isNumberAbbreviation reports whether the word is an abbreviation before a
// number.
func isNumberAbbreviation(word string) bool {
	switch word {
	case "No", "Nos", "no", "nos", "Nr", "nr", "p", "pp", "P", "vol", "Vol", "Art", "art", "Sec", "sec",
		"Ch", "ch", "Fig", "fig", "c", "ca", "cf", "Op", "op", "approx", "para", "Para", "Rs", "ver":
		return true
	}
	return false
}

// isOtherAbbreviation reports whether the word is an abbreviation that may also
// end a sentence.
func isOtherAbbreviation(word string) bool {
	switch word {
	case "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Jr", "Sr", "Esq", "etc", "al", "Dept", "Univ", "Ave", "Blvd", "Rd",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
		"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sun",
		"Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md",
		"Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Penn", "Tenn", "Tex",
		"Vt", "Va", "Wash", "Wis", "Wyo", "Ont", "Que", "Alta",
		"am", "pm", "est", "Est", "min", "max", "dept", "govt", "Govt", "ft", "hrs", "mins", "lbs", "oz", "ext", "tel", "Tel":
		return true
	}
	return false
}

// isSentenceStarter reports whether the capitalized word is rare within a
// sentence: after an abbreviation it shows that another one begins.
func isSentenceStarter(word string) bool {
	switch word {
	case "A", "About", "According", "After", "Again", "Ahead", "All", "Also", "Although", "Among", "An", "And", "Another",
		"Any", "Are", "As", "Asked", "At", "Because", "Before", "Being", "Besides", "Both", "But", "By", "Can", "Could",
		"Despite", "Did", "Do", "Does", "During", "Each", "Earlier", "Either", "Even", "Every", "Few", "Following", "For",
		"Former", "From", "Given", "Had", "Has", "Have", "He", "Her", "Here", "Hers", "Him", "His", "How", "However", "I", "If",
		"In", "Indeed", "Instead", "Is", "It", "Its", "Just", "Last", "Late", "Later", "Let", "Like", "Many", "Maybe",
		"Meanwhile", "More", "Moreover", "Most", "Much", "My", "Neither", "Never", "Nevertheless", "Next", "Nobody",
		"Nor", "Not", "Nothing", "Now", "Of", "Often", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our", "Over",
		"Perhaps", "Previously", "Recently", "She", "Should", "Since", "So", "Some", "Sometimes", "Soon", "Still",
		"Such", "Than", "That", "The", "Their", "Them", "Then", "There", "Therefore", "These", "They", "This",
		"Those", "Though", "Through", "Thus", "To", "Today", "Together", "Too", "Under", "Unless", "Unlike", "Until", "Upon",
		"Was", "We", "Were", "What", "When", "Where", "Whether", "Which", "While", "Who", "Whose", "Why", "Will", "With",
		"Within", "Without", "Would", "Yes", "Yesterday", "Yet", "You", "Your":
		return true
	}
	return false
}
