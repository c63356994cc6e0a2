package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"

	"triptych/articles/draft"
	"triptych/articles/internal/byline"
)

// Members are raw where feeds have been seen with something else than the
// standard asks for: that must not cost the others.

// A jsonFeed is a JSON Feed as it is written.
type jsonFeed struct {
	Title   json.RawMessage   `json:"title"`
	Site    json.RawMessage   `json:"home_page_url"`
	Author  json.RawMessage   `json:"author"`
	Authors json.RawMessage   `json:"authors"`
	Items   []json.RawMessage `json:"items"`
}

// A jsonItem is an entry of a JSON Feed as it is written.
type jsonItem struct {
	ID        json.RawMessage `json:"id"`
	URL       json.RawMessage `json:"url"`
	External  json.RawMessage `json:"external_url"`
	Title     json.RawMessage `json:"title"`
	HTML      json.RawMessage `json:"content_html"`
	Text      json.RawMessage `json:"content_text"`
	Published json.RawMessage `json:"date_published"`
	Modified  json.RawMessage `json:"date_modified"`
	Author    json.RawMessage `json:"author"`
	Authors   json.RawMessage `json:"authors"`
}

// readJSON reads a JSON Feed.
func readJSON(source []byte) (feed, error) {
	var written jsonFeed
	if err := json.Unmarshal(source, &written); err != nil {
		return feed{}, brokenJSON(err)
	}
	f := feed{
		title:   asText(written.Title),
		link:    asText(written.Site),
		authors: names(written.Authors, written.Author),
		total:   len(written.Items),
	}
	for _, raw := range written.Items[:min(len(written.Items), maxEntries)] {
		var item jsonItem
		if json.Unmarshal(raw, &item) != nil {
			continue
		}
		e := entry{
			title:   html.EscapeString(asText(item.Title)), // which is plain text
			link:    first(asText(item.URL), webAddress(asText(item.ID)), asText(item.External)),
			date:    first(asText(item.Published), asText(item.Modified)),
			authors: names(item.Authors, item.Author),
		}
		e.texts = []text{{source: asText(item.HTML)}, {source: html.EscapeString(asText(item.Text))}}
		f.entries = append(f.entries, e)
	}
	return f, nil
}

// brokenJSON says where a text stops to be JSON.
func brokenJSON(err error) error {
	e := &draft.Error{Problem: "the feed is broken", Advice: "fetch it again", Err: err}
	if syntax := new(json.SyntaxError); errors.As(err, &syntax) {
		e.Problem = fmt.Sprintf("the feed is broken at byte %d", syntax.Offset)
	}
	return e
}

// asText gives a member that is text, or "".
func asText(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// names gives the names of authors: a list of them or, before version 1.1, one.
func names(list, one json.RawMessage) []string {
	type author struct {
		Name json.RawMessage `json:"name"`
	}
	var authors []author
	var single author
	if json.Unmarshal(list, &authors) != nil && json.Unmarshal(one, &single) == nil {
		authors = []author{single}
	}
	line := ""
	for _, a := range authors[:min(len(authors), maxEntries)] {
		line += asText(a.Name) + "; "
	}
	return byline.Names(line)
}
