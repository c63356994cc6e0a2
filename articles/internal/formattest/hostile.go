package formattest

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// maxTime is how long any hostile document may take, on a machine that is busy
// with all else.
const maxTime = 30 * time.Second

// Hostile reads each of the sources, which have names, and checks that it takes
// little time and allocates at most maxMemory bytes in all. It returns the refusals,
// by name.
func Hostile(t *testing.T, sources map[string]string, maxMemory uint64, read func(t *testing.T, source string) error) map[string]error {
	t.Helper()
	refusals := make(map[string]error)
	for name, source := range sources {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			if err := read(t, source); err != nil {
				refusals[name] = err
			}
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if allocated := after.TotalAlloc - before.TotalAlloc; took > maxTime || allocated > maxMemory {
				t.Errorf("%d bytes took %v and %d MB", len(source), took, allocated>>20)
			}
		})
	}
	return refusals
}

// Seed returns a fuzz target of one string the fixtures and the sources to start
// with.
func Seed(f *testing.F, fixtures []string, sources map[string]string) {
	f.Helper()
	for _, path := range fixtures {
		f.Add(string(Document(f, path).Data))
	}
	for _, source := range sources {
		f.Add(source)
	}
}

// Check reads a document and checks what holds whatever it is: there are 1 to
// most articles, each of which has text and fields that are one line, or the
// refusal that is returned, which says what is wrong and what to do in at most
// longestError bytes.
func Check(t *testing.T, format draft.Format, doc draft.Document, most, longestError int) error {
	t.Helper()
	list, err := format.Read(t.Context(), doc)
	if err != nil {
		if refused := new(problem.Error); !errors.As(err, &refused) || refused.Problem == "" || refused.Advice == "" || len(err.Error()) > longestError {
			t.Fatalf("%s: error %v", format.Name, err)
		}
		return err
	}
	if len(list) == 0 || len(list) > most {
		t.Fatalf("%s: %d articles", format.Name, len(list))
	}
	for _, a := range list {
		if len(a.Blocks) == 0 || strings.ContainsAny(a.Title+a.Source+a.Date+a.URL, "\n\r\t") {
			t.Fatalf("%s: %+v", format.Name, a)
		}
	}
	return nil
}

// BillionLaughs returns the document type of an XML document, named so, in which
// the entity "b9" would be a thousand million words.
func BillionLaughs(root string) string {
	laughs := `<!DOCTYPE ` + root + ` [<!ENTITY b0 "ha">`
	for i := '1'; i <= '9'; i++ {
		laughs += "<!ENTITY b" + string(i) + " \"" + strings.Repeat("&b"+string(i-1)+";", 10) + "\">"
	}
	return laughs + "]>"
}
