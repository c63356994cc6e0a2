package main

import (
	"os"
	"os/exec"
	"strings"
)

// A subject is a program that is measured, and what scrolls it by a line.
type subject struct {
	name     string
	command  []string
	down, up string // the keys
	start    []float64
	answers  []answer
	pressed  int // keys
	resident int // KB
	peak     int
}

// peers returns the programs that are installed beside which others are measured, with
// the same files: vim and less without settings of a person, and what one would write
// first with Bubble Tea and Glamour, which is this program in another role.
func peers(files []string) []*subject {
	var list []*subject
	add := func(s *subject, files ...string) {
		if path, err := exec.LookPath(s.command[0]); err == nil {
			s.command[0] = path
			s.command = append(s.command, files...)
			list = append(list, s)
		}
	}
	add(&subject{name: "vim -d", command: []string{"vim", "-u", "NONE", "-i", "NONE", "-n", "-d"}, down: "\x05", up: "\x19"}, files...)
	add(&subject{name: "less", command: []string{"less"}, down: "j", up: "k"}, files[0])
	if self, err := os.Executable(); err == nil {
		add(&subject{name: "bare", command: []string{self, "-bare"}, down: "j", up: "k"}, files...)
	}
	return list
}

// scrolling returns the keys that scroll a number of lines down, and up again, until
// there are so many.
func (s *subject) scrolling(lines, count int) []string {
	keys := make([]string, count)
	for i := range keys {
		if keys[i] = s.down; i/lines%2 == 1 {
			keys[i] = s.up
		}
	}
	return keys
}

// measured returns what is measured of the answers.
func (s *subject) measured(of func(answer) float64) []float64 {
	list := make([]float64, len(s.answers))
	for i, a := range s.answers {
		list[i] = of(a)
	}
	return list
}

// nameOf returns what a command is called in a table.
func nameOf(command []string) string {
	return strings.TrimSuffix(command[0][strings.LastIndexAny(command[0], `/\`)+1:], ".exe")
}
