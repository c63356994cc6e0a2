package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/notes"
)

// A command is something that a key does. Keys, the line of hints, the help page,
// the manual page and the settings all come from the table of commands; to add one
// is to add a row.
type command struct {
	name  string // by which the settings know it; commands of one name share their keys
	keys  string // by default, as Bubble Tea names them, separated by spaces; "" where an earlier row has them
	shown string // how help shows them; "" for the keys as they are
	in    kind   // the modes in which it works
	group group  // of the help page; that of the function which has the row
	help  string // what it does; "" for what an earlier row says already
	hint  hint   // in the line at the bottom
	needs need   // nil where it always works
	do    action
	fixed bool // its keys cannot be set

	bound []string // the keys that are bound to it
}

// An action is what a command does, in the mode in which its key was pressed.
type action func(*Reader, mode, tea.KeyPressMsg)

// A need reports whether a command works here and now, and says why not where it
// does not; "" where that need not be said.
type need func(*Reader) (works bool, reason string)

// A hint is how the line at the bottom shows a command.
type hint struct {
	rank int    // those of low rank come first; 0 for no hint
	word string // what it does
	with string // the name of a command that is hinted at by the same word; "" for none
	on   kind   // the modes that must be on top; 0 for any
}

// A group is a group of commands on the help page, in the order of the page.
type group uint8

// title returns what the help page and the manual page have above the group.
func (g group) title() string {
	return [groups]string{
		scrolling: "scroll", jumping: "go to", looking: "look closer", within: "in a panel, a prompt or a tour", marking: "mark and correct", choosing: "choose the words of a difference by hand",
		taking: "copy, and change how it looks", together: "stories, and reading together", arranging: "columns", program: "the program",
	}[g]
}

const (
	scrolling group = iota
	jumping
	looking
	within
	marking
	choosing
	taking
	together
	arranging
	program
	groups // how many there are
)

// to makes an action of one on a mode.
func to[M mode](do func(M)) action {
	return func(_ *Reader, m mode, _ tea.KeyPressMsg) { do(m.(M)) }
}

// by makes an action of one on a mode that takes an argument.
func by[M mode, A any](do func(M, A), a A) action {
	return func(_ *Reader, m mode, _ tea.KeyPressMsg) { do(m.(M), a) }
}

// closing makes an action of one on a mode that closes it where it returns true.
func closing[M mode](do func(M) bool) action {
	return func(r *Reader, m mode, _ tea.KeyPressMsg) {
		if do(m.(M)) {
			r.stack = r.stack.without(m)
		}
	}
}

// all makes an action of one on the reader.
func all(do func(*Reader)) action {
	return func(r *Reader, _ mode, _ tea.KeyPressMsg) { do(r) }
}

// closeMode closes the mode.
func closeMode(r *Reader, m mode, _ tea.KeyPressMsg) { r.stack = r.stack.without(m) }

// pages makes a row for each way of scrolling of a mode.
func pages[M mode](in kind, do func(M, page), hinted hint, words ...string) []command {
	rows := []command{
		{name: "down", hint: hinted, do: by(do, rowDown)},
		{name: "up", do: by(do, rowUp)},
		{name: "page-down", do: by(do, pageDown)},
		{name: "page-up", do: by(do, pageUp)},
		{name: "half-page-down", do: by(do, halfPage)},
		{name: "half-page-up", do: by(do, halfPageUp)},
		{name: "start", do: by(do, toStart)},
		{name: "end", do: by(do, toEnd)},
		{name: "scroll-down", do: by(do, rowDown)},
		{name: "scroll-up", do: by(do, rowUp)},
	}
	for i := range rows {
		rows[i].in = in
		if i < len(words) {
			rows[i].help = words[i]
		}
	}
	return rows
}

