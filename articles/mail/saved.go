package mail

import (
	"bytes"
	"context"
	"strings"

	"triptych/articles/draft"
	"triptych/articles/html"
	"triptych/articles/internal/fields"
	"triptych/model/problem"
)

// headSize is how many bytes of a saved page hold the type of it, well before
// the end of its header.
const headSize = 8 << 10

// SavedPage is the format of pages of the web that a browser saved as one file: a
// message whose first part is the page and whose others are what it shows, which
// are not read.
func SavedPage() draft.Format {
	return draft.Format{Name: "saved page (.mhtml)", Is: isSavedPage, Read: readSavedPage}
}

// isSavedPage knows a saved page by its header and by its first part. Mail may have
// the same parts, but somebody sent it.
func isSavedPage(doc draft.Document) bool {
	if !bytes.Contains(bytes.ToLower(doc.Data[:min(len(doc.Data), headSize)]), []byte("multipart/related")) {
		return false
	}
	_, known := findPage(doc.Data)
	return known
}

// A savedPage is a page as a browser saved it.
type savedPage struct {
	part
	whole   bool   // whether the file goes on to the end of the page
	address string // where the page came from, or ""
}

// findPage finds the page in a file, if that holds one.
func findPage(data []byte) (s savedPage, known bool) {
	h, body, err := splitMessage(data)
	if err != nil || h.Get("From") != "" && !isSavedBy(h.Get("From")) { // Word names nobody
		return savedPage{}, false
	}
	mediaType, parameters := mediaTypeOf(h)
	if mediaType != "multipart/related" || parameters["boundary"] == "" {
		return savedPage{}, false
	}
	for p, err := range parts(body, parameters["boundary"]) {
		s = savedPage{part: p, whole: err == nil}
		break // the first is the page
	}
	if s.header == nil {
		return savedPage{}, false
	}
	if mediaType, _ = mediaTypeOf(s.header); mediaType != "text/html" {
		return savedPage{}, false
	}
	for _, place := range []string{h.Get("Snapshot-Content-Location"), s.header.Get("Content-Location"), h.Get("Content-Location")} {
		if s.address == "" {
			s.address = fields.WebAddress(place) // not a file, nor a part of the message
		}
	}
	return s, true
}

// isSavedBy reports whether what stands in place of the sender is the name of a
// browser.
func isSavedBy(from string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(from)), "<saved by ")
}

// readSavedPage returns the one article of a saved page, as [html.Read] does.
func readSavedPage(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, known := findPage(doc.Data)
	if !known {
		return nil, &problem.Error{Problem: "the file holds no saved page", Advice: "save the page again, as HTML"}
	}
	source, whole := decodeBody(s.header, s.body)
	list, err := html.Read(ctx, draft.Document{Name: doc.Name, Data: source, MediaType: s.header.Get("Content-Type"), URL: s.address, Anyway: doc.Anyway})
	if err != nil {
		return nil, err
	}
	if !whole || !s.whole {
		list[0].Notices = append(list[0].Notices, "the saved page is cut off or damaged: the text may not be whole")
	}
	return list, nil
}
