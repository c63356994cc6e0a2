package wire

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/articles/internal/fields"
)

// Ninjs is "news in JSON", versions 1 to 3, with what services add to it: a news
// object, or a list of them.
func Ninjs() draft.Format {
	return draft.Format{Name: "ninjs", Is: isNinjs, Read: readNinjs}
}

// isNinjs knows a news object among all others in JSON by the names of its members:
// three that ninjs has, one of them of its own making. What it holds may be broken
// behind those.
func isNinjs(doc draft.Document) bool {
	if source := fields.JSON(doc); source != nil {
		return isNewsObject(json.NewDecoder(bytes.NewReader(source)))
	}
	d := json.NewDecoder(bytes.NewReader(fields.JSONList(doc)))
	_, err := d.Token() // the bracket of the list
	return err == nil && d.More() && isNewsObject(d)
}

// isNewsObject reports whether the object that is decoded next is one of news.
func isNewsObject(d *json.Decoder) bool {
	found := make(map[string]bool)
	own := false
	bracket, err := d.Token()
	if bracket != json.Delim('{') {
		return false
	}
	for err == nil && d.More() {
		var key json.Token
		if key, err = d.Token(); err != nil {
			break
		}
		switch name := strings.ToLower(fmt.Sprint(key)); name {
		case "versioncreated", "pubstatus", "headlines", "bodies", "copyrightholder", "infosources", "altids", "representationtype", "body_xhtml":
			own, found[name] = true, true
		case "uri", "guid", "headline", "byline", "by", "firstcreated", "urgency", "profile", "located", "slugline", "body_text", "body_html":
			found[name] = true
		}
		if own && len(found) >= 3 {
			return true
		}
		var value json.RawMessage
		err = d.Decode(&value)
	}
	return false
}

// An object is a news object, its members by their names in lower case: the
// versions of ninjs differ in that.
type object map[string]json.RawMessage

// readNinjs reads the articles of a news object or a list of them. Those of a list
// without text are passed over.
func readNinjs(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	source, notices, err := charset.Text(doc.Data, doc.MediaType)
	if err != nil {
		return nil, err
	}
	if source = bytes.TrimSpace(source); !json.Valid(source) {
		_, err := fields.Object(source) // which says where
		return nil, err
	}
	objects, more := fields.List(source, maxArticles)
	var list []draft.Article
	for _, raw := range objects {
		a, wrong := readNewsObject(ctx, raw)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case wrong == nil:
			list = append(list, a)
		case err == nil:
			err = wrong
		}
	}
	switch {
	case len(list) > 0:
	case err == nil:
		return nil, noText("")
	default:
		return nil, err
	}
	if more {
		notices = append(notices, fmt.Sprintf("only the first %d items are read", maxArticles))
	}
	list[0].Notices = append(notices, list[0].Notices...)
	return list, nil
}

// readNewsObject reads the one article of a news object.
func readNewsObject(ctx context.Context, raw json.RawMessage) (draft.Article, error) {
	spelled, err := fields.Object(raw)
	if err != nil {
		return draft.Article{}, err
	}
	o := make(object, len(spelled))
	for _, key := range slices.Sorted(maps.Keys(spelled)) {
		o[strings.ToLower(key)] = spelled[key] // capitals sort first, so that one that needs no folding wins
	}
	a := draft.Article{
		Title:   first(o.text("headline"), o.main("headlines")),
		Source:  first(o.name("provider"), o.name("source"), o.name("copyrightholder"), o.name("infosources")),
		Date:    fields.ISODate(first(o.text("versioncreated"), o.text("firstcreated"), o.text("contentcreated"))),
		URL:     o.address(),
		Authors: o.authors(),
	}
	status := statusOf(o.text("pubstatus"))
	a.Notices = statusNotices(status, first(o.text("embargoed"), o.text("embargoeduntil")))
	switch o.text("representationtype") {
	case "incomplete", "partial":
		a.Notices = append(a.Notices, "its provider sent only a part of it")
	}
	text, err := o.body(ctx)
	if err != nil {
		return draft.Article{}, err
	}
	text.Title = first(text.Title, o.text("title")) // which is for those who handle it
	return complete(ctx, a, text, status, "")
}

