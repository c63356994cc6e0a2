package articles

import (
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/model"
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
		{"empty", " \n", "the file is empty"},
		{"binary", "{\x00}", "binary data"},
		{"Latin 1", "{\n\"caf\xe9\"}", "not UTF-8 at byte 6 (line 2)"},
		{"too large", strings.Repeat(" ", maxSize) + "{}", "larger than 16 MB"},
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
			var typed *Error
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
	big := strings.Repeat("word ", maxSize/5+1)
	folder := write(t,
		"good.md", "Good.", "empty.md", "", "blank.txt", " \n\t\n", "matter.md", "---\ntitle: A\n---\n",
		"comment.md", "<!-- nothing to see -->", "zero.md", "a\x00b", "latin1.txt", "line\ncaf\xe9 noir", "utf16.txt", "\xff\xfea\x00",
		"big.md", big, "bom.md", "\uFEFF")
	alone := write(t, "one.md", "One.")
	none := write(t, "notes.pdf", "x")
	many := write(t)
	for _, c := range "abcdefghij" {
		if err := os.WriteFile(filepath.Join(many, string(c)+".md"), []byte("Text."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	good := filepath.Join(folder, "good.md")
	tests := []struct {
		name  string
		paths []string
		want  []string // parts of the message
	}{
		{"nothing", nil, []string{"no articles", "name"}},
		{"missing file", []string{good, folder + "/none.md"}, []string{"none.md", "no such file", "check the name"}},
		{"missing folder", []string{folder + "/none"}, []string{"none", "no such file or folder"}},
		{"empty", []string{good, folder + "/empty.md"}, []string{"empty.md", "is empty"}},
		{"blank", []string{good, folder + "/blank.txt"}, []string{"blank.txt", "is empty"}},
		{"only a BOM", []string{good, folder + "/bom.md"}, []string{"bom.md", "is empty"}},
		{"only front matter", []string{good, folder + "/matter.md"}, []string{"matter.md", "after the front matter"}},
		{"only a comment", []string{good, folder + "/comment.md"}, []string{"comment.md", "is empty"}},
		{"one file", []string{good}, []string{"good.md", "one article alone", "name at least one more"}},
		{"one file, missing", []string{folder + "/none.md"}, []string{"no such file"}},
		{"folder of one", []string{alone}, []string{"one article only"}},
		{"folder of none", []string{none}, []string{"no articles"}},
		{"folder of ten", []string{many}, []string{"10 articles", "9"}},
		{"ten files", strings.Fields(strings.Repeat(good+" ", 10)), []string{"10 articles", "9"}},
		{"binary", []string{good, folder + "/zero.md"}, []string{"zero.md", "binary", "byte 1"}},
		{"Latin 1", []string{good, folder + "/latin1.txt"}, []string{"latin1.txt", "not UTF-8", "byte 8", "line 2", "save it as UTF-8"}},
		{"UTF-16", []string{good, folder + "/utf16.txt"}, []string{"utf16.txt", "UTF-16", "UTF-8"}},
		{"too large", []string{good, folder + "/big.md"}, []string{"big.md", "16 MB"}},
		{"folder among files", []string{good, folder}, []string{"this is a folder"}},
		{"folder twice", []string{folder, folder}, []string{"this is a folder"}},
		{"hostile name", []string{good, "a\x1b[2J\u202eb\nc.md"}, []string{"a\uFFFD[2J\uFFFDb c.md: there is no such file"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := Load(tt.paths...)
			var typed *Error
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

func TestCompareNames(t *testing.T) {
	sorted := []string{"01.md", "1.md", "2.md", "10.md", "a.md", "a1.md", "a2b.md", "a10.md", "B.md", "c 9 d 10.md", "c 10 d 9.md", "é.md"}
	for i, a := range sorted {
		for j, b := range sorted {
			if got, want := compareNames(a, b), cmp.Compare(i, j); got != want {
				t.Errorf("compareNames(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
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
