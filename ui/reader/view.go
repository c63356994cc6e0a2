package reader

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// A View is where a person is in a story, and how it is shown: what a presenter
// shares. It names articles, and bytes and sentences of the story, but no rows or
// cells, so that it can be shown on a screen of any size, and no topics or
// differences by number, so that another analysis can take the place of the one
// shown at any time. Views are compared with ==.
type View struct {
	screen  kind    // what fills the screen: one of onScreens
	details bool    // whether the details are open
	topic   topicID // that is current in the compare view or the overview
	finding finding // that is current in the findings

	origin     model.Origin // whose analysis was asked for
	marked     marked
	scrolling  ScrollMode
	highlights bool
	follow     bool // all but what corresponds to the sentence compared is dimmed

	leader    int // the article that was scrolled last
	focus     int // the article that the keys act on
	anchor    int // the byte of the leader's text that is on the reading line
	sentence  int // the leader's sentence there, none where it has none
	selection differenceID
	peek      bool // what is told elsewhere is shown beside that sentence
}

// A ScrollMode says how the columns scroll together.
type ScrollMode uint8

// The scroll modes, in the order in which the key goes through them.
const (
	InStep       ScrollMode = iota // by topic
	InProportion                   // as far through each article as through the leader
	Free                           // each column by itself
	scrollModes                    // how many there are
)

// String names the scroll mode as the status line does.
func (m ScrollMode) String() string { return [...]string{"in step", "in proportion", "free"}[m] }

// A desk is what all parts of the reader share: what is read, where the person is
// in it, the terminal, and the line in which the reader answers.
type desk struct {
	doc     *document
	view    View
	term    terminal
	keys    Keys
	message string       // shown in the status line until the next key
	row     differenceID // that is selected in the details; the zero value where they are closed
	now     func() time.Time
	after   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick, or a test's own
}

func (d *desk) say(message string) { d.message = message }

// show brings the document in line with the view.
func (d *desk) show() {
	d.doc.show(d.view.origin, criteria{marked: d.view.marked, kept: [2]differenceID{d.view.selection, d.row}})
}

// selected returns the difference jumped to, nil for none.
func (d *desk) selected() *model.Difference { return d.doc.difference(d.view.selection) }

// here names the leader's sentence on the reading line; its Sentence is none
// where the leader has no sentences.
func (d *desk) here() model.SentenceRef {
	return model.SentenceRef{Article: d.view.leader, Sentence: d.view.sentence}
}

// inStep reports whether the columns are held together by what they say.
func (d *desk) inStep() bool { return d.view.scrolling == InStep && d.doc.shown != nil }

// origin returns who made the analysis shown.
func (d *desk) origin() model.Origin {
	if d.doc.whole == nil {
		return model.Automatic
	}
	return d.doc.whole.Origin
}
