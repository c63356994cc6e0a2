package linear

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model/text"
	"triptych/ui/column"
	"triptych/ui/draw"
	"triptych/ui/notes"
)

// DefaultWidth is the cells of a line where no terminal says how wide it is.
const DefaultWidth = 80

// A Desk is where a story is read: what is typed, what is written, and how.
type Desk struct {
	In    io.Reader // nil to write all and end
	Out   io.Writer
	Width int // cells of a line; 0 for DefaultWidth
	// Typed says that a person types the lines: they are told how, they go on where
	// they stopped the last time, and where they stop now is kept. Without, all is
	// written where no line comes.
	Typed bool
	// Save keeps what was marked, and where the person is, and returns what the file
	// has then, with a line for the person, "" for none; nil to keep nothing.
	Save func(*notes.Book) (saved *notes.Book, notice string, err error)
}

// Run lets a person read until they leave, no more lines come, or the context ends,
// whose error it then returns. It also fails with the errors of In, Out and Save.
func Run(ctx context.Context, r *Reading, d Desk) error {
	err := d.write(r.Beginning())
	switch {
	case err != nil:
		return err
	case d.In == nil:
		return r.Rest(d.write)
	case d.Typed:
		err = d.write(append(r.Resume(), "Enter reads the next sentence, ? lists what else you can type."))
	}
	lines := d.lines(ctx)
	for first := true; err == nil && !r.Ended(); first = false {
		select {
		case <-ctx.Done():
			err = errors.Join(ctx.Err(), d.write([]string{""})) // after the ^C that a terminal shows
		case line := <-lines:
			if first && !d.Typed && errors.Is(line.err, io.EOF) {
				return r.Rest(d.write)
			}
			err = d.answer(r, line)
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, d.leave(r))
}

// leave keeps where a person is, and what could not be kept before.
func (d Desk) leave(r *Reading) error {
	switch {
	case d.Typed:
		return d.keep(r, r.Book())
	case r.teller.book.Unsaved().Any():
		return d.keep(r, r.teller.book)
	}
	return nil
}

// A typed line is one that came in, or why no more does.
type typed struct {
	words string
	err   error
}

// lines returns the lines that come in, as long as the context lasts.
func (d Desk) lines(ctx context.Context) <-chan typed {
	lines := make(chan typed)
	go func() {
		in := bufio.NewReader(d.In)
		for {
			words, err := readLine(in)
			select {
			case lines <- typed{words, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}

// longestLine is how much of a line is taken, in bytes: as much as a note has room.
const longestLine = notes.MaxNote + 100

// readLine reads a line; of a very long one the beginning. The last may have no end.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, more, err := in.ReadLine()
		if err != nil {
			return "", err
		}
		line = append(line, part[:min(len(part), longestLine-len(line))]...)
		if !more {
			return string(line), nil
		}
	}
}

// answer writes the answer to a line, and keeps what it has marked.
func (d Desk) answer(r *Reading, line typed) error {
	if line.err != nil {
		return line.err
	}
	before := r.teller.book
	answer := r.Do(line.words)
	if !d.Typed && len(answer) > 0 { // nobody's line parts it from what came before
		answer = append([]string{""}, answer...)
	}
	if err := d.write(answer); err != nil {
		return err
	}
	if r.teller.book == before {
		return nil
	}
	if err := d.keep(r, r.teller.book); err != nil {
		return d.write([]string{err.Error()}) // and tries again at the end
	}
	return nil
}

// keep saves a book, and lets the person read on with what the file has then.
func (d Desk) keep(r *Reading, book *notes.Book) error {
	if d.Save == nil {
		return nil
	}
	saved, notice, err := d.Save(book)
	if saved != r.teller.book {
		r.tell(saved, r.teller.level, r.teller.leader)
	}
	if notice != "" {
		err = errors.Join(err, d.write([]string{notice}))
	}
	return err
}

// write writes lines, broken where they are wider than the terminal.
func (d Desk) write(lines []string) error {
	width := d.Width
	if width <= 0 {
		width = DefaultWidth
	}
	var b strings.Builder
	for _, line := range lines {
		line = draw.Bounded(text.SanitizeLine(line))
		whole := strings.ReplaceAll(line, "-", "x") // a word with a hyphen reads badly in two lines
		for _, row := range column.Break(whole, width, ansi.WcWidth) {
			b.WriteString(strings.TrimRight(row.In(line), " "))
			b.WriteByte('\n')
		}
	}
	if _, err := io.WriteString(d.Out, b.String()); err != nil {
		return fmt.Errorf("write to standard output: %w", err)
	}
	return nil
}
