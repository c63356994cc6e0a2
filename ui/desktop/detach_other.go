//go:build !unix

package desktop

import "os/exec"

// detach does nothing: no program here takes a terminal that it was not given.
func detach(*exec.Cmd) {}
