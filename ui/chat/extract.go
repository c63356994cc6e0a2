package chat

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// extract returns the JSON of the form in what a model said, compact: all of it,
// or what stands in a code block or in prose, and not in its thoughts. Of several
// values the last counts. It reports false where there is none, or where the last
// breaks off.
func extract(said string, f form) ([]byte, bool) {
	if value, ok := compact(said, f); ok {
		return value, true // whatever its strings hold
	}
	said = withoutThoughts(said)
	if value, ok := compact(said, f); ok {
		return value, true
	}
	var last []byte
	for {
		at := strings.IndexAny(said, f.begins())
		if at < 0 {
			return last, last != nil
		}
		if said = said[at:]; !likely(said) {
			said = said[1:]
			continue
		}
		var value json.RawMessage
		decoder := json.NewDecoder(strings.NewReader(said))
		err := decoder.Decode(&value)
		syntax := new(json.SyntaxError)
		switch {
		case err == nil:
			if found, ok := compact(string(value), f); ok {
				last = found
			}
			said = said[decoder.InputOffset():]
		case errors.Is(err, io.ErrUnexpectedEOF):
			return nil, false
		case errors.As(err, &syntax):
			// What is inside of something broken is not the answer: on behind it.
			said = said[min(len(said), max(1, int(syntax.Offset))):]
		default:
			return nil, false
		}
	}
}

// likely reports whether a brace or a bracket may begin JSON rather than prose, which
// is found out faster than by reading it.
func likely(said string) bool {
	rest := strings.TrimLeft(said[1:], " \t\r\n")
	switch {
	case rest == "":
		return true
	case said[0] == '{':
		return rest[0] == '"' || rest[0] == '}'
	}
	return strings.IndexByte(`]"{[-0123456789tfn`, rest[0]) >= 0
}

// compact returns text that is one JSON value of the form without white space
// between its parts.
func compact(said string, f form) ([]byte, bool) {
	var b bytes.Buffer
	if json.Compact(&b, []byte(strings.ToValidUTF8(strings.TrimSpace(said), "\uFFFD"))) != nil || !f.fits(b.Bytes()) {
		return nil, false
	}
	return b.Bytes(), true
}

// withoutThoughts returns what a model said without the blocks in which it
// thinks. The first may have begun before the answer, and the last may not end.
func withoutThoughts(said string) string {
	for _, tag := range []string{"think", "thinking", "thought", "reasoning"} {
		begin, end := "<"+tag+">", "</"+tag+">"
		if i := strings.Index(said, end); i >= 0 && !strings.Contains(said[:i], begin) {
			said = said[i+len(end):]
		}
		var kept strings.Builder
		for rest, found := said, true; found; {
			var before string
			before, rest, found = strings.Cut(rest, begin)
			kept.WriteString(before)
			_, rest, _ = strings.Cut(rest, end)
		}
		said = kept.String()
	}
	return said
}
