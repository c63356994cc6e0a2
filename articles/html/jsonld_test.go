package html

import (
	"fmt"
	"strings"
	"testing"
)

func TestReadLinkedData(t *testing.T) {
	tests := []struct{ name, scripts, want string }{
		{"an article", `{"@type":"NewsArticle","headline":"Dam fails","datePublished":"2024-03-05","author":{"name":"Maria White"},"publisher":{"name":"The Courier"},"url":"https://example.org/dam"}`,
			"Dam fails; The Courier; 2024-03-05; Maria White; https://example.org/dam"},
		{"every type", `{"@type":"ReportageNewsArticle","headline":"Dam fails"}`, "Dam fails; ; ; ; "},
		{"a type of several", `{"@type":["Thing","LiveBlogPosting"],"headline":"Dam fails"}`, "Dam fails; ; ; ; "},
		{"a type as an address", `{"@type":"http://schema.org/NewsArticle","headline":"Dam fails"}`, "Dam fails; ; ; ; "},
		{"no article", `{"@type":"Recipe","name":"Soup","author":"Ann Poe"}`, "; ; ; ; "},
		{"an array", `[{"@type":"Organization","name":"x"},{"@type":"Article","headline":"Dam fails"}]`, "Dam fails; ; ; ; "},
		{"a graph with references", `{"@graph":[{"@type":"Person","@id":"#1","name":"Maria White"},{"@type":"NewsArticle","headline":"Dam fails","author":[{"@id":"#1"},{"@id":"#2"}],"publisher":{"@id":"#o"}},{"@id":"#o","name":"The Courier"}]}`,
			"Dam fails; The Courier; ; Maria White; "},
		{"in the page", `{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Dam fails"},"datePublished":"2024-03-05"}`, "Dam fails; ; 2024-03-05; ; "},
		{"authors as texts", `{"@type":"Article","author":["Maria White","Tom O’Hara"]}`, "; ; ; Maria White|Tom O’Hara; "},
		{"creator", `{"@type":"Article","name":"Dam fails","creator":"Maria White"}`, "Dam fails; ; ; Maria White; "},
		{"the site", `{"@type":"Article","headline":"Dam fails"}§{"@type":"WebSite","name":"The Courier"}`, "Dam fails; The Courier; ; ; "},
		{"of two the one with the title", `{"@type":"Article","headline":"Bridge closed","datePublished":"2024-01-01"}§{"@type":"Article","headline":"The dam fails"}`, "The dam fails; ; ; ; "},
		{"values of other types", `{"@type":"Article","headline":["Dam fails","x"],"datePublished":{"@value":"2024-03-05"},"author":7,"publisher":[null],"url":false}`, "Dam fails; ; 2024-03-05; ; "},
		{"line breaks and commas", "{\"@type\":\"Article\",\"headline\":\"Dam\nfails\",\"author\":[\"Maria White\",],}", "Dam fails; ; ; Maria White; "},
		{"a comma in a text", `{"@type":"Article","headline":"Dam \",} fails",}`, "Dam \",} fails; ; ; ; "},
		{"wrapped", "<!--\n//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Dam fails\"};\n//]]>\n-->", "Dam fails; ; ; ; "},
		{"one after the other", `{"@type":"WebSite","name":"The Courier"}{"@type":"Article","headline":"Dam fails"}`, "Dam fails; The Courier; ; ; "},
		{"broken", `{"@type":"Article","headline":"Dam`, "; ; ; ; "},
		{"broken beside whole", `{"@type":§{"@type":"Article","headline":"Dam fails"}`, "Dam fails; ; ; ; "},
		{"nothing", "", "; ; ; ; "},
		{"an object in itself", `{"@type":"Article","@id":"#a","author":{"@id":"#a"},"headline":"Dam fails"}`, "Dam fails; ; ; ; #a"},
		{"deep", strings.Repeat(`{"@graph":[`, 5000) + `{"@type":"Article","headline":"Dam fails"}` + strings.Repeat("]}", 5000), "; ; ; ; "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := &page{linkedData: strings.Split(tt.scripts, "§")}
			l := readLinkedData(p, []string{"The dam fails"})
			got := fmt.Sprintf("%s; %s; %s; %s; %s", l.headline, l.publisher, l.published, strings.Join(l.authors, "|"), l.url)
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLinkedBody(t *testing.T) {
	for properties, want := range map[string]string{
		`"@type":"Article","articleBody":"It failed."`: "It failed.",
		`"@type":"LiveBlogPosting","liveBlogUpdate":[{"headline":"Two missing","articleBody":"They are two."},{"datePublished":"2024-03-05T14:05:00Z","articleBody":"It failed."},7]`: "Two missing\nThey are two.\n14:05 – It failed.",
		`"@type":"Article"`: "",
	} {
		p := &page{linkedData: []string{"{" + properties + "}"}}
		if l := readLinkedData(p, nil); l.body != want {
			t.Errorf("%s: got %q", properties, l.body)
		}
	}
}

func TestNotFree(t *testing.T) {
	for properties, want := range map[string]bool{
		`"isAccessibleForFree":false`:                             true,
		`"isAccessibleForFree":"False"`:                           true,
		`"isAccessibleForFree":"http://schema.org/False"`:         true,
		`"hasPart":{"isAccessibleForFree":"false"}`:               true,
		`"hasPart":[{"@type":"x"},{"isAccessibleForFree":false}]`: true,
		`"isAccessibleForFree":true`:                              false,
		`"isAccessibleForFree":"True"`:                            false,
		`"hasPart":"x"`:                                           false,
		`"headline":"False"`:                                      false,
	} {
		p := &page{linkedData: []string{`{"@type":"NewsArticle",` + properties + "}"}}
		if l := readLinkedData(p, nil); l.closed != want {
			t.Errorf("%s: got %v", properties, l.closed)
		}
	}
}

// FuzzLinkedData holds that whatever a script holds, what is read of it are
// single lines.
func FuzzLinkedData(f *testing.F) {
	f.Add(`{"@type":"NewsArticle","headline":"Dam \u001b fails","author":[{"name":"Maria White"},"Tom"],"wordCount":1e300}`)
	f.Add(`[{"@graph":[{"@type":["Article"],"@id":"a","publisher":{"@id":"a"},"hasPart":[1,{}]}]},]`)
	f.Fuzz(func(t *testing.T, script string) {
		l := readLinkedData(&page{linkedData: []string{script}}, []string{"Dam fails"})
		for _, s := range append(l.authors, l.headline, l.publisher, l.published, l.modified, l.url) {
			if strings.ContainsAny(s, "\x00\x1b\n\r\t\u009b") || len(s) > 4*maxLine {
				t.Errorf("%q gives %q", script, s)
			}
		}
	})
}
