package html

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// hostilePages are pages that are made to take much time or memory, of size
// bytes each. All but those that an error may answer hold the sentence found.
func hostilePages(size int) []struct{ name, page string } {
	const (
		start = "<!doctype html><html><head><title>Dam fails</title></head><body>"
		end   = "<p>The dam failed on Monday evening, and nobody had been told, said the mayor of the town below it.</p>"
	)
	fill := func(s string) string { return start + strings.Repeat(s, max(size/len(s), 1)) + end }
	numbered := func(format string) string {
		var b strings.Builder
		b.WriteString(start)
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String() + end
	}
	return []struct{ name, page string }{
		{"nested blocks", fill("<div>")},
		{"nested inline elements", fill("<b>")},
		{"nested tables", fill("<table><tr><td>")},
		{"nested lists", fill("<ul><li>a")},
		{"nested quotations", fill("<blockquote class=pullquote>The dam failed on Monday evening, and nobody")},
		{"nested figures", fill("<figure><figcaption>a")},
		{"nested items with headings", fill("<ul><li><h2>a</h2><p>b</p><p>c</p>")},
		{"nested bylines", fill(`<div class="byline author" rel=author itemprop=author>By A`)},
		{"nested paywalls", fill(`<div class="paywall subscribe"><a href="/x">a</a>`)},
		{"formatting that is never closed", numbered("<b a=%d><p>x")},
		{"links that are never closed", fill("<a href=x><p>x")},
		{"elements in elements in the wrong order", fill("<a><b><i></a></b></i><p></b></p>")},
		{"end tags", fill("</div></b></p></table>")},
		{"attributes", strings.Replace(numbered(" a%d=b"), "<body>", "<body", 1)},
		{"one long attribute", start + `<div class="` + strings.Repeat("related ad ", size/11) + `">` + end},
		{"long classes", fill(`<p class="` + strings.Repeat("a-b-c-", 100) + `">x`)},
		{"many classes", numbered(`<i class="c%d">x</i>`)},
		{"one long text", fill("The dam failed. ")},
		{"one long word", fill("a")},
		{"short paragraphs", fill("<p>The dam failed.")},
		{"long paragraphs", fill("<p>The dam failed on Monday evening, and nobody had been told, said the mayor of the town below it. ")},
		{"line breaks", fill("The dam failed.<br><br>")},
		{"links", fill(`<a href="/x">The dam failed</a> `)},
		{"headlines", fill("<h1>The dam failed on Monday</h1>")},
		{"headings", fill("<h2>a</h2>")},
		{"times", fill("<time datetime=x>Monday 3 March</time>")},
		{"cells", fill("<table><tr><td>a<td>b<tr><td>c<td>d</table>")},
		{"wide cells", fill("<table><tr><th colspan=1000000000>a<tr><td>b</table>")},
		{"meta elements", fill(`<meta property="a b c d e f" name="og:title" content="a">`)},
		{"entities", fill("&amp;amp;lt;&#x26;&nbsp;&notanentity;&#99999999999;")},
		{"angle brackets", fill("< <")},
		{"a comment that is never closed", fill("<!-- a ")},
		{"a script that is never closed", fill("<script>a ")},
		{"a title that is never closed", start + "<title>" + strings.Repeat("a | b - ", size/8)},
		{"plain text", fill("<plaintext><p>a ")},
		{"pictures", fill("<svg><g><text>a</text><title>b</title><path d=''/>")},
		{"formulas", fill("<math><mi>a</mi><annotation-xml><p>b")},
		{"templates", fill("<template><p>a")},
		{"forms", fill("<form><select><option>a<textarea>b")},
		{"frames", fill("<frameset><frame>")},
		{"JSON-LD", fill(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"a","author":[{"name":"b"}]}</script>`)},
		{"one JSON-LD", start + `<script type="application/ld+json">{"@graph":[` + strings.Repeat(`{"@type":"Article","author":{"@id":"#a"}},`, size/50) + "{}]}</script>" + end},
		{"nested JSON-LD", start + `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, size/11) + "</script>" + end},
		{"broken JSON-LD", start + `<script type="application/ld+json">{"a":"` + strings.Repeat("\n,,,,}", size/6) + "</script>" + end},
		{"JSON-LD with a long body", start + `<script type="application/ld+json">{"@type":"Article","articleBody":"` + strings.Repeat("a &lt;b&gt; <p>c", size/15) + `"}</script>` + end},
		{"hidden elements", fill("<p hidden>a</p><p style='display:none'>b</p>")},
	}
}

// maxTime is how long a hostile page of 64 KB may take on a machine that is busy
// with all else. Most take a few milliseconds: what BenchmarkHostile measures.
const maxTime = 20 * time.Second

// TestHostilePages reads pages that are made to take much time. Each must give
// an article or say why it does not.
func TestHostilePages(t *testing.T) {
	for _, tt := range hostilePages(64 << 10) {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), maxTime)
			defer cancel()
			articles, err := Read(ctx, draft.Document{Name: "page.html", Data: []byte(tt.page)})
			if refused := new(problem.Error); err != nil && !errors.As(err, &refused) {
				t.Errorf("error %v", err)
			}
			if err == nil && (len(articles) != 1 || len(articles[0].Blocks) == 0) {
				t.Errorf("%d articles", len(articles))
			}
		})
	}
}

// BenchmarkHostile reads the same pages in the largest size that there is.
func BenchmarkHostile(b *testing.B) {
	for _, tt := range hostilePages(draft.MaxSize - 1<<10) {
		b.Run(strings.ReplaceAll(tt.name, " ", "_"), func(b *testing.B) {
			var before, after runtime.MemStats
			for b.Loop() {
				runtime.ReadMemStats(&before)
				_, err := Read(b.Context(), draft.Document{Name: "page.html", Data: []byte(tt.page)})
				runtime.ReadMemStats(&after)
				if err != nil {
					b.Log(err)
				}
			}
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/(1<<20), "MB")
		})
	}
}
