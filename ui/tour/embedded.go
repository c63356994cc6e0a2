package tour

import _ "embed"

//go:embed embedded.txt
var embedded string

// Embedded returns the script of the walk through the embedded story.
func Embedded() (Script, error) { return Parse(embedded) }
