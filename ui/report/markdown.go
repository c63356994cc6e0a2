package report

import (
	"bufio"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/report/paper"
	"triptych/ui/tables"
)

// widestTable is how many articles have a column of their own; the values of more are
// told in one.
const widestTable = 4

// A sheet is a Markdown report in the making: CommonMark with the tables of GitHub.
type sheet struct {
	*paper.Paper
	out *bufio.Writer
}

func writeMarkdown(out *bufio.Writer, p *paper.Paper) error {
	s := &sheet{p, out}
	s.heading(1, orUntitled(p.Story.Title))
	s.articles()
	s.line(opening(p.Totals()), "")
	for _, line := range p.Remarks() {
		s.line(opening(line), "")
	}
	s.versions()
	s.findings()
	s.wholeStory()
	s.heading(2, "Topic by topic")
	for _, i := range p.Shown {
		s.topic(i)
	}
	return nil
}

// orUntitled returns the title of a story, or what it is.
func orUntitled(title string) string {
	if title = text.SanitizeLine(title); title != "" {
		return title
	}
	return "The articles compared"
}

// line writes lines of Markdown.
func (s *sheet) line(lines ...string) {
	for _, l := range lines {
		s.out.WriteString(l + "\n")
	}
}

func (s *sheet) heading(level int, title string) {
	s.line(strings.Repeat("#", level)+" "+escaped(title), "")
}

// table writes a table whose cells are Markdown already, none for one without rows.
func (s *sheet) table(header []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	rule := strings.Repeat("| --- ", len(header)) + "|"
	s.line("| "+strings.Join(header, " | ")+" |", rule)
	for _, row := range rows {
		s.line("| " + strings.Join(row, " | ") + " |")
	}
	s.line("")
}

// articles writes a row for each article.
func (s *sheet) articles() {
	var rows [][]string
	for i, a := range s.Story.Articles {
		title := escaped(text.SanitizeLine(a.Title))
		if address := linkable(a.URL); address != "" {
			title = "[" + orDash(title) + "](<" + address + ">)"
		}
		rows = append(rows, []string{escaped(s.Outlets[i]), escaped(text.SanitizeLine(a.Date)), escaped(text.SanitizeLine(strings.Join(a.Authors, ", "))), title})
	}
	s.table([]string{"Outlet", "Date", "By", "Headline"}, rows)
}

// linkable returns an address that a link may lead to, "" for another.
func linkable(address string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return ""
	}
	if strings.ContainsAny(address, "<>\\|`\"") || text.SanitizeLine(address) != address || strings.Contains(address, " ") {
		return ""
	}
	return address
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// findings writes the differences, the heaviest first.
func (s *sheet) findings() {
	s.heading(2, "Findings")
	if len(s.Findings) == 0 {
		none := s.None()
		s.line(strings.ToUpper(none[:1])+none[1:]+".", "")
		return
	}
	header := append([]string{"", "Finding"}, s.columns()...)
	header = append(header, "Noted")
	var rows [][]string
	for i := range s.Findings {
		f := &s.Findings[i]
		row := append([]string{fmt.Sprint(f.Number), "**" + escaped(f.Row.About) + "**: " + escaped(draw.Differs(s.Analysis, f.Difference))}, s.values(&f.Row)...)
		rows = append(rows, append(row, s.noted(f)))
	}
	s.table(header, rows)
}

// noted says what a person decided of a finding, and what articles have of it from one
// source.
func (s *sheet) noted(f *paper.Finding) string {
	var list []string
	for _, words := range stateWords(f) {
		list = append(list, escaped(text.SanitizeLine(words)))
	}
	if source := s.OneSource(f.OneSource); source != "" {
		list = append(list, escaped(source))
	}
	return strings.Join(list, "; ")
}

// columns are the headings of what the articles say.
func (s *sheet) columns() []string {
	if len(s.Outlets) > widestTable {
		return []string{"Who says what"}
	}
	var list []string
	for _, name := range s.Outlets {
		list = append(list, escaped(name))
	}
	return list
}

// values are the cells of what the articles say. Values that stand out are strong.
func (s *sheet) values(r *tables.Row) []string {
	if len(s.Outlets) <= widestTable {
		var list []string
		for _, c := range r.Cells {
			list = append(list, strong(c))
		}
		return list
	}
	var list []string
	for _, g := range r.Groups() {
		g.Words = strings.Join(g.Wordings, " / ")
		list = append(list, strong(g.Cell)+" ("+escaped(named(s.Paper, g.Columns))+")")
	}
	return []string{strings.Join(list, "; ")}
}

func strong(c tables.Cell) string {
	if words := escaped(c.Words); !c.Odd || words == "" {
		return words
	}
	return "**" + escaped(c.Words) + "**"
}

