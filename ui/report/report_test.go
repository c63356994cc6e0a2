package report

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestFormats(t *testing.T) {
	formats := Formats()
	if len(formats) == 0 || formats[0] != Text || !slices.Contains(formats, JSON) {
		t.Fatalf("the formats are %v", formats)
	}
	for _, f := range formats {
		if f.Summary() == "" {
			t.Errorf("format %s has no summary", f)
		}
	}
	if got := Format("no such").Summary(); got != "" {
		t.Errorf("an unknown format has the summary %q", got)
	}
}

func TestWriteRefusesAnUnknownFormat(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, "no such", flood(t), Options{}); err == nil || b.Len() > 0 {
		t.Errorf("error %v after %q", err, b.String())
	}
}

// A full is a stream that takes so many bytes and then fails.
type full struct {
	left int
	err  error
}

func (f *full) Write(p []byte) (int, error) {
	n := min(f.left, len(p))
	f.left -= n
	if n < len(p) {
		return n, f.err
	}
	return n, nil
}

func TestWriteTellsThatTheStreamFailed(t *testing.T) {
	want := errors.New("disk full")
	for _, format := range Formats() {
		for _, size := range []int{0, 1, 100} {
			if err := Write(&full{size, want}, format, flood(t), Options{}); !errors.Is(err, want) {
				t.Errorf("%s after %d bytes: error %v, want %v", format, size, err, want)
			}
		}
	}
}
