package linear

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"triptych/model"
	"triptych/ui/notes"
	"triptych/ui/search"
)

// Options are what a Reading is made from.
type Options struct {
	Analysis *model.Analysis
	Book     *notes.Book      // what the person marked before; nil for nothing
	Level    model.Level      // "" for model.Telling
	Now      func() time.Time // the clock; time.Now where nil
}

// A Reading is where a person is in a story. It is not safe for concurrent use.
type Reading struct {
	teller *teller
	at     int  // the sentence before the next; -1 before the first, their number at the end
	heard  bool // that one was read
	ended  bool // the person has left
	now    func() time.Time

	findings int            // how many were listed
	sought   string         // the words last looked for
	changes  []notes.Change // that undo takes back, the last one first
}

// New returns a Reading at the start of the story, led by its first article.
func New(o Options) *Reading {
	if o.Book == nil {
		o.Book = notes.New(o.Analysis.Story)
	}
	r := &Reading{at: -1, now: o.Now}
	if r.now == nil {
		r.now = time.Now
	}
	r.teller = newTeller(o.Analysis, o.Book.On(o.Analysis), cmp.Or(o.Level, model.Telling), 0)
	return r
}

// Beginning says what there is to read.
func (r *Reading) Beginning() []string { return r.teller.beginning() }

// Rest reads on from where the person is to the end, a blank line before each
// sentence. It calls write with the lines of one after the other until that fails.
func (r *Reading) Rest(write func(lines []string) error) error {
	for r.at < r.teller.sentences() {
		lines := append([]string{""}, r.next()...)
		if err := write(lines); err != nil {
			return err
		}
	}
	return nil
}

// Resume goes to where the person was when they last read the story, so that the next
// sentence is that one. It says so, or nothing where that is not known.
func (r *Reading) Resume() []string {
	p, known := r.teller.book.Position()
	if !known || p.Sentence == (model.SentenceRef{}) {
		return nil
	}
	r.lead(p.Sentence.Article)
	r.at, r.heard = p.Sentence.Sentence-1, false
	return []string{fmt.Sprintf("You stopped at sentence %d of %s, which comes next. 1 goes to the beginning.",
		p.Sentence.Sentence+1, r.teller.names[p.Sentence.Article])}
}

// Book returns what the person marked, and where they are, once they have read
// anything.
func (r *Reading) Book() *notes.Book {
	b := r.teller.book
	s := min(r.at, r.teller.sentences()-1)
	if s < 0 || !r.heard {
		return b
	}
	before, _ := b.Position()
	return b.WithPosition(notes.Position{
		Sentence: model.SentenceRef{Article: r.teller.leader, Sentence: s}, ScrollMode: before.ScrollMode,
	}, r.now())
}

// Level returns how strict the telling is.
func (r *Reading) Level() model.Level { return r.teller.level }

// Ended reports whether the person has left.
func (r *Reading) Ended() bool { return r.ended }

// tell changes what is told: the level, the leader or the book.
func (r *Reading) tell(book *notes.Book, level model.Level, leader int) {
	r.teller = newTeller(r.teller.a, book, level, leader)
	r.findings = 0
}

// next reads the next sentence, or the end.
func (r *Reading) next() []string {
	if r.at >= r.teller.sentences() {
		return []string{"This is the end. p goes back, q leaves."}
	}
	r.at++
	return r.here(r.heard)
}

// here reads what the person is at, which may come after what was heard before it.
func (r *Reading) here(after bool) []string {
	r.heard = true
	switch {
	case r.at < 0:
		return r.teller.beginning()
	case r.at >= r.teller.sentences():
		return r.teller.end()
	}
	return r.teller.sentence(r.at, after)
}

// goTo reads a sentence, or the end.
func (r *Reading) goTo(sentence int) []string {
	r.at = sentence
	return r.here(false)
}

// previous reads the sentence before.
func (r *Reading) previous() []string {
	if r.at <= 0 {
		r.at = -1
		return []string{"This is the beginning."}
	}
	return r.goTo(r.at - 1)
}