// table returns every command. Of two rows with one key, the mode on top decides,
// and in one mode the first row. The first row of a name has its keys.
func table() []command {
	var rows []command
	for g, list := range [groups][]command{
		scrolling: scrollingCommands(),
		jumping:   jumpingCommands(),
		looking:   lookingCommands(),
		within:    withinCommands(),
		marking:   markingCommands(),
		choosing:  choosingCommands(),
		taking:    takingCommands(),
		together:  togetherCommands(),
		arranging: arrangingCommands(),
		program:   programCommands(),
	} {
		for _, c := range list {
			c.group = group(g)
			rows = append(rows, c)
		}
	}
	return rows
}

// scrollingCommands returns those that scroll, or move what is selected.
func scrollingCommands() []command {
	return slices.Concat([]command{
		{name: "down", keys: "j down", shown: "j ↓", in: inColumns, help: "a row down", hint: hint{20, "scroll", "up", 0}, do: by((*columnsMode).step, true)},
		{name: "up", keys: "k up", shown: "k ↑", in: inColumns, help: "a row up", do: by((*columnsMode).step, false)},
		{name: "page-down", keys: "space pgdown ctrl+f", shown: "space", in: inColumns, help: "a page down", do: by((*columnsMode).page, pageDown)},
		{name: "page-up", keys: "b pgup ctrl+b", shown: "b", in: inColumns, help: "a page up", do: by((*columnsMode).page, pageUp)},
		{name: "half-page-down", keys: "d ctrl+d", shown: "d", in: inColumns, help: "half a page down", do: by((*columnsMode).page, halfPage)},
		{name: "half-page-up", keys: "u ctrl+u", shown: "u", in: inColumns, help: "half a page up", do: by((*columnsMode).page, halfPageUp)},
		{name: "start", keys: "g home", shown: "g", in: inColumns, help: "to the start", do: by((*columnsMode).toEnd, toStart)},
		{name: "end", keys: "G end", shown: "G", in: inColumns, help: "to the end", do: by((*columnsMode).toEnd, toEnd)},
		{name: "scroll-down", keys: "ctrl+e", in: inColumns | inDetails, help: "the text a row up, as in less and vim", do: all(func(r *Reader) { r.columns.scrollRow(1) })},
		{name: "scroll-up", keys: "ctrl+y", in: inColumns | inDetails, help: "the text a row down", do: all(func(r *Reader) { r.columns.scrollRow(-1) })},
		{name: "half-page-down", in: inDetails, help: "scroll on", hint: hint{45, "scroll on", "half-page-up", 0}, do: all(func(r *Reader) { r.columns.page(halfPage) })},
		{name: "down", in: inDetails, help: "next row of the details", hint: hint{20, "select", "up", 0}, do: by((*detailsMode).move, 1)},
		{name: "up", in: inDetails, help: "previous row of the details", do: by((*detailsMode).move, -1)},
		{name: "down", in: inFilter, help: "next", do: by((*filterMode).move, 1)},
		{name: "up", in: inFilter, help: "previous", do: by((*filterMode).move, -1)},
	},
		pages(inCompare, (*compareMode).page, hint{20, "scroll", "up", 0}),
		pages(inOverview, (*overviewMode).page, hint{20, "select", "up", 0}, "next topic", "previous topic"),
		pages(inFindings, (*findingsMode).page, hint{20, "select", "up", 0}, "next finding", "previous finding"),
		pages(inHelp, (*helpMode).page, hint{}))
}

