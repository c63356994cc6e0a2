package weigh

import (
	"strings"
	"testing"

	"triptych/model"
)

func TestQuotesSayWhoSpeaks(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"a name", "“We saw nothing,” said Ana Ruiz.", "Ana Ruiz"},
		{"a role", "The driver said: “We saw nothing.”", "driver"},
		{"nobody", "It was called “the wall” by many.", ""},
		{"a pronoun", "He told parliament: “We saw nothing.”", ""},
		{"the next sentence tells", "“We saw nothing. We heard nothing,” said Ana Ruiz.", "Ana Ruiz, Ana Ruiz"},
		{"the sentence before tells", "Ana Ruiz said: “We saw nothing. We heard nothing. We left.”", "Ana Ruiz, Ana Ruiz, Ana Ruiz"},
		{"the next paragraph tells", "“We saw nothing.\n\n“We heard nothing,” said Ana Ruiz.", "Ana Ruiz, Ana Ruiz"},
		{"another quotation", "“We saw nothing.” “We heard nothing,” said Ana Ruiz.", ", Ana Ruiz"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, readings := read(test.body)
			var list []model.Quotation
			for i, s := range readings[0].Sentences {
				for _, q := range s.Quotes {
					list = append(list, model.Quotation{SentenceRef: model.SentenceRef{Sentence: i}, Span: q})
				}
			}
			var speakers []string
			for _, q := range Quotes(readings, list) {
				speakers = append(speakers, q.Speaker)
			}
			if got := strings.Join(speakers, ", "); got != test.want {
				t.Errorf("said by %q, want %q", got, test.want)
			}
		})
	}
}
