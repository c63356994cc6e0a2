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
	"slices"
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

// refusal returns why an answer is not the page. It keeps how long the server asks
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

// mediaError returns the error for a media type that never is an article's.
func mediaError(media string) error {
	kind, _, _ := strings.Cut(media, "/")
	what := map[string]string{"image": "a picture", "video": "a film", "audio": "a recording", "font": "a typeface"}[kind]
	if what == "" {
		return nil
	}
	return &problem.Error{Problem: "the address is that of " + what + ", not of an article", Advice: "name the address of the page that shows it"}
}

// statusError returns what a status means for who wants to read the page.
func statusError(code int, wait time.Duration) error {
	later := "try again " + inTime(wait)
	meaning, known := map[int][2]string{
		http.StatusUnauthorized:               {"the page is only for people who have signed in", saveIt},
		http.StatusPaymentRequired:            {"the page is only for people who pay for it", saveIt},
		http.StatusForbidden:                  {"the server does not give the page to programs, or only to people who have signed in", saveIt},
		http.StatusNotFound:                   {"there is no page at this address", "check the address, or look for the page in a web archive"},
		http.StatusGone:                       {"the page has been taken away", "look for it in a web archive"},
		http.StatusProxyAuthRequired:          {"the proxy asks for a password", "put it into HTTPS_PROXY or HTTP_PROXY"},
		http.StatusTooManyRequests:            {"the server is asked too often", later},
		http.StatusUnavailableForLegalReasons: {"the page is withheld here for legal reasons", "open a saved copy from where it may be read"},
	}[code]
	switch {
	case known:
	case code >= 500 && code < 600:
		meaning = [2]string{"the server is out of order", later}
	default:
		meaning = [2]string{"the server does not give the page", saveIt}
	}
	return &problem.Error{Problem: fmt.Sprintf("%s (HTTP %d)", meaning[0], code), Advice: meaning[1]}
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
	return is(io.EOF, io.ErrUnexpectedEOF, syscall.ECONNRESET, syscall.EPIPE)(err)
}

// explain returns the error that says why a page could not be fetched.
func explain(err error) error {
	if known := new(problem.Error); errors.As(err, &known) {
		return known
	}
	for _, c := range causes() {
		if c.is(err) {
			return &problem.Error{Problem: c.problem, Advice: c.advice, Err: err}
		}
	}
	// What net/http says then shows what the server sent.
	return &problem.Error{Problem: "the server does not answer as a web server does", Advice: "check the address, or " + saveIt}
}

// A cause is why a page could not be fetched.
type cause struct {
	is              func(error) bool
	problem, advice string
}

// causes lists the causes in the order in which they are asked for: what is wrong
// with the server's certificate, where the way to the server ends, and what is
// wrong with the bytes of the page.
func causes() []cause {
	const (
		certificate = "check the address; a browser shows the certificate"
		scheme      = "check the address, and whether it starts with http://"
		connection  = "check the network connection and try again"
		later       = "try again later, or " + saveIt
	)
	return []cause{
		{as[x509.HostnameError](), "the server's certificate is for another host", certificate},
		{asThat(func(e x509.CertificateInvalidError) bool { return e.Reason == x509.Expired }), "the server's certificate has expired, or is not valid yet", certificate},
		{as[x509.UnknownAuthorityError](), "the server's certificate is signed by nobody who is trusted here", certificate},
		{as[x509.CertificateInvalidError](), "the server's certificate is not valid", certificate},
		{as[*tls.CertificateVerificationError](), "the server's certificate is not valid", certificate},
		{as[tls.RecordHeaderError](), "the server does not speak https at this address", scheme},
		{as[tls.AlertError](), "the server does not speak https at this address", scheme},
		{is(http.ErrSchemeMismatch), "the server does not speak https at this address", scheme},
		{is(errInside), "the address leads from the internet into the local network", saveIt},
		{asThat(func(e *net.DNSError) bool { return e.IsNotFound }), "there is no such host", "check the address and the network connection"},
		{as[*net.DNSError](), "the host cannot be looked up", connection},
		{asThat(func(e *net.OpError) bool { return e.Op == "proxyconnect" }), "the proxy that the environment names cannot be reached", "check HTTPS_PROXY and HTTP_PROXY"},
		{is(syscall.ECONNREFUSED), "the server refuses the connection", "check the address, or try again later"},
		{is(errIdle, errSlow), "the server is too slow", later},
		{asThat(func(e net.Error) bool { return e.Timeout() }), "the server is too slow", later},
		{dropped, "the connection ended before the page was complete, twice", later},
		{as[*net.OpError](), "the server cannot be reached", connection},
		{is(gzip.ErrHeader, gzip.ErrChecksum), "the page arrives damaged", saveIt},
		{as[flate.CorruptInputError](), "the page arrives damaged", saveIt},
	}
}

// is returns what reports whether an error is one of these.
func is(these ...error) func(error) bool {
	return func(err error) bool {
		return slices.ContainsFunc(these, func(this error) bool { return errors.Is(err, this) })
	}
}

// as returns what reports whether an error is of a type.
func as[T error]() func(error) bool { return asThat(func(T) bool { return true }) }

// asThat returns what reports whether an error is of a type and for it so holds.
func asThat[T error](so func(T) bool) func(error) bool {
	return func(err error) bool {
		var e T
		return errors.As(err, &e) && so(e)
	}
}
