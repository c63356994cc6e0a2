package articles

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os/exec"
	"regexp"

	"golang.org/x/net/html/atom"

	"triptych/articles/charset"
	"triptych/articles/docx"
	"triptych/articles/draft"
	"triptych/articles/feed"
	"triptych/articles/html"
	"triptych/articles/internal/markup"
	"triptych/articles/mail"
	"triptych/articles/markdown"
	"triptych/articles/pdf"
	"triptych/articles/plain"
	"triptych/articles/rtf"
	"triptych/articles/wire"
	"triptych/model/problem"
)

// formats lists the formats in the order in which a document is tried: first
// those that nothing else can be taken for, plain text last, which is anything.
func formats() []draft.Format {
	return []draft.Format{
		pdf.Format(exec.LookPath), docx.Format(),
		wire.Ninjs(), wire.NewsML(), wire.NITF(), feed.Format(), mail.SavedPage(), mail.Message(),
		rtf.Format(), html.Format(), data(), markdown.Format(), plain.Format(),
	}
}

// extract takes the articles out of a document, by what it holds before what it
// is called.
func extract(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	for _, f := range formats() {
		if f.Is(doc) {
			return f.Read(ctx, doc)
		}
	}
	if _, _, err := charset.Decode(doc.Data, doc.MediaType); err != nil {
		return nil, err
	}
	return nil, &problem.Error{Problem: "this is in no format that is known here", Advice: "save the article as text, HTML or .docx and name that"}
}

// data recognizes what is for programs and in no format of news, so that nobody
// reads it as prose.
func data() draft.Format {
	return draft.Format{
		Name: "JSON or XML",
		Is: func(doc draft.Document) bool {
			switch markdown.Ending(doc) {
			case ".md", ".markdown", ".txt":
				return false
			}
			head := bytes.TrimSpace(charset.Head(doc.Data, doc.MediaType))
			return looksLikeData.Match(head) || isJSONList(head) || isXML(doc)
		},
		Read: func(context.Context, draft.Document) ([]draft.Article, error) {
			return nil, &problem.Error{Problem: "this is JSON or XML, but in no format of news that is known here",
				Advice: "name a file in ninjs, NITF, NewsML-G2, RSS or Atom, or save the article as text"}
		},
	}
}

// looksLikeData matches the start of XML and of an object in JSON.
var looksLikeData = regexp.MustCompile(`^(<\?xml|\{["\s])`)

// isJSONList reports whether a text starts as a list in JSON does, and goes on so:
// a link in Markdown starts with the same bracket.
func isJSONList(head []byte) bool {
	if len(head) == 0 || head[0] != '[' {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(head))
	for {
		if _, err := d.Token(); err != nil {
			var syntax *json.SyntaxError
			return !errors.As(err, &syntax)
		}
		if !d.More() && d.InputOffset() == int64(len(head)) {
			return true
		}
	}
}

// isXML reports whether a document without a declaration is XML all the same: it
// starts with an element that HTML does not have, and ends with it.
func isXML(doc draft.Document) bool {
	root := markup.Root(doc)
	if root == nil || atom.Lookup([]byte(root.Data)) != 0 {
		return false
	}
	end := bytes.TrimSpace(doc.Data)
	end = bytes.ToLower(end[max(0, len(end)-len(root.Data)-100):])
	return bytes.HasSuffix(end, []byte(root.Data+">")) && bytes.Contains(end, []byte("</"))
}
