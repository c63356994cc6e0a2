package chat

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"triptych/model/problem"
	"triptych/model/text"
)

// A failure is why a question was not answered. One without a problem is none.
type failure struct {
	problem, advice string
	again           bool          // whether the same request may fare better
	busy            bool          // whether the server has too much to do
	after           time.Duration // how long it asks to be left alone; 0 where it does not say
	status          int           // of HTTP; 0 where there was no answer
	said            string        // by the server, in full
	cause           error
}

// Error implements error, for failures on their way to [Reader.explain].
func (f *failure) Error() string { return f.problem }

// report returns the error that a person reads.
func (f failure) report(address string, tries int) error {
	what := f.problem
	if tries > 1 {
		what += fmt.Sprintf(", asked %d times", tries)
	}
	return &problem.Error{Name: address, Problem: what, Advice: f.advice, Err: f.cause}
}

// pause returns how long to wait after so many tries, 1 or 2.
func (f failure) pause(tries int) time.Duration {
	pauses := [...]time.Duration{time.Second, 3 * time.Second}
	if f.busy { // it may be loading the model
		pauses = [...]time.Duration{5 * time.Second, maxPause}
	}
	return min(cmp.Or(f.after, pauses[tries-1]), maxPause)
}

const (
	orAnother   = "try again, or use another model"
	checkServer = "check the address, and whether it ends in /v1"
	later       = "try again later"
)

var (
	errSilent = errors.New("the server shows no sign of work")
	errLong   = errors.New("the question takes too long")
	errBroken = errors.New("the answer breaks off")
)

// garbage is the failure of an answer that cannot be read.
func garbage(what string) error {
	return &failure{problem: what, advice: checkServer, again: true}
}

// webPage is the failure of an answer for people.
func webPage() error {
	return &failure{problem: "a web page is at this address, not a language model", advice: checkServer}
}

// stumbled is the failure of a server that reports an error where the answer
// should be.
func stumbled(said string) error {
	return &failure{problem: "the server reports an error", said: said, advice: "look into what the server writes, and try again", again: true}
}

// maxQuoted is how many characters of what a server says a person is shown.
const maxQuoted = 200

// short returns one harmless line of what a server says.
func short(said string) string {
	line := []rune(text.SanitizeLine(said))
	if len(line) > maxQuoted {
		line = append(line[:maxQuoted], '…')
	}
	return string(line)
}

// explain returns why a request failed.
func (r *Reader) explain(ctx context.Context, err error) failure {
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	var known *failure
	if !errors.As(err, &known) {
		return r.cause(err)
	}
	f := *known
	said := f.said
	if r.key != "" {
		said = strings.ReplaceAll(said, r.key, "…")
	}
	if f.unknownModel() {
		f.problem, f.advice = fmt.Sprintf("the server has no model %q (HTTP %d)", r.model, f.status), "name one that it has, or fetch this one first"
	} else if speaksOfRoom.MatchString(strings.ToLower(said)) {
		f.advice = "start the server with more room for context, such as OLLAMA_CONTEXT_LENGTH=16384 or llama-server --ctx-size 16384"
	}
	if said != "" {
		f.problem += ": “" + short(said) + "”"
	}
	return f
}

// cause returns the failure for what the network, or the reading of an answer,
// came to.
func (r *Reader) cause(err error) failure {
	const startIt = "start it (ollama serve, llama-server), or check the address"
	var (
		dns    *net.DNSError
		op     *net.OpError
		verify *tls.CertificateVerificationError
		record tls.RecordHeaderError
	)
	f := failure{again: true, cause: err}
	switch {
	case errors.Is(err, errSilent):
		f.problem, f.advice = fmt.Sprintf("not a word of an answer for %s", inWords(r.patience)), "look whether the model is too large for its computer, and use a smaller one"
		f.again = false
	case errors.Is(err, errLong):
		f.problem, f.advice = fmt.Sprintf("one question takes longer than %s", inWords(wholeTime)), "use a smaller model, or one that does not think"
		f.again = false
	case errors.Is(err, errTooLarge):
		f.problem, f.advice, f.again = "the answer is larger than any should be", orAnother, false
	case errors.Is(err, errBroken), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		f.problem, f.advice = "the connection ends before the answer does", "look into what the server writes, and try again"
	case errors.Is(err, syscall.ECONNREFUSED):
		f.problem, f.advice = "no server answers there", startIt
	case errors.As(err, &dns) && dns.IsNotFound:
		f.problem, f.advice = "there is no such host", "check the address and the network connection"
	case errors.As(err, &verify):
		f.problem, f.advice, f.again = "the server's certificate is not trusted here", "check the address", false
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch):
		f.problem, f.advice, f.again = "the server does not speak https", "check the address, and whether it begins with http://", false
	case errors.As(err, &op):
		f.problem, f.advice = "the server cannot be reached", startIt
	default: // what net/http says may show what the server sent
		f.problem, f.advice = "the server does not answer as a web server does", "check the address"
	}
	return f
}

// inWords returns a time as people say it.
func inWords(d time.Duration) string {
	if d%time.Minute == 0 && d > time.Minute {
		return fmt.Sprintf("%d minutes", d/time.Minute)
	}
	if n := (d + time.Second - 1) / time.Second; n != 1 {
		return fmt.Sprintf("%d seconds", n)
	}
	return "1 second"
}

// take returns the answer in what a model said.
func (r *Reader) take(s speech, d dialect, f form) ([]byte, failure) {
	const minSecret = 16 // bytes; "ollama" is no secret, and a word besides
	switch {
	case s.finish == "length":
		return nil, failure{problem: fmt.Sprintf("the answer did not end within %d words or parts of words", d.tokens), advice: "use a model that does not think, or one that repeats itself less"}
	case s.finish == "content_filter" || s.refusal != "":
		return nil, failure{problem: "the model refuses to answer", advice: "use another model"}
	case len(r.key) >= minSecret && strings.Contains(s.text, r.key):
		return nil, failure{problem: "the answer holds the key", advice: "use a server that you trust"}
	}
	answer, ok := extract(s.text, f)
	switch {
	case ok:
		return answer, failure{}
	case strings.TrimSpace(s.text) == "" && s.thought:
		return nil, failure{problem: "the model only thinks and does not answer", advice: "use a model that does not think", again: true}
	}
	return nil, failure{problem: "what the model answers is not the JSON that was asked for", advice: orAnother, again: true}
}
