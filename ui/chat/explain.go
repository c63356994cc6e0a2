package chat

import (
	"cmp"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
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

// refused returns the failure that an answer of HTTP other than 200 is.
func refused(response *http.Response) error {
	code := response.StatusCode
	if code >= 300 && code < 400 {
		return leadsOn(response)
	}
	data, _ := io.ReadAll(io.LimitReader(response.Body, 64<<10)) // what is missing is not quoted
	f := &failure{status: code, said: words(data)}
	meaning, known := map[int][2]string{
		http.StatusUnauthorized:          {"the server wants a key", "name the environment variable that holds it"},
		http.StatusForbidden:             {"the server does not take this key, or keeps the model from it", "check the key"},
		http.StatusNotFound:              {"the server has no language model at this address", checkServer},
		http.StatusMethodNotAllowed:      {"the server has no language model at this address", checkServer},
		http.StatusRequestEntityTooLarge: {"the question is too long for the server", "divide the articles"},
		http.StatusTooManyRequests:       {"the server is asked too often", later},
		http.StatusServiceUnavailable:    {"the server has too much to do, or is still loading the model", later},
	}[code]
	switch {
	case known:
	case code >= 500:
		meaning = [2]string{"the server is out of order", "look into what the server writes, and try again"}
	default:
		meaning = [2]string{"the server does not take the question", orAnother}
	}
	f.problem, f.advice = fmt.Sprintf("%s (HTTP %d)", meaning[0], code), meaning[1]
	f.busy = code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable
	f.again = f.busy || code == http.StatusRequestTimeout || code >= 500 && code != http.StatusNotImplemented
	if f.busy {
		f.after = retryAfter(response)
	}
	return f
}

// leadsOn is the failure of a server that names another address. Nothing is sent
// there: a person named this one.
func leadsOn(response *http.Response) error {
	f := &failure{problem: fmt.Sprintf("the address leads on to another (HTTP %d)", response.StatusCode), advice: "check the address"}
	to, err := response.Location()
	if err == nil && (to.Scheme == "http" || to.Scheme == "https") && to.Host != "" {
		place := (&url.URL{Scheme: to.Scheme, Host: to.Host}).String()
		f.problem += fmt.Sprintf(", at %s, and nothing was sent there", short(place))
		f.advice = "name that one if you trust it"
	}
	return f
}

// retryAfter returns how long a server asks to be left alone; 0 where it does
// not say.
func retryAfter(response *http.Response) time.Duration {
	value := response.Header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, time.Until(at))
	}
	return 0
}

// words returns what a server says in the body of an error; "" for pages.
func words(data []byte) string {
	var body struct {
		Error   json.RawMessage `json:"error"`
		Message string          `json:"message"`
		Detail  json.RawMessage `json:"detail"`
	}
	if json.Unmarshal(data, &body) == nil {
		return cmp.Or(messageOf(body.Error), body.Message, messageOf(body.Detail))
	}
	said := strings.TrimSpace(string(data))
	if strings.HasPrefix(said, "<") || strings.HasPrefix(said, "{") {
		return ""
	}
	return said
}

// messageOf returns the words of an error: a string, an object with a message, or
// whatever else is there. It is "" for null.
func messageOf(data json.RawMessage) string {
	var line string
	var object struct {
		Message string `json:"message"`
	}
	switch {
	case len(data) == 0 || string(data) == "null":
		return ""
	case json.Unmarshal(data, &line) == nil:
		return line
	case json.Unmarshal(data, &object) == nil && object.Message != "":
		return object.Message
	}
	return string(data)
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

var (
	speaksOfModel = regexp.MustCompile(`model.*(not found|not exist|unknown|not loaded|no such|pull)|(no|unknown|invalid|unable to load) models?\b`)
)

// unknownModel reports whether the server says that it does not have the model.
func (f failure) unknownModel() bool {
	return f.status >= 400 && f.status < 500 && speaksOfModel.MatchString(strings.ToLower(f.said))
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
	return fmt.Sprintf("%d seconds", (d+time.Second-1)/time.Second)
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