// jumpingCommands returns those that go to differences, topics and matches, and back.
func jumpingCommands() []command {
	return []command{
		{name: "next-difference", keys: "n", in: inColumns, help: "next difference", hint: hint{30, "difference", "previous-difference", 0}, needs: differences, do: all(func(r *Reader) { nextDifference(r.nav, 1, anyDifference) })},
		{name: "previous-difference", keys: "N", in: inColumns, help: "previous difference", needs: differences, do: all(func(r *Reader) { nextDifference(r.nav, -1, anyDifference) })},
		{name: "next-conflict", keys: "!", in: inColumns, help: "next conflict", hint: hint{31, "conflict", "", 0}, needs: conflicts, do: all(func(r *Reader) { nextDifference(r.nav, 1, onlyConflicts) })},
		{name: "previous-conflict", keys: "ctrl+p", in: inColumns, help: "previous conflict", needs: conflicts, do: all(func(r *Reader) { nextDifference(r.nav, -1, onlyConflicts) })},
		{name: "next-alike", keys: "*", in: inColumns, help: "next difference of the same kind", hint: hint{145, "same kind", "previous-alike", 0}, needs: jumpedTo, do: all(func(r *Reader) { nextAlike(r.nav, 1) })},
		{name: "previous-alike", keys: "#", in: inColumns, help: "previous difference of the same kind", needs: jumpedTo, do: all(func(r *Reader) { nextAlike(r.nav, -1) })},
		{name: "next-alike", in: inCompare, help: "next difference of the same kind", needs: jumpedTo, do: by((*compareMode).nextAlike, 1)},
		{name: "previous-alike", in: inCompare, help: "previous difference of the same kind", needs: jumpedTo, do: by((*compareMode).nextAlike, -1)},
		{name: "next-topic", keys: "]", in: inColumns, help: "next topic", hint: hint{40, "topic", "previous-topic", 0}, needs: topics, do: all(func(r *Reader) { nextTopic(r.nav, 1) })},
		{name: "previous-topic", keys: "[", in: inColumns, help: "previous topic", needs: topics, do: all(func(r *Reader) { nextTopic(r.nav, -1) })},
		{name: "next-difference", in: inCompare, help: "next difference", hint: hint{41, "difference", "previous-difference", 0}, needs: differences, do: by((*compareMode).next, 1)},
		{name: "previous-difference", in: inCompare, help: "previous difference", needs: differences, do: by((*compareMode).next, -1)},
		{name: "next-conflict", in: inCompare, help: "next conflict", hint: hint{42, "conflict", "", 0}, needs: conflicts, do: by((*compareMode).nextConflict, 1)},
		{name: "previous-conflict", in: inCompare, help: "previous conflict", needs: conflicts, do: by((*compareMode).nextConflict, -1)},
		{name: "next-topic", in: inCompare, help: "next topic or fold", hint: hint{40, "topic", "previous-topic", 0}, do: by((*compareMode).nextTopic, 1)},
		{name: "previous-topic", in: inCompare, help: "previous topic or fold", do: by((*compareMode).nextTopic, -1)},
		{name: "next-difference", in: inFindings, help: "next finding", do: by((*findingsMode).page, rowDown)},
		{name: "previous-difference", in: inFindings, help: "previous finding", do: by((*findingsMode).page, rowUp)},
		{name: "next-conflict", in: inFindings, help: "next conflict", hint: hint{42, "conflict", "", 0}, needs: conflicts, do: by((*findingsMode).nextConflict, 1)},
		{name: "previous-conflict", in: inFindings, help: "previous conflict", needs: conflicts, do: by((*findingsMode).nextConflict, -1)},
		{name: "next-topic", in: inOverview, help: "next topic", do: by((*overviewMode).page, rowDown)},
		{name: "previous-topic", in: inOverview, help: "previous topic", do: by((*overviewMode).page, rowUp)},
		{name: "next-difference", in: inMatches, help: "next match", do: by((*searchMode).next, 1)},
		{name: "previous-difference", in: inMatches, help: "previous match", do: by((*searchMode).next, -1)},
		{name: "peek", keys: "'", in: inColumns, help: "peek at what a column tells elsewhere, and back", hint: hint{35, "peek", "", inColumns}, needs: toldElsewhere, do: all(func(r *Reader) { r.nav.togglePeek() })},
		{name: "back", keys: "backspace ctrl+o", shown: "backspace", in: inColumns, help: "back to before the jump", hint: hint{90, "back", "", inColumns}, needs: jumped, do: all((*Reader).back)},
	}
}

