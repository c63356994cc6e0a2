package html

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/model/text"
)

// is reports whether a document is a page of the web: its first tag is one that
// only stands in a page as a whole, or it starts with a tag and is called HTML.
// A text in Markdown may have tags in it, and may start with one.
func is(doc draft.Document) bool {
	head := bytes.TrimSpace(charset.Head(withoutZeros(doc.Data[:min(len(doc.Data), 2*headSize)]), doc.MediaType))
	if len(head) == 0 || head[0] != '<' {
		return false
	}
	z := html.NewTokenizer(bytes.NewReader(head))
	for {
		switch z.Next() {
		case html.DoctypeToken:
			name := strings.Fields(strings.ToLower(string(z.Text())))
			return len(name) > 0 && name[0] == "html"
		case html.StartTagToken, html.SelfClosingTagToken:
			tag, _ := z.TagName()
			name := string(tag)
			return ofPages()[name] || calledHTML(doc) && !ofOthers()[name] && !strings.Contains(name, ":")
		case html.CommentToken: // also <?xml …?>
		case html.TextToken:
			if len(bytes.TrimSpace(z.Raw())) > 0 {
				return false
			}
		default:
			return calledHTML(doc) && bytes.Contains(head, []byte("<!--")) // one comment, longer than the head
		}
	}
}

// withoutZeros returns data without zero bytes where there are a few in what is
// not UTF-16: browsers pass over them.
func withoutZeros(data []byte) []byte {
	zeros := bytes.Count(data, []byte{0})
	if zeros == 0 || zeros > len(data)/100+1 {
		return data
	}
	return bytes.ReplaceAll(data, []byte{0}, nil)
}

// ofPages are the elements that stand at the start of pages alone, and ofOthers
// those that make a document one of another format.
var (
	ofPages  = text.WordSet("html head body title meta base link script style frameset noscript")
	ofOthers = text.WordSet("rss feed nitf newsml newsmessage newsitem packageitem opml svg urlset sitemapindex")
)

// What names and media types have that are those of HTML.
var (
	htmlName = regexp.MustCompile(`(?i)\.(?:x?html?|xht|shtml)$`)
	htmlType = regexp.MustCompile(`(?i)^(?:text/html|application/xhtml\+xml)\s*(?:;|$)`)
)

// calledHTML reports whether who sent or named a document calls it HTML.
func calledHTML(doc draft.Document) bool {
	return htmlType.MatchString(strings.TrimSpace(doc.MediaType)) || htmlName.MatchString(doc.Name)
}
