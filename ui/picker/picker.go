// Package picker is the screen that chooses a story: a list of those in the
// library and the one that the program comes with, the newest first. It filters
// as one types, and shows of the selected story who reported it under which
// headline, so that one knows it before it is opened.
//
// Where everything stands is worked out in pure stages: shapeFor places the rows
// of the screen by its height, planFor the columns of the list by its width. Only
// painting knows styles.
package picker

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/search"
)

// An Entry is one story of the list. Its strings may hold anything.
type Entry struct {
	Name     string    // by which it is opened; no other entry has it
	Title    string    // "" where it has none but its name
	Articles []Article // in the story's order
	Builtin  bool      // it is the one that the program comes with, which stands last
	Problem  string    // why it cannot be read; "" where it can
}

// An Article describes one article of a story. What is not known is "".
type Article struct {
	Outlet string
	Title  string // the headline
	Date   string // as the source gives it, ISO 8601 where it does
}

// Newest returns the date of the newest article, "" where none has one that can be
// compared, which is one in ISO 8601.
func (e *Entry) Newest() string {
	newest := ""
	for _, a := range e.Articles {
		if iso(a.Date) {
			newest = max(newest, a.Date)
		}
	}
	return newest
}

// iso reports whether a date begins with its year, so that later ones come after it
// by their letters.
func iso(date string) bool {
	return len(date) >= 4 && strings.Trim(date[:4], "0123456789") == ""
}

// A Picker is the list of stories, with a filter and one story selected. It
// belongs to one goroutine.
type Picker struct {
	library string
	stories []*story
	needs   needs
	filter  string
	queries []search.Query // the words of the filter
	matches []int          // the stories that the filter leaves, by number

	chosen   string // the name that was selected last, "" before any was
	scrolled int    // the first of the matches that was shown when they were drawn last
}

// A story is an entry made ready to be drawn and searched.
type story struct {
	Entry
	subtitle string // its title, where that says more than its name
	outlets  string // each once
	newest   string
	searched []*search.Index // its name, subtitle and outlets
	counts   *counts         // nil until they are known
}

// A counts is how much a story has.
type counts struct{ topics, conflicts int }

// New makes a picker without entries. The library says which it shows,
// such as "Stories in ~/stories".
func New(library string) *Picker { return &Picker{library: library} }

// SetEntries replaces the stories. It sorts them: the newest first, and those
// without a date after them by name. The selection stays with the story of
// its name or, where that is gone, at its place. Counts stay with stories whose
// articles are the same.
func (p *Picker) SetEntries(entries []Entry) {
	place, shown := p.place()
	before := make(map[string]*story, len(p.stories))
	for _, s := range p.stories {
		before[s.Name] = s
	}
	p.stories = make([]*story, 0, len(entries))
	for _, e := range entries {
		s := newStory(e)
		if old := before[e.Name]; old != nil && slices.Equal(old.Articles, e.Articles) {
			s.counts = old.counts
		}
		p.stories = append(p.stories, s)
	}
	slices.SortFunc(p.stories, func(x, y *story) int {
		switch {
		case x.Builtin && !y.Builtin:
			return 1
		case y.Builtin && !x.Builtin:
			return -1
		}
		return cmp.Or(cmp.Compare(y.newest, x.newest), cmp.Compare(x.Name, y.Name))
	})
	p.needs = measure(p.stories)
	p.match()
	if shown && !slices.ContainsFunc(p.stories, func(s *story) bool { return s.Name == p.chosen }) {
		p.choose(place)
	}
}

func newStory(e Entry) *story {
	s := &story{Entry: e, newest: e.Newest()}
	if plain(e.Title) != plain(e.Name) {
		s.subtitle = e.Title
	}
	var outlets []string
	for _, a := range e.Articles {
		if a.Outlet != "" && !slices.Contains(outlets, a.Outlet) {
			outlets = append(outlets, a.Outlet)
		}
	}
	s.outlets = strings.Join(outlets, ", ")
	for _, text := range []string{e.Name, s.subtitle, s.outlets} {
		s.searched = append(s.searched, search.NewIndex(text))
	}
	return s
}

// plain returns a name as a title would be read: "harbour-fire" is "Harbour fire".
func plain(name string) string {
	return text.Fold(strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSpace(name)))
}

// SetCounts sets how many topics and conflicts a story has. It ignores a name that
// is not in the list.
func (p *Picker) SetCounts(name string, topics, conflicts int) {
	for _, s := range p.stories {
		if s.Name == name {
			s.counts = &counts{topics, conflicts}
		}
	}
}

