package paper

import (
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/echo"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/notes"
	"triptych/ui/tables"
)

// Totals counts what was found, in a sentence.
func (p *Paper) Totals() string {
	topics := draw.Plural(len(p.Shown), "topic")
	switch {
	case len(p.Topics) == 0:
		return "The articles share no subject."
	case len(p.Differences) == 0:
		return topics + ", " + p.None() + "."
	}
	var parts []string
	for relation, n := range p.Counts().All() {
		parts = append(parts, draw.Differences(n, relation))
	}
	return fmt.Sprintf("%s, %s: %s.", topics, draw.Plural(len(p.Differences), "difference"), strings.Join(parts, ", "))
}

// None says that there are no differences: that none was found, unless some are left
// out, or what changed is told exactly.
func (p *Paper) None() string {
	if p.Versions != nil {
		return "no differences marked by the analysis" // beside the exact changes
	}
	if p.LeftOut.Any() {
		return "no differences in this report"
	}
	return "no differences found"
}

// Remarks are sentences about the report as a whole: which articles are the same
// text, who made the analysis, what people changed of it, and what is left out.
func (p *Paper) Remarks() []string {
	list := p.sameTexts()
	if p.Origin == model.Annotations {
		list = append(list, "Annotated by hand.")
	} else if p.By != nil {
		list = append(list, "R"+text.SanitizeLine(p.By.String())[1:]+".")
	} else {
		list = append(list, draw.PartlyCompared(p.Story)...)
	}
	for _, line := range append([]string{p.corrections(), p.amendments()}, p.leftOut()...) {
		if line != "" {
			list = append(list, line)
		}
	}
	return list
}

// sameTexts says of each article that is word for word another one, if not under the
// same headline.
func (p *Paper) sameTexts() []string {
	var lines []string
	first := make(map[string]int)
	for i, article := range p.Story.Articles {
		words := text.SanitizeLine(article.Text)
		if other, ok := first[words]; ok {
			line := fmt.Sprintf("%s and %s are the same text", p.Outlets[other], p.Outlets[i])
			if p.Story.Articles[other].Title != article.Title {
				line += " under different headlines"
			}
			lines = append(lines, line+".")
			continue
		}
		first[words] = i
	}
	return lines
}

// leftOut says which differences a report leaves out, and at which level it has the
// others.
func (p *Paper) leftOut() []string {
	lines := []string{p.only()}
	l := p.LeftOut
	if p.asked.Known != nil {
		lines = append(lines, fmt.Sprintf("Only what the earlier report does not have; it has %s of these articles.", draw.Plural(l.Known, "difference")))
	}
	if l.Beyond > 0 {
		lines = append(lines, fmt.Sprintf("Marked at the level %s; %d more at the level %s.", p.Level, l.Beyond, model.Everything))
	}
	if l.Aside > 0 {
		lines = append(lines, draw.Plural(l.Aside, "difference")+" set aside and left out.")
	}
	if l.Others > 0 {
		lines = append(lines, draw.Plural(l.Others, "difference")+" left out for what you decided of "+map[bool]string{true: "it", false: "them"}[l.Others == 1]+".")
	}
	return lines
}

// OneSource says of groups of articles that each has its words from one source, ""
// for no groups.
func (p *Paper) OneSource(groups [][]int) string { return tables.OneSource(p.Outlets, groups) }

// Share says how much of an article stands in another, in a sentence.
func (p *Paper) Share(s echo.Share) string { return tables.Copied(p.Outlets, s) + "." }

// leastTold is the share of an article from which it is told that it stands in another:
// of less, news of one event has much by chance and by what is quoted.
const leastTold = 0.05

// Copied returns the shares that are worth telling: of each two articles the larger
// one.
func (p *Paper) Copied() []echo.Share {
	var list []echo.Share
	for _, s := range p.Tables.Shares { // the largest first
		told := slices.ContainsFunc(list, func(o echo.Share) bool { return o.Article == s.Other && o.Other == s.Article })
		if !told && s.Part() >= leastTold {
			list = append(list, s)
		}
	}
	return list
}

// Percent writes a share: never as nothing or all where it is a little more or less.
func Percent(s echo.Share) string { return tables.Percent(s) }

// Quoted says how many words each article quotes of a speaker.
func (p *Paper) Quoted(s *tables.Speaker) string {
	var list []string
	for i, n := range s.Words {
		if n > 0 {
			list = append(list, fmt.Sprintf("%s %d", p.Outlets[i], n))
		}
	}
	return strings.Join(list, ", ")
}

// SpeakerName names a speaker, also one who is not told.
func SpeakerName(s *tables.Speaker) string {
	if s.Name == "" {
		return "speaker not found"
	}
	return s.Name
}

// amendments says how many differences people made, changed and removed, "" for none.
func (p *Paper) amendments() string {
	if p.Book == nil {
		return ""
	}
	var added, changed, removed int
	for _, a := range p.Book.Amendments() {
		switch {
		case len(a.Was.Mentions) == 0:
			added++
		case len(a.Is.Mentions) == 0:
			removed++
		default:
			changed++
		}
	}
	var list []string
	for _, one := range []struct {
		n    int
		what string
	}{{added, "marked"}, {changed, "changed"}, {removed, "removed"}} {
		if one.n > 0 {
			list = append(list, fmt.Sprintf("%d %s", one.n, one.what))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "Differences by hand: " + strings.Join(list, ", ") + "."
}

// corrections says how many decisions of people the analysis obeys, "" for none.
func (p *Paper) corrections() string {
	if p.Book == nil {
		return ""
	}
	made, all, verb := map[notes.Decision]int{}, 0, "are"
	for _, d := range p.Book.Decisions() {
		made[d.Decision]++
	}
	var list []string
	for _, decision := range []notes.Decision{notes.Accepted, notes.Added, notes.Rejected} {
		if n := made[decision]; n > 0 {
			all += n
			list = append(list, fmt.Sprintf("%d %s", n, decision))
		}
	}
	switch all {
	case 0:
		return ""
	case 1:
		verb = "is"
	}
	return fmt.Sprintf("%s of counterparts %s obeyed: %s.", draw.Plural(all, "correction"), verb, strings.Join(list, ", "))
}
