//go:build unix && !linux

package terminal

import (
	"os"

	"github.com/creack/pty"
)

// open opens a new pseudo-terminal: the side that a terminal has, and the side that a
// program has.
func open() (terminal, program *os.File, err error) { return pty.Open() }

// setSize sets the size of a terminal in cells.
func setSize(terminal *os.File, width, height int) error {
	return pty.Setsize(terminal, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
}
