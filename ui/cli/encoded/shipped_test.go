package encoded

import (
	"flag"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"triptych/articles"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/encode"
)

var update = flag.Bool("update", false, "write what the encoder reads of the embedded story anew")

// embeddedStory returns the story that comes with the program.
func embeddedStory(t *testing.T) *model.Story {
	t.Helper()
	l, err := articles.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &l.Story
}

func prepare(t *testing.T, story *model.Story, r encode.Reader) {
	t.Helper()
	if _, err := analyze.Prepare(t.Context(), story, analyze.Options{Encoder: r}); err != nil {
		t.Fatal(err)
	}
}

// TestShippedIsWhatTheEncoderReads reads the embedded story anew.
func TestShippedIsWhatTheEncoderReads(t *testing.T) {
	folder := t.TempDir()
	prepare(t, embeddedStory(t), newReader(encode.Shipped(), fstest.MapFS{}, folder))
	anew := os.DirFS(folder)
	if *update {
		replaceShipped(t, anew)
		return
	}
	shipped := os.DirFS(shippedFolder)
	want, got := names(t, anew), names(t, shipped)
	if !slices.Equal(got, want) {
		t.Fatalf("shipped are %v, the embedded story now needs %v (go test -update writes them)", got, want)
	}
	for _, name := range want {
		if strings.HasPrefix(name, "pairs-") {
			compareLists[encode.Answer](t, name, shipped, anew)
		} else {
			compareLists[encode.Vector](t, name, shipped, anew)
		}
	}
}

func replaceShipped(t *testing.T, anew fs.FS) {
	t.Helper()
	if err := os.RemoveAll(shippedFolder); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(shippedFolder, anew); err != nil {
		t.Fatal(err)
	}
}

// names lists the files of a folder.
func names(t *testing.T, folder fs.FS) []string {
	t.Helper()
	list, err := fs.Glob(folder, "*")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// compareLists compares what a file of two folders unpacks to. The files may
// differ where another version of Go packed them.
func compareLists[V any](t *testing.T, name string, shipped, anew fs.FS) {
	t.Helper()
	list := func(folder fs.FS) []V {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		list, ok := unpack(data, func(list []V) bool { return len(list) > 0 })
		if !ok {
			t.Fatalf("%s of %v holds no list", name, folder)
		}
		return list
	}
	got, want := list(shipped), list(anew)
	if len(got) != len(want) {
		t.Fatalf("%s has %d entries, want %d (go test -update writes them)", name, len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("entry %d of %s is not what the encoder reads now (go test -update writes it)", i, name)
		}
	}
}

// A knowing reader counts as a counter does, and answers else as the encoder does.
type knowing struct{ counter }

func (*knowing) Odds(cosine float64) float64 { return encode.Shipped().Odds(cosine) }

func (*knowing) Subject(v encode.Vector) encode.Vector { return encode.Shipped().Subject(v) }

func (*knowing) Stance(a *encode.Answer, first, second model.Span) encode.Stance {
	return encode.Shipped().Stance(a, first, second)
}

// TestReadsOnlyAChangedStory prepares the embedded story, and what is left of it
// without its last article.
func TestReadsOnlyAChangedStory(t *testing.T) {
	if *update {
		t.Skip("the program still has what was shipped before")
	}
	story := embeddedStory(t)
	changed := *story
	changed.Articles = changed.Articles[:len(changed.Articles)-1]
	for _, tt := range []struct {
		name  string
		story *model.Story
		asked int
	}{{"the embedded story", story, 0}, {"a changed one", &changed, 2}} {
		r := &knowing{}
		prepare(t, tt.story, NewReader(r, ""))
		if r.asked != tt.asked {
			t.Errorf("for %s the encoder is asked %d times, want %d", tt.name, r.asked, tt.asked)
		}
	}
}
