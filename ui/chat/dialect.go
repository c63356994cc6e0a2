package chat

import (
	"net/http"
	"regexp"
	"strings"

	"triptych/ui/chat/internal/wire"
)

// A dialect is what a server understands of the interface.
type dialect struct {
	format      formatLevel
	tokens      int  // at most so many in an answer, thoughts included
	completion  bool // their bound goes by its newer name
	noTemperate bool // the temperature cannot be set
	whole       bool // answers come whole, not in a stream
}

// A formatLevel is how well a server can be held to the form of an answer.
type formatLevel int

const (
	withSchema formatLevel = iota
	withObject
	withNothing
)

const (
	manyTokens = 8192 // enough for a model that thinks
	fewTokens  = 2048 // for a server with little room
)

func newDialect() dialect { return dialect{tokens: manyTokens} }

// request returns what is sent for a question.
func (d dialect) request(model string, q Question) wire.Request {
	r := wire.Request{
		Model: model,
		Messages: []wire.Message{
			{Role: "system", Content: wire.System(q.Instruction, q.Name, q.Schema)},
			{Role: "user", Content: q.Text},
		},
		Stream: !d.whole,
	}
	if d.completion {
		r.MaxCompletionTokens = d.tokens
	} else {
		r.MaxTokens = d.tokens
	}
	if !d.noTemperate {
		r.Temperature = new(float64)
	}
	switch d.format {
	case withSchema:
		r.ResponseFormat = &wire.Format{Type: wire.Schema, JSONSchema: &wire.JSONSchema{Name: q.Name, Strict: true, Schema: q.Schema}}
	case withObject:
		r.ResponseFormat = &wire.Format{Type: wire.Object}
	}
	return r
}

var (
	speaksOfRoom   = regexp.MustCompile(`context (length|size|window)|(max_tokens|max_completion_tokens)\W.{0,40}too (large|long)|prompt is too long`)
	speaksOfForm   = regexp.MustCompile(`response.?format|json.?(schema|object|mode)|grammar|structured output`)
	speaksOfStream = regexp.MustCompile(`\bstream(ing)?\b`)
)

// less returns the dialect to try after a server has refused a request with a
// status and some words, and reports whether there is one. Each step leaves
// something out for good, so that there are at most six.
func (d dialect) less(status int, said string) (dialect, bool) {
	said = strings.ToLower(said)
	unclear := status == http.StatusBadRequest || status == http.StatusUnprocessableEntity || status == http.StatusNotImplemented
	if !unclear && !(status >= 500 && speaksOfForm.MatchString(said)) {
		return d, false
	}
	switch {
	case speaksOfRoom.MatchString(said):
		fewer := d.tokens > fewTokens
		d.tokens = fewTokens
		return d, fewer
	case !d.completion && strings.Contains(said, "max_completion_tokens"):
		d.completion = true
	case !d.noTemperate && strings.Contains(said, "temperature"):
		d.noTemperate = true
	case !d.whole && speaksOfStream.MatchString(said) && !speaksOfForm.MatchString(said):
		d.whole = true
	case d.format < withNothing:
		d.format++
	default:
		return d, false
	}
	return d, true
}
