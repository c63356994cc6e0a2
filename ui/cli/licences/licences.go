// Package licences holds the licences of the program and of all that is compiled into
// it, which whoever hands the program on has to hand on with it.
//
//	go test ./ui/cli/licences -update
//
// writes them anew after a module came, went or changed; a test says so where that is
// due.
package licences

import (
	_ "embed"
	"fmt"
	"iter"
	"strings"
)

//go:embed notices.txt
var notices string

// All returns the licences, each under the name of what it is of.
func All() string { return notices }

// rule parts the licences in the file. No licence has such a line.
var rule = strings.Repeat("=", 78)

// A Notice is what is to be handed on with one part of the program.
type Notice struct {
	Of   string // a module with its version, or a name
	Text string
}

// Write returns notices as one text.
func Write(list []Notice) string {
	var b strings.Builder
	for _, n := range list {
		fmt.Fprintf(&b, "%s\n%s\n%s\n\n%s\n\n", rule, n.Of, rule, strings.TrimSpace(n.Text))
	}
	return b.String()
}

// Notices returns the parts of what All returns.
func Notices() iter.Seq[Notice] {
	return func(yield func(Notice) bool) {
		parts := strings.Split(notices, rule+"\n")
		for i := 1; i+1 < len(parts); i += 2 {
			if !yield(Notice{strings.TrimSpace(parts[i]), strings.TrimSpace(parts[i+1])}) {
				return
			}
		}
	}
}
