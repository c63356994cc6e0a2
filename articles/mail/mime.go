package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"triptych/model/problem"
)

// maxHeader is how long the header of a message may be, in bytes.
const maxHeader = 256 << 10

// A header has the fields of a message or a part, "" for one that it lacks.
type header interface{ Get(field string) string }

// splitMessage parts a message into its header and its body, which is not copied.
// The error is a [*problem.Error].
func splitMessage(data []byte) (mail.Header, []byte, error) {
	end, length := len(data), 0
	for _, blank := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(data, []byte(blank)); i >= 0 && i < end {
			end, length = i, len(blank)
		}
	}
	broken := &problem.Error{Problem: "the header of the message is broken", Advice: "save the message again"}
	if end > maxHeader {
		return nil, nil, broken
	}
	message, err := mail.ReadMessage(bytes.NewReader(append(bytes.Clone(data[:end]), "\r\n\r\n"...)))
	if err != nil {
		broken.Err = err
		return nil, nil, broken
	}
	return message.Header, data[end+length:], nil
}

// mediaTypeOf returns the media type of what has the header, in lower case, and
// its parameters. What says none that can be read is plain text, as the standard
// has it.
func mediaTypeOf(h header) (mediaType string, parameters map[string]string) {
	mediaType, parameters, err := mime.ParseMediaType(h.Get("Content-Type"))
	if mediaType == "" || err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		mediaType = "text/plain"
	}
	return mediaType, parameters
}

// A part is one part of a message. Its body is as it was sent: see [decodeBody].
type part struct {
	header header
	body   []byte
}

// parts returns the parts between boundaries, in order, each copied when it is
// asked for. An error says that the message breaks off within the part, which
// then is the last, or that the header of the part is broken: it has none then.
func parts(body []byte, boundary string) iter.Seq2[part, error] {
	return func(yield func(part, error) bool) {
		m := multipart.NewReader(bytes.NewReader(body), boundary)
		for {
			p, err := m.NextRawPart()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(part{header: textproto.MIMEHeader{}}, err)
				return
			}
			content, err := io.ReadAll(p)
			if !yield(part{header: p.Header, body: content}, err) || err != nil {
				return
			}
		}
	}
}

// decodeBody returns the bytes of a body as they were before they were sent, and
// whether all of them could be read.
func decodeBody(h header, body []byte) (data []byte, whole bool) {
	var from io.Reader
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		from = quotedprintable.NewReader(bytes.NewReader(body))
	case "base64":
		from = base64.NewDecoder(base64.StdEncoding, bytes.NewReader(body))
	default:
		return body, true
	}
	data, err := io.ReadAll(from)
	return data, err == nil
}
