package cli

import (
	"bytes"
	"io"

	"golang.org/x/term"

	"triptych/ui/linear"
	"triptych/ui/serve"
)

// typedAt returns a desk at which lines are typed on a terminal that sends each key by
// itself and shows none: they are edited and shown here.
func typedAt(size serve.Size, d linear.Desk) linear.Desk {
	t := term.NewTerminal(keyboard{d.In, withoutReturns{d.Out}}, "")
	_ = t.SetSize(size.Width, size.Height) // with nothing to repaint it writes nothing that could fail
	return linear.Desk{In: &typedLines{terminal: t}, Out: t, Width: size.Width, Typed: true, Save: d.Save}
}

// A keyboard is the two ways to a terminal.
type keyboard struct {
	io.Reader
	io.Writer
}

// withoutReturns leaves out the carriage return before a line feed, which what it
// writes to adds.
type withoutReturns struct{ io.Writer }

func (w withoutReturns) Write(p []byte) (int, error) {
	_, err := w.Writer.Write(bytes.ReplaceAll(p, []byte("\r\n"), []byte("\n")))
	return len(p), err
}

// typedLines reads the lines that are typed on a terminal, each with a line feed. They
// end with ctrl+c and, where nothing is typed, ctrl+d.
type typedLines struct {
	terminal *term.Terminal
	rest     []byte // of the last line
}

func (l *typedLines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		line, err := l.terminal.ReadLine()
		if err != nil {
			return 0, err
		}
		l.rest = append([]byte(line), '\n')
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}
