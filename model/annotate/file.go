package annotate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"triptych/model"
)

// A file is the JSON of an annotations file. Unknown fields are ignored.
type file struct {
	Articles    []fileArticle     `json:"articles"`
	Topics      []fileTopic       `json:"topics"`
	Links       []fileLink        `json:"links"`
	Weak        []fileLink        `json:"weak"` // those of the links whose sentences have nothing in common, as a language model named them
	Differences []fileDifference  `json:"differences"`
	Reader      *model.Provenance `json:"reader"` // nil for annotations by a person
}

type fileArticle struct {
	ID        string   `json:"id"`
	Source    string   `json:"source"` // decoded only to check its type
	Sentences []string `json:"sentences"`
}

type fileTopic struct {
	Label     string           `json:"label"`
	Sentences map[string][]int `json:"sentences"` // by article
}

// A fileLink is [article, sentence, article, sentence].
type fileLink struct {
	from, to  fileRef
	malformed bool // it has another form
}

type fileRef struct {
	article  string
	sentence int
}

// UnmarshalJSON never fails: one bad link must not cost all others.
func (l *fileLink) UnmarshalJSON(data []byte) error {
	parts := []any{&l.from.article, &l.from.sentence, &l.to.article, &l.to.sentence}
	l.malformed = json.Unmarshal(data, &parts) != nil || len(parts) != 4
	return nil
}

type fileDifference struct {
	Topic    int            `json:"topic"`
	Kind     model.Kind     `json:"kind"`
	Relation model.Relation `json:"relation"`
	Values   []fileValue    `json:"values"`
	Note     string         `json:"note,omitempty"`
	About    string         `json:"about,omitempty"` // as a language model named it
}

// A fileValue is the exact words of a sentence, or as sentence model.InTitle, -1, of a
// headline. In addition to what annotators
// write it may have the normal form, and which of several equal places is
// meant, from 1.
type fileValue struct {
	Article    string `json:"article"`
	Sentence   int    `json:"sentence"`
	Text       string `json:"text"`
	Value      string `json:"value,omitempty"`
	Occurrence int    `json:"occurrence,omitempty"`
}

// decode decodes a file. Errors name the line.
func decode(data []byte) (*file, error) {
	f := new(file)
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(f); err != nil {
		return nil, plainError(err, data)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("line %d: there is something after the end of the object", lineNumber(data, decoder.InputOffset()))
	}
	if len(f.Articles) == 0 {
		return nil, errors.New("no articles are annotated in it")
	}
	return f, nil
}

// plainError says what is wrong with the JSON without Go's terms.
func plainError(err error, data []byte) error {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return errors.New("it is empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it is not JSON: it ends too early")
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: it is not JSON: %w", lineNumber(data, syntax.Offset), syntax)
	case errors.As(err, &wrong) && wrong.Field == "":
		return fmt.Errorf("line %d: it is a JSON %s, not an object with articles", lineNumber(data, wrong.Offset), wrong.Value)
	case errors.As(err, &wrong):
		return fmt.Errorf("line %d: %s is a %s, not %s", lineNumber(data, wrong.Offset), wrong.Field, wrong.Value, typeName(wrong.Type))
	}
	return err
}

// typeName returns a type's name as a writer of JSON knows it.
func typeName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Int:
		return "a whole number"
	case reflect.Slice:
		return "a list"
	}
	return "an object"
}

// lineNumber returns the number, from 1, of the line that contains the byte
// before offset.
func lineNumber(data []byte, offset int64) int {
	return bytes.Count(data[:min(max(offset-1, 0), int64(len(data)))], []byte{'\n'}) + 1
}