// SetFilter leaves only the stories in whose name, title or outlets each of the
// words stands, whatever its case and accents; "" leaves all. The story that was
// selected last stays selected while it is among them, or else the first.
func (p *Picker) SetFilter(words string) {
	p.filter, p.queries = strings.Join(strings.Fields(words), " "), nil
	for word := range strings.FieldsSeq(words) {
		if q := search.Words(word); !q.Empty() {
			p.queries = append(p.queries, q)
		}
	}
	p.match()
}

// match finds the stories that the filter leaves.
func (p *Picker) match() {
	p.matches = p.matches[:0]
	for i, s := range p.stories {
		missing := slices.ContainsFunc(p.queries, func(q search.Query) bool {
			return !slices.ContainsFunc(s.searched, func(x *search.Index) bool { return len(x.Find(q)) > 0 })
		})
		if !missing {
			p.matches = append(p.matches, i)
		}
	}
}

// place returns the number of the selected story among those that the filter
// leaves, and whether it is the one selected last, rather than the first.
func (p *Picker) place() (place int, chosen bool) {
	place = slices.IndexFunc(p.matches, func(i int) bool { return p.stories[i].Name == p.chosen })
	return max(place, 0), place >= 0
}

// matching returns a story by its number among those that the filter leaves, nil
// for any other number.
func (p *Picker) matching(place int) *story {
	if place < 0 || place >= len(p.matches) {
		return nil
	}
	return p.stories[p.matches[place]]
}

// choose selects a story by its number among those that the filter leaves, or the
// one nearest to it.
func (p *Picker) choose(place int) {
	if s := p.matching(max(0, min(place, len(p.matches)-1))); s != nil {
		p.chosen = s.Name
	}
}

// Selected returns the selected story, or false where the filter leaves none.
func (p *Picker) Selected() (Entry, bool) {
	place, _ := p.place()
	s := p.matching(place)
	if s == nil {
		return Entry{}, false
	}
	return s.Entry, true
}

// Select selects the story of a name, now or as soon as there is one and the
// filter leaves it.
func (p *Picker) Select(name string) { p.chosen = name }

// Move selects the story delta rows below; it stops at the ends.
func (p *Picker) Move(delta int) {
	place, _ := p.place()
	n := len(p.matches)
	p.choose(place + max(-n, min(delta, n))) // so that no sum overflows
}

// First selects the first story, Last the last one.
func (p *Picker) First() { p.choose(0) }

// Last selects the last story.
func (p *Picker) Last() { p.choose(len(p.matches)) }

// Page moves delta pages down on a screen of width cells and height rows.
func (p *Picker) Page(delta, width, height int) {
	n := len(p.matches)
	p.Move(max(-n, min(delta, n)) * max(1, p.frame(width, height).shape.listH-1))
}

// At returns the name of the story at the cell x of row y of a screen of width
// cells and height rows, as [Picker.Rows] drew it last; false where there is
// none.
func (p *Picker) At(x, y, width, height int) (name string, ok bool) {
	if width < 1 || height < 1 {
		return "", false
	}
	f := p.frame(width, height)
	row := y - f.shape.listY
	if x < 0 || x >= f.shape.listW || row < 0 || row >= f.shape.listH {
		return "", false
	}
	s := p.matching(f.top + row)
	if s == nil {
		return "", false
	}
	return s.Name, true
}

// SelectedRow returns the row of the selected story on a screen of width cells and
// height rows, as [Picker.Rows] drew it last; -1 for none.
func (p *Picker) SelectedRow(width, height int) int {
	if width < 1 || height < 1 || len(p.matches) == 0 {
		return -1
	}
	f := p.frame(width, height)
	if row := f.selected - f.top; row < f.shape.listH {
		return f.shape.listY + row
	}
	return -1
}

// measure finds the cells that the columns need. They are counted for a terminal
// without grapheme clusters, so that the columns are the same for every terminal;
// what is in them is cut to fit when drawn.
func measure(stories []*story) needs {
	var n needs
	var counter draw.Counter
	for _, s := range stories {
		n.name = max(n.name, counter.Width(s.Name))
		n.title = max(n.title, counter.Width(s.about()))
		n.outlets = max(n.outlets, counter.Width(s.outlets))
		n.dated = n.dated || s.newest != ""
	}
	return n
}
