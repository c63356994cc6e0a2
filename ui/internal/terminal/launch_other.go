//go:build !unix

package terminal

import (
	"errors"
	"os"
	"os/exec"
)

// Launch fails: there are no pseudo-terminals.
func Launch(*exec.Cmd, int, int) (*os.File, error) { return nil, errors.ErrUnsupported }

func setSize(*os.File, int, int) error { return errors.ErrUnsupported }
