package html

import (
	"cmp"
	"strconv"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
)

// An article is one column.
type article struct {
	Number   int // from 0
	Outlet   string
	Lang     string // a BCP 47 tag; "" where it is not known, as pages have it
	Headline []piece
	Date     string
	Machine  string // the date for machines; "" if it is none
	Authors  string
	URL      string
	Parts    []part
	Links    []pointer
}

// A part is a run of blocks of one article that belong together: those of a
// quotation, of a list, or a single one.
type part struct {
	Quote  bool
	List   bool
	Blocks []block
}

// A block is a paragraph, a heading, a list item or something shown as it stands.
type block struct {
	Level  int      // of a heading in the page, 4 to 6; 0 for other blocks
	Depth  int      // of a list item, from 1
	Marker string   // of a list item
	Table  [][]cell // of a table: its rows, the first its head
	Code   string
	Rule   bool
	Spans  []span
	Gutter []note
}

// A cell is one of a table within an article.
type cell string

// A span is a sentence, or what stands between sentences.
type span struct {
	ID     string // "" between sentences
	Pieces []piece
}

// A note stands in the margin beside a block: a topic of which a passage begins
// there, or a detail that the passage leaves out.
type note struct {
	Topic   int    // numbered from 1; 0 for none
	Colour  int    // of the topic, from 0
	Label   string // of the topic
	Finding int    // that the passage leaves out; 0 for none
	About   string // of the finding
}

// article lays out an article of the story.
func (m *maker) article(number int, outlet string) article {
	source := &m.a.Story.Articles[number]
	made := article{
		Number: number, Outlet: outlet, URL: m.addresses[number],
		Date: text.SanitizeLine(source.Date), Machine: machineDate(source.Date),
		Authors: enumerate(source.Authors), Links: pointers(source),
	}
	if text.IsEnglish(source.Text) {
		made.Lang = "en"
	}
	if source.Title != "" {
		title := cutter{text: source.Title, mentions: m.mentions(m.a.TitleMentions(number))}
		made.Headline = title.cut(model.Span{End: len(source.Title)})
	}
	l := &layout{maker: m, number: number, source: source, gutter: m.gutter(number), mentions: m.mentions(m.a.Mentions(number))}
	for i := range source.Blocks {
		l.add(i)
	}
	made.Parts = l.parts
	return made
}

// mentions returns those of an article in the words of the page.
func (m *maker) mentions(of []model.Mention) []mention {
	list := make([]mention, 0, len(of))
	for _, one := range of {
		list = append(list, mention{one.Span, m.numbers[one.Difference], one.Relation})
	}
	return list
}

// A layout is an article in the making.
type layout struct {
	*maker
	number   int
	source   *model.Article
	gutter   map[int][]note // by block
	mentions []mention
	headings outline
	sentence int // the next one
	parts    []part
}

// add lays out a block, in the part that it goes on or in one of its own.
func (l *layout) add(number int) {
	source := &l.source.Blocks[number]
	b := block{Gutter: l.gutter[number]}
	switch source.Kind {
	case model.Rule:
		b.Rule = true
	case model.Code:
		b.Code = text.Sanitize(source.In(l.source.Text))
	case model.Table:
		b.Table = rows(source.In(l.source.Text))
	case model.Heading:
		b.Level = l.headings.level(source.Level)
	case model.ListItem:
		b.Depth, b.Marker = max(1, source.Level), text.SanitizeLine(source.Marker)
	}
	if source.Aligned() {
		b.Spans = l.spans(number, source)
	}
	quote, list := source.Quote > 0, source.Kind == model.ListItem
	if n := len(l.parts); n == 0 || !quote && !list || l.parts[n-1].Quote != quote || l.parts[n-1].List != list {
		l.parts = append(l.parts, part{Quote: quote, List: list})
	}
	last := &l.parts[len(l.parts)-1]
	last.Blocks = append(last.Blocks, b)
}

// spans cuts a block into its sentences and what stands between them.
func (l *layout) spans(number int, source *model.Block) []span {
	c := cutter{text: l.source.Text, mentions: l.mentions, runs: source.Runs}
	c.mentions = c.over(source.Span)
	var list []span
	at := source.Start
	for ; l.sentence < len(l.source.Sentences) && l.source.Sentences[l.sentence].Block <= number; l.sentence++ {
		s := l.source.Sentences[l.sentence]
		if s.Start > at {
			list = append(list, span{Pieces: c.cut(model.Span{Start: at, End: s.Start})})
		}
		list = append(list, span{ID: sentenceID(l.number, l.sentence), Pieces: c.cut(s.Span)})
		at = s.End
	}
	if at < source.End {
		list = append(list, span{Pieces: c.cut(model.Span{Start: at, End: source.End})})
	}
	return list
}

// sentenceID returns the id of a sentence's element, that of the headline for
// [model.InTitle].
func sentenceID(article, sentence int) string {
	if sentence == model.InTitle {
		return "h" + itoa(article)
	}
	return "s" + itoa(article) + "-" + itoa(sentence)
}

// rows returns the cells of a table's plain text, a line a row.
func rows(plain string) [][]cell {
	var list [][]cell
	for line := range strings.SplitSeq(strings.TrimRight(text.Sanitize(plain), "\n"), "\n") {
		var row []cell
		for words := range strings.SplitSeq(line, " | ") {
			row = append(row, cell(words))
		}
		list = append(list, row)
	}
	return list
}

// An outline gives the headings of an article levels of the page, on which none is
// left out.
type outline struct{ open []int }

// The levels of headings within an article: below that of its headline.
const (
	firstLevel = 4
	lastLevel  = 6
)

// level returns the level in the page of the next heading, which has another in its
// article.
func (o *outline) level(own int) int {
	for len(o.open) > 0 && o.open[len(o.open)-1] >= own {
		o.open = o.open[:len(o.open)-1]
	}
	o.open = append(o.open, own)
	return min(firstLevel+len(o.open)-1, lastLevel)
}

// gutter returns what stands in the margin of an article, by block.
func (m *maker) gutter(number int) map[int][]note {
	notes := make(map[int][]note)
	add := func(sentence int, n note) {
		at := m.a.Story.Articles[number].Sentences[sentence].Block
		notes[at] = append(notes[at], n)
	}
	for _, i := range m.Shown {
		if passage := m.a.Passage(i, number); len(passage) > 0 {
			add(passage[0], note{Topic: i + 1, Colour: i % colours, Label: text.SanitizeLine(m.a.Topics[i].Label)})
		}
	}
	for i := range m.a.Differences {
		d := &m.a.Differences[i]
		if passage := m.a.Passage(d.Topic, number); d.Relation == model.Missing && len(passage) > 0 && len(d.AllIn(number)) == 0 {
			add(passage[0], note{Finding: m.numbers[i], About: cmp.Or(text.SanitizeLine(d.About), draw.Kind(d.Kind))})
		}
	}
	return notes
}

// enumerate joins names with commas.
func enumerate(names []string) string {
	var list []string
	for _, n := range names {
		if n = text.SanitizeLine(n); n != "" {
			list = append(list, n)
		}
	}
	return strings.Join(list, ", ")
}

func itoa(n int) string { return strconv.Itoa(n) }