// lookingCommands returns those that open and change what is seen.
func lookingCommands() []command {
	return []command{
		{name: "details", keys: "enter", in: inColumns, help: "details of the topic", hint: hint{50, "details", "", 0}, needs: topics, do: all(func(r *Reader) { r.open(newDetails(r.nav)) })},
		{name: "details", in: inDetails, help: "go to the difference in every column", hint: hint{25, "go there", "", 0}, do: to((*detailsMode).enter)},
		{name: "details", in: inCompare, help: "go to the passage in its column", hint: hint{50, "go there", "", 0}, do: closing((*compareMode).enter)},
		{name: "details", in: inOverview, help: "go to the passage in the focused column", hint: hint{50, "go there", "", 0}, do: closing((*overviewMode).enter)},
		{name: "details", in: inFindings, help: "go to the passages; going back leads here again", hint: hint{50, "go there", "", 0}, do: closing((*findingsMode).enter)},
		{name: "findings", keys: "f", in: inColumns, help: "findings: all that differs, the heaviest first", hint: hint{35, "findings", "", inColumns}, needs: anyFindings, do: all(func(r *Reader) { r.openScreen(inFindings) })},
		{name: "findings", in: inFindings, help: "back to the columns", hint: hint{55, "back", "", 0}, do: closeMode},
		{name: "findings", in: inCompare | inOverview, help: "findings: all that differs, the heaviest first", hint: hint{84, "findings", "", 0}, needs: anyFindings, do: all(func(r *Reader) { r.openScreen(inFindings) })},
		{name: "compare", keys: "c", in: inColumns, help: "compare: headlines and the passages of each topic", hint: hint{60, "compare", "", inColumns}, needs: topics, do: all(func(r *Reader) { r.openScreen(inCompare) })},
		{name: "compare", in: inCompare, help: "back to the columns", hint: hint{70, "back", "", 0}, do: closeMode},
		{name: "compare", in: inOverview | inFindings, help: "compare: headlines and the passages of each topic", hint: hint{85, "compare", "", 0}, needs: topics, do: all(func(r *Reader) { r.openScreen(inCompare) })},
		{name: "overview", keys: "o", in: inColumns, help: "overview: topics down, articles across", hint: hint{71, "overview", "", inColumns}, do: all(func(r *Reader) { r.openScreen(inOverview) })},
		{name: "overview", in: inOverview, help: "back to the columns", hint: hint{55, "back", "", 0}, do: closeMode},
		{name: "overview", in: inCompare | inFindings, help: "overview: topics down, articles across", hint: hint{85, "overview", "", 0}, do: all(func(r *Reader) { r.openScreen(inOverview) })},
		{name: "search", keys: "/", in: inColumns | inMatches, help: "search all columns", hint: hint{85, "search", "", inColumns}, do: all((*Reader).openSearch)},
		{name: "search", in: inFindings, help: "show those that hold words", hint: hint{60, "search", "", 0}, do: func(r *Reader, m mode, _ tea.KeyPressMsg) { r.open(newSeek(m.(*findingsMode))) }},
		{name: "filter", keys: "F", in: onScreens, help: "filter differences by relation, kind and state", hint: hint{110, "filter", "", 0}, needs: anyDifferences, do: all(func(r *Reader) { r.open(&filterMode{nav: r.nav}) })},
		{name: "level", keys: "i", in: onScreens, help: "how strict the marks are: facts alone, wording too, everything", hint: hint{115, "stricter or not", "", 0}, needs: anyDifferences, do: all(func(r *Reader) { r.preferences.nextLevel() })},
		{name: "follow", keys: ".", in: inColumns, help: "follow: light up what corresponds, dim the rest", hint: hint{120, "follow", "", inColumns}, needs: heldInStep, do: to((*columnsMode).toggleFollow)},
		{name: "map", keys: "M", in: inColumns, help: "coverage map beside the columns", do: to((*columnsMode).toggleMap)},
	}
}

