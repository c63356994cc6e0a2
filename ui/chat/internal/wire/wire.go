// Package wire is the form of what goes to a language model and comes back, as
// the chat completions of the OpenAI HTTP interface have it. Names of fields are
// those of the interface. What is not used here is left out.
package wire

import (
	"encoding/json"
	"strings"
)

// Path is what follows the base address of a server.
const Path = "/chat/completions"

// Types of a Format.
const (
	Schema = "json_schema" // JSON that a schema describes
	Object = "json_object" // any JSON object
)

// A Request asks for one answer.
type Request struct {
	Model               string    `json:"model"`
	Messages            []Message `json:"messages"`
	Temperature         *float64  `json:"temperature,omitempty"`
	MaxTokens           int       `json:"max_tokens,omitempty"`
	MaxCompletionTokens int       `json:"max_completion_tokens,omitempty"`
	Stream              bool      `json:"stream"`
	ResponseFormat      *Format   `json:"response_format,omitempty"`
}

// A Message is one part of a conversation.
type Message struct {
	Role    string `json:"role"` // "system" or "user"
	Content string `json:"content"`
}

// A Format says in which form the answer must be.
type Format struct {
	Type       string      `json:"type"`
	JSONSchema *JSONSchema `json:"json_schema,omitempty"`
}

// A JSONSchema is a schema with a name.
type JSONSchema struct {
	Name   string          `json:"name"`
	Strict bool            `json:"strict"`
	Schema json.RawMessage `json:"schema"`
}

// A Reply is a whole answer, or one piece of an answer that is streamed.
type Reply struct {
	Choices []Choice        `json:"choices"`
	Error   json.RawMessage `json:"error,omitempty"` // an object with a message, or a string
}

// A Choice is one answer of those that were asked for, which is one.
type Choice struct {
	Message      *Content `json:"message,omitempty"` // of a whole answer
	Delta        *Content `json:"delta,omitempty"`   // of a piece
	FinishReason string   `json:"finish_reason,omitempty"`
}

// A Content is text of an answer, or some of it. Servers have two names for what
// a model thinks before it answers.
type Content struct {
	Role             string `json:"role,omitempty"`
	Content          string `json:"content"`
	Reasoning        string `json:"reasoning,omitempty"`
	ReasoningContent string `json:"reasoning_content,omitempty"`
	Refusal          string `json:"refusal,omitempty"`
}

// What a system message says of the form of the answer stands between these, so
// that a model whose server knows no schemas has it too.
const (
	formBefore = "\n\nAnswer with nothing but one JSON value, \""
	formAfter  = "\", that this JSON Schema describes:\n"
)

// System returns a system message: an instruction and the form of the answer.
func System(instruction, name string, schema json.RawMessage) string {
	return instruction + formBefore + name + formAfter + string(schema)
}

// Split returns what System was called with. It reports false for text that did
// not come from it.
func Split(system string) (instruction, name string, schema json.RawMessage, ok bool) {
	at := strings.LastIndex(system, formBefore)
	if at < 0 {
		return "", "", nil, false
	}
	name, form, ok := strings.Cut(system[at+len(formBefore):], formAfter)
	return system[:at], name, json.RawMessage(form), ok
}