// wholeStory writes the tables over the whole story.
func (s *sheet) wholeStory() {
	for _, one := range sections(&s.Tables) {
		if len(one.rows) == 0 {
			continue
		}
		s.heading(2, one.title)
		var rows [][]string
		for i := range one.rows {
			e := &one.rows[i]
			about := escaped(e.About)
			if source := tables.OneSourceShort(s.Outlets, e.OneSource); source != "" {
				about += " (" + escaped(source) + ")"
			}
			rows = append(rows, append([]string{about}, s.values(&e.Row)...))
		}
		s.table(append([]string{""}, s.columns()...), rows)
	}
	s.speakers()
	copied := s.Copied()
	if len(copied) == 0 {
		return
	}
	s.heading(2, copiedTitle)
	for _, share := range copied {
		s.line("- " + opening(s.Share(share)))
	}
	s.line("")
}

// speakers writes how many words each article quotes of whom.
func (s *sheet) speakers() {
	if len(s.Tables.Speakers) == 0 {
		return
	}
	s.heading(2, quotedTitle)
	header := []string{"Speaker"}
	for _, name := range s.Outlets {
		header = append(header, escaped(name))
	}
	var rows [][]string
	for i := range s.Tables.Speakers {
		one := &s.Tables.Speakers[i]
		row := []string{escaped(paper.SpeakerName(one))}
		for _, n := range one.Words {
			row = append(row, orDash(strings.TrimPrefix(fmt.Sprint(n), "0")))
		}
		rows = append(rows, row)
	}
	s.table(header, rows)
}

// topic writes one topic with its differences, each mention in its sentence.
func (s *sheet) topic(number int) {
	if !isShown(s.Paper, number) {
		return
	}
	s.heading(3, fmt.Sprintf("%d. %s", number+1, paper.Label(&s.Topics[number])))
	s.line(opening(named(s.Paper, covered(s.Analysis, number))), "")
	first, end := s.DifferencesOf(number)
	for i := first; i < end; i++ {
		s.difference(s.Finding(i))
	}
	if first < end {
		s.line("")
	}
}

// difference writes a difference as a list: what it is, and what each article says.
func (s *sheet) difference(f *paper.Finding) {
	s.line(fmt.Sprintf("- %s **%s**: %s (finding %d)", opening(mark(f.Relation)), escaped(f.Row.About), escaped(draw.Differs(s.Analysis, f.Difference)), f.Number))
	for _, m := range f.All() {
		s.line("  - " + opening(s.Outlets[m.Article]) + s.where(m) + ": " + s.quoted(m))
	}
	for _, m := range f.Rivals {
		s.line("  - " + opening(s.Outlets[m.Article]) + s.where(m) + ", " + escaped(draw.MayDiffer) + s.quoted(m))
	}
	if s.Explain && f.Why != "" {
		s.line("  - why: " + escaped(text.SanitizeLine(f.Why)))
	}
	if noted := s.noted(f); noted != "" {
		s.line("  - noted: " + noted)
	}
}

// where says in which sentence a mention stands.
func (s *sheet) where(m model.Detail) string {
	if m.Sentence == model.InTitle {
		return draw.InHeadline
	}
	return fmt.Sprintf(", sentence %d", m.Sentence+1)
}

// quoted returns the sentence of a mention with its words strong.
func (s *sheet) quoted(m model.Detail) string {
	around, within := s.Story.Around(m)
	before, words, after := draw.OneLine(around[:within.Start]), text.SanitizeLine(within.In(around)), draw.OneLine(around[within.End:])
	open, end := "**", "**"
	if !flanks(lastRune(before), firstRune(words)) || !flanks(firstRune(after), lastRune(words)) {
		open, end = "<strong>", "</strong>"
	}
	return escaped(before) + open + escaped(words) + end + escaped(after)
}

// flanks reports whether asterisks between two characters begin or end strong words:
// where those have a mark at the edge, none of a word may stand outside.
func flanks(outside, edge rune) bool {
	return unicode.IsLetter(edge) || unicode.IsDigit(edge) || outside == utf8.RuneError || unicode.IsSpace(outside) || unicode.IsPunct(outside) || unicode.IsSymbol(outside)
}

// firstRune and lastRune return utf8.RuneError where there is none.
func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// escaped returns words on one line as Markdown that shows them as they are: no markup,
// no cell of a table, no character reference, no link, no emoji by its name. Where they
// begin a line or an item of a list, see opening.
func escaped(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		if strings.ContainsRune("\\`*_{}[]<>#|~&$@", r) || r == ':' && i+1 < len(runes) && !unicode.IsSpace(runes[i+1]) && !unicode.IsDigit(runes[i+1]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// opening returns words that begin a line or an item of a list as escaped does, and so
// that they begin no item of another list.
func opening(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s != "" && strings.ContainsRune("-+=", rune(s[0])):
		return "\\" + escaped(s)
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
		return s[:digits] + "\\" + escaped(s[digits:])
	}
	return escaped(s)
}
