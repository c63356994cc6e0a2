// Package linear reads a story as lines of text that are only ever added to: for a
// screen reader, a braille display, a terminal that can do no more, or a script.
//
// One article leads. It is read sentence by sentence; after each come what the
// others say of it, and the differences in words. A [Reading] is where a person is:
// what it answers to a line that was typed follows from the analysis alone. [Run]
// reads those lines and writes the answers, broken at the width of the terminal.
// Nothing that is written is a control character, and no line has spaces at its end.
package linear