// withinCommands returns those that work within a panel, a prompt or a tour.
func withinCommands() []command {
	return []command{
		{name: "more-details", keys: "J", in: inDetails, help: "more of the explanation", hint: hint{26, "more", "less-details", 0}, do: by((*detailsMode).explain, 1)},
		{name: "less-details", keys: "K", in: inDetails, help: "less of it", do: by((*detailsMode).explain, -1)},
		{name: "unfold", keys: "e", in: inCompare, help: "unfold what has no match elsewhere", hint: hint{65, "unfold", "", 0}, do: to((*compareMode).unfold)},
		{name: "keep-search", keys: "enter", in: inSearch, help: "in a search or note: keep it", do: closing((*searchMode).accept)},
		{name: "keep-search", in: inSeek, do: closeMode},
		{name: "keep-search", in: inNote, do: closing((*noteMode).accept)},
		{name: "keep-search", in: inKeep, do: closing((*keepMode).accept)},
		{name: "keep-search", in: inLeaving, do: to((*leavingMode).accept)},
		{name: "keep-search", in: inConsent, do: closing((*consentMode).accept)},
		{name: "regexp", keys: "ctrl+r", in: inSearch, help: "in a search: words or a regular expression", do: to((*searchMode).togglePattern)},
		{name: "filter-toggle", keys: "space", in: inFilter, help: "in the filter: show or hide", do: to((*filterMode).toggle)},
		{name: "filter-only", keys: "o", in: inFilter, help: "in the filter: only this one", do: to((*filterMode).only)},
		{name: "filter-all", keys: "a", in: inFilter, help: "in the filter: all but what was set aside", do: to((*filterMode).all)},
		{name: "tour-pause", keys: "space", in: inTour, help: "in a tour: pause, or go on", do: to((*tourMode).pause)},
		{name: "tour-next", keys: "enter", in: inTour, help: "in a tour: the next step at once", do: to((*tourMode).skip)},
	}
}

// markingCommands returns those that write into the book.
func markingCommands() []command {
	return []command{
		{name: "verdict", keys: "v", in: inColumns | inFindings, help: "mark the difference: verified, to check, set aside", hint: hint{130, "mark", "", 0}, needs: chosenDifference, do: all(func(r *Reader) { r.marker.cycleState(r.markable()) })},
		{name: "note", keys: "w", in: inColumns | inFindings, help: "write a note on the difference", hint: hint{140, "note", "", 0}, needs: chosenDifference, do: all(func(r *Reader) { r.open(newNote(r.nav, r.notebook, r.markable())) })},
		{name: "accept", keys: "A", in: inColumns, help: "these two sentences belong together", needs: heldInStep, do: all(func(r *Reader) { r.marker.judge(r.columns, notes.Accepted) })},
		{name: "reject", keys: "R", in: inColumns, help: "these two sentences do not belong together", needs: heldInStep, do: all(func(r *Reader) { r.marker.judge(r.columns, notes.Rejected) })},
		{name: "link", keys: "L", in: inColumns, help: "link sentences by hand: choose one, then another", needs: heldInStep, do: all(func(r *Reader) { r.marker.link() })},
		{name: "by-hand", keys: "E", in: inColumns, help: "mark a difference by hand, or correct the one selected", hint: hint{142, "by hand", "", 0}, needs: markableByHand, do: all(func(r *Reader) { r.open(newByHand(r, r.markable())) })},
		{name: "by-hand", in: inFindings, help: "correct the difference by hand", hint: hint{142, "correct", "", 0}, needs: correctable, do: func(r *Reader, m mode, _ tea.KeyPressMsg) { r.correctFinding(m.(*findingsMode)) }},
		{name: "undo", keys: "U", in: inColumns | inFindings, help: "take back the last decision, and those before", hint: hint{145, "take back", "", 0}, needs: decided, do: all(func(r *Reader) { r.marker.undo() })},
		{name: "redo", keys: "ctrl+r", in: inColumns | inFindings, help: "do again what was taken back", hint: hint{146, "do again", "", 0}, needs: takenBack, do: all(func(r *Reader) { r.marker.redo() })},
	}
}

