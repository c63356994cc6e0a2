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

// A form is an annotations file as it is written. Fields that it does not know
// are passed over.
type form struct {
	Articles    []formArticle    `json:"articles"`
	Topics      []formTopic      `json:"topics"`
	Links       []formLink       `json:"links"`
	Differences []formDifference `json:"differences"`
}

type formArticle struct {
	ID        string   `json:"id"`
	Source    string   `json:"source"`
	Sentences []string `json:"sentences"`
}

type formTopic struct {
	Label     string           `json:"label"`
	Sentences map[string][]int `json:"sentences"` // by article
}

// A formLink is [article, sentence, article, sentence].
type formLink struct {
	from, to formRef
	bad      bool // it is something else
}

type formRef struct {
	article  string
	sentence int
}

// UnmarshalJSON never fails: one bad link must not cost all others.
func (l *formLink) UnmarshalJSON(data []byte) error {
	parts := []any{&l.from.article, &l.from.sentence, &l.to.article, &l.to.sentence}
	l.bad = json.Unmarshal(data, &parts) != nil || len(parts) != 4
	return nil
}

type formDifference struct {
	Topic    int            `json:"topic"`
	Kind     model.Kind     `json:"kind"`
	Relation model.Relation `json:"relation"`
	Values   []formValue    `json:"values"`
	Note     string         `json:"note,omitempty"`
}

// A formValue is the exact words of a sentence. Beside what annotators write it
// may hold the normal form, and which of several equal places is meant, from 1.
type formValue struct {
	Article    string `json:"article"`
	Sentence   int    `json:"sentence"`
	Text       string `json:"text"`
	Value      string `json:"value,omitempty"`
	Occurrence int    `json:"occurrence,omitempty"`
}

// decode reads the form. Errors name the line.
func decode(data []byte) (*form, error) {
	f := new(form)
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(f); err != nil {
		return nil, plain(err, data)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("line %d: there is something after the end of the object", lineAt(data, decoder.InputOffset()))
	}
	if len(f.Articles) == 0 {
		return nil, errors.New("no articles are annotated in it")
	}
	return f, nil
}

// plain says without Go's terms what is wrong with the JSON.
func plain(err error, data []byte) error {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return errors.New("it is empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it is not JSON: it ends too early")
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: it is not JSON: %w", lineAt(data, syntax.Offset), syntax)
	case errors.As(err, &wrong) && wrong.Field == "":
		return fmt.Errorf("line %d: it is a JSON %s, not an object with articles", lineAt(data, wrong.Offset), wrong.Value)
	case errors.As(err, &wrong):
		return fmt.Errorf("line %d: %s is a %s, not %s", lineAt(data, wrong.Offset), wrong.Field, wrong.Value, wanted(wrong.Type))
	}
	return err
}

// wanted names a type as a writer of JSON does.
func wanted(t reflect.Type) string {
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

// lineAt is the number of the line that holds the byte before offset, from 1.
func lineAt(data []byte, offset int64) int {
	return bytes.Count(data[:min(max(offset-1, 0), int64(len(data)))], []byte{'\n'}) + 1
}
