package html

import (
	"strings"
	"testing"

	"triptych/articles/draft"
)

func TestIs(t *testing.T) {
	tests := []struct {
		name, media, file, data string
		want                    bool
	}{
		{"doctype", "", "", "<!DOCTYPE html><p>x", true},
		{"old doctype", "", "", "\n <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"x\">\n<html>", true},
		{"html", "", "", "<html lang=en>", true},
		{"head", "", "", "<HEAD><TITLE>x", true},
		{"meta", "", "", "<meta charset=utf-8><p>x", true},
		{"body", "", "", "<body bgcolor=white>", true},
		{"title", "", "a.txt", "<title>x</title>", true},
		{"comments first", "", "", "<!-- a --><!-- saved from url=(0011)https://a.b --><html>", true},
		{"XML declaration", "", "", `<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">`, true},
		{"XML declaration alone", "", "", `<?xml version="1.0"?><html>`, true},
		{"mark", "", "", "\uFEFF<!doctype html>", true},
		{"windows-1252", "", "", "<html><title>Caf\xe9</title>", true},
		{"fragment of a server", "text/html; charset=utf-8", "", "<div><p>x</p></div>", true},
		{"fragment in a file", "", "saved.HTM", "<article><p>x</p></article>", true},
		{"XHTML of a server", "application/xhtml+xml", "", "<p>x</p>", true},
		{"a long comment in a file", "", "a.html", "<!-- " + strings.Repeat("x", 9000) + " --><div>", true},

		{"nothing", "text/html", "a.html", "", false},
		{"text", "", "", "The dam failed.", false},
		{"text of a server that calls all HTML", "text/html", "", "The dam failed.", false},
		{"fragment", "", "a.md", "<div align=center><h1>Title</h1></div>\n\nText", false},
		{"Markdown with a comment", "", "a.md", "<!-- lint off -->\n# Title\n\n<html>", false},
		{"Markdown with front matter", "", "a.md", "---\ntitle: x\n---\n<html>", false},
		{"Markdown about HTML", "", "a.md", "```html\n<!doctype html>\n```", false},
		{"Markdown with a link first", "", "a.md", "<https://example.org>\n", false},
		{"less than", "", "", "< 3 dams", false},
		{"RSS", "text/html", "", `<?xml version="1.0"?><rss version="2.0">`, false},
		{"Atom", "", "feed.html", `<feed xmlns="http://www.w3.org/2005/Atom">`, false},
		{"NITF", "text/html", "", `<!DOCTYPE nitf SYSTEM "x"><nitf><head>`, false},
		{"NITF without doctype", "", "a.html", `<nitf><head><title>`, false},
		{"NewsML", "text/html", "", "<newsItem xmlns='x'>", false},
		{"JSON", "text/html", "", `{"html":"<html>"}`, false},
		{"binary", "text/html", "a.html", "<\x00\x00\x00\x01\x02\x03" + strings.Repeat("\x00\x01", 100), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Format().Is(draft.Document{Name: tt.file, MediaType: tt.media, Data: []byte(tt.data)}); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
