//go:build race

package text

// hostileSize is the size in bytes of hostile input: less under the race
// detector, which slows all down tenfold.
const hostileSize = 1 << 17
