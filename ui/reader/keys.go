package reader

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
)

// Keys is every key of the reader. The help is made from it, so that what a key
// does and what help says of it cannot drift apart.
type Keys struct {
	Down, Up                   key.Binding
	PageDown, PageUp           key.Binding
	HalfDown, HalfUp           key.Binding
	Top, Bottom                key.Binding
	NextColumn, PreviousColumn key.Binding
	Column                     key.Binding
	Zoom, Hide, ShowAll        key.Binding
	Differing                  key.Binding
	MoveLeft, MoveRight        key.Binding
	Wider, Narrower            key.Binding
	NextDiff, PreviousDiff     key.Binding
	NextTopic, PreviousTopic   key.Binding
	Back                       key.Binding
	Search, Pattern, Accept    key.Binding
	Filter, Toggle, Only, All  key.Binding
	Follow, Copy, CopyQuote    key.Binding
	Origin                     key.Binding
	Compare, Overview, Unfold  key.Binding
	Enter, MoreDetails         key.Binding
	LessDetails, Map           key.Binding
	Pause, Skip                key.Binding
	Verdict, Note              key.Binding
	AcceptLink, RejectLink     key.Binding
	Link                       key.Binding
	Present, Join              key.Binding
	Stories                    key.Binding
	Way                        key.Binding
	Highlights                 key.Binding
	Mouse                      key.Binding
	Help, Close                key.Binding
	Suspend, Quit, Interrupt   key.Binding
}

