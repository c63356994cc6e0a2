package html

import (
	"cmp"
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// Limits of what a page says of itself in JSON-LD.
const (
	maxLinkedData = 4 << 20 // bytes in all
	maxObjects    = 20_000  // that are looked at
	maxNesting    = 30
)

// An object is an object of JSON-LD.
type object = map[string]any

// linked is what JSON-LD says of a page's article.
type linked struct {
	headline, publisher, published, modified, url string
	authors                                       []string
	body                                          string // as text, or as HTML
	words                                         int    // how long it says that the article is; 0 where it does not
	closed                                        bool   // whether it is not free to read
	article                                       bool   // whether there is one
}

// readLinkedData reads the JSON-LD of a page: that of its article, where there
// are several the one that has one of the page's titles.
func readLinkedData(p *page, titles []string) linked {
	r := ldReader{byID: make(map[string]object)}
	left := maxLinkedData
	for _, source := range p.linkedData {
		if left -= len(source); left < 0 {
			break
		}
		for _, value := range decodeJSON(source) {
			r.collect(value, 0)
		}
	}
	var best object
	highest := -1
	for _, o := range r.articles {
		score := 0
		if headline := r.text(o["headline"]); headline != "" {
			score++
			if slices.ContainsFunc(titles, func(t string) bool { return same(t, headline) }) {
				score += 4
			}
		}
		if o["datePublished"] != nil {
			score++
		}
		if score > highest {
			best, highest = o, score
		}
	}
	return r.read(best)
}

// An ldReader finds the objects of a page.
type ldReader struct {
	articles []object
	pages    []object          // what says of the page or site as a whole
	byID     map[string]object // what others refer to
	objects  int
}

// decodeJSON returns the values in the text of a script. What is not JSON is
// mended where it is wrong as it often is, and else left out.
func decodeJSON(source string) []any {
	source = strings.TrimSpace(source)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}, {"", ";"}} {
		source = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(source, wrap[0]), wrap[1]))
	}
	values, ok := decodeAll(source)
	if !ok {
		values, _ = decodeAll(mend(source))
	}
	return values
}

// decodeAll decodes values one after the other, and reports whether that was all.
func decodeAll(source string) (values []any, ok bool) {
	d := json.NewDecoder(strings.NewReader(source))
	for d.More() {
		var v any
		if err := d.Decode(&v); err != nil {
			return values, false
		}
		values = append(values, v)
	}
	return values, true
}

// stringOrComma matches a string in JSON, or a comma before a closing bracket.
var stringOrComma = regexp.MustCompile(`(?s)"(?:[^"\\]|\\.)*"|,[\s,]*[}\]]`)

// mend takes from JSON what its writers forget that it may not have: line breaks
// in strings, and commas before a closing bracket.
func mend(source string) string {
	source = strings.Map(func(r rune) rune { return max(r, ' ') }, source)
	return stringOrComma.ReplaceAllStringFunc(source, func(s string) string {
		if s[0] == ',' {
			return s[len(s)-1:]
		}
		return s
	})
}

// collect notes the objects in a value that may be the page's article or what it
// refers to.
func (r *ldReader) collect(value any, depth int) {
	if r.objects++; r.objects > maxObjects || depth > maxNesting {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			r.collect(item, depth+1)
		}
	case object:
		if id, ok := v["@id"].(string); ok && len(v) > 1 && r.byID[id] == nil {
			r.byID[id] = v
		}
		switch kind := ldType(v); {
		case isArticleType(kind):
			r.articles = append(r.articles, v)
		case kind == "WebPage" || kind == "WebSite" || kind == "NewsMediaOrganization" || strings.HasSuffix(kind, "Page"):
			r.pages = append(r.pages, v)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "author", "publisher"} {
			r.collect(v[key], depth+1)
		}
	}
}

// ldType returns the type of an object, of several the one that is an article's.
func ldType(o object) string {
	first := ""
	for _, item := range asList(o["@type"]) {
		s, _ := item.(string)
		s = strings.TrimPrefix(strings.TrimPrefix(s, "http://schema.org/"), "https://schema.org/")
		if isArticleType(s) {
			return s
		}
		first = cmp.Or(first, s)
	}
	return first
}

// isArticleType reports whether a type of schema.org is one of articles.
func isArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report"
}

