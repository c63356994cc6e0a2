package fields

import (
	"strings"
	"testing"
)

func TestTitle(t *testing.T) {
	for given, want := range map[string]string{
		"": "", " A\n title ": "A title", "Microsoft Word - report": "", "report.DOCX": "", "gate-v3.indd": "", "Document 12": "",
		"Document 12 leaked": "Document 12 leaked", "untitled": "", "https://example.org/a": "", "Print": "", "Print is dead": "Print is dead", "1984": "1984",
	} {
		if got := Title(given); got != want {
			t.Errorf("%q is %q, want %q", given, got, want)
		}
	}
}

func TestAuthors(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "Jane Roe": "Jane Roe", "Jane Roe; John Doe": "Jane Roe|John Doe", "python-docx": "", "Windows User": "", "jroe2": "",
		"Roe": "Roe", "Mira Oldenkamp; Microsoft Office User": "Mira Oldenkamp", "李明": "李明",
	} {
		if got := strings.Join(Authors(given), "|"); got != want {
			t.Errorf("%q has %q, want %q", given, got, want)
		}
	}
}
