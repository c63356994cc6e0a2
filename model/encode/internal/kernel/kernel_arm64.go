package kernel

import (
	"runtime"

	"golang.org/x/sys/cpu"
)

//go:noescape
func productNEON(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func tileDOT(t *tile)

// Best returns the fastest set that this processor has. x/sys/cpu does not find
// out what a Mac's processor can; all of them have the dot product.
func Best() *Set {
	s := Plain()
	s.Name, s.product = "neon", productNEON
	if cpu.ARM64.HasASIMDDP || runtime.GOOS == "darwin" {
		s.Name, s.tile, s.Fast = "neon with dot product", tileDOT, true
	}
	return s
}
