//go:build unix

package desktop

import (
	"os/exec"
	"syscall"
)

// detach keeps a program from the terminal, which is the reader's.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
