package fields

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/model/problem"
)

// JSON returns the text of a document that starts as an object in JSON does, or nil.
func JSON(doc draft.Document) []byte { return startingWith('{', doc) }

// JSONList returns the text of a document that starts as a list in JSON does, or nil.
func JSONList(doc draft.Document) []byte { return startingWith('[', doc) }

func startingWith(bracket byte, doc draft.Document) []byte {
	if head := bytes.TrimSpace(charset.Head(doc.Data, doc.MediaType)); len(head) == 0 || head[0] != bracket {
		return nil
	}
	source, _, _ := charset.Decode(doc.Data, doc.MediaType) // nil where it is no text further on
	return source
}

// Object returns the members of an object in JSON as they are written: some may be of
// other types than they should be, which must not cost the others. Of a name that is
// there more than once the last counts. Its error is a [*problem.Error].
func Object(source []byte) (map[string]json.RawMessage, error) {
	var members map[string]json.RawMessage
	err := json.Unmarshal(source, &members)
	if err == nil {
		return members, nil
	}
	broken := &problem.Error{Problem: "the JSON is broken", Advice: "fetch it again", Err: err}
	if syntax := new(json.SyntaxError); errors.As(err, &syntax) {
		broken.Problem = fmt.Sprintf("the JSON is broken at byte %d", syntax.Offset)
	}
	return nil, broken
}

// Text returns a value in JSON that is text, or "".
func Text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// List returns the first elements of a value in JSON that is a list, at most so
// many, and whether there are more. A value that is no list is the only element;
// none is there where raw is nil.
func List(raw json.RawMessage, most int) (list []json.RawMessage, more bool) {
	if len(raw) == 0 {
		return nil, false
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return []json.RawMessage{raw}, false
	}
	for d.More() {
		if len(list) == most {
			return list, true
		}
		var element json.RawMessage
		if d.Decode(&element) != nil {
			break
		}
		list = append(list, element)
	}
	return list, false
}
