package chat

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"triptych/ui/chat/internal/wire"
)

// Bounds, in bytes. What goes over the wire is many times what it says, since
// each piece of a stream repeats what the pieces have in common.
const (
	maxBody   = 16 << 20
	maxAnswer = 1 << 20
	maxLine   = maxAnswer
)

// A speech is what a model said.
type speech struct {
	text    string // thoughts may be in it
	refusal string // why it does not answer
	finish  string // why it stopped
	thought bool   // whether it has thought apart from text
}

// errTooLarge ends the reading of an answer.
var errTooLarge = errors.New("the answer is too large")

// listen reads what a model says, whole or as a stream, and calls heard whenever
// there is more of it. It looks at the first byte, since some servers declare
// the one and send the other.
func listen(body io.Reader, heard func()) (speech, error) {
	wire := bufio.NewReader(&limited{body, maxBody})
	first, err := firstByte(wire)
	switch {
	case err == io.EOF:
		return speech{}, garbage("the server sends nothing")
	case err != nil:
		return speech{}, err
	case first == '{':
		return listenWhole(wire, heard)
	case first == '<':
		return speech{}, webPage()
	case strings.IndexByte("deir:", first) >= 0: // data, event, error, id, retry or a comment
		return listenStream(wire, heard)
	}
	return speech{}, garbage("what the server sends is no answer of a language model")
}

// firstByte returns the first byte that is not white space, which stays unread.
func firstByte(r *bufio.Reader) (byte, error) {
	for {
		b, err := r.ReadByte()
		if err != nil {
			return 0, err
		}
		if !strings.ContainsRune(" \t\r\n\uFEFF", rune(b)) {
			return b, r.UnreadByte()
		}
	}
}

// limited is a reader that fails after so many bytes.
type limited struct {
	source io.Reader
	left   int
}

// Read implements [io.Reader].
func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errTooLarge
	}
	n, err := l.source.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// listenWhole reads an answer that comes as one JSON value.
func listenWhole(r io.Reader, heard func()) (speech, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return speech{}, err
	}
	var s speaker
	if err := s.take(data); err != nil {
		return speech{}, err
	}
	heard()
	return s.speech()
}

// listenStream reads an answer that comes as server-sent events, as
// https://html.spec.whatwg.org/multipage/server-sent-events.html has them. An
// event of one of these servers is one line.
func listenStream(r io.Reader, heard func()) (speech, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	var s speaker
	for lines.Scan() {
		field, value, _ := bytes.Cut(lines.Bytes(), []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case string(field) == "error": // of llama.cpp
			value = append(append([]byte(`{"error":`), value...), '}')
		case string(field) != "data" || len(value) == 0:
			continue
		case string(value) == "[DONE]":
			return s.speech()
		}
		before := s.said
		if err := s.take(value); err != nil {
			return speech{}, err
		}
		if s.said > before {
			heard()
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return speech{}, errTooLarge
	} else if err != nil {
		return speech{}, err
	}
	return s.speech()
}

// A speaker puts the pieces of an answer together.
type speaker struct {
	text, refusal strings.Builder
	finish        string
	choices       int
	said          int  // bytes other than white space, thoughts included
	thought       bool // whether there were thoughts apart from text
}

// take takes a whole answer or a piece of one.
func (s *speaker) take(data []byte) error {
	var reply wire.Reply
	if err := json.Unmarshal(data, &reply); err != nil {
		if syntax := new(json.SyntaxError); errors.As(err, &syntax) {
			return errBroken
		}
		return garbage("the server answers in another form than chat completions have")
	}
	if said := messageOf(reply.Error); said != "" {
		return stumbled(said)
	}
	for _, choice := range reply.Choices {
		s.choices++
		for _, c := range []*wire.Content{choice.Message, choice.Delta} {
			if c != nil {
				s.add(*c)
			}
		}
		if choice.FinishReason != "" {
			s.finish = choice.FinishReason
		}
	}
	if s.text.Len()+s.refusal.Len() > maxAnswer {
		return errTooLarge
	}
	return nil
}

// add takes some text.
func (s *speaker) add(c wire.Content) {
	s.text.WriteString(c.Content)
	s.refusal.WriteString(c.Refusal)
	thought := c.Reasoning + c.ReasoningContent
	s.thought = s.thought || thought != ""
	for _, piece := range []string{c.Content, c.Refusal, thought} {
		s.said += len(strings.TrimSpace(piece))
	}
}

// speech returns what was said in the end.
func (s *speaker) speech() (speech, error) {
	if s.choices == 0 {
		return speech{}, garbage("the server answers with no choice")
	}
	return speech{s.text.String(), s.refusal.String(), s.finish, s.thought}, nil
}
