package picker

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

// entries returns a small library of invented stories.
func entries() []Entry {
	return []Entry{
		{Name: "ferry-strike", Title: "Ferry crews strike for a third week", Articles: []Article{
			{"The Morning Tide", "Crews stay ashore as talks fail again", "2026-10-01"},
			{"Harbour Post", "Islanders stranded: “We are out of milk”", "2026-10-02T07:30:00Z"},
			{"Evening Echo", "Strike costs ferry line 2 million a day, says union", "2026-09-30"},
			{"Wire Agency", "Ferry strike enters third week", "2026-10-01T21:00:00Z"},
			{"Café Journal", "", ""},
		}},
		{Name: "Brücke-gesperrt", Title: "Bridge closed after cracks are found", Articles: []Article{
			{"Flussbote", "Risse in der Brücke: Sperrung auf Monate", "2026-11-20"},
			{"The Morning Tide", "Cracks close river bridge until spring", "2026-11-21"},
		}},
		{Name: "old-mill-fire", Articles: []Article{
			{"Harbour Post", "Fire guts the old mill", "2025-03-04"},
			{"Evening Echo", "Old mill burns; two held", "2025-03-05"},
			{"Valley News", "Mill fire: what we know", "2025-03"},
		}},
		{Name: "council-vote", Problem: "cannot read vote-2.md: it is a folder; move it out of the story"},
		{Name: "undated", Title: "Notes on a meeting", Articles: []Article{{"notes-1", "", "last week"}, {"notes-2", "", ""}}},
		{Name: "harbour-letter", Title: "The harbour letter", Builtin: true, Articles: []Article{
			{"Coast Weekly", "Letter on the harbour surfaces", "2018-07-23"},
			{"The Morning Tide", "Minister wrote of harbour deal in secret letter", "2018-07-22"},
			{"Island Star", "“No change of policy”, says office", "2018-07-23"},
		}},
	}
}

// fixture returns a picker of these, where two have been counted.
func fixture() *Picker {
	p := New("Stories in /srv/stories")
	p.SetEntries(entries())
	p.SetCounts("ferry-strike", 12, 3)
	p.SetCounts("harbour-letter", 20, 1)
	return p
}

// hostile returns stories whose names, titles and outlets attack a terminal or are
// awkward to draw.
func hostile() []Entry {
	var list []Entry
	for i, s := range []string{
		"\x1b[31mred\x1b]0;x\x07", "\u202egnp.exe", "e\u0301\u0301tude", "\u0301alone", "東京の火事「続報」", "قال محمد صلاح",
		"👨‍👩‍👧‍👦🇬🇧👩🏽", "tab\tnew\nline\r\n", "\x9b2J\xff\xfe", "a\u200bb\u2066c", strings.Repeat("w", 300), strings.Repeat("長", 300), "1️⃣ 2️⃣", "",
	} {
		e := Entry{Name: s, Title: s + " title", Articles: []Article{{s, s, s}, {"Evening " + s, s + s, "2026-01-02" + s}}}
		if i%4 == 3 {
			e.Problem = s + " cannot be read"
		}
		list = append(list, e)
	}
	return list
}

// many returns so many stories.
func many(n int) []Entry {
	var list []Entry
	for i := range n {
		e := Entry{Name: fmt.Sprintf("story-number-%d", i), Title: fmt.Sprintf("What happened on day %d", i)}
		for j := range 2 + i%8 {
			e.Articles = append(e.Articles, Article{fmt.Sprintf("Outlet %d", (i+j)%40), fmt.Sprintf("Headline %d of the story", j), fmt.Sprintf("20%02d-%02d-%02d", i%27, 1+i%12, 1+j)})
		}
		list = append(list, e)
	}
	return list
}

// shown returns the rows of a screen without styles.
func shown(p *Picker, width, height int) []string {
	rows := p.Rows(width, height, theme.New(true), ansi.WcWidth)
	for i := range rows {
		rows[i] = ansi.Strip(rows[i])
	}
	return rows
}

// names returns the names of the stories that the filter leaves, in their order.
func names(p *Picker) []string {
	var list []string
	for _, at := range p.matches {
		list = append(list, p.stories[at].Name)
	}
	return list
}

// selected returns the name of the selected story, "" for none.
func selected(p *Picker) string {
	e, _ := p.Selected()
	return e.Name
}
