package articles

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"triptych/articles/draft"
)

// ReadAnnotations reads a file of annotations, under the limits that hold for
// articles. Its error is an [*Error], for a file that is not there one that is
// fs.ErrNotExist.
func ReadAnnotations(path string) ([]byte, error) {
	return readAnnotations(path, func() ([]byte, error) { return readFile(path) })
}

// readAnnotations reads annotations as ReadAnnotations does; errors name them as
// given.
func readAnnotations(name string, read func() ([]byte, error)) ([]byte, error) {
	data, err := read()
	if err == nil {
		err = checkJSONText(name, data)
	}
	if err == nil {
		return data, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	wrong := new(Error)
	errors.As(named(name, err), &wrong)
	return nil, &Error{Path: name, Problem: wrong.Problem, Advice: "correct it, or take it away", Err: wrong.Err}
}

// annotate reads the annotations beside a story, if there are any.
func (l *Loaded) annotate(name string, read func() ([]byte, error)) {
	l.Annotations, l.AnnotationsError = readAnnotations(name, read)
	if errors.Is(l.AnnotationsError, fs.ErrNotExist) {
		l.AnnotationsError = nil
	}
}

// checkJSONText tells why the bytes cannot be JSON, which is UTF-8: programs read
// it, and guess at nothing.
func checkJSONText(name string, data []byte) error {
	if len(data) > draft.MaxSize {
		return tooLarge(name)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return noText(name)
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return &Error{Path: name, Problem: fmt.Sprintf("this is binary data, not text (byte %d is zero)", i)}
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			line := bytes.Count(data[:i], []byte{'\n'}) + 1
			return &Error{Path: name, Problem: fmt.Sprintf("the text is not UTF-8 at byte %d (line %d)", i, line)}
		}
		i += size
	}
	return nil
}