// choosingCommands returns those that choose words by hand, and say how they differ.
func choosingCommands() []command {
	words := func(m *handMode) bool { return len(m.chosen) > 0 }
	corrects := func(m *handMode) bool { return m.corrects != nil }
	return []command{
		{name: "next-word", keys: "right l w", shown: "→ l", in: inHand, help: "next word", hint: hint{30, "word", "previous-word", 0}, do: by((*handMode).word, 1)},
		{name: "previous-word", keys: "left h b", shown: "← h", in: inHand, help: "previous word", do: by((*handMode).word, -1)},
		{name: "down", in: inHand, help: "a row down", do: by((*handMode).row, 1)},
		{name: "up", in: inHand, help: "a row up", do: by((*handMode).row, -1)},
		{name: "half-page-down", in: inHand, help: "half a page down", do: by((*handMode).page, halfPage)},
		{name: "half-page-up", in: inHand, help: "half a page up", do: by((*handMode).page, halfPageUp)},
		{name: "start", in: inHand, help: "to the first word", do: by((*handMode).page, toStart)},
		{name: "end", in: inHand, help: "to the last word", do: by((*handMode).page, toEnd)},
		{name: "choose-words", keys: "space", in: inHand, help: "choose the word, what it is part of, none", hint: hint{10, "choose", "", 0}, do: to((*handMode).takeWord)},
		{name: "more-words", keys: "shift+right L", shown: "shift+→ L", in: inHand, help: "choose a word more", hint: hint{35, "more", "", 0}, do: by((*handMode).extend, 1)},
		{name: "fewer-words", keys: "shift+left H", shown: "shift+← H", in: inHand, help: "choose a word less", do: by((*handMode).extend, -1)},
		{name: "no-words", keys: "backspace delete", in: inHand, help: "let go of the words of the column", needs: ofHand(func(m *handMode) bool { return len(m.at().details()) > 0 }, "no words are chosen in this column"), do: to((*handMode).drop)},
		{name: "hand-column", keys: "tab", in: inHand, help: "next column", hint: hint{15, "column", "", 0}, do: by((*handMode).beside, 1)},
		{name: "previous-hand-column", keys: "shift+tab", in: inHand, help: "previous column", do: by((*handMode).beside, -1)},
		{name: "relation", keys: "r", in: inHand, help: "another relation", hint: hint{25, "relation", "", 0}, needs: ofHand(func(m *handMode) bool { return len(m.relations()) > 1 }, "choose words in two columns first: words of one alone are an extra"), do: to((*handMode).nextRelation)},
		{name: "kind", keys: "t", in: inHand, help: "another kind", hint: hint{28, "kind", "", 0}, needs: ofHand(words, "choose words first"), do: to((*handMode).nextKind)},
		{name: "no-difference", keys: "D", in: inHand, help: "it is no difference: remove it", hint: hint{60, "remove", "", 0}, needs: ofHand(corrects, "this is a new one: there is nothing to remove"), do: func(r *Reader, m mode, _ tea.KeyPressMsg) { m.(*handMode).remove(); closeMode(r, m, tea.KeyPressMsg{}) }},
		{name: "by-hand", in: inHand, help: "a new difference instead", hint: hint{65, "a new one", "", 0}, needs: ofHand(corrects, "this is a new one"), do: to((*handMode).anew)},
		{name: "keep-search", in: inHand, help: "keep it", hint: hint{5, "keep", "", 0}, needs: ofHand(words, "choose words first"), do: closing((*handMode).accept)},
	}
}

