package web

import (
	"compress/flate"
	"compress/gzip"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// tooLarge ends the reading of a page.
func tooLarge() error {
	return &problem.Error{
		Problem: fmt.Sprintf("the page is larger than %d MB", draft.MaxSize>>20),
		Advice:  "name the address of one article",
	}
}

// defaultWait is how long a host is left alone that is asked too often and does
// not say how long.
const defaultWait = 30 * time.Second

// refusal tells why an answer is not the page. It keeps how long the server asks
// to be left alone.
func (f *fetch) refusal(response *http.Response) error {
	code := response.StatusCode
	if code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable {
		f.wait = retryAfter(response)
		if f.wait == 0 && code == http.StatusTooManyRequests {
			f.wait = defaultWait
		}
	}
	if code != http.StatusOK && code != http.StatusNonAuthoritativeInfo {
		return statusError(code, f.wait)
	}
	return mediaError(mediaType(response))
}

// mediaError says that what never holds an article holds none.
func mediaError(media string) error {
	what := ""
	switch kind, _, _ := strings.Cut(media, "/"); kind {
	case "image":
		what = "a picture"
	case "video":
		what = "a film"
	case "audio":
		what = "a recording"
	case "font":
		what = "a typeface"
	default:
		return nil
	}
	return &problem.Error{
		Problem: "the address is that of " + what + ", not of an article",
		Advice:  "name the address of the page that shows it",
	}
}

// statusError says what a status means for who wants to read the page.
func statusError(code int, wait time.Duration) error {
	e := &problem.Error{Advice: saveIt}
	switch {
	case code == http.StatusUnauthorized:
		e.Problem = "the page is only for people who have signed in"
	case code == http.StatusPaymentRequired:
		e.Problem = "the page is only for people who pay for it"
	case code == http.StatusForbidden:
		e.Problem = "the server does not give the page to programs, or only to people who have signed in"
	case code == http.StatusNotFound:
		e.Problem, e.Advice = "there is no page at this address", "check the address, or look for the page in a web archive"
	case code == http.StatusGone:
		e.Problem, e.Advice = "the page has been taken away", "look for it in a web archive"
	case code == http.StatusProxyAuthRequired:
		e.Problem, e.Advice = "the proxy asks for a password", "put it into HTTPS_PROXY or HTTP_PROXY"
	case code == http.StatusTooManyRequests:
		e.Problem, e.Advice = "the server is asked too often", "try again "+inTime(wait)
	case code == http.StatusUnavailableForLegalReasons:
		e.Problem, e.Advice = "the page is withheld here for legal reasons", "open a saved copy from where it may be read"
	case code >= 500 && code < 600:
		e.Problem, e.Advice = "the server is out of order", "try again "+inTime(wait)
	default:
		e.Problem = "the server does not give the page"
	}
	e.Problem += fmt.Sprintf(" (HTTP %d)", code)
	return e
}

// retryAfter is how long the server asks to be left alone; 0 where it does not say.
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

// dropped reports whether a connection ended before the page was complete.
func dropped(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

// explain makes plain why a page could not be had.
func explain(err error) error {
	if e := (*problem.Error)(nil); errors.As(err, &e) {
		return e
	}
	e := &problem.Error{Err: err}
	if describeEncryption(e) || describeNetwork(e) || describeContent(e) {
		return e
	}
	// What net/http says then shows what the server sent.
	return &problem.Error{Problem: "the server does not answer as a web server does", Advice: "check the address, or " + saveIt}
}

// describeEncryption tells what is wrong with the server's certificate.
func describeEncryption(e *problem.Error) bool {
	var (
		name    x509.HostnameError
		invalid x509.CertificateInvalidError
		unknown x509.UnknownAuthorityError
		other   *tls.CertificateVerificationError
		record  tls.RecordHeaderError
		alert   tls.AlertError
	)
	e.Advice = "check the address; a browser shows the certificate"
	switch {
	case errors.As(e.Err, &name):
		e.Problem = "the server's certificate is for another host"
	case errors.As(e.Err, &invalid) && invalid.Reason == x509.Expired:
		e.Problem = "the server's certificate has expired, or is not valid yet"
	case errors.As(e.Err, &unknown):
		e.Problem = "the server's certificate is signed by nobody who is trusted here"
	case errors.As(e.Err, &invalid), errors.As(e.Err, &other):
		e.Problem = "the server's certificate is not valid"
	case errors.As(e.Err, &record), errors.As(e.Err, &alert), errors.Is(e.Err, http.ErrSchemeMismatch):
		e.Problem, e.Advice = "the server does not speak https at this address", "check the address, and whether it starts with http://"
	default:
		return false
	}
	return true
}

// describeNetwork tells where the way to the server ends.
func describeNetwork(e *problem.Error) bool {
	var (
		name    *net.DNSError
		dial    *net.OpError
		timeout net.Error
	)
	connection := "check the network connection and try again"
	switch {
	case errors.Is(e.Err, errInside):
		e.Problem, e.Advice = "the address leads from the internet into the local network", saveIt
	case errors.As(e.Err, &name) && name.IsNotFound:
		e.Problem, e.Advice = "there is no such host", "check the address and the network connection"
	case errors.As(e.Err, &name):
		e.Problem, e.Advice = "the host cannot be looked up", connection
	case errors.As(e.Err, &dial) && dial.Op == "proxyconnect":
		e.Problem, e.Advice = "the proxy that the environment names cannot be reached", "check HTTPS_PROXY and HTTP_PROXY"
	case errors.Is(e.Err, syscall.ECONNREFUSED):
		e.Problem, e.Advice = "the server refuses the connection", "check the address, or try again later"
	case errors.Is(e.Err, errIdle), errors.Is(e.Err, errSlow), errors.As(e.Err, &timeout) && timeout.Timeout():
		e.Problem, e.Advice = "the server is too slow", "try again later, or "+saveIt
	case dropped(e.Err):
		e.Problem, e.Advice = "the connection ended before the page was complete, twice", "try again later, or "+saveIt
	case errors.As(e.Err, &dial):
		e.Problem, e.Advice = "the server cannot be reached", connection
	default:
		return false
	}
	return true
}

// describeContent tells what is wrong with the bytes of the page.
func describeContent(e *problem.Error) bool {
	var corrupt flate.CorruptInputError
	if errors.Is(e.Err, gzip.ErrHeader) || errors.Is(e.Err, gzip.ErrChecksum) || errors.As(e.Err, &corrupt) {
		e.Problem, e.Advice = "the page arrives damaged", saveIt
		return true
	}
	return false
}