// read takes from the object of an article, which may be nil, what it says.
func (r *ldReader) read(o object) linked {
	l := linked{
		article:   o != nil,
		headline:  cmp.Or(r.text(o["headline"]), r.text(o["name"])),
		published: r.text(o["datePublished"]),
		modified:  r.text(o["dateModified"]),
		url:       cmp.Or(r.text(o["url"]), r.reference(o["mainEntityOfPage"]), r.text(o["@id"])),
		body:      cmp.Or(asString(o["articleBody"]), r.updates(o["liveBlogUpdate"])),
		closed:    isFalse(o["isAccessibleForFree"]),
	}
	if words, ok := o["wordCount"].(float64); ok && words > 0 && words < 1e6 {
		l.words = int(words)
	}
	if names := slices.Concat(r.names(o["publisher"]), r.names(o["sourceOrganization"]), r.names(o["isPartOf"])); len(names) > 0 {
		l.publisher = names[0]
	}
	if l.authors = r.names(o["author"]); len(l.authors) == 0 {
		l.authors = r.names(o["creator"])
	}
	for _, part := range asList(o["hasPart"]) {
		if p, ok := part.(object); ok && isFalse(p["isAccessibleForFree"]) {
			l.closed = true
		}
	}
	for _, page := range r.pages {
		if ldType(page) == "WebSite" && l.publisher == "" {
			l.publisher = r.text(page["name"])
		}
		l.published = cmp.Or(l.published, r.text(page["datePublished"]))
	}
	return l
}

// updates returns the text of the entries of a live blog, each under its headline.
func (r *ldReader) updates(value any) string {
	var b strings.Builder
	for _, item := range asList(value) {
		if o, ok := item.(object); ok {
			at, headline := "", r.text(o["headline"])
			if written := fields.Date(r.text(o["datePublished"])); len(written) > len("2006-01-02T15:04") {
				at = written[len("2006-01-02T"):len("2006-01-02T15:04")] + " – "
			}
			if headline != "" {
				headline, at = at+headline+"\n", ""
			}
			b.WriteString(headline + at + asString(o["articleBody"]) + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}

// names returns the names in a value: a text, an object with a name or a reference
// to one, or a list of those.
func (r *ldReader) names(value any) []string {
	var names []string
	for _, item := range asList(value) {
		name := ""
		switch v := item.(type) {
		case string:
			name = line(v)
		case object:
			if name = r.text(v["name"]); name == "" {
				id, _ := v["@id"].(string)
				name = r.text(r.byID[id]["name"])
			}
		}
		if name != "" && len(names) < maxAuthors {
			names = append(names, name)
		}
	}
	return names
}

// text returns a value that is a text, or a list that starts with one, on a line.
func (r *ldReader) text(value any) string { return line(asString(value)) }

// reference returns the address that a value is, or has.
func (r *ldReader) reference(value any) string {
	if o, ok := value.(object); ok {
		return cmp.Or(r.text(o["@id"]), r.text(o["url"]))
	}
	return r.text(value)
}

// asString returns a value that is a text, or of a list of texts the first.
func asString(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			s, _ := v[0].(string)
			return s
		}
	case object:
		s, _ := v["@value"].(string)
		return s
	}
	return ""
}

func asList(value any) []any {
	if list, ok := value.([]any); ok {
		return list
	}
	return []any{value}
}

// isFalse reports whether a value is false, as people write it.
func isFalse(value any) bool {
	switch v := value.(type) {
	case bool:
		return !v
	case string:
		return strings.EqualFold(v[strings.LastIndexByte(v, '/')+1:], "false")
	}
	return false
}

// orLinkedData returns the text of the article in JSON-LD where the page shows much
// less than that, and else the blocks of the page. Where it is one long line it
// must be twice as much: what the page parts into paragraphs is better to read.
func orLinkedData(ctx context.Context, blocks []block, data linked, m metadata) ([]block, error) {
	if len(data.body) < 100 || len(data.body) < length(blocks) {
		return blocks, nil
	}
	list, err := bodyBlocks(ctx, data.body)
	if err != nil {
		return nil, err
	}
	var other []block
	for _, b := range list {
		other = append(other, block{Part: markup.Part{Block: b}, text: markup.Text([]draft.Block{b})})
	}
	other = tidy(other, m)
	more := 13
	if len(other) < 2 {
		more = 20
	}
	if length(other)*10 < length(blocks)*more {
		return blocks, nil
	}
	return other, nil
}

// bodyBlocks returns the blocks of an article in JSON-LD: it is text with a
// paragraph on each line, or HTML.
func bodyBlocks(ctx context.Context, body string) ([]draft.Block, error) {
	if strings.Contains(body, "&lt;") && !markup.HasTags(body) {
		body = html.UnescapeString(body) // HTML, written twice
	}
	if markup.HasTags(body) {
		return markup.HTML(ctx, body)
	}
	var list []draft.Block
	for paragraph := range strings.SplitSeq(body, "\n") {
		if paragraph = plainText(paragraph); paragraph != "" {
			list = append(list, draft.Block{Runs: []draft.Run{{Text: paragraph}}})
		}
	}
	return list, nil
}
