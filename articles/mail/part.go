package mail

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
	forward   bool     // whether the subject says that the message is sent on
	parts     int      // read so far
	forwarded []byte   // the first message that is attached
	notices   []string // each once
}

// text returns the text of a part and all that it holds, nothing for an attachment.
func (r *reader) text(p part, depth int) ([]draft.Block, error) {
	if r.parts++; r.parts > maxParts || depth > maxDepth {
		return nil, &problem.Error{Problem: "the message has too many parts", Advice: "save its text alone and name that"}
	}
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	disposition, _, _ := mime.ParseMediaType(p.header.Get("Content-Disposition"))
	mediaType, parameters := mediaTypeOf(p.header)
	switch {
	case disposition == "attachment":
	case strings.HasPrefix(mediaType, "multipart/") && parameters["boundary"] != "":
		return r.multipart(p.body, mediaType, parameters["boundary"], depth)
	case mediaType == "message/rfc822":
		if r.forwarded == nil {
			r.forwarded = r.decode(p)
		}
	case mediaType == "text/html", mediaType == "text/plain":
		source, isText := r.source(p)
		switch {
		case !isText:
			r.note("a part of the message is no text: left out")
		case mediaType == "text/html":
			return r.html(source)
		default:
			text, notice := ownText(unflowed(source, parameters), r.forward)
			r.note(notice)
			return markup.Plain(text), nil
		}
	}
	return nil, nil
}

// html returns the text of a part in HTML.
func (r *reader) html(source string) ([]draft.Block, error) {
	root, err := markup.ParseHTML(r.ctx, source)
	if err != nil {
		return nil, err
	}
	r.note(ownNodes(root, r.forward))
	return markup.Blocks(root), nil
}

// multipart returns the text of the parts between boundaries: of alternatives the
// best, of anything else all of them, one after the other.
func (r *reader) multipart(body []byte, mediaType, boundary string, depth int) ([]draft.Block, error) {
	var all, best []draft.Block
	for p, err := range parts(body, boundary) {
		if err != nil {
			r.note("the message breaks off before its end")
		}
		blocks, err := r.text(p, depth+1)
		if err != nil {
			return nil, err
		}
		all = append(all, blocks...)
		// The richest form comes last.
		if len(markup.Text(blocks))*2 > len(markup.Text(best)) {
			best = blocks
		}
	}
	if mediaType == "multipart/alternative" {
		return best, nil
	}
	return all, nil
}

// note keeps a notice, if it is one.
func (r *reader) note(notice string) {
	if notice != "" && !slices.Contains(r.notices, notice) {
		r.notices = append(r.notices, notice)
	}
}

// decode returns the bytes of a part as they were before they were sent.
func (r *reader) decode(p part) []byte {
	data, whole := decodeBody(p.header, p.body)
	if !whole {
		r.note("a part of the message is broken: the text may not be whole")
	}
	return data
}

// source returns the text of a part as it was written, and whether it is text.
func (r *reader) source(p part) (text string, ok bool) {
	data, declared := r.decode(p), p.header.Get("Content-Type")
	decoded, name, err := charset.Decode(data, declared)
	if err != nil {
		return "", false
	}
	if notice := charset.Notice(data, declared, name); strings.HasPrefix(notice, "declared") || name == charset.UTF8 && notice != "" {
		r.note(notice)
	}
	return string(decoded), true
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

// unflowed returns plain text with its lines joined where they say that they may
// be (RFC 3676): at the same depth of quoting, and not before a signature.
func unflowed(text string, parameters map[string]string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if !strings.EqualFold(parameters["format"], "flowed") {
		return text
	}
	apart := strings.EqualFold(parameters["delsp"], "yes")
	var out strings.Builder
	flows, depth := false, 0 // whether the line before goes on, and how deep it was quoted
	for i, line := range strings.Split(text, "\n") {
		rest := strings.TrimLeft(line, ">")
		marks := len(line) - len(rest)
		rest = strings.TrimPrefix(rest, " ") // stuffed, so that it looks like nothing else
		signature := rest == "-- "
		switch {
		case i == 0:
			out.WriteString(line[:marks])
		case flows && marks == depth && !signature:
		default:
			out.WriteByte('\n')
			out.WriteString(line[:marks])
		}
		if i == 0 || !flows || marks != depth || signature {
			if marks > 0 {
				out.WriteByte(' ')
			}
		}
		if flows = strings.HasSuffix(rest, " ") && !signature; flows && apart {
			rest = strings.TrimSuffix(rest, " ")
		}
		depth = marks
		out.WriteString(rest)
	}
	return out.String()
}
