package terminal

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// open opens a new pseudo-terminal: the side that a terminal has, and the side that a
// program has. It is done here since the pty package hands the kernel the address of a
// variable on a stack that may have moved by then, and may so open the terminal of
// another program.
func open() (terminal, program *os.File, err error) {
	if terminal, err = os.OpenFile("/dev/ptmx", os.O_RDWR, 0); err != nil {
		return nil, nil, err
	}
	var number int
	err = control(terminal, func(fd int) (err error) {
		if number, err = unix.IoctlGetInt(fd, unix.TIOCGPTN); err != nil {
			return err
		}
		return unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	})
	if err == nil {
		program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err != nil {
		_ = terminal.Close()
		return nil, nil, err
	}
	return terminal, program, nil
}

// setSize sets the size of a terminal in cells.
func setSize(terminal *os.File, width, height int) error {
	return control(terminal, func(fd int) error {
		return unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(width), Row: uint16(height)})
	})
}

// control calls do with the descriptor of a file, which stays one that Close wakes a
// Read of: [os.File.Fd] would change that.
func control(file *os.File, do func(fd int) error) error {
	raw, err := file.SyscallConn()
	if err != nil {
		return err
	}
	if controlErr := raw.Control(func(fd uintptr) { err = do(int(fd)) }); controlErr != nil {
		return controlErr
	}
	return err
}
