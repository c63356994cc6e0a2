package html

import (
	"testing"
	"time"
)

func TestISODate(t *testing.T) {
	for s, want := range map[string]string{
		// ISO 8601
		"2018-07-23":                   "2018-07-23",
		"2018-07-23T10:15:00Z":         "2018-07-23T10:15:00Z",
		"2018-07-23T10:15:00.123Z":     "2018-07-23T10:15:00Z",
		"2018-07-23T10:15:00+01:00":    "2018-07-23T10:15:00+01:00",
		"2018-07-23T10:15:00.000+0100": "2018-07-23T10:15:00+01:00",
		"2018-07-23T10:15:00-05":       "2018-07-23T10:15:00-05:00",
		"2018-07-23 10:15":             "2018-07-23T10:15:00",
		"2018-07-23T10:15":             "2018-07-23T10:15:00",
		"2018-07-23T00:00:00":          "2018-07-23",
		"2018-07-23T00:00:00Z":         "2018-07-23T00:00:00Z",
		"20180723":                     "2018-07-23",
		"2018/07/23":                   "2018-07-23",
		"2018/7/3 9:05 pm":             "2018-07-03T21:05:00",
		// as people write
		"July 23, 2018":                                  "2018-07-23",
		"Jul. 23, 2018":                                  "2018-07-23",
		"Monday, July 23rd, 2018 at 10:15 a.m.":          "2018-07-23T10:15:00",
		"23 July 2018, 22:15 BST":                        "2018-07-23T22:15:00+01:00",
		"10:15 AM EDT, Mon July 23, 2018":                "2018-07-23T10:15:00-04:00",
		"12:05 am, 23 July 2018":                         "2018-07-23T00:05:00",
		"12:05 pm, 23 July 2018":                         "2018-07-23T12:05:00",
		"4:30 PM ET July 23, 2018":                       "2018-07-23T16:30:00",
		"Mon, 23 Jul 2018 10:15:00 GMT":                  "2018-07-23T10:15:00Z",
		"Mon Jul 23 2018 10:15:00 GMT+0100 (BST)":        "2018-07-23T10:15:00+01:00",
		"Published: 23 July 2018 | Updated 25 July 2018": "2018-07-23",
		"2018 Jul 23":                                    "2018-07-23",
		"Sept 3, 2018":                                   "2018-09-03",
		"the 3rd of May 2018":                            "2018-05-03",
		"Stand: 23.07.2018, 10.15 Uhr":                   "2018-07-23T10:15:00",
		"3. März 2024":                                   "2024-03-03",
		"le 1er août 2018 à 14h32":                       "2018-08-01T14:32:00",
		"3 de marzo de 2024":                             "2024-03-03",
		"3 décembre 2018":                                "2018-12-03",
		"23/07/2018":                                     "2018-07-23",
		"7/23/2018 10:15":                                "2018-07-23T10:15:00",
		"7/7/2018":                                       "2018-07-07",
		"Tue 5 Mar 2024 16.20 GMT":                       "2024-03-05T16:20:00Z",
		"July 23, 1898":                                  "1898-07-23",
		"July 23, 2018 25:61":                            "2018-07-23",
		// what cannot be read
		"":                     "",
		"yesterday":            "",
		"03/04/2018":           "",
		"2018":                 "",
		"July 2018":            "",
		"2018-13-01":           "",
		"2018-02-30":           "",
		"February 30, 2018":    "",
		"1970-01-01T00:00:00Z": "",
		"0001-01-01T00:00:00Z": "",
		"1532340900":           "",
		"10:15":                "",
		"marching on 3 2018":   "",
		"3.5.1":                "",
	} {
		if got := isoDate(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestPathDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/2018/07/23/dam-fails":      "2018-07-23",
		"https://example.org/news/2018/jul/23/dam":      "2018-07-23",
		"https://example.org/news/dam-1964/floods/2018": "",
		"https://example.org/2018/07":                   "",
		"":                                              "",
	} {
		if got := isoDate(pathDate(address)); got != want {
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

// FuzzISODate holds that a date comes out as one, and stays what it is.
func FuzzISODate(f *testing.F) {
	f.Add("Mon Jul 23 2018 10:15:00 GMT+0100 (BST)")
	f.Add("23.07.2018, 10.15 Uhr")
	f.Add("10h15 le 3 mars 2024")
	f.Fuzz(func(t *testing.T, s string) {
		got := isoDate(s)
		if got == "" {
			return
		}
		ok := false
		for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339} {
			_, err := time.Parse(layout, got)
			ok = ok || err == nil
		}
		if !ok || isoDate(got) != got {
			t.Errorf("%q gives %q, which gives %q", s, got, isoDate(got))
		}
	})
}
