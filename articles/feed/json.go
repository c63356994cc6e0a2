package feed

import (
	"cmp"
	"encoding/json"
	"html"

	"triptych/articles/internal/fields"
)

// readJSON reads a JSON Feed.
func readJSON(source []byte) (feed, error) {
	members, err := fields.Object(source)
	if err != nil {
		return feed{}, err
	}
	f := feed{
		title:   fields.Text(members["title"]),
		link:    fields.Text(members["home_page_url"]),
		authors: names(members),
	}
	items, more := fields.List(members["items"], maxEntries)
	f.more = more
	for _, raw := range items {
		item, err := fields.Object(raw)
		if err != nil {
			continue
		}
		value := func(member string) string { return fields.Text(item[member]) }
		f.entries = append(f.entries, entry{
			title:   html.EscapeString(value("title")), // which is plain text
			link:    cmp.Or(value("url"), fields.WebAddress(value("id")), value("external_url")),
			date:    cmp.Or(value("date_published"), value("date_modified")),
			authors: names(item),
			texts:   []text{{source: value("content_html")}, {source: html.EscapeString(value("content_text"))}},
		})
	}
	return f, nil
}

// names returns the names of the authors of a feed or an entry: a list of them or,
// before version 1.1, one.
func names(members map[string]json.RawMessage) []string {
	list, _ := fields.List(members["authors"], maxEntries)
	list = append(list, members["author"])
	line := ""
	for _, raw := range list {
		if author, err := fields.Object(raw); err == nil {
			line += fields.Text(author["name"]) + "; "
		}
	}
	return fields.Names(line)
}
