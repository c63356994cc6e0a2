package html

import (
	"strings"
	"testing"

	"triptych/articles/internal/fields"
)

func TestPathDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/2018/07/23/dam-fails":      "2018-07-23",
		"https://example.org/news/2018/jul/23/dam":      "2018-07-23",
		"https://example.org/news/dam-1964/floods/2018": "",
		"https://example.org/2018/07":                   "",
		"":                                              "",
	} {
		if got := fields.Date(pathDate(address)); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

func TestDateOf(t *testing.T) {
	tests := []struct{ name, head, body, address, want string }{
		{"JSON-LD before meta", `<script type="application/ld+json">{"@type":"Article","datePublished":"2018-07-23"}</script><meta property="article:published_time" content="2018-07-24">`, "", "", "2018-07-23"},
		{"JSON-LD that cannot be read", `<script type="application/ld+json">{"@type":"Article","datePublished":"soon"}</script><meta property="article:published_time" content="2018-07-24">`, "", "", "2018-07-24"},
		{"meta", `<meta name="DC.date.issued" content="2018-07-23">`, "", "", "2018-07-23"},
		{"sailthru", `<meta name="sailthru.date" content="2018-07-23 10:15:00 +0000">`, "", "", "2018-07-23T10:15:00+00:00"},
		{"time behind the headline", "", `<time datetime="2018-01-01">today</time><h1>Dam fails</h1><time datetime="2018-07-23T10:15Z">then</time>`, "", "2018-07-23T10:15:00Z"},
		{"time in a list of others", "", `<h1>Dam fails</h1><div class="related"><time datetime="2018-01-01"></time></div><time datetime="2018-07-23">then</time>`, "", "2018-07-23"},
		{"microdata", "", `<time datetime="2018-01-01">x</time><span itemprop="datePublished" content="2018-07-23">x</span>`, "", "2018-07-23"},
		{"by its class", "", `<div class="story-date">Published July 23, 2018</div>`, "", "2018-07-23"},
		{"updated first", "", `<h1>Dam fails</h1><time class="updated" datetime="2018-07-25">x</time><time class="entry-date published" datetime="2018-07-23">x</time>`, "", "2018-07-23"},
		{"published and updated", "", `<h1>Dam fails</h1><time class="entry-date published updated" datetime="2018-07-23">x</time><time datetime="2018-07-25">x</time>`, "", "2018-07-23"},
		{"Updated in words", "", `<h1>Dam fails</h1><p><span class="date">Updated 25 July 2018</span></p><p><span class="date">23 July 2018</span></p>`, "", "2018-07-23"},
		{"before the headline, with a teaser below", "", `<span class="date">23 July 2018</span><h1>Dam fails</h1><p>` + strings.Repeat(prose1, 8) + `</p><span class="date">1 January 2018</span>`, "", "2018-07-23"},
		{"in a link", "", `<h1>Dam fails</h1><a href="/old"><span class="date">1 January 2018</span> Old</a><span class="date">23 July 2018</span>`, "", "2018-07-23"},
		{"address", "", "", "https://example.org/2018/07/23/dam", "2018-07-23"},
		{"modified", `<meta property="article:modified_time" content="2018-07-25">`, "", "", "2018-07-25"},
		{"none", "", "<p>On July 23, 2018 the dam failed, and nobody had been told that it might.</p>", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := parse(t.Context(), []byte("<html><head>"+tt.head+"</head><body>"+tt.body))
			if err != nil {
				t.Fatal(err)
			}
			if m, _ := readMetadata(p, tt.address); m.date != tt.want {
				t.Errorf("got %q, want %q", m.date, tt.want)
			}
		})
	}
}