// takingCommands returns those that copy, and change how the story is shown.
func takingCommands() []command {
	return []command{
		{name: "copy", keys: "y", in: inColumns, help: "copy the passage, or the difference", hint: hint{150, "copy", "", 0}, needs: sentence, do: all(func(r *Reader) { r.porter.clip(passageText(r.nav.desk)) })},
		{name: "copy", in: inFindings, help: "copy the finding", hint: hint{150, "copy", "", 0}, needs: chosenFinding, do: all((*Reader).copyFinding)},
		{name: "copy-quotation", keys: "Y", in: inColumns, help: "copy the quotation or sentence", needs: sentence, do: all(func(r *Reader) { r.porter.clip(quotationText(r.nav.desk)) })},
		{name: "browse", keys: "O", in: onScreens &^ inFindings, help: "open the article's address in a browser", needs: addressed, do: all(func(r *Reader) { r.porter.browse() })},
		{name: "origin", keys: "a", in: onScreens, help: "switch between annotations, what a language model read and the automatic analysis", needs: annotations, do: all(func(r *Reader) { r.analyst.failed = nil; switchOrigin(r.nav.desk) })},
		{name: "second-reader", keys: "B", in: onScreens, help: "have a language model of yours read the articles, or stop it", needs: readable, do: all((*Reader).toggleReading)},
		{name: "scrolling", keys: "s", in: inColumns, help: "scroll all columns in step, in proportion, or each freely", hint: hint{160, "in step or free", "", inColumns}, needs: severalArticles, do: to((*columnsMode).cycleScrollMode)},
		{name: "highlights", keys: "h", in: inColumns | inCompare, help: "show or hide highlights", hint: hint{170, "highlights", "", 0}, needs: anyDifferences, do: all(func(r *Reader) { toggleHighlights(r.nav.desk) })},
		{name: "theme", keys: "T", in: onScreens, help: "the next theme of colours", do: all(func(r *Reader) { r.preferences.nextTheme() })},
		{name: "mouse", keys: "m", in: onScreens, help: "hand the mouse to the terminal, which can then select text, or take it back", hint: hint{180, "mouse", "", inColumns}, do: all(func(r *Reader) { toggleMouse(r.nav.desk) })},
	}
}

// togetherCommands returns those that choose stories, and read with others.
func togetherCommands() []command {
	return []command{
		{name: "stories", keys: "S", in: onScreens, help: "choose another story", needs: otherStories, do: all(func(r *Reader) { r.post(func() tea.Msg { return ChooseStory{} }) })},
		{name: "keep-story", keys: "W", in: onScreens, help: "keep these articles as a story of the library", needs: keepable, do: all(func(r *Reader) { r.open(newKeep(r)) })},
		{name: "present", keys: "P", in: onScreens, help: "present: others who follow see what you see, and stop", needs: otherReaders, do: all(func(r *Reader) { r.room.togglePresenting(r.shared()) })},
		{name: "join", keys: "p", in: onScreens, help: "follow who presents, and leave", needs: otherReaders, do: all(func(r *Reader) { r.room.toggleFollowing(r.shared()) })},
	}
}

