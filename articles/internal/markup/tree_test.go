package markup

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// showTree writes a tree on one line: name[attributes](children) and 'text'.
func showTree(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if c.Type == html.TextNode {
			b.WriteString("'" + c.Data + "'")
			continue
		}
		b.WriteString(c.Data)
		for _, a := range c.Attr {
			b.WriteString("[" + a.Key + "=" + a.Val + "]")
		}
		if c.FirstChild != nil {
			b.WriteString("(" + showTree(c) + ")")
		}
	}
	return b.String()
}

func TestParseXML(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"declarations", `<?xml version="1.0"?><!-- <x> --><!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>`, "a"},
		{"names", `<n:NewsItem xml:lang="en" Duid='1'><body.content/></n:NewsItem>`, "newsitem[lang=en][duid=1](body.content)"},
		{"namespace", `<a xmlns="u" xmlns:x="v"/>`, "a[xmlns=u][xmlns:x=v]"},
		{"CDATA", "<a><![CDATA[<p>&amp;]]> &amp;</a>", "a('<p>&amp;' ' &')"},
		{"entities", "<a>&lt;&eacute;&#x2014;&nbsp;&unknown;</a>", "a('<é—\u00a0&unknown;')"},
		{"elements that HTML knows", "<a><title/><p>b</p><script><b/></script><br>c</br></a>", "a(title p('b') script(b) br 'c')"},
		{"mistakes", "<a><b>c</d> 1 < 2 & 3</a></a>", "a(b('c' ' 1 < 2 & 3'))"},
		{"broken off", "<a><b>c</b>", ""},
		{"broken off in a tag", "<a><b>c</b", ""},
		{"end tags in the wrong order", "<a><b><c>d</b></c>e</a>", "a(b(c('d')) 'e')"},
		{"two roots", "<a/> x <b/>", "a b"},
		{"entities of its own", `<!DOCTYPE a [<!ENTITY x "<b>]></b>"> <!-- ]> --> <!ENTITY y SYSTEM "file:///etc/passwd">]><a>&x;&y;</a>`, "a('&x;&y;')"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, err := ParseXML(t.Context(), []byte(tt.source))
			if tt.want == "" {
				if refused := new(problem.Error); !errors.As(err, &refused) {
					t.Errorf("error %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := showTree(n); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestParseHTML(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"paragraphs", "<p>a<p>b<div>c</div>d", "p('a') p('b') div('c') 'd'"},
		{"items", "<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li('a' ul(li('b'))) li('c'))"},
		{"definitions", "<dl><dt>a<dd>b<dt>c</dl>", "dl(dt('a') dd('b') dt('c'))"},
		{"table", "<table><tr><td>a<td><p>b<tr><th>c</table>d", "table(tr(td('a') td(p('b'))) tr(th('c'))) 'd'"},
		{"table in a cell", "<table><tr><td><table><tr><td>a</table>b</table>", "table(tr(td(table(tr(td('a'))) 'b')))"},
		{"an end tag does not leave its cell", "<div><table><tr><td>a</div>b</table>", "div(table(tr(td('a' 'b'))))"},
		{"emphasis around paragraphs", "<b><p>a</b>b</p>c", "b(p('a' 'b') 'c')"},
		{"emphasis in the wrong order", "<b><i>a</b></i>b", "b(i('a')) 'b'"},
		{"void elements", "a<br>b<img src=x>c</br>", "'a' br 'b' img[src=x] 'c'"},
		{"raw text", "<title>a<b></title><script>'<p>'</script>c", "title('a<b>') script(''<p>'') 'c'"},
		{"head without an end", "<head><title>a</title><p>b", "head(title('a')) p('b')"},
		{"links that are not closed", "<p><a>a<b>b<a>c</a>d<p>e", "p(a('a' b('b')) a('c') 'd') p('e')"},
		{"a link around blocks", "<a><p>a</p><p>b</p></a>c", "a(p('a') p('b')) 'c'"},
		{"page", "<!doctype html><html><head><meta charset=utf-8></head><body>a</body></html>", "html(head(meta[charset=utf-8]) body('a'))"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, err := ParseHTML(t.Context(), tt.source)
			if err != nil {
				t.Fatal(err)
			}
			if got := showTree(n); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestRawTextIsNeverBare holds that a script in elements that are nested too deep
// stays one.
func TestRawTextIsNeverBare(t *testing.T) {
	n, err := ParseHTML(t.Context(), strings.Repeat("<div>", 2*maxDepth)+"<script>a</script><textarea>b</textarea><p>c")
	if err != nil {
		t.Fatal(err)
	}
	if got := showTree(n); !strings.Contains(got, "script('a') textarea('b') p 'c'") {
		t.Errorf("got %s", got)
	}
}

func TestRoot(t *testing.T) {
	tests := []struct{ source, want string }{
		{"\ufeff<?xml version='1.0' encoding='iso-8859-1'?>\n<!--" + strings.Repeat("x", 8000) + "-->\n<rdf:RDF xmlns='u'>", "rdf[xmlns=u]"},
		{"\xff\xfe<\x00a\x00/\x00>\x00", "a"},
		{"<!DOCTYPE nitf [ <!ENTITY a '<b>'> ]><nitf", ""},
		{"<!DOCTYPE nitf [ <!ENTITY a '<b>'> ]><nitf>", "nitf"},
		{"  <newsItem guid='x'>", "newsitem[guid=x]"},
		{"Text with <b>tags</b>", ""},
		{"{\"a\": \"<b>\"}", ""},
		{"< 5", ""},
		{"<!-- only", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got := ""
		if n := Root(draft.Document{Data: []byte(tt.source)}); n != nil {
			got = showTree(&html.Node{FirstChild: n})
		}
		if got != tt.want {
			t.Errorf("%.60q: got %q, want %q", tt.source, got, tt.want)
		}
	}
}

// hostileTrees are inputs that cost far more than their size where they are taken in
// without thought.
func hostileTrees(n int) map[string]string {
	laughs := `<!DOCTYPE a [<!ENTITY b0 "ha">`
	for i := '1'; i <= '9'; i++ {
		laughs += "<!ENTITY b" + string(i) + " \"" + strings.Repeat("&b"+string(i-1)+";", 10) + "\">"
	}
	return map[string]string{
		"billion laughs": laughs + "]><a>&b9;</a>",
		"never closed":   strings.Repeat("<b class=x>", n) + strings.Repeat("<p>a", n),
		"deep":           strings.Repeat("<a>", n) + strings.Repeat("</a>", n),
		"attributes":     "<a " + strings.Repeat("b=c ", n) + "></a>",
		"names":          "<" + strings.Repeat("a", n) + ">",
		"end tags":       strings.Repeat("<i>", 150) + strings.Repeat("</b>", n),
		"open tag":       strings.Repeat("<a", n),
		"comment":        strings.Repeat("<!--", n),
		"doctype":        "<!DOCTYPE a [" + strings.Repeat("<!--\"'", n),
		"quotes":         "<!DOCTYPE a " + strings.Repeat("\"'", n),
		"CDATA":          "<a>" + strings.Repeat("<![CDATA[", n),
		"entities":       "<a>" + strings.Repeat("&", n) + "</a>",
		"cells":          "<table>" + strings.Repeat("<tr><td>", n),
	}
}

// TestHostile lets both readers loose on a megabyte or so of each: they may say
// no, but not take long about it, nor much memory.
func TestHostile(t *testing.T) {
	for name, source := range hostileTrees(30_000) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			for _, read := range []func() error{
				func() error { _, err := ParseXML(t.Context(), []byte(source)); return err },
				func() error { _, err := ParseHTML(t.Context(), source); return err },
			} {
				if err, refused := read(), new(problem.Error); err != nil && !errors.As(err, &refused) {
					t.Errorf("error %v", err)
				}
			}
			runtime.ReadMemStats(&after)
			if took, bytes := time.Since(start), after.TotalAlloc-before.TotalAlloc; took > 30*time.Second || bytes > 400<<20 {
				t.Errorf("%d bytes took %v and %d MB", len(source), took, bytes>>20)
			}
		})
	}
}

func TestEndsEarly(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ParseXML(ctx, []byte("<a/>")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func FuzzTree(f *testing.F) {
	f.Add(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a b='c'><![CDATA[d]]>&lt;<e:f/></a>`)
	f.Add("<ul><li>a<li><table><tr><td><p>b<td></table><b><i>c</b><br>d")
	f.Fuzz(func(t *testing.T, source string) {
		if n, err := ParseXML(t.Context(), []byte(source)); err == nil {
			checkTree(t, n, source)
		}
		n, err := ParseHTML(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		checkTree(t, n, source)
		Root(draft.Document{Data: []byte(source)})
	})
}

// checkTree reports whether a tree holds together and is no larger than its source.
func checkTree(t *testing.T, n *html.Node, source string) {
	t.Helper()
	size := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			size += len(d.Data)
		}
		if d.Parent == nil || d.NextSibling != nil && d.NextSibling.PrevSibling != d {
			t.Fatalf("the tree does not hold together at %q", d.Data)
		}
	}
	if size > 6*len(source) { // a NUL becomes three bytes, an entity of four bytes six
		t.Fatalf("%d bytes of text of %d bytes", size, len(source))
	}
}

// TestPictures reads pages after pictures in which elements are named as those of
// HTML that hold nothing but text.
func TestPictures(t *testing.T) {
	for _, picture := range []string{"<svg><title/><path/></svg>", "<svg><title>A map", "<svg><style/></svg>", "<svg><script/><g></svg>", "<math><title/></math>"} {
		n, err := ParseHTML(t.Context(), "<body><p>"+picture+"</p><p>Nobody was hurt.</p>")
		if err != nil {
			t.Fatal(err)
		}
		if list := Blocks(n); len(list) != 1 || plain(list[0]) != "Nobody was hurt." {
			t.Errorf("%s: %v", picture, list)
		}
	}
}
