//go:build unix

package terminal

import (
	"os"
	"os/exec"
	"syscall"
)

// Launch starts the command on a new pseudo-terminal, in a session of its own, and
// returns the terminal's side: what is written to it is typed, what is read from it is
// what the command writes. The size is in cells.
func Launch(cmd *exec.Cmd, width, height int) (*os.File, error) {
	terminal, program, err := open()
	if err != nil {
		return nil, err
	}
	defer program.Close()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = program, program, program
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err = setSize(terminal, width, height); err == nil {
		err = cmd.Start()
	}
	if err != nil {
		_ = terminal.Close()
		return nil, err
	}
	return terminal, nil
}
