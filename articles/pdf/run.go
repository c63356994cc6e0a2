package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"triptych/model/problem"
)

const (
	timeLimit   = 20 * time.Second // for pdftotext to do its work
	memoryLimit = 512 << 20        // bytes that it may take up, where the system can hold it to that
	maxSaid     = 4 << 10          // bytes of what it says of errors
)

// A program is how pdftotext is run.
type program struct {
	lookPath    func(name string) (string, error)
	timeLimit   time.Duration
	memoryLimit uint64 // 0 for none
}

// errSlow ends a pdftotext that takes too long.
var errSlow = errors.New("pdftotext takes too long")

// layout has pdftotext find the words of a PDF. It is run without a shell, in a
// folder of its own and with next to no environment; the PDF goes in and the
// words come out by pipes.
func (p program) layout(ctx context.Context, data []byte) (layout, error) {
	path, err := p.lookPath("pdftotext")
	if err != nil {
		return layout{}, &problem.Error{
			Problem: "reading PDF needs pdftotext (poppler-utils), which is not installed",
			Advice:  "install it, or save the article as text or HTML",
			Err:     err,
		}
	}
	folder, err := os.MkdirTemp("", "triptych-pdf-")
	if err != nil {
		return layout{}, &problem.Error{Problem: "there is no folder to read the PDF in", Advice: "make room for temporary files, and try again", Err: err}
	}
	defer os.RemoveAll(folder) // at worst an empty folder stays
	within, cancel := context.WithTimeoutCause(ctx, p.timeLimit, errSlow)
	defer cancel()
	l, err := p.run(within, path, folder, data)
	switch {
	case err == nil:
		return l, nil
	case ctx.Err() != nil:
		return layout{}, ctx.Err()
	case within.Err() != nil:
		return layout{}, &problem.Error{
			Problem: fmt.Sprintf("pdftotext takes more than %d seconds", int(p.timeLimit.Seconds())),
			Advice:  "save the pages with the article as a PDF of their own, or as text",
			Err:     errSlow,
		}
	}
	return layout{}, err
}

// run runs pdftotext once and reads what it writes.
func (p program) run(ctx context.Context, path, folder string, data []byte) (layout, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	// Places in order of reading: -layout and -raw would put columns side by side.
	cmd := exec.CommandContext(ctx, path, "-bbox-layout", "-enc", "UTF-8", "-", "-")
	cmd.Dir = folder
	cmd.Env = []string{"LC_ALL=C", "HOME=" + folder, "TMPDIR=" + folder}
	cmd.WaitDelay = time.Second // for what it started itself
	read, write := io.Pipe()
	said := &limitedBuffer{left: maxSaid}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), write, said
	var l layout
	var wrong error
	var parsing sync.WaitGroup
	parsing.Go(func() {
		if l, wrong = parse(read); wrong != nil {
			stop()
		}
		read.CloseWithError(wrong)
	})
	err := cmd.Start()
	if err == nil {
		limitMemory(cmd.Process.Pid, p.memoryLimit)
		err = cmd.Wait()
	}
	write.Close()
	parsing.Wait()
	switch {
	case wrong != nil:
		return layout{}, wrong
	case err != nil:
		return layout{}, broken(err, said.String())
	}
	return l, nil
}

func tooLarge() error {
	return &problem.Error{Problem: "the PDF holds more text than any article", Advice: "save the pages with the article as a PDF of their own"}
}

// broken says what it means that pdftotext ended with an error.
func broken(err error, said string) error {
	e := &problem.Error{Problem: "pdftotext cannot read the PDF", Advice: "open it in a viewer and print it as a PDF, or save the article as text", Err: err}
	var exit *exec.ExitError
	switch {
	case strings.Contains(said, "Incorrect password"):
		e.Problem, e.Advice = "the PDF is protected with a password", "open it in a viewer and save it without one"
	case !errors.As(err, &exit):
		e.Problem, e.Advice = "pdftotext cannot be run", "install poppler-utils anew, or save the article as text"
	case exit.ExitCode() == 3:
		e.Problem, e.Advice = "the PDF does not allow its text to be taken out", "save the article as text where it was published"
	case (exit.ExitCode() == 1 || exit.ExitCode() == 99) && !strings.Contains(said, "Usage:"):
		e.Problem, e.Advice = "the PDF is broken or has no pages", "fetch it again, or open it in a viewer and print it as a PDF"
	case strings.Contains(said, "Usage:"):
		e.Problem, e.Advice = "this pdftotext is not that of poppler-utils, or too old", "install poppler-utils, or save the article as text"
	}
	return e
}

// A limitedBuffer keeps the start of what is written to it.
type limitedBuffer struct {
	bytes.Buffer
	left int
}

// Write keeps what there is room for, and takes all.
func (b *limitedBuffer) Write(p []byte) (int, error) {
	kept := min(len(p), b.left)
	b.left -= kept
	b.Buffer.Write(p[:kept])
	return len(p), nil
}
