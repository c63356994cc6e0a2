// Package mail takes articles out of messages as MIME has them: mail, as newsrooms
// get press releases and mail programs save it (.eml), and pages of the web that a
// browser saved as one file (.mhtml, .mht).
//
// enmime, a library for mail, was measured and is not used: it saves nothing here.
package mail

import (
	"bytes"
	"context"
	"mime"
	"net/mail"
	"strings"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
	"triptych/model/problem"
)

// Message is the format of messages of mail. Of a message in several forms the one
// with marks for its paragraphs is taken, unless it lacks most of the text.
// Attachments are not read, but for a message that was forwarded as one without a
// word. What newsletters put around a text, such as how to leave the list, is left
// out, and so are signatures, and what a message answers. Of one that is forwarded,
// the text is what it forwards.
func Message() draft.Format {
	return draft.Format{Name: "mail (.eml)", Is: isMessage, Read: readMessage}
}

// isMessage knows a message by the fields of its header: three that mail has, one
// of them of those that nobody types.
func isMessage(doc draft.Document) bool {
	head := withoutEnvelope(charset.Head(doc.Data, doc.MediaType))
	h, _, err := splitMessage(head[:bytes.LastIndexByte(head, '\n')+1]) // it may end within a line
	if err != nil || isSavedBy(h.Get("From")) {
		return false
	}
	known, technical := 0, 0
	for field, values := range h {
		if strings.ContainsAny(field, " \t") {
			return false
		}
		switch strings.ToLower(field) {
		case "from", "to", "cc", "subject", "date", "reply-to", "sender":
			known += len(values)
		case "message-id", "mime-version", "received", "return-path", "delivered-to", "content-transfer-encoding", "dkim-signature":
			technical += len(values)
		}
	}
	return technical > 0 && known+technical >= 3
}

// withoutEnvelope takes away blank lines, as what programs show of a message starts
// with, and the line that mailboxes put before each.
func withoutEnvelope(data []byte) []byte {
	if start := bytes.TrimLeft(data, " \t\r\n"); len(start) < len(data) && bytes.LastIndexByte(data[:len(data)-len(start)], '\n') >= 0 {
		data = start
	}
	if bytes.HasPrefix(data, []byte("From ")) {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	return data
}

// readMessage returns the one article of a message: its subject is the title, and
// who sent it the outlet.
func readMessage(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	a, err := articleOf(ctx, withoutEnvelope(doc.Data), 0)
	if err != nil {
		return nil, err
	}
	if len(a.Blocks) == 0 {
		return nil, &problem.Error{Problem: "the message has no text", Advice: "save what is attached to it and name that"}
	}
	return []draft.Article{a}, nil
}

// articleOf reads a message that was attached to another, depth times over.
func articleOf(ctx context.Context, data []byte, depth int) (draft.Article, error) {
	h, body, err := splitMessage(data)
	if err != nil {
		return draft.Article{}, err
	}
	r := reader{ctx: ctx, forward: forwardMark().MatchString(decodeWords(h.Get("Subject")))}
	content, err := r.text(part{h, body}, depth)
	switch {
	case ctx.Err() != nil:
		return draft.Article{}, ctx.Err()
	case err != nil:
		return draft.Article{}, err
	case len(content) == 0 && r.forwarded != nil:
		return articleOf(ctx, r.forwarded, depth+1)
	}
	date, _, _ := strings.Cut(h.Get("Date"), "(") // some write the name of the zone behind it
	title := subject(h.Get("Subject"))
	return draft.Article{
		Title:   title,
		Source:  sender(h), // also where it is a person: whose words they are is all that is known
		Date:    fields.ISODate(date),
		URL:     fields.WebAddress(strings.Trim(h.Get("Archived-At"), "<> ")),
		Blocks:  markup.DropTitle(withoutNewsletter(content), title),
		Notices: r.notices,
	}, nil
}

// decoder returns what reads words in a header that are in another charset.
func decoder() *mime.WordDecoder { return &mime.WordDecoder{CharsetReader: readCharset} }

// decodeWords returns a field of a header in plain text.
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

var answerMark = pattern(`(?i)^(?:(?:re|ré|rép|aw|antw|sv|vs|odp|res|fwd?|wg|tr|rv|enc|doorst|vb)(?:\[\d+\])?\s*:\s*)+`)

// forwardMark matches a subject that starts with the mark of forwarding.
var forwardMark = pattern(`(?i)^(?:fwd?|wg|tr|rv|i|enc)\s*:`)

// subject returns a subject without the marks of answers and forwarding.
func subject(s string) string { return answerMark().ReplaceAllString(decodeWords(s), "") }

// sender returns the name of who sent a message, or else the address.
func sender(h header) string {
	from := h.Get("From")
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

// maxNotice is how long a line about a newsletter is at most, in bytes: a
// paragraph of an article that names such things is longer.
const maxNotice = 400

// withoutNewsletter drops what says how to see, share or leave a newsletter.
func withoutNewsletter(blocks []draft.Block) []draft.Block {
	var kept []draft.Block
	for i := range blocks {
		if line := markup.Text(blocks[i : i+1]); len(line) > maxNotice || !newsletter().MatchString(line) {
			kept = append(kept, blocks[i])
		}
	}
	return kept
}

var newsletter = pattern(`(?i)unsubscribe|view in (?:your )?browser|(?:email|message) in your browser|you(?: are|'re) receiving this|` +
	`you received this (?:email|message)|(?:update|manage) your preferences|manage preferences|forward to a friend|to your address book|` +
	`abmelden|abbestellen|im browser an(?:sehen|zeigen)|se désabonner|se désinscrire|dans votre navigateur|darse de baja|en su navegador`)
