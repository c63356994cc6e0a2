package web

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"regexp"
	"strings"
	"time"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// errIdle ends a fetch of which nothing comes any more.
var errIdle = errors.New("nothing more of the page arrives")

// body reads a page, decompressed. It cancels the request where too long
// nothing comes.
func (f *fetch) body(response *http.Response, cancel context.CancelCauseFunc) ([]byte, error) {
	idle := time.AfterFunc(idleTime, func() { cancel(errIdle) })
	defer idle.Stop()
	wire := &wireReader{source: response.Body, idle: idle, progress: f.progress, total: response.ContentLength}
	f.progress(0, wire.total)
	var page io.Reader = wire
	switch encoding := strings.ToLower(response.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		unzipped, err := gzip.NewReader(wire)
		if err != nil {
			return nil, err
		}
		page = unzipped
	default:
		return nil, &problem.Error{Problem: "the page is compressed in a way that was not asked for", Advice: saveIt}
	}
	data, err := io.ReadAll(io.LimitReader(page, draft.MaxSize+1))
	switch {
	case len(data) > draft.MaxSize:
		return nil, tooLarge()
	case err == nil && len(data) == 0:
		return nil, &problem.Error{Problem: "the page is empty", Advice: saveIt}
	}
	return data, err
}

// A wireReader reads what comes over the wire: it says how much, and ends before
// that is more than any page.
type wireReader struct {
	source      io.Reader
	idle        *time.Timer
	progress    func(read, total int64)
	read, total int64
}

// Read reads what has arrived.
func (w *wireReader) Read(p []byte) (int, error) {
	n, err := w.source.Read(p)
	w.idle.Reset(idleTime)
	if n > 0 {
		w.read += int64(n)
		w.progress(w.read, w.total)
	}
	if w.read > draft.MaxSize {
		return n, tooLarge()
	}
	return n, err
}

// mediaType returns what a server says that its page is, in the plain form: with a
// charset at most. It is "" where the server says nothing that is understood.
func mediaType(response *http.Response) string {
	media, parameters, err := mime.ParseMediaType(response.Header.Get("Content-Type"))
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return ""
	}
	charset := parameters["charset"]
	if charset == "" || !charsetName.MatchString(charset) {
		return media
	}
	return media + "; charset=" + charset
}

var charsetName = regexp.MustCompile(`^[\w.:+-]+$`)
