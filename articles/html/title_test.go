package html

import (
	"strings"
	"testing"
)

func TestCutOutlet(t *testing.T) {
	tests := []struct{ title, source, host, known, want string }{
		{"Dam fails | The Courier", "The Courier", "", "", "Dam fails"},
		{"Dam fails - Courier", "The Courier", "", "", "Dam fails"},
		{"Dam fails – THE COURIER", "the courier", "", "", "Dam fails"},
		{"The Courier | Dam fails", "The Courier", "", "", "Dam fails"},
		{"Dam fails above the town | World news | The Examiner", "The Examiner", "", "", "Dam fails above the town"},
		{"Dam fails above the town | World | News | The Examiner", "The Examiner", "", "", "Dam fails above the town | World"},
		{"Dam fails - three missing - Fenwick Valley Courier", "", "fenwickvalleycourier.example.org", "", "Dam fails - three missing"},
		{"Mozilla - Wikipedia", "", "en.wikipedia.org", "", "Mozilla"},
		{"Dam fails - three missing", "The Courier", "courier.example.org", "", "Dam fails - three missing"},
		{"Dam fails - three missing", "", "", "Dam fails", "Dam fails"},
		{"Dam fails_News_Example", "", "", "Dam fails", "Dam fails"},
		{"The Courier", "The Courier", "", "", "The Courier"},
		{"| The Courier", "The Courier", "", "", "| The Courier"},
		{"", "", "", "", ""},
	}
	for _, tt := range tests {
		if got := cutOutlet(tt.title, tt.source, tt.host, []string{tt.known}); got != tt.want {
			t.Errorf("%q of %q: got %q, want %q", tt.title, tt.source, got, tt.want)
		}
	}
}

func TestAgreed(t *testing.T) {
	for _, tt := range []struct{ titles, want string }{
		{"", ""},
		{"A dam fails", "A dam fails"},
		{"What we know|A dam fails|A dam fails", "A dam fails"},
		{"A dam fails|What we know|What we know|A dam fails!", "A dam fails"},
		{"A dam fails above…|What we know|A dam fails above the town", "A dam fails above the town"},
		{"And then ...|What we know", "And then ..."},
	} {
		var titles []string
		if tt.titles != "" {
			titles = strings.Split(tt.titles, "|")
		}
		if got := agreed(titles); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.titles, got, tt.want)
		}
	}
}

// TestTitlesAndOutlets reads heads of pages.
func TestTitlesAndOutlets(t *testing.T) {
	const ld = `<script type="application/ld+json">{"@type":"NewsArticle",%}</script>`
	data := func(s string) string { return strings.Replace(ld, "%", s, 1) }
	tests := []struct{ name, head, body, title, source string }{
		{"JSON-LD", data(`"headline":"Dam fails","publisher":{"name":"The Courier"}`), "", "Dam fails", "The Courier"},
		{"Open Graph", `<meta property="og:title" content="Dam fails | The Courier"><meta property="og:site_name" content="The Courier">`, "", "Dam fails", "The Courier"},
		{"window", "<title>Dam fails above the town | The Courier</title>", "", "Dam fails above the town", "The Courier"},
		{"window and headline", "<title>Dam fails - The Courier</title>", "<h1>Dam fails</h1>", "Dam fails", "The Courier"},
		{"a dash that parts no outlet", "<title>Dam fails - three missing</title>", "", "Dam fails - three missing", "example.org"},
		{"two against JSON-LD", data(`"headline":"Fenwick dam latest news"`) + `<meta property="og:title" content="Dam fails">`, "<h1>Dam fails</h1>", "Dam fails", "example.org"},
		{"company", data(`"headline":"Dam fails","publisher":{"name":"Example Media Group Ltd."}`) + `<meta property="og:site_name" content="The Courier">`, "", "Dam fails", "The Courier"},
		{"outlet as an address", data(`"headline":"Dam fails","publisher":{"name":"https://example.org"}`) + `<meta name="application-name" content="The Courier">`, "", "Dam fails", "The Courier"},
		{"headline twice", "<title>Dam fails - Courier</title>", "<h1>The Courier</h1><h1>Dam fails</h1>", "Dam fails", "Courier"},
		{"entities written twice", data(`"headline":"Dam &amp; bridge &#8216;fail&#8217;"`), "", "Dam & bridge ‘fail’", "example.org"},
		{"tags", data(`"headline":"<em>Dam</em> fails"`), "", "Dam fails", "example.org"},
		{"control characters", "<title>Dam\x1b[31m fails\u202e\u009b</title>", "", "Dam [31m fails", "example.org"},
		{"Dublin Core", `<meta name="DC.title" content="Dam fails"><meta name="dc.publisher" content="The Courier">`, "", "Dam fails", "The Courier"},
		{"nothing", "", "", "", "example.org"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := parse(t.Context(), []byte("<html><head>"+tt.head+"</head><body>"+tt.body+"<p>"+prose1))
			if err != nil {
				t.Fatal(err)
			}
			m, _ := readMetadata(p, "https://www.example.org/a")
			if m.title != tt.title || m.source != tt.source {
				t.Errorf("got %q of %q, want %q of %q", m.title, m.source, tt.title, tt.source)
			}
		})
	}
}
