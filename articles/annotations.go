package articles

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"triptych/articles/draft"
	"triptych/articles/files"
	"triptych/model/problem"
)

// ReadAnnotations reads a file of annotations, under the limits that hold for
// articles. Its error is a [*problem.Error], for a file that is not there one
// that is fs.ErrNotExist.
func ReadAnnotations(path string) ([]byte, error) {
	data, err := files.Read(path, draft.MaxSize)
	return checkedAnnotations(path, data, err)
}

// annotate keeps the annotations beside a story, or why they cannot be read, from
// what reading them came to. A story needs none.
func (l *Loaded) annotate(name string, data []byte, err error) {
	l.Annotations, l.AnnotationsError = checkedAnnotations(name, data, err)
	if errors.Is(l.AnnotationsError, fs.ErrNotExist) {
		l.AnnotationsError = nil
	}
}

// checkedAnnotations returns annotations that were read, or why they cannot be
// used; the error names them.
func checkedAnnotations(name string, data []byte, err error) ([]byte, error) {
	if err == nil {
		err = checkJSONText(data)
	}
	if err == nil {
		return data, nil
	}
	wrong := new(problem.Error)
	if errors.Is(err, fs.ErrNotExist) || !errors.As(err, &wrong) {
		return nil, named(name, err)
	}
	return nil, &problem.Error{Name: name, Problem: wrong.Problem, Advice: "correct it, or take it away", Err: err}
}

// checkJSONText reports why the bytes cannot be JSON, which is UTF-8: programs
// read it, and guess at nothing.
func checkJSONText(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return noText()
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return &problem.Error{Problem: fmt.Sprintf("this is binary data, not text (byte %d is zero)", i)}
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			line := bytes.Count(data[:i], []byte{'\n'}) + 1
			return &problem.Error{Problem: fmt.Sprintf("the text is not UTF-8 at byte %d (line %d)", i, line)}
		}
		i += size
	}
	return nil
}