// nextConflict reads the next sentence with a conflict, going round at the end.
func (r *Reading) nextConflict() []string {
	t := r.teller
	for i := range t.told {
		s := (r.at + 1 + i) % len(t.told)
		if t.conflicts(t.told[s]) == 0 {
			continue
		}
		if s <= r.at {
			return append([]string{"Back at the first conflict."}, r.goTo(s)...)
		}
		return r.goTo(s)
	}
	return []string{fmt.Sprintf("No conflicts at the level %s.", t.level)}
}

// sentenceNumber reads the sentence of a number.
func (r *Reading) sentenceNumber(n int) []string {
	name, all := r.teller.names[r.teller.leader], r.teller.sentences()
	switch {
	case all == 0:
		return []string{name + " has no sentences."}
	case n < 1 || n > all:
		return []string{fmt.Sprintf("%s has sentences 1 to %d.", name, all)}
	}
	return r.goTo(n - 1)
}

// seek reads the next sentence of the leader that has the words, going round at the
// end, or says which other article has them.
func (r *Reading) seek(words string) []string {
	t := r.teller
	r.sought = cmp.Or(words, r.sought)
	query := search.Words(r.sought)
	if query.Empty() {
		return []string{"Type / and the words that you look for."}
	}
	if list := found(t.article(), query); len(list) > 0 {
		for _, s := range list {
			if s > r.at {
				return r.goTo(s)
			}
		}
		return append([]string{"Back at the first."}, r.goTo(list[0])...)
	}
	lines := []string{stopped("Not in " + t.names[t.leader])}
	for i := range t.names {
		if list := found(&t.a.Story.Articles[i], query); len(list) > 0 {
			lines = append(lines, t.read(i, list[:1])...)
		}
	}
	return lines
}

// found returns the sentences of an article that have what is looked for, ascending.
func found(a *model.Article, query search.Query) []int {
	var list []int
	for _, span := range search.NewIndex(a.Text).Find(query) {
		if s := a.SentenceAt(span.Start); s >= 0 && a.Sentences[s].Overlaps(span) {
			list = append(list, s)
		}
	}
	return slices.Compact(list)
}

// lead lets another article lead, at what it says of the sentence that the person is
// at.
func (r *Reading) lead(article int) {
	t := r.teller
	at := -1
	if r.at >= 0 && r.at < t.sentences() {
		if target, cover := t.a.Target(model.SentenceRef{Article: t.leader, Sentence: r.at}, article); cover != model.NotCovered {
			at = target
		}
	}
	if article != t.leader {
		r.tell(t.book, t.level, article)
		r.at, r.heard = at, false
	}
}

// leadNamed lets the article lead that a person named, or lists what can be named.
func (r *Reading) leadNamed(name string) []string {
	t := r.teller
	list := named(t.names, name)
	if len(list) != 1 {
		lines := []string{"Type lead and a number or a name:"}
		if len(list) > 1 {
			lines[0] = "Several are called so. " + lines[0]
		}
		for i := range t.names {
			lines = append(lines, t.introduction(i))
		}
		return lines
	}
	r.lead(list[0])
	lines := []string{t.names[list[0]] + " leads."}
	if r.at >= 0 {
		return append(lines, r.here(false)...)
	}
	return lines
}

// named returns the articles that a person may mean by a number or by part of a name.
func named(names []string, typed string) []int {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var parts []int
	for i, name := range names {
		switch name = strings.ToLower(name); {
		case typed == "":
		case typed == fmt.Sprint(i+1), typed == name:
			return []int{i}
		case strings.Contains(name, typed):
			parts = append(parts, i)
		}
	}
	return parts
}

// setLevel changes how strict the telling is: to a level that is named, or to the next.
func (r *Reading) setLevel(name string) []string {
	t, levels := r.teller, model.Levels()
	at := slices.Index(levels, t.level)
	next := levels[(at+1)%len(levels)]
	if name != "" {
		if next = model.Level(strings.ToLower(name)); !slices.Contains(levels, next) {
			return []string{"The levels are facts, telling and everything."}
		}
	}
	r.tell(t.book, next, t.leader)
	return []string{r.teller.count()}
}
