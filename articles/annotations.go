package articles

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"triptych/articles/draft"
	"triptych/model/text"
)

// ReadAnnotations reads a file of annotations, under the limits that hold for
// articles. Its error is an [*Error], for a file that is not there one that is
// fs.ErrNotExist.
func ReadAnnotations(path string) ([]byte, error) { return readAnnotations(path, readFile) }

func readAnnotations(path string, read func(path string) ([]byte, error)) ([]byte, error) {
	data, err := read(path)
	if err == nil {
		err = checkJSONText(path, data)
	}
	if err == nil {
		return data, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	wrong := &Error{Path: path, Problem: text.SanitizeLine(err.Error()), Err: err}
	if e := new(Error); errors.As(err, &e) {
		wrong.Problem, wrong.Err = e.Problem, e.Err
	}
	wrong.Advice = "correct it, or take it away"
	return nil, wrong
}

// annotations reads the annotations at a path, if there are any.
func (l *Loaded) annotations(path string, read func(path string) ([]byte, error)) {
	l.Annotations, l.AnnotationsError = readAnnotations(path, read)
	if errors.Is(l.AnnotationsError, fs.ErrNotExist) {
		l.AnnotationsError = nil
	}
}

// checkJSONText tells why the bytes cannot be JSON, which is UTF-8: programs read
// it, and guess at nothing.
func checkJSONText(path string, data []byte) error {
	if len(data) > draft.MaxSize {
		return tooLarge(path)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return noText(path)
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return &Error{Path: path, Problem: fmt.Sprintf("this is binary data, not text (byte %d is zero)", i)}
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			line := bytes.Count(data[:i], []byte{'\n'}) + 1
			return &Error{Path: path, Problem: fmt.Sprintf("the text is not UTF-8 at byte %d (line %d)", i, line)}
		}
		i += size
	}
	return nil
}
