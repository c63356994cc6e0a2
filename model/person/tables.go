package person

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"triptych/model/text"
)

//go:embed titles.txt
var titlesFile string

//go:embed nicknames.txt
var nicknamesFile string

//go:embed offices.txt
var officesFile string

// A title is what a word before a name says.
type title struct {
	kind string // courtesy, honour, rank or office
	name string // the same for all spellings
}

// titles returns the titles by their folded words.
var titles = sync.OnceValue(func() map[string]title {
	table := make(map[string]title)
	for _, words := range tableLines(titlesFile) {
		fields := strings.Fields(words)
		for _, w := range fields[1:] {
			table[w] = title{fields[0], fields[1]}
		}
	}
	return table
})

// Titles returns what words beside a name say of somebody's office or rank, in one
// spelling, without what says little: courtesies, and for whom somebody sits where.
// ok is false if they say anything else.
func Titles(words []text.Word) (list []string, ok bool) {
	seat := slices.ContainsFunc(words, func(w text.Word) bool {
		t := titles()[w.Fold]
		return t.kind == "party" || t.name == "senator" || t.name == "representative" || t.name == "governor"
	})
	for _, w := range words {
		t, ok := titles()[w.Fold]
		switch {
		case ok && t.kind != "courtesy" && t.kind != "party":
			list = append(list, t.name)
		case !ok && !(seat && w.Capital && !notPersons()[w.Fold] && !w.Numeral):
			return nil, false
		}
	}
	return list, true
}

// nicknames returns by given name those that may be the same person's.
var nicknames = sync.OnceValue(func() map[string]map[string]bool {
	table := make(map[string]map[string]bool)
	set := func(x, y string) {
		if table[x] == nil {
			table[x] = make(map[string]bool)
		}
		table[x][y] = true
	}
	for _, line := range tableLines(nicknamesFile) {
		names := strings.Fields(line)
		for _, n := range names[1:] {
			set(names[0], n)
			set(n, names[0])
		}
	}
	return table
})

// An office is one line of offices.txt: what one person is, and the paragraph of
// those that exclude it.
type office struct{ line, group int }

// offices returns the offices by their names, folded.
var offices = sync.OnceValue(func() map[string][]office {
	table := make(map[string][]office)
	line, group := 0, 0
	for row := range strings.Lines(officesFile) {
		row = strings.TrimSpace(row)
		switch {
		case row == "":
			group++
		case !strings.HasPrefix(row, "#"):
			line++
			for name := range strings.SplitSeq(row, ",") {
				key := strings.Join(canonical(strings.Fields(text.Fold(name))), " ")
				table[key] = append(table[key], office{line, group})
			}
		}
	}
	return table
})

// canonical returns folded words with one spelling of every title.
func canonical(words []string) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w
		if t, ok := titles()[w]; ok {
			list[i] = t.name
		}
	}
	return list
}

// tableLines returns the lines of a table that are no comments.
func tableLines(file string) []string {
	var list []string
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

// notPersons end or are in names that are of no person.
var notPersons = text.WordSet(`city county state states street avenue road lane square park river lake sea ocean bay island islands mountain
mountains hill hills valley bridge dam airport port station university college school academy hospital church cathedral court courts
bank fund trust foundation institute museum theatre theater centre center stadium arena hotel restaurant cafe diner zoo
inc corp ltd llc plc gmbh ag co company group holdings partners capital securities energy airways airlines railways motors
party union association federation council committee commission agency authority board bureau department ministry office service
services police army navy force forces guard parliament congress senate house assembly league cup championship prize award awards
festival games olympics times post guardian herald tribune journal news press telegraph independent today network tv radio
act bill law code constitution amendment treaty agreement pact project programme program plan day week month year war battle
north south east west northern southern eastern western new old great upper lower san santa saint st mount fort
monday tuesday wednesday thursday friday saturday sunday god lord christmas easter house capitol white american british
united kingdom republic union democratic national international royal federal central general public supreme high grand
international society club team united rovers wanderers championship agents patrol fleet brigade medicare obamacare facebook twitter`)