// text returns a member that is text, or "".
func (o object) text(key string) string { return fields.Text(o[key]) }

// An entry is what ninjs 2 and 3 have in lists: a value in a role, or a name.
type entry struct {
	Role        json.RawMessage
	ContentType json.RawMessage
	Value       json.RawMessage
	Name        json.RawMessage
	Literal     json.RawMessage
}

// maxEntries is how many entries of a list are read.
const maxEntries = 100

// list returns a member that is a list of entries, or a single one.
func (o object) list(key string) []entry {
	raws, _ := fields.List(o[key], maxEntries)
	var list []entry
	for _, raw := range raws {
		var e entry
		if json.Unmarshal(raw, &e) == nil {
			list = append(list, e)
		}
	}
	return list
}

// firstIn returns the first value of the entries of a member that is not empty.
func (o object) firstIn(key string, value func(entry) string) string {
	for _, e := range o.list(key) {
		if s := value(e); s != "" {
			return s
		}
	}
	return ""
}

func (e entry) value() string { return fields.Text(e.Value) }

// mainValue returns the value of an entry in the main role, or "".
func (e entry) mainValue() string {
	if fields.Text(e.Role) != "main" {
		return ""
	}
	return e.value()
}

// main returns the value of the entry in the main role, or of the first.
func (o object) main(key string) string {
	return cmp.Or(o.firstIn(key, entry.mainValue), o.firstIn(key, entry.value))
}

// name returns the name of a member that is one, or the first of a list of them.
func (o object) name(key string) string {
	return cmp.Or(o.text(key), o.firstIn(key, func(e entry) string { return first(fields.Text(e.Name), fields.Text(e.Literal)) }))
}

// address returns the identifier of an object that can be opened, or "".
func (o object) address() string {
	return cmp.Or(fields.WebAddress(o.text("uri")), o.firstIn("altids", func(e entry) string { return fields.WebAddress(e.value()) }))
}

func (o object) authors() []string {
	if names := authorsOf(first(o.text("byline"), o.text("by"))); len(names) > 0 {
		return names
	}
	var names []string
	for _, e := range o.list("authors") {
		names = append(names, fields.Text(e.Name))
	}
	return authorsOf(names...)
}

// body returns the best of the texts.
func (o object) body(ctx context.Context) (draft.Article, error) {
	type option struct {
		text string
		rank int
	}
	var options []option
	for _, e := range o.list("bodies") {
		options = append(options, option{fields.Text(e.Value), rank(fields.Text(e.Role), fields.Text(e.ContentType))})
	}
	for _, key := range slices.Sorted(maps.Keys(o)) {
		if key == "body" || strings.HasPrefix(key, "body_") {
			options = append(options, option{o.text(key), rank(key, "")})
		}
	}
	slices.SortStableFunc(options, func(a, b option) int { return cmp.Compare(a.rank, b.rank) })
	for _, option := range options {
		a, err := ofText(ctx, option.text)
		if err != nil || len(a.Blocks) > 0 {
			return a, err
		}
	}
	return draft.Article{}, nil
}

// rank says how good a text is by its role and media type, the best first: marks
// for paragraphs are better than none, other XML is worse than that, and worst is
// what only sums up.
func rank(role, mediaType string) int {
	role, mediaType = strings.ToLower(role), strings.ToLower(mediaType)
	switch role {
	case "teaser", "summary", "abstract", "lead", "caption":
		return 3
	}
	switch kind := role + " " + mediaType; {
	case strings.Contains(kind, "html"), strings.Contains(kind, "vnd.iptc.nitf"), strings.Contains(kind, "nitf+xml"):
		return 0
	case strings.Contains(kind, "xml"):
		return 2
	}
	return 1
}
