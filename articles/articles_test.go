package articles

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/model"
	"triptych/model/problem"
	"triptych/model/text"
)

// write puts files into a folder, name and content in turn, and gives the folder.
func write(t *testing.T, namesAndContents ...string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "story")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(namesAndContents); i += 2 {
		path := filepath.Join(folder, namesAndContents[i])
		if err := os.WriteFile(path, []byte(namesAndContents[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// Load reads what the words name as the command line does.
func Load(words ...string) (Loaded, error) { return Loader{}.Load(context.Background(), words...) }

func ids(s model.Story) string {
	var list []string
	for _, a := range s.Articles {
		list = append(list, a.ID)
	}
	return strings.Join(list, " ")
}

func TestEmbedded(t *testing.T) {
	l, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	story := l.Story
	if !json.Valid(l.Annotations) || l.AnnotationsError != nil || len(l.Notices) > 0 {
		t.Errorf("annotations %.40q, error %v, notices %q", l.Annotations, l.AnnotationsError, l.Notices)
	}
	if story.Title != "Beatles letter" || ids(story) != "a b c" {
		t.Errorf("title %q, articles %s", story.Title, ids(story))
	}
	if a := story.Articles[0]; a.Source != "CNN" || a.Date != "2018-07-23" || a.Title != "" || a.URL != "" || a.Authors != nil {
		t.Errorf("front matter of a: %q %q %q %q %q", a.Source, a.Date, a.Title, a.URL, a.Authors)
	}
	for _, a := range story.Articles {
		if len(a.Sentences) < 15 || strings.Contains(a.Text, "---") || strings.ContainsRune(a.Text, '\uFFFD') {
			t.Errorf("%s: %d sentences, text %.40q", a.ID, len(a.Sentences), a.Text)
		}
	}
}

func TestLoadFolder(t *testing.T) {
	folder := write(t,
		"10.md", "Ten.", "2.txt", "Two.", "B.Markdown", "Three.", "a.md", "Four.",
		"annotations.json", "{}", ".hidden.md", "Hidden.", "picture.png", "\x89PNG\x00")
	if err := os.Mkdir(filepath.Join(folder, "folder.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	l, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if l.Story.Title != "story" || ids(l.Story) != "2 10 a B" {
		t.Errorf("title %q, articles %s", l.Story.Title, ids(l.Story))
	}
	if len(l.Notices) != 1 || !strings.Contains(l.Notices[0], "folder.md") {
		t.Errorf("notices %q", l.Notices)
	}
	if string(l.Annotations) != "{}" || l.AnnotationsError != nil {
		t.Errorf("annotations %q, error %v", l.Annotations, l.AnnotationsError)
	}
}

func TestLoadFiles(t *testing.T) {
	folder := write(t, "b.md", "# B", "a.txt", "# A", "a.md", "# A")
	join := func(name string) string { return filepath.Join(folder, name) }
	l, err := Load(join("b.md"), join("a.txt"), join("a.md"))
	if err != nil || len(l.Notices) > 0 {
		t.Fatal(l.Notices, err)
	}
	story := l.Story
	if l.Annotations != nil || l.AnnotationsError != nil {
		t.Errorf("annotations of files: %q, error %v", l.Annotations, l.AnnotationsError)
	}
	if story.Title != "story" || ids(story) != "b a a (2)" {
		t.Errorf("title %q, articles %s", story.Title, ids(story))
	}
	if md, txt := story.Articles[0].Blocks[0].Kind, story.Articles[1].Text; md != model.Heading || txt != "# A" {
		t.Errorf("Markdown heading is kind %d, plain text reads %q", md, txt)
	}
	other := write(t, "c.md", "C.")
	if l, err = Load(join("b.md"), filepath.Join(other, "c.md")); err != nil || l.Story.Title != "" {
		t.Errorf("two folders: title %q, error %v", l.Story.Title, err)
	}
}

func TestLoadAnnotations(t *testing.T) {
	for _, c := range []struct{ name, content, problem string }{
		{"whatever text it is", "no JSON", ""},
		{"empty", " \n", "there is no text"},
		{"binary", "{\x00}", "binary data"},
		{"Latin 1", "{\n\"caf\xe9\"}", "not UTF-8 at byte 6 (line 2)"},
		{"too large", strings.Repeat(" ", draft.MaxSize) + "{}", "larger than 16 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := Load(write(t, "a.md", "One.", "b.md", "Two.", AnnotationsName, c.content))
			if err != nil || ids(l.Story) != "a b" {
				t.Fatalf("articles %s, error %v", ids(l.Story), err)
			}
			if c.problem == "" {
				if string(l.Annotations) != c.content || l.AnnotationsError != nil {
					t.Errorf("annotations %q, error %v", l.Annotations, l.AnnotationsError)
				}
				return
			}
			var typed *problem.Error
			if !errors.As(l.AnnotationsError, &typed) || l.Annotations != nil {
				t.Fatalf("error %v", l.AnnotationsError)
			}
			for _, part := range []string{AnnotationsName, c.problem, "correct it"} {
				if !strings.Contains(typed.Error(), part) {
					t.Errorf("%q does not say %q", typed, part)
				}
			}
		})
	}
	folder := write(t, "a.md", "One.", "b.md", "Two.")
	if err := os.Mkdir(filepath.Join(folder, AnnotationsName), 0o755); err != nil {
		t.Fatal(err)
	}
	if l, err := Load(folder); err != nil || l.AnnotationsError == nil || !strings.Contains(l.AnnotationsError.Error(), "this is a folder") {
		t.Errorf("errors %v, %v", err, l.AnnotationsError)
	}
}

func TestLoadErrors(t *testing.T) {
	big := strings.Repeat("word ", draft.MaxSize/5+1)
	folder := write(t,
		"good.md", "Good.", "empty.md", "", "blank.txt", " \n\t\n", "matter.md", "---\ntitle: A\n---\n",
		"comment.md", "<!-- nothing to see -->", "zero.md", "a\x00b",
		"big.md", big, "bom.md", "\uFEFF")
	alone := write(t, "one.md", "One.")
	none := write(t, "notes.png", "x")
	good := filepath.Join(folder, "good.md")
	tests := []struct {
		name  string
		paths []string
		want  []string // parts of the message
	}{
		{"nothing", nil, []string{"no articles", "name"}},
		{"missing file", []string{good, folder + "/none.md"}, []string{"none.md", "no such file", "check the name"}},
		{"missing folder", []string{folder + "/none"}, []string{"none", "no such file or folder"}},
		{"empty", []string{good, folder + "/empty.md"}, []string{"empty.md", "there is no text"}},
		{"blank", []string{good, folder + "/blank.txt"}, []string{"blank.txt", "there is no text"}},
		{"only a BOM", []string{good, folder + "/bom.md"}, []string{"bom.md", "there is no text"}},
		{"only front matter", []string{good, folder + "/matter.md"}, []string{"matter.md", "after the front matter"}},
		{"only a comment", []string{good, folder + "/comment.md"}, []string{"comment.md", "there is no text"}},
		{"one file", []string{good}, []string{"good.md", "one article alone", "name at least one more"}},
		{"one file, missing", []string{folder + "/none.md"}, []string{"no such file"}},
		{"folder of one", []string{alone}, []string{"one article only"}},
		{"folder of none", []string{none}, []string{"no articles"}},
		{"binary", []string{good, folder + "/zero.md"}, []string{"zero.md", "binary", "byte 1"}},
		{"too large", []string{good, folder + "/big.md"}, []string{"big.md", "16 MB"}},
		{"folder among files", []string{good, folder}, []string{"this is a folder"}},
		{"folder twice", []string{folder, folder}, []string{"this is a folder"}},
		{"hostile name", []string{good, "a\x1b[2J\u202eb\nc.md"}, []string{"a\uFFFD[2J\uFFFDb c.md: there is no such file"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := Load(tt.paths...)
			var typed *problem.Error
			if !errors.As(err, &typed) {
				t.Fatalf("error %v of type %T", err, err)
			}
			if len(l.Story.Articles) > 0 {
				t.Errorf("%d articles besides the error", len(l.Story.Articles))
			}
			line := err.Error()
			for _, part := range tt.want {
				if !strings.Contains(line, part) {
					t.Errorf("%q lacks %q", line, part)
				}
			}
			if line != text.SanitizeLine(line) {
				t.Errorf("%q is not one harmless line", line)
			}
		})
	}
}

func TestLoadFormats(t *testing.T) {
	folder := write(t,
		"a.html", "<!DOCTYPE html><html><head><title>The mill burned</title></head><body><article><p>"+strings.Repeat("The mill burned on Monday, the mayor said. ", 20)+"</p></article></body></html>",
		"b.txt", "The mill burned\non Friday.", "c.txt", "caf\xe9 owners lost their mill", "d.md", "\xff\xfeM\x00i\x00l\x00l\x00",
		"e.json", `{"uri": "tag:example.org,2026:1", "type": "text", "versioncreated": "2026-03-02T08:00:00Z", "headline": "The mill", "body_text": "The mill burned on Sunday.", "provider": "Example Wire"}`,
		"f.json", `{"figures": [1, 2]}`, "g.xml", "<?xml version=\"1.0\"?><figures/>",
		"h.mhtml", "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\n\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"+
			"<title>The mill burned</title>"+strings.Repeat("<p>The mill=E2=80=99s roof fell on Thursday, as the mayor had said it would.</p>=\n", 6)+"\n--b--\n")
	l, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if ids(l.Story) != "a b c d e h" {
		t.Errorf("articles %s", ids(l.Story))
	}
	for i, want := range []string{"The mill burned on Monday", "The mill burned on Friday", "café owners", "Mill", "The mill burned on Sunday", "The mill’s roof fell on Thursday"} {
		if !strings.HasPrefix(l.Story.Articles[i].Text, want) {
			t.Errorf("article %d: %.60q", i, l.Story.Articles[i].Text)
		}
	}
	told := strings.Join(l.Notices, "\n")
	for _, part := range []string{"c.txt: ", "windows-1252", "d.md: ", "utf-16", "f.json: this is JSON or XML", "g.xml: this is JSON or XML", "left out"} {
		if !strings.Contains(told, part) {
			t.Errorf("%q is not told:\n%s", part, told)
		}
	}
}

// TestLoadFeed reads a single file that holds a story.
func TestLoadFeed(t *testing.T) {
	l, err := Load("feed/testdata/rss-2.0-blog.xml")
	if err != nil || len(l.Story.Articles) < 2 || l.AnnotationsError != nil {
		t.Errorf("%d articles, errors %v, %v", len(l.Story.Articles), err, l.AnnotationsError)
	}
}

func TestLoadTakesTheNearest(t *testing.T) {
	folder := write(t)
	for i := range 11 {
		content := fmt.Sprintf("The river rose over the bridge in January. The mayor warned %d people of the flood.", 100*i)
		if i%5 == 4 {
			content = "Chop the parsley and stew it in butter for ten minutes."
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.md", i)), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if ids(l.Story) != "0 1 2 3 5 6 7 8 10" || !slices.Contains(l.Notices, "of 11 articles, the 9 nearest to one another are shown") {
		t.Errorf("articles %s, notices %q", ids(l.Story), l.Notices)
	}
}

func TestStandardInput(t *testing.T) {
	loader := func(s string) Loader { return Loader{In: strings.NewReader(s)} }
	l, err := loader("One.\n\n====\n\nTwo.\n\fThree.").Load(t.Context(), "-")
	if err != nil || len(l.Story.Articles) != 3 || l.Story.Title != "" {
		t.Fatalf("%d articles, title %q, error %v", len(l.Story.Articles), l.Story.Title, err)
	}
	folder := write(t, "a.md", "A.")
	l, err = loader("One.").Load(t.Context(), filepath.Join(folder, "a.md"), "-")
	if err != nil || ids(l.Story) != "a standard input" {
		t.Errorf("articles %s, error %v", ids(l.Story), err)
	}
	for _, c := range []struct{ in, want string }{
		{"One.", "one article alone"}, {"", "standard input: there is no text"}, {"===\n", "standard input: there is no text"}, {"a\x00b", "binary"}, {strings.Repeat("word ", draft.MaxSize/4), "16 MB"},
	} {
		if _, err := loader(c.in).Load(t.Context(), "-"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: error %v", c.in, err)
		}
	}
	if _, err := (Loader{}).Load(t.Context(), "-"); err == nil {
		t.Error("there is no standard input, and it is read")
	}
}

func TestAddresses(t *testing.T) {
	fetch := func(_ context.Context, address string) (draft.Document, error) {
		if strings.HasSuffix(address, "/gone") {
			return draft.Document{}, &problem.Error{Problem: "the page is gone", Advice: "look for it elsewhere"}
		}
		return draft.Document{Name: address, Data: []byte("# The mill\n\nIt burned at " + address), URL: address + "?final", MediaType: "text/markdown"}, nil
	}
	l, err := Loader{Fetch: fetch}.Load(t.Context(), "https://example.org/a/mill.html?x=1", "https://example.com/other")
	if err != nil || ids(l.Story) != "mill other" || l.Story.Articles[1].URL != "https://example.com/other?final" {
		t.Errorf("articles %s, error %v", ids(l.Story), err)
	}
	if _, err := (Loader{Fetch: fetch}).Load(t.Context(), "https://example.org/gone", "https://example.org/a"); err == nil ||
		err.Error() != "https://example.org/gone: the page is gone; look for it elsewhere" {
		t.Errorf("error %v", err)
	}
	if _, err := (Loader{}).Load(t.Context(), "https://example.org/a", "https://example.org/b"); err == nil || !strings.Contains(err.Error(), "not fetched here") {
		t.Errorf("error %v", err)
	}
}

func TestCollect(t *testing.T) {
	folder := write(t, "a.md", "---\ntitle: The mill\n---\nIt burned.", "empty.md", "<!-- nothing -->")
	drafts, _, err := Loader{}.Collect(t.Context(), filepath.Join(folder, "a.md"))
	if err != nil || len(drafts) != 1 || drafts[0].Title != "The mill" || !strings.Contains(drafts[0].Markdown, "It burned.") {
		t.Errorf("drafts %+v, error %v", drafts, err)
	}
	if _, _, err := (Loader{}).Collect(t.Context(), filepath.Join(folder, "empty.md")); err == nil {
		t.Error("an article without text is collected")
	}
}

func TestLoadFilesOfALibrary(t *testing.T) {
	files := map[string]string{"s/a.md": "One.", "s/b.md": "Two.", "s/" + AnnotationsName: "{}"}
	read := func(path string) ([]byte, error) {
		if content, ok := files[path]; ok {
			return []byte(content), nil
		}
		return nil, &problem.Error{Problem: "there is no such file", Advice: "look", Err: os.ErrNotExist}
	}
	l, err := Loader{}.LoadFiles(t.Context(), "harbour fire", []string{"s/b.md", "s/a.md"}, read)
	if err != nil || ids(l.Story) != "b a" || l.Story.Title != "harbour fire" || string(l.Annotations) != "{}" {
		t.Errorf("articles %s, title %q, annotations %q, error %v", ids(l.Story), l.Story.Title, l.Annotations, err)
	}
	delete(files, "s/"+AnnotationsName)
	if l, err = (Loader{}).LoadFiles(t.Context(), "x", []string{"s/b.md", "s/a.md"}, read); err != nil || l.AnnotationsError != nil {
		t.Errorf("errors %v, %v", err, l.AnnotationsError)
	}
	if _, err = (Loader{}).LoadFiles(t.Context(), "x", []string{"s/b.md", "s/none.md"}, read); err == nil || !strings.Contains(err.Error(), "none.md") {
		t.Errorf("error %v", err)
	}
}

func TestLoadUnreadable(t *testing.T) {
	folder := write(t, "good.md", "Good.", "closed.md", "Closed.")
	closed := filepath.Join(folder, "closed.md")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(closed); err == nil {
		f.Close()
		t.Skip("permissions do not bind this user")
	}
	_, err := Load(folder)
	if err == nil || !strings.Contains(err.Error(), "closed.md: it may not be read") || !errors.Is(err, os.ErrPermission) {
		t.Errorf("error %v", err)
	}
}

func TestStoryIsHarmless(t *testing.T) {
	payload := "a\x1b]0;x\x07b\u009b31m\u202ec\u200bd"
	folder := write(t,
		"a.md", "---\ntitle: \"\\e]0;x\\a\\u202e\"\nsource: &#27;\nauthors: [\"\\u009b31m\"]\n---\n"+payload+" &#27;[31m",
		"b\x1b[2J.txt", payload)
	l, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range l.Story.Articles {
		for _, s := range append([]string{a.ID, a.Source, a.Title, a.Date, a.URL, a.Text}, a.Authors...) {
			if s != text.Sanitize(s) {
				t.Errorf("%q may reach a terminal", s)
			}
		}
	}
}

// TestRefusedFormats holds what would be read as prose, with its marks in it.
func TestRefusedFormats(t *testing.T) {
	for source, want := range map[string]string{
		`[{"id": 1, "text": "The dam failed."}]`:          "this is JSON or XML",
		`["The dam failed.", "Nobody knew."]`:             "this is JSON or XML",
		"<contentSet><p>The dam failed.</p></contentSet>": "this is JSON or XML",
		"[The dam](https://example.org) failed.":          "",
		"[sic] The dam failed.":                           "",
		"<b>The dam</b> failed.":                          "",
	} {
		_, err := extract(t.Context(), draft.Document{Name: "a", Data: []byte(source)})
		if refused := new(problem.Error); want == "" && err != nil || want != "" && (!errors.As(err, &refused) || !strings.HasPrefix(refused.Problem, want)) {
			t.Errorf("%s: error %v", source, err)
		}
	}
}

// TestNewestOfFeed opens a feed alone, of which the newest articles are shown.
func TestNewestOfFeed(t *testing.T) {
	var feed strings.Builder
	feed.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>The Tide</title>`)
	for day := range 12 {
		fmt.Fprintf(&feed, `<item><title>Day %d</title><pubDate>%d Mar 2026 10:15:00 GMT</pubDate><description>%s</description></item>`,
			day, 10+day, strings.Repeat(fmt.Sprintf("The dam failed for the %dth time, said the mayor of the town below it. ", 10+day), 12))
	}
	feed.WriteString("</channel></rss>")
	l, err := Load(filepath.Join(write(t, "a.rss", feed.String()), "a.rss"))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(l.Story.Articles); n != MaxArticles || l.Story.Articles[0].Title != "Day 11" || l.Story.Articles[n-1].Title != "Day 3" || !strings.Contains(strings.Join(l.Notices, ""), "newest") {
		t.Errorf("%d articles, notices %q", n, l.Notices)
	}
}
