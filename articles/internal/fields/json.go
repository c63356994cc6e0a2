package fields

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"triptych/model/problem"
)

// JSON has members of other types than they should be: what is wrong in one place
// must not cost the others, so that each is read by itself.

// Object returns the members of an object in JSON as they are written. Of a name
// that is there more than once the last counts. Its error is a [*problem.Error].
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
