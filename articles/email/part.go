package email

import (
	"bytes"
	"context"
	"io"
	"mime"
	"slices"
	"strings"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/articles/internal/markup"
	"triptych/articles/internal/mimepart"
	"triptych/model/problem"
)

// Limits of a message, far beyond those of what people send.
const (
	maxDepth = 10  // parts in parts
	maxParts = 200 // in all
)

// A reader reads the parts of one message.
type reader struct {
	ctx       context.Context
	parts     int      // read so far
	forwarded []byte   // the first message that is attached
	notices   []string // each once
}

// part gives the text of a part and all that it holds, nothing for an attachment.
func (r *reader) part(h mimepart.Header, body []byte, depth int) ([]draft.Block, error) {
	if r.parts++; r.parts > maxParts || depth > maxDepth {
		return nil, &problem.Error{Problem: "the message has too many parts", Advice: "save its text alone and name that"}
	}
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	mediaType, parameters := mimepart.MediaType(h)
	kind, _, _ := strings.Cut(mediaType, "/")
	switch {
	case isAttachment(h):
		return nil, nil
	case kind == "multipart" && parameters["boundary"] != "":
		return r.multipart(body, mediaType, parameters["boundary"], depth)
	case mediaType == "message/rfc822":
		if r.forwarded == nil {
			r.forwarded = r.decode(h, body)
		}
		return nil, nil
	case mediaType == "text/html", mediaType == "text/plain":
		data := r.decode(h, body)
		text, name, err := charset.Decode(data, h.Get("Content-Type"))
		if err != nil {
			r.note("a part of the message is no text: left out")
			return nil, nil
		}
		if notice := charset.Notice(data, h.Get("Content-Type"), name); strings.HasPrefix(notice, "declared") || name == charset.UTF8 && notice != "" {
			r.note(notice)
		}
		if mediaType == "text/html" {
			return markup.HTML(r.ctx, string(text))
		}
		return markup.Plain(plain(string(text), parameters)), nil
	}
	return nil, nil
}

func isAttachment(h mimepart.Header) bool {
	disposition, _, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	return disposition == "attachment"
}

// multipart gives the text of the parts between boundaries: of alternatives the
// best, of anything else all of them, one after the other.
func (r *reader) multipart(body []byte, mediaType, boundary string, depth int) ([]draft.Block, error) {
	var all, best []draft.Block
	for p, err := range mimepart.Parts(body, boundary) {
		if err != nil {
			r.note("the message breaks off before its end")
		}
		blocks, err := r.part(p.Header, p.Body, depth+1)
		if err != nil {
			return nil, err
		}
		all = append(all, blocks...)
		// The richest form comes last.
		if size(blocks)*2 > size(best) {
			best = blocks
		}
	}
	if mediaType == "multipart/alternative" {
		return best, nil
	}
	return all, nil
}

func size(blocks []draft.Block) int { return len(markup.Text(blocks)) }

// note keeps a notice.
func (r *reader) note(notice string) {
	if !slices.Contains(r.notices, notice) {
		r.notices = append(r.notices, notice)
	}
}

// decode gives the bytes of a part as they were before they were sent.
func (r *reader) decode(h mimepart.Header, body []byte) []byte {
	data, whole := mimepart.Decode(h, body)
	if !whole {
		r.note("a part of the message is broken: the text may not be whole")
	}
	return data
}

// readCharset reads a charset by its name, for words in a header.
func readCharset(name string, from io.Reader) (io.Reader, error) {
	data, err := io.ReadAll(from)
	if err != nil {
		return nil, err
	}
	text, _, err := charset.Decode(data, "text/plain; charset="+name)
	return bytes.NewReader(text), err
}

// plain gives plain text without the signature below it, its lines joined where
// they say that they may be.
func plain(text string, parameters map[string]string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if body, _, found := strings.Cut(text, "\n-- \n"); found {
		text = body
	}
	if !strings.EqualFold(parameters["format"], "flowed") {
		return text
	}
	if strings.EqualFold(parameters["delsp"], "yes") {
		return strings.ReplaceAll(text, " \n", "")
	}
	return strings.ReplaceAll(text, " \n", " ")
}
