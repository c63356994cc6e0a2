package linear

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/notes"
	"triptych/ui/tables"
)

// nobody is an article that is not there, for words that are read beside none.
const nobody = -1

// difference says a difference in a sentence or two: what it is, who says what, and
// what people marked. The article here is called so.
func (t *teller) difference(number, here int) string {
	d := &t.a.Differences[number]
	words := t.subject(d, here) + ": " + t.sayings(d, here)
	for _, m := range t.book.Marks(d) {
		words = stopped(words) + " " + marked(m)
	}
	return stopped(words)
}

// subject says how the articles differ, and in what.
func (t *teller) subject(d *model.Difference, here int) string {
	about := text.SanitizeLine(d.About)
	if slices.ContainsFunc(d.All(), func(m model.Detail) bool { return t.a.Story.Words(m) == about }) {
		about = "" // which is said anyway
	}
	switch {
	case d.Relation == model.Conflict && about == "":
		return capital(string(d.Relation))
	case d.Relation == model.Variant && about == "":
		return capital(draw.Differs(t.a, d))
	}
	return capital(t.relation(d, here)) + ", " + cmp.Or(about, draw.Kind(d.Kind))
}

// relation says how the articles differ.
func (t *teller) relation(d *model.Difference, here int) string {
	switch certain := draw.IsCertain(t.a.Origin); {
	case d.Relation == model.Conflict:
		return string(d.Relation)
	case d.Relation == model.Variant:
		return "told otherwise"
	case d.Relation == model.Extra && certain:
		return "only " + t.where(d.Articles(), here)
	case d.Relation == model.Extra:
		return "no match found elsewhere"
	case certain:
		return "left out " + t.where(t.a.Lacking(d), here)
	default:
		return "no match found " + t.where(t.a.Lacking(d), here)
	}
}

// A saying is what articles that say the same say of a difference.
type saying struct {
	words    []string
	key      string
	articles []int
}

// sayings says who says what, who is here first. Those are together who say the same
// or, where that is all of them, who say it in the same words. Figures, dates and
// single words are told apart without quotation marks.
func (t *teller) sayings(d *model.Difference, here int) string {
	list := t.grouped(d, here, false)
	if len(list) == 1 {
		list = t.grouped(d, here, true)
	}
	marks := d.Kind != model.Number && d.Kind != model.Date && slices.ContainsFunc(list, func(s saying) bool {
		return slices.ContainsFunc(s.words, func(words string) bool { return strings.Contains(words, " ") })
	})
	var said []string
	separator := ", "
	for _, s := range list {
		if marks {
			for i := range s.words {
				s.words[i] = quoted(s.words[i])
			}
		}
		words := and(s.words)
		if d.Relation != model.Extra || !draw.IsCertain(t.a.Origin) { // which says where already
			words += " " + t.where(s.articles, here)
		}
		if strings.Contains(words, ", ") {
			separator = "; "
		}
		said = append(said, words)
	}
	for _, r := range d.Rivals {
		rival := draw.OneLine(r.In(t.a.Story.Articles[r.Article].Text))
		said = append(said, draw.MayDiffer+rival+" "+t.where([]int{r.Article}, here))
	}
	return strings.Join(said, separator)
}

// grouped returns what articles say of a difference, each saying with all who say it:
// in the same words, or what comes to the same.
func (t *teller) grouped(d *model.Difference, here int, verbatim bool) []saying {
	var list []saying
	for _, article := range first(d.Articles(), here) {
		words, key := tables.Said(t.a, d, article)
		if verbatim {
			key = strings.ToLower(strings.Join(words, "\x00"))
		}
		if at := slices.IndexFunc(list, func(s saying) bool { return s.key == key }); at >= 0 {
			list[at].articles = append(list[at].articles, article)
			continue
		}
		list = append(list, saying{words, key, []int{article}})
	}
	return list
}

// first returns a list with one of its articles in front.
func first(list []int, article int) []int {
	if at := slices.Index(list, article); at > 0 {
		list = slices.Insert(slices.Delete(list, at, at+1), 0, article)
	}
	return list
}

// quoted returns words in quotation marks, unless they have some.
func quoted(words string) string {
	if strings.HasPrefix(words, "“") && strings.HasSuffix(words, "”") {
		return words
	}
	return "“" + words + "”"
}

// where names articles as places: "here and in CNN".
func (t *teller) where(articles []int, here int) string {
	var names []string
	for _, i := range first(slices.Clone(articles), here) {
		if i != here {
			names = append(names, t.names[i])
		}
	}
	in := "in " + and(names)
	switch {
	case len(articles) == 0:
		return "elsewhere"
	case len(names) == len(articles):
		return in
	case len(names) == 0:
		return "here"
	}
	return "here and " + in
}

// and joins words as a sentence does: "a, b and c".
func and(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// marked says what somebody decided of a difference and wrote on it.
func marked(m notes.Mark) string {
	var parts []string
	if m.State != notes.NoState {
		parts = append(parts, string(m.State))
	}
	if m.Note != "" {
		parts = append(parts, "note: "+draw.OneLine(m.Note))
	}
	words := strings.Join(parts, ", ")
	if m.Author != "" {
		return text.SanitizeLine(m.Author) + ": " + words
	}
	return capital(words)
}

// capital returns words with a capital at their start.
func capital(words string) string {
	if words == "" || words[0] < 'a' || words[0] > 'z' {
		return words
	}
	return string(words[0]-'a'+'A') + words[1:]
}

// stopped returns words with a stop at their end, unless they have one.
func stopped(words string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "”\"’')」』"))
	if strings.ContainsRune(".?!…。？！", last) {
		return words
	}
	return words + "."
}
