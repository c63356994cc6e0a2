package html

import (
	"strings"
	"testing"
)

func TestPeople(t *testing.T) {
	tests := []struct{ fields, source, want string }{
		{"Maria White", "", "Maria White"},
		{"By Maria White and Tom O’Hara, Staff Writers", "", "Maria White|Tom O’Hara"},
		{"Maria White|maria white|Tom O’Hara", "", "Maria White|Tom O’Hara"},
		{"https://social.example.org/maria", "", ""},
		{"www.example.org|/authors/maria", "", ""},
		{"The Courier", "The Courier", ""},
		{"Mac & i", "Mac & i", ""},
		{"The Associated Example", "The Courier", "The Associated Example"},
		{"admin|Staff|Newsroom|Political Editor|Redaktion", "", ""},
		{"Maria White maria@example.org @maria", "", "Maria White"},
		{"Maria White Follow", "", ""},
		{"Maria White March 11, 2015 4:02", "", "Maria White"},
		{"Theresa May", "", "Theresa May"},
		{"Maria White (with Ann Poe", "", "Maria White"},
		{"This is a whole sentence about what was written here", "", ""},
		{strings.Repeat("A B|C D|", 30), "", "A B|C D"},
		{"", "", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(people(strings.Split(tt.fields, "|"), tt.source), "|"); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.fields, got, tt.want)
		}
	}
}

func TestAuthorsOf(t *testing.T) {
	tests := []struct{ name, head, body, want string }{
		{"JSON-LD", `<script type="application/ld+json">{"@type":"Article","author":{"name":"Maria White"}}</script><meta name="author" content="mw">`, "", "Maria White"},
		{"an address in Open Graph", `<meta property="article:author" content="https://example.org/maria"><meta name="author" content="Maria White">`, "", "Maria White"},
		{"several in meta", `<meta name="citation_author" content="White, Maria"><meta name="citation_author" content="O’Hara, Tom">`, "", "Maria White|Tom O’Hara"},
		{"byl", `<meta name="byl" content="By Maria White and Tom O’Hara">`, "", "Maria White|Tom O’Hara"},
		{"links", "", `<p>By <a rel="author">Maria White</a> and <a rel="author">Tom O’Hara</a></p><ul><li><div><p><a rel="author">Ann Poe</a></p></div></li></ul>`, "Maria White|Tom O’Hara"},
		{"microdata", "", `<div itemprop="author"><span itemprop="name">Maria White</span><span itemprop="jobTitle">Editor</span></div>`, "Maria White"},
		{"byline", "", `<div class="story-byline"><div>By Maria White</div><div>The valley’s woman</div></div>`, "Maria White"},
		{"byline in a list of others", "", `<div class="related"><p class="byline">By Ann Poe</p></div><aside><p class="byline">By Ann Poe</p></aside><p class="author">Maria White</p>`, "Maria White"},
		{"has-author", "", `<div class="has-author">Ann Poe</div>`, ""},
		{"none", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := parse(t.Context(), []byte("<html><head>"+tt.head+"</head><body>"+tt.body))
			if err != nil {
				t.Fatal(err)
			}
			m, _ := readMetadata(p, "")
			if got := strings.Join(m.authors, "|"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestReadHead(t *testing.T) {
	blocks := blocksOfLines("By Ann Poe\nDam fails\nBy MARIA WHITE, Staff Writer March 5, 2024\nBy 2018 nobody knew.\nIt failed.")
	m := metadata{titles: []string{"Dam fails"}}
	m.readHead(blocks)
	if strings.Join(m.authors, "|") != "MARIA WHITE" || m.date != "2024-03-05" {
		t.Errorf("got %q, %q", m.authors, m.date)
	}
	m = metadata{titles: []string{"Dam fails"}, authors: []string{"Tom O’Hara"}, date: "2024-01-01"}
	m.readHead(blocks)
	if strings.Join(m.authors, "|") != "Tom O’Hara" || m.date != "2024-01-01" {
		t.Errorf("what is known became %q, %q", m.authors, m.date)
	}
}
