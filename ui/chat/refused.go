package chat

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

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

var speaksOfModel = regexp.MustCompile(`model.*(not found|not exist|unknown|not loaded|no such|pull)|(no|unknown|invalid|unable to load) models?\b`)

// unknownModel reports whether the server says that it does not have the model.
func (f failure) unknownModel() bool {
	return f.status >= 400 && f.status < 500 && speaksOfModel.MatchString(strings.ToLower(f.said))
}