// arrangingCommands returns those that arrange the columns.
func arrangingCommands() []command {
	return []command{
		{name: "next-column", keys: "tab right l", shown: "tab →", in: onScreens &^ inFindings, help: "focus the next column", hint: hint{80, "column", "", onScreens}, needs: severalArticles, do: all(func(r *Reader) { r.columns.focusBeside(1) })},
		{name: "previous-column", keys: "shift+tab left", shown: "shift+tab ←", in: onScreens &^ inFindings, help: "focus the previous column", needs: severalArticles, do: all(func(r *Reader) { r.columns.focusBeside(-1) })},
		{name: "next-column", in: inFindings, help: "next tab", hint: hint{30, "other tables", "", 0}, do: by((*findingsMode).beside, 1)},
		{name: "previous-column", in: inFindings, help: "previous tab", do: by((*findingsMode).beside, -1)},
		{name: "column", keys: "1 2 3 4 5 6 7 8 9", shown: "1-9", in: onScreens &^ inFindings, help: "focus a column by its number", needs: severalArticles, do: func(r *Reader, _ mode, k tea.KeyPressMsg) { r.columns.focusByNumber(k) }, fixed: true},
		{name: "column", in: inHand, help: "a column by its number", do: func(_ *Reader, m mode, k tea.KeyPressMsg) { m.(*handMode).byNumber(k) }, fixed: true},
		{name: "column", in: inFindings, help: "a tab by its number", do: func(_ *Reader, m mode, k tea.KeyPressMsg) { m.(*findingsMode).byNumber(k) }, fixed: true},
		{name: "zoom", keys: "z", in: inColumns, help: "zoom the column, and back", needs: severalArticles, do: to((*columnsMode).toggleZoom)},
		{name: "add-column", keys: "C", in: inColumns, help: "one more column, or as many as read well", needs: severalArticles, do: to((*columnsMode).addColumn)},
		{name: "hide", keys: "x", in: inColumns, help: "hide the column", needs: severalArticles, do: to((*columnsMode).hide)},
		{name: "show-all", keys: "X", in: inColumns, help: "show all columns evenly", needs: severalArticles, do: to((*columnsMode).showAll)},
		{name: "differing", keys: "D", in: inColumns, help: "show the columns that differ most", needs: crowded, do: to((*columnsMode).showDiffering)},
		{name: "move-left", keys: "<", in: inColumns, help: "move the column left", needs: severalArticles, do: by((*columnsMode).carry, -1)},
		{name: "move-right", keys: ">", in: inColumns, help: "move the column right", needs: severalArticles, do: by((*columnsMode).carry, 1)},
		{name: "wider", keys: "+ =", shown: "+", in: inColumns, help: "make the column wider", needs: severalArticles, do: by((*columnsMode).widen, 1)},
		{name: "narrower", keys: "-", in: inColumns, help: "make the column narrower", needs: severalArticles, do: by((*columnsMode).widen, -1)},
	}
}

// programCommands returns those that explain, close and leave.
func programCommands() []command {
	return []command{
		{name: "interrupt", keys: "ctrl+c", in: always, help: "quit at once", do: all(func(r *Reader) { r.departure.leave(true) }), fixed: true},
		{name: "suspend", keys: "ctrl+z", in: always, help: "suspend", do: all(func(r *Reader) { r.post(tea.Suspend) })},
		{name: "redraw", keys: "ctrl+l", in: always, help: "draw the screen anew", do: all(func(r *Reader) { r.post(tea.ClearScreen) })},
		{name: "help", keys: "?", in: onScreens, help: "help", hint: hint{10, "help", "", 0}, do: all((*Reader).openHelp)},
		{name: "help", in: inHand, hint: hint{90, "help", "", 0}, do: all((*Reader).openHelp)},
		{name: "close", keys: "esc", in: inHelp | inFilter | inCompare | inOverview, help: "close it", do: closeMode},
		{name: "close", in: inFindings, help: "show all again, or close", do: closing((*findingsMode).close)},
		{name: "close", in: inSeek, help: "show all findings", do: closing((*seekMode).cancel)},
		{name: "close", in: inDetails, help: "close the details", hint: hint{27, "close", "", 0}, do: closeMode},
		{name: "close", in: inMatches, help: "end the search", do: closeMode},
		{name: "close", in: inSearch, help: "end the search", do: closing((*searchMode).cancel)},
		{name: "close", in: inNote, help: "leave the note as it was", do: closing((*noteMode).cancel)},
		{name: "close", in: inKeep, help: "keep nothing", do: closing((*keepMode).cancel)},
		{name: "close", in: inConsent, help: "send nothing", do: closing((*consentMode).cancel)},
		{name: "close", in: inHand, help: "leave the differences as they were", hint: hint{20, "leave", "", 0}, do: closing((*handMode).cancel)},
		{name: "close", in: inLeaving, help: "keep reading", do: closeMode},
		{name: "close", in: inTour, help: "end the tour", do: closing((*tourMode).end)},
		{name: "close", in: inColumns, help: "let go of the difference", hint: hint{100, "let go", "", inColumns}, needs: held, do: all(func(r *Reader) { r.marker.letGo() })},
		{name: "quit", keys: "q", in: onScreens | inTour, help: "quit", hint: hint{190, "quit", "", 0}, do: all(func(r *Reader) { r.departure.leave(false) })},
	}
}
