// Package mhtml takes the article out of a page of the web that a browser saved
// as one file (.mhtml, .mht): a message of MIME whose first part is the page and
// whose others are what it shows, which are not read.
package mhtml

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"triptych/articles/draft"
	"triptych/articles/html"
	"triptych/articles/internal/mimepart"
	"triptych/model/problem"
)

// headSize is how many bytes of a saved page hold the type of it, well before
// the end of its header.
const headSize = 8 << 10

// Format gives the format of pages that were saved as one file.
func Format() draft.Format {
	return draft.Format{Name: "saved page (.mhtml)", Is: is, Read: read}
}

// is tells a saved page by its header and by its first part. Mail may have the
// same parts, but somebody sent it.
func is(doc draft.Document) bool {
	if !bytes.Contains(bytes.ToLower(doc.Data[:min(len(doc.Data), headSize)]), []byte("multipart/related")) {
		return false
	}
	_, known := open(doc.Data)
	return known
}

// A saved is a page as a browser saved it.
type saved struct {
	page    mimepart.Part
	whole   bool   // whether the file goes on to the end of the page
	address string // where the page came from, or ""
}

// open finds the page in a file, if that holds one.
func open(data []byte) (s saved, known bool) {
	header, body, err := mimepart.Split(data)
	if err != nil || !savedBy(header) {
		return saved{}, false
	}
	mediaType, parameters := mimepart.MediaType(header)
	if mediaType != "multipart/related" || parameters["boundary"] == "" {
		return saved{}, false
	}
	for part, err := range mimepart.Parts(body, parameters["boundary"]) {
		s = saved{page: part, whole: err == nil}
		break // the first is the page
	}
	if mediaType, _ = mimepart.MediaType(s.page.Header); mediaType != "text/html" {
		return saved{}, false
	}
	places := []string{header.Get("Snapshot-Content-Location"), s.page.Header.Get("Content-Location"), header.Get("Content-Location")}
	if i := slices.IndexFunc(places, isWeb); i >= 0 {
		s.address = strings.TrimSpace(places[i])
	}
	return s, true
}

// savedBy tells whether a program made a file that has the header, rather than
// somebody who sent it: browsers name themselves in place of the sender, and
// Word names nobody.
func savedBy(header mimepart.Header) bool {
	from := strings.ToLower(header.Get("From"))
	return from == "" || strings.HasPrefix(from, "<saved by ")
}

// isWeb tells whether a place is on the web: not a file, nor within the message.
func isWeb(place string) bool {
	place = strings.ToLower(strings.TrimSpace(place))
	return strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://")
}

// read gives the one article of a saved page, as [html.Read] does.
func read(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, known := open(doc.Data)
	if !known {
		return nil, &problem.Error{Problem: "the file holds no saved page", Advice: "save the page again, as HTML"}
	}
	source, whole := mimepart.Decode(s.page.Header, s.page.Body)
	list, err := html.Read(ctx, draft.Document{Name: doc.Name, Data: source, MediaType: s.page.Header.Get("Content-Type"), URL: s.address})
	if err != nil {
		return nil, err
	}
	if !whole || !s.whole {
		list[0].Notices = append(list[0].Notices, "the saved page is cut off or damaged: the text may not be whole")
	}
	return list, nil
}