// DefaultKeys gives the keys as the documents name them.
func DefaultKeys() Keys {
	bind := func(shown, does string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
	}
	return Keys{
		Down:           bind("j ↓", "a row down", "j", "down"),
		Up:             bind("k ↑", "a row up", "k", "up"),
		PageDown:       bind("space", "a page down", "space", "pgdown", "f", "ctrl+f"),
		PageUp:         bind("b", "a page up", "b", "pgup", "ctrl+b"),
		HalfDown:       bind("d", "half a page down", "d", "ctrl+d"),
		HalfUp:         bind("u", "half a page up", "u", "ctrl+u"),
		Top:            bind("g", "to the start", "g", "home"),
		Bottom:         bind("G", "to the end", "G", "end"),
		NextColumn:     bind("tab →", "focus the next column", "tab", "right", "l"),
		PreviousColumn: bind("shift+tab ←", "focus the previous column", "shift+tab", "left"),
		Column:         bind("1-9", "focus a column by its number", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Zoom:           bind("z", "zoom the column, and back", "z"),
		Hide:           bind("x", "hide the column", "x"),
		ShowAll:        bind("X", "show all columns evenly", "X"),
		Differing:      bind("D", "show the columns that differ most", "D"),
		MoveLeft:       bind("<", "move the column left", "<"),
		MoveRight:      bind(">", "move the column right", ">"),
		Wider:          bind("+", "make the column wider", "+", "="),
		Narrower:       bind("-", "make the column narrower", "-"),
		NextDiff:       bind("n", "next difference", "n"),
		PreviousDiff:   bind("N", "previous difference", "N"),
		NextTopic:      bind("]", "next topic", "]"),
		PreviousTopic:  bind("[", "previous topic", "["),
		Back:           bind("backspace", "back to before the jump", "backspace", "ctrl+o"),
		Search:         bind("/", "search all columns", "/"),
		Pattern:        bind("ctrl+r", "in a search: words or a regular expression", "ctrl+r"),
		Accept:         bind("enter", "in a search or note: keep it", "enter"),
		Filter:         bind("F", "filter differences by relation and kind", "F"),
		Toggle:         bind("space", "in the filter: show or hide", "space"),
		Only:           bind("o", "in the filter: only this one", "o"),
		All:            bind("a", "in the filter: all", "a"),
		Follow:         bind(".", "follow: light up what corresponds, dim the rest", "."),
		Copy:           bind("y", "copy the passage, or the difference", "y"),
		CopyQuote:      bind("Y", "copy the quotation or sentence", "Y"),
		Origin:         bind("a", "annotated by hand or automatic analysis", "a"),
		Compare:        bind("c", "compare: the passages of each topic side by side", "c"),
		Overview:       bind("o", "overview: topics down, articles across", "o"),
		Unfold:         bind("e", "unfold what only one article says", "e"),
		Enter:          bind("enter", "details of the topic, or go there", "enter"),
		MoreDetails:    bind("J", "more of the explanation", "J"),
		LessDetails:    bind("K", "less of it", "K"),
		Map:            bind("M", "coverage map beside the columns", "M"),
		Pause:          bind("space", "in a tour: pause, or go on", "space"),
		Skip:           bind("enter", "in a tour: the next step at once", "enter"),
		Verdict:        bind("v", "mark the difference: verified, to check, set aside", "v"),
		Note:           bind("w", "write a note on the difference", "w"),
		AcceptLink:     bind("A", "these two sentences belong together", "A"),
		RejectLink:     bind("R", "these two sentences do not belong together", "R"),
		Link:           bind("L", "link sentences by hand: choose one, then another", "L"),
		Present:        bind("P", "present: others who follow see what you see, and stop", "P"),
		Join:           bind("p", "follow who presents, and leave", "p"),
		Stories:        bind("S", "choose another story", "S"),
		Way:            bind("s", "scroll in step, in proportion, free", "s"),
		Highlights:     bind("h", "show or hide highlights", "h"),
		Mouse:          bind("m", "hand the mouse to the terminal, or take it", "m"),
		Help:           bind("?", "help", "?"),
		Close:          bind("esc", "close help, let go of the difference", "esc"),
		Suspend:        bind("ctrl+z", "suspend", "ctrl+z"),
		Quit:           bind("q", "quit", "q"),
		Interrupt:      bind("ctrl+c", "quit at once", "ctrl+c"),
	}
}

// A named key is one that a settings file can bind anew.
type named struct {
	name    string
	binding *key.Binding
	within  bool // it works only while something else than the main screen is open
}

// named lists all keys by the names that a settings file knows them by.
func (k *Keys) named() []named {
	return []named{
		{"down", &k.Down, false}, {"up", &k.Up, false}, {"page-down", &k.PageDown, false}, {"page-up", &k.PageUp, false},
		{"half-page-down", &k.HalfDown, false}, {"half-page-up", &k.HalfUp, false}, {"start", &k.Top, false}, {"end", &k.Bottom, false},
		{"next-column", &k.NextColumn, false}, {"previous-column", &k.PreviousColumn, false},
		{"zoom", &k.Zoom, false}, {"hide", &k.Hide, false}, {"show-all", &k.ShowAll, false},
		{"differing", &k.Differing, false},
		{"move-left", &k.MoveLeft, false}, {"move-right", &k.MoveRight, false}, {"wider", &k.Wider, false}, {"narrower", &k.Narrower, false},
		{"next-difference", &k.NextDiff, false}, {"previous-difference", &k.PreviousDiff, false},
		{"next-topic", &k.NextTopic, false}, {"previous-topic", &k.PreviousTopic, false}, {"back", &k.Back, false},
		{"details", &k.Enter, false}, {"more-details", &k.MoreDetails, true}, {"less-details", &k.LessDetails, true},
		{"compare", &k.Compare, false}, {"unfold", &k.Unfold, true}, {"overview", &k.Overview, false}, {"map", &k.Map, false},
		{"search", &k.Search, false}, {"regexp", &k.Pattern, true}, {"keep-search", &k.Accept, true},
		{"filter", &k.Filter, false}, {"filter-toggle", &k.Toggle, true}, {"filter-only", &k.Only, true}, {"filter-all", &k.All, true},
		{"follow", &k.Follow, false}, {"copy", &k.Copy, false}, {"copy-quotation", &k.CopyQuote, false}, {"origin", &k.Origin, false},
		{"verdict", &k.Verdict, false}, {"note", &k.Note, false}, {"accept", &k.AcceptLink, false}, {"reject", &k.RejectLink, false},
		{"link", &k.Link, false}, {"present", &k.Present, false}, {"join", &k.Join, false}, {"stories", &k.Stories, false},
		{"scrolling", &k.Way, false}, {"highlights", &k.Highlights, false}, {"mouse", &k.Mouse, false},
		{"help", &k.Help, false}, {"close", &k.Close, false}, {"suspend", &k.Suspend, false}, {"quit", &k.Quit, false},
		{"tour-pause", &k.Pause, true}, {"tour-next", &k.Skip, true},
	}
}

// KeyNames lists what keys can be bound anew. Columns go by their numbers, and
// ctrl+c always leaves.
func KeyNames() []string {
	var k Keys
	var names []string
	for _, n := range k.named() {
		names = append(names, n.name)
	}
	return names
}

// Rebind gives the keys with those of a settings file in the place of their own,
// by the names of KeyNames. Keys that then mean two things on the main screen
// are an error, which names both.
func (k Keys) Rebind(keys map[string][]string) (Keys, error) {
	meanings := make(map[string]string)
	for _, n := range k.named() {
		if list, ok := keys[n.name]; ok {
			n.binding.SetKeys(list...)
			n.binding.SetHelp(strings.Join(list, " "), n.binding.Help().Desc)
			n.binding.SetEnabled(len(list) > 0)
		}
		if n.within {
			continue
		}
		for _, name := range n.binding.Keys() {
			if other, taken := meanings[name]; taken {
				return k, fmt.Errorf("the key %s is set for %s and for %s: give one of them another", name, other, n.name)
			}
			meanings[name] = n.name
		}
	}
	return k, nil
}

// ShortHelp gives the keys of the line at the bottom on the main screen, the
// most telling first.
func (k Keys) ShortHelp() []key.Binding {
	return []key.Binding{
		inShort("help", k.Help), inShort("scroll", k.Down, k.Up), inShort("difference", k.NextDiff, k.PreviousDiff),
		inShort("topic", k.NextTopic, k.PreviousTopic), inShort("details", k.Enter), inShort("compare", k.Compare),
		inShort("overview", k.Overview), inShort("column", k.NextColumn), inShort("search", k.Search), inShort("back", k.Back),
		inShort("let go", k.Close), inShort("filter", k.Filter), inShort("follow", k.Follow), inShort("mark", k.Verdict), inShort("note", k.Note), inShort("copy", k.Copy),
		inShort("in step or free", k.Way), inShort("highlights", k.Highlights), inShort("mouse", k.Mouse), inShort("quit", k.Quit),
	}
}

// The lines at the bottom while something else is open.
func (k Keys) detailsHelp() []key.Binding {
	return []key.Binding{
		inShort("help", k.Help), inShort("select", k.Down, k.Up), inShort("go there", k.Enter), inShort("more", k.MoreDetails, k.LessDetails),
		inShort("close", k.Close), inShort("difference", k.NextDiff, k.PreviousDiff), inShort("topic", k.NextTopic, k.PreviousTopic),
		inShort("scroll on", k.HalfDown, k.HalfUp), inShort("filter", k.Filter), inShort("mark", k.Verdict), inShort("note", k.Note), inShort("copy", k.Copy), inShort("quit", k.Quit),
	}
}

func (k Keys) compareHelp() []key.Binding {
	return []key.Binding{
		inShort("help", k.Help), inShort("scroll", k.Down, k.Up), inShort("topic", k.NextTopic, k.PreviousTopic),
		inShort("difference", k.NextDiff, k.PreviousDiff), inShort("go there", k.Enter), inShort("unfold", k.Unfold),
		inShort("back", k.Compare), inShort("column", k.NextColumn), inShort("overview", k.Overview), inShort("filter", k.Filter),
		inShort("highlights", k.Highlights), inShort("quit", k.Quit),
	}
}

func (k Keys) overviewHelp() []key.Binding {
	return []key.Binding{
		inShort("help", k.Help), inShort("select", k.Down, k.Up), inShort("go there", k.Enter), inShort("back", k.Overview),
		inShort("column", k.NextColumn), inShort("compare", k.Compare), inShort("filter", k.Filter), inShort("quit", k.Quit),
	}
}

// shortName gives the first name that help shows of a key.
func shortName(k key.Binding) string {
	name, _, _ := strings.Cut(k.Help().Key, " ")
	return name
}

// inShort names several keys by one word. It works where the first of them does.
func inShort(word string, keys ...key.Binding) key.Binding {
	var names []string
	for _, k := range keys {
		names = append(names, shortName(k))
	}
	b := key.NewBinding(key.WithKeys(keys[0].Keys()...), key.WithHelp(strings.Join(names, " "), word))
	b.SetEnabled(keys[0].Enabled())
	return b
}

// FullHelp gives all keys of the main screen, in the groups in which the help
// page shows them.
func (k Keys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.Down, k.Up, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.Top, k.Bottom},
		{k.NextDiff, k.PreviousDiff, k.NextTopic, k.PreviousTopic, k.Back},
		{k.Enter, k.Compare, k.Overview, k.Search, k.Filter, k.Follow, k.Map},
		{k.MoreDetails, k.LessDetails, k.Unfold, k.Accept, k.Pattern, k.Toggle, k.Only, k.All, k.Pause, k.Skip},
		{k.Verdict, k.Note, k.AcceptLink, k.RejectLink, k.Link},
		{k.Copy, k.CopyQuote, k.Origin, k.Way, k.Highlights, k.Mouse},
		{k.Stories, k.Present, k.Join},
		{k.NextColumn, k.PreviousColumn, k.Column, k.Zoom, k.Hide, k.ShowAll, k.Differing, k.MoveLeft, k.MoveRight, k.Wider, k.Narrower},
		{k.Help, k.Close, k.Suspend, k.Quit, k.Interrupt},
	}
}
