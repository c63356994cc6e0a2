// Package email takes the text out of a message of mail, as newsrooms get press
// releases: a file as mail programs save it (.eml).
//
// Of a message in several forms the one with marks for its paragraphs is taken,
// unless it lacks most of the text. Attachments are not read, but for a message
// that was forwarded as one without a word. What newsletters put around a text,
// such as how to leave the list, is left out.
package email

import (
	"bytes"
	"context"
	"mime"
	"net/mail"
	"strings"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/articles/internal/dates"
	"triptych/articles/internal/markup"
	"triptych/articles/internal/mimepart"
	"triptych/model/problem"
)

// Format gives the format of messages of mail.
func Format() draft.Format {
	return draft.Format{Name: "mail (.eml)", Is: is, Read: Read}
}

// is tells a message by the fields of its header: three that mail has, one of
// them of those that nobody types.
func is(doc draft.Document) bool {
	head := withoutEnvelope(charset.Head(doc.Data, doc.MediaType))
	fields, technical := 0, false
	for line := range bytes.Lines(head) {
		if line[len(line)-1] != '\n' {
			break // the head ends within a line
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, value, found := bytes.Cut(line, []byte(":"))
		if !found || bytes.ContainsAny(name, " \t") {
			return false
		}
		field := strings.ToLower(string(name))
		if field == "from" && bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(value)), []byte("<saved by ")) {
			return false // a page that a browser saved
		}
		switch field {
		case "from", "to", "cc", "subject", "date", "reply-to", "sender":
			fields++
		case "message-id", "mime-version", "received", "return-path", "delivered-to", "content-transfer-encoding", "dkim-signature":
			fields++
			technical = true
		}
	}
	return technical && fields >= 3
}

// withoutEnvelope takes away the line that mailboxes put before each message.
func withoutEnvelope(data []byte) []byte {
	if bytes.HasPrefix(data, []byte("From ")) {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	return data
}

// Read gives the one article of a message: its subject is the title, and who
// sent it the outlet.
func Read(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	a, err := read(ctx, withoutEnvelope(doc.Data), 0)
	if err != nil {
		return nil, err
	}
	if len(a.Blocks) == 0 {
		return nil, &problem.Error{Problem: "the message has no text", Advice: "save what is attached to it and name that"}
	}
	return []draft.Article{a}, nil
}

// read reads a message that stands in so many others.
func read(ctx context.Context, data []byte, depth int) (draft.Article, error) {
	header, body, err := mimepart.Split(data)
	if err != nil {
		return draft.Article{}, err
	}
	a := draft.Article{
		Title:  subject(header.Get("Subject")),
		Source: sender(header), // also where it is a person: whose words they are is all that is known
		Date:   dates.ISO(withoutComment(header.Get("Date"))),
		URL:    strings.Trim(header.Get("Archived-At"), "<> "),
	}
	if !strings.HasPrefix(a.URL, "https://") && !strings.HasPrefix(a.URL, "http://") {
		a.URL = ""
	}
	r := reader{ctx: ctx}
	content, err := r.part(header, body, depth)
	switch {
	case ctx.Err() != nil:
		return draft.Article{}, ctx.Err()
	case err != nil:
		return draft.Article{}, err
	case len(content) == 0 && r.forwarded != nil:
		return read(ctx, r.forwarded, depth+1)
	}
	a.Blocks = markup.DropTitle(withoutNewsletter(content), a.Title)
	a.Notices = r.notices
	return a, nil
}

// decoder gives what reads words in a header that are in another charset.
func decoder() *mime.WordDecoder { return &mime.WordDecoder{CharsetReader: readCharset} }

// decodeWords gives a field of a header in plain text.
func decodeWords(s string) string {
	decoded, err := decoder().DecodeHeader(s)
	if err != nil {
		decoded = s
	}
	if text, _, err := charset.Decode([]byte(decoded), ""); err == nil { // some send it as it is
		decoded = string(text)
	}
	return markup.CleanLine(decoded)
}

// subject gives a subject without the marks of answers and forwarding.
func subject(s string) string {
	s = decodeWords(s)
	for {
		mark, rest, found := strings.Cut(s, ":")
		if !found {
			return s
		}
		switch strings.ToLower(strings.TrimSpace(mark)) {
		case "re", "aw", "sv", "fw", "fwd", "wg", "tr", "rv":
			s = strings.TrimSpace(rest)
		default:
			return s
		}
	}
}

// sender gives the name of who sent a message, or else the address.
func sender(header mail.Header) string {
	from := header.Get("From")
	parser := mail.AddressParser{WordDecoder: decoder()}
	list, err := parser.ParseList(from)
	if err != nil || len(list) == 0 {
		name, _, _ := strings.Cut(decodeWords(from), "<")
		return strings.Trim(name, `" `)
	}
	if name := markup.CleanLine(list[0].Name); name != "" {
		return name
	}
	return markup.CleanLine(list[0].Address)
}

// withoutComment takes the name of the zone away that some write behind a date.
func withoutComment(date string) string {
	date, _, _ = strings.Cut(date, "(")
	return date
}
