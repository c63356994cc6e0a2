package articles

import (
	"context"
	"slices"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model"
	"triptych/model/text"
)

// linked are documents of every format that has links, each with the same sentence.
func linked() map[string]string {
	const (
		rest = "<p>The harbour was closed on Tuesday after the ferry ran aground, and the harbour master said that it would stay closed until Friday.</p>" +
			"<p>Divers found no damage to the hull, and the ferry company promised every passenger a refund within a week of the accident.</p>" +
			"<p>It was the third accident in the harbour this year, and the town council will meet on Monday to discuss a second pilot.</p>"
		body = `<p>The <a href="/report?a=1&amp;b=2">council&#8217;s <b>report</b></a> was <a href="javascript:alert(1)">leaked</a> by <a href="mailto:a@example.org">Ana Ruiz</a>.</p>` + rest
	)
	absolute := strings.ReplaceAll(body, `"/report`, `"https://news.example.org/report`)
	return map[string]string{
		"a.html": `<html><head><title>Ferry aground</title><link rel="canonical" href="https://news.example.org/ferry"></head><body><article><h1>Ferry aground</h1>` + body + `</article></body></html>`,
		"b.rss": `<rss version="2.0"><channel><title>News</title><link>https://news.example.org/</link><item><title>Ferry aground</title>` +
			`<link>https://news.example.org/ferry</link><description><![CDATA[` + body + strings.Repeat(rest, 3) + `]]></description></item></channel></rss>`,
		"c.eml":  "From: Desk <desk@example.org>\nDate: Tue, 3 Feb 2026 10:00:00 +0000\nSubject: Ferry aground\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + absolute,
		"d.json": `{"uri":"urn:1","type":"text","headline":"Ferry aground","language":"en","body_xhtml":"` + strings.ReplaceAll(absolute, `"`, `\"`) + `"}`,
		"e.xml": `<nitf><head><title>Ferry aground</title></head><body><body.head><hedline><hl1>Ferry aground</hl1></hedline></body.head><body.content>` +
			absolute + `</body.content></body></nitf>`,
		"f.md": "The [council’s **report**](https://news.example.org/report?a=1&b=2) was leaked by [Ana Ruiz](mailto:a@example.org).\n",
		"g.rtf": `{\rtf1\ansi The {\field{\*\fldinst HYPERLINK "https://news.example.org/report?a=1&b=2"}{\fldrslt council\rquote s {\b report}}}` +
			` was {\field{\*\fldinst HYPERLINK "javascript:alert(1)"}{\fldrslt leaked}} by {\field{\*\fldinst HYPERLINK "mailto:a@example.org"}{\fldrslt Ana Ruiz}}.\par}`,
	}
}

// TestLinks reads links of every format, finds where they lead to in the article, and
// again in what is written of it; what it says and where its sentences stand does not
// depend on them.
func TestLinks(t *testing.T) {
	for name, content := range linked() {
		folder := write(t, name, content)
		drafts, _, err := Loader{}.Collect(context.Background(), folder+"/"+name)
		if err != nil || len(drafts) != 1 {
			t.Errorf("%s: %d articles, error %v", name, len(drafts), err)
			continue
		}
		d := drafts[0]
		opened, err := d.parse()
		if err != nil {
			t.Fatal(err)
		}
		const want = "council’s  report → https://news.example.org/report?a=1&b=2, Ana Ruiz → mailto:a@example.org"
		if got := whereTo(opened); strings.ReplaceAll(got, "  ", " ") != strings.ReplaceAll(want, "  ", " ") {
			t.Errorf("%s: %s\nwant %s", name, got, want)
		}
		kept, _, err := markdown.Cut(draft.Document{Name: "a.md", Data: markdown.Write(d.Article)})
		_, body, _ := markdown.Cut(draft.Document{Name: "a.md", Data: markdown.Write(d.Article)})
		again := text.ParseMarkdown(body)
		if err != nil || kept.Title != d.Title || again.Text != opened.Text || whereTo(again) != whereTo(opened) || !slices.Equal(again.Sentences, opened.Sentences) {
			t.Errorf("%s: what is written is read as %q, %s", name, again.Text, whereTo(again))
		}
		for i := range d.Blocks {
			for j := range d.Blocks[i].Runs {
				d.Blocks[i].Runs[j].URL = ""
			}
		}
		if plain, err := d.parse(); err != nil || d.Markdown == "" && whereTo(plain) != "" || plain.Text != opened.Text || !slices.Equal(plain.Sentences, opened.Sentences) {
			t.Errorf("%s: without links it says %q, with %q", name, plain.Text, opened.Text)
		}
	}
}

// whereTo lists the links of an article.
func whereTo(a model.Article) string {
	var list []string
	for _, b := range a.Blocks {
		last := ""
		for _, r := range b.Runs {
			switch {
			case r.URL == "":
			case r.URL == last: // in another style
				n := len(list) - 1
				words, to, _ := strings.Cut(list[n], " → ")
				list[n] = words + " " + r.In(a.Text) + " → " + to
			default:
				list = append(list, r.In(a.Text)+" → "+r.URL)
			}
			last = r.URL
		}
	}
	return strings.Join(list, ", ")
}
