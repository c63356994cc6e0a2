//go:build !race

package text

// hostileSize is the size in bytes of hostile input.
const hostileSize = 1 << 20
