package feed

import (
	"encoding/json"
	"html"

	"triptych/articles/internal/byline"
	"triptych/articles/internal/rawjson"
)

// readJSON reads a JSON Feed.
func readJSON(source []byte) (feed, error) {
	members, err := rawjson.Object(source)
	if err != nil {
		return feed{}, err
	}
	f := feed{
		title:   rawjson.Text(members["title"]),
		link:    rawjson.Text(members["home_page_url"]),
		authors: names(members),
	}
	items, more := rawjson.List(members["items"], maxEntries)
	f.more = more
	for _, raw := range items {
		item, err := rawjson.Object(raw)
		if err != nil {
			continue
		}
		value := func(member string) string { return rawjson.Text(item[member]) }
		f.entries = append(f.entries, entry{
			title:   html.EscapeString(value("title")), // which is plain text
			link:    first(value("url"), webAddress(value("id")), value("external_url")),
			date:    first(value("date_published"), value("date_modified")),
			authors: names(item),
			texts:   []text{{source: value("content_html")}, {source: html.EscapeString(value("content_text"))}},
		})
	}
	return f, nil
}

// names gives the names of the authors of a feed or an entry: a list of them or,
// before version 1.1, one.
func names(members map[string]json.RawMessage) []string {
	list, _ := rawjson.List(members["authors"], maxEntries)
	list = append(list, members["author"])
	line := ""
	for _, raw := range list {
		if author, err := rawjson.Object(raw); err == nil {
			line += rawjson.Text(author["name"]) + "; "
		}
	}
	return byline.Names(line)
}
