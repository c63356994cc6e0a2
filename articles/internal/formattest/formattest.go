// Package formattest is what the tests of formats share: fixtures with what was
// read of them written beside them, and what holds for every document, however
// hostile. It is for tests only.
package formattest

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/model/problem"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Fixtures returns the paths of the files that match patterns, such as
// "testdata/*.xml". Every pattern must match one at least.
func Fixtures(t testing.TB, patterns ...string) []string {
	t.Helper()
	var paths []string
	for _, pattern := range patterns {
		list, err := filepath.Glob(pattern)
		if err != nil || len(list) == 0 {
			t.Fatalf("%s matches %d files, error %v", pattern, len(list), err)
		}
		paths = append(paths, list...)
	}
	return paths
}

// Document reads a fixture.
func Document(t testing.TB, path string) draft.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return draft.Document{Name: path, Data: data}
}

// Goldens is [Golden] for each of the fixtures, whose golden files are beside
// them, named like them with ".golden" behind.
func Goldens(t *testing.T, format draft.Format, paths []string) {
	t.Helper()
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			Golden(t, format, Document(t, path), path+".golden")
		})
	}
}

// Golden checks that format knows a document by its content, and reads in it
// what the golden file has, as [Show] writes it. A document that must be refused
// has the refusal in its golden file. With the flag -update the file is written.
func Golden(t *testing.T, format draft.Format, doc draft.Document, golden string) {
	t.Helper()
	if !format.Is(doc) {
		t.Errorf("not known as %s", format.Name)
	}
	list, err := format.Read(t.Context(), doc)
	got := Show(list)
	if refused := new(problem.Error); errors.As(err, &refused) {
		got = "error: " + refused.Error() + "\n"
	} else if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// EndsEarly checks that reading any of the fixtures ends when its context has.
func EndsEarly(t *testing.T, format draft.Format, paths ...string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, path := range paths {
		if _, err := format.Read(ctx, Document(t, path)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", path, err)
		}
	}
}

// CutOff cuts a document at many places: whatever is left must be no whole one
// and refused, or no longer known as one of the formats.
func CutOff(t *testing.T, doc draft.Document, formats ...draft.Format) {
	t.Helper()
	source := strings.TrimSpace(string(doc.Data))
	for end := 0; end < len(source); end += 1 + len(source)/100 {
		part := draft.Document{Data: []byte(source[:end])}
		for _, f := range formats {
			if !f.Is(part) {
				continue
			}
			if list, err := f.Read(t.Context(), part); err == nil {
				t.Errorf("%s cut off at %d gives %s", doc.Name, end, Show(list))
			}
		}
	}
}

// Others checks that none of the formats takes the sources, which have names,
// for its own.
func Others(t *testing.T, sources map[string]string, formats ...draft.Format) {
	t.Helper()
	for name, source := range sources {
		for _, f := range formats {
			if f.Is(draft.Document{Data: []byte(source)}) {
				t.Errorf("%s is taken for %s", name, f.Name)
			}
		}
	}
}
