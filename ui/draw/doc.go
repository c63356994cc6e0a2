// Package draw is the one way to the screen: from text to cells, from cells to
// rows, and from rows to the bytes that a terminal is sent.
//
// A [Counter] measures and writes text the way a terminal will show it: in cells,
// by grapheme cluster, with everything that a terminal could take for a command
// replaced. Widths are those of github.com/charmbracelet/x/ansi for the same
// [ansi.Method], because that is what the terminal is told; a column that counted
// otherwise would run into its neighbour.
//
// A [Pen] draws one row piece by piece, from the left to the right: each piece is
// written where the last one ended, up to a cell that it may not pass, and in
// styles of its own. The row comes out exactly as wide as was asked for, with
// every style closed. Places are cells, counted from 0 at the left edge.
//
// A [Screen] brings frames to a terminal with few bytes, little work and next to
// no memory. Bubble Tea's own renderer keeps two copies of the screen as cells,
// 1.1 MB at 120x40, takes every frame apart and compares all of it. Here a screen
// is the rows of the last frame, as text. Rows that are equal cost a comparison.
// Where rows have moved, the terminal scrolls them. Only a row that has changed is
// taken apart, as it is and as it was, and only the cells that differ are sent.
// A frame fills the alternate screen. Each of its rows begins and ends without
// style, as those of Lip Gloss do. Of a tea.View, the content, the cursor's place,
// the mouse mode and the title are obeyed, and nothing else.
package draw
