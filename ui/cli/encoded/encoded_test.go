package encoded

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"triptych/model"
	"triptych/model/encode"
)

// A counter reads nothing and counts how often it was asked.
type counter struct{ asked int }

func (c *counter) Odds(float64) float64 { return 1 }

func (c *counter) Subject(v encode.Vector) encode.Vector { return v }

func (c *counter) Stance(*encode.Answer, model.Span, model.Span) encode.Stance {
	return encode.Stance{}
}

func (c *counter) Vectors(ctx context.Context, texts []string, _ func(float64)) ([]encode.Vector, error) {
	c.asked++
	return slices.Repeat([]encode.Vector{make(encode.Vector, encode.VectorLen)}, len(texts)), ctx.Err()
}

func (c *counter) Pairs(ctx context.Context, texts [][2]string, _ func(float64)) ([]encode.Answer, error) {
	c.asked++
	a := encode.Answer{Link: 0.5, First: []encode.Piece{{Span: model.Span{Start: 1, End: 2}}}}
	a.FirstRoles = encode.Roles{Scale: make([]float32, 1), Values: make([]byte, encode.RoleLen)}
	return slices.Repeat([]encode.Answer{a}, len(texts)), ctx.Err()
}

func tell(float64) {}

// read asks for one sentence and one pair, and checks both.
func read(t *testing.T, r *Reader, text string) {
	t.Helper()
	v, err := r.Vectors(t.Context(), []string{text}, tell)
	if err != nil || len(v) != 1 || len(v[0]) != encode.VectorLen {
		t.Fatalf("the vectors are %v, %v", v, err)
	}
	a, err := r.Pairs(t.Context(), [][2]string{{text, "b"}}, tell)
	if err != nil || len(a) != 1 || a[0].Link != 0.5 || a[0].First[0].End != 2 {
		t.Fatalf("the answers are %v, %v", a, err)
	}
}

func TestReadsOnce(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new", "cache")
	c := &counter{}
	read(t, NewReader(c, folder), "one")
	read(t, NewReader(c, folder), "one")
	if c.asked != 2 {
		t.Errorf("a sentence and a pair, read twice, are asked for %d times, want 2", c.asked)
	}
	read(t, NewReader(c, folder), "two")
	if c.asked != 4 {
		t.Errorf("another text is asked for %d times, want 2", c.asked-2)
	}
}

func TestReadsAgainWhatIsDamaged(t *testing.T) {
	folder := t.TempDir()
	c := &counter{}
	read(t, NewReader(c, folder), "one")
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Fatalf("the folder holds %v, %v", entries, err)
	}
	for _, e := range entries {
		if err := os.WriteFile(filepath.Join(folder, e.Name()), []byte("damaged"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	read(t, NewReader(c, folder), "one")
	if c.asked != 4 {
		t.Errorf("damaged files are read again %d times, want 2", c.asked-2)
	}
}

func TestReadsWithoutAFolder(t *testing.T) {
	c := &counter{}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"", file} {
		read(t, NewReader(c, folder), "one")
	}
	if c.asked != 4 {
		t.Errorf("without a folder, %d requests reach the encoder, want 4", c.asked)
	}
}

func TestKeepsTheLatest(t *testing.T) {
	folder := t.TempDir()
	r := NewReader(&counter{}, folder)
	for i := range maxFiles {
		read(t, r, fmt.Sprint(i))
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != maxFiles {
		t.Errorf("the folder holds %d files, want %d: %v", len(entries), maxFiles, err)
	}
}

func TestWaitsForItsTurn(t *testing.T) {
	r := NewReader(&counter{}, "")
	r.turn <- struct{}{}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Vectors(ctx, []string{"one"}, tell); err != context.Canceled {
		t.Errorf("who gives up waiting gets %v, want %v", err, context.Canceled)
	}
}
