package detail

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// chunked returns a sentence's chunks: nouns in (), verbs in [], links bare, and a
// bar where punctuation parts them.
func chunked(sentence string) string {
	story := &model.Story{Articles: []model.Article{text.ParsePlain(sentence)}}
	s := &Read(story)[0].Sentences[0]
	var parts []string
	for _, c := range s.Chunks {
		words := story.Articles[0].Text[s.Words[c.First].Start:s.Words[c.Last].End]
		switch c.Kind {
		case NounChunk:
			words = "(" + words + ")"
		case VerbChunk:
			words = "[" + words + "]"
		}
		if c.Break {
			words = "| " + words
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, " ")
}

func TestChunks(t *testing.T) {
	tests := []struct{ sentence, want string }{
		{"The men were captured in January by local soldiers.", "(The men) [were captured] in (January) by (local soldiers)"},
		{"The pair are believed to have been stripped of their citizenship.", "(The pair) [are believed to have been stripped] of (their citizenship)"},
		{"He said that the minister would not demand assurances.", "(He) [said] that (the minister) [would not demand] (assurances)"},
		{"They paid nearly $44 million in federal taxes.", "(They) [paid] (nearly $44 million) in (federal taxes)"},
		{"On June 22, 2018, the letter was sent to him.", "On (June 22, 2018) | (the letter) [was sent] to (him)"},
		{"It ended at 5:50 on Monday.", "(It) [ended] at (5:50) on (Monday)"},
		{"The plan failed, officials said.", "(The plan) [failed] | (officials) [said]"},
	}
	for _, test := range tests {
		if got := chunked(test.sentence); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.sentence, got, test.want)
		}
	}
}

// TestChunksCoverTheSentence checks that the chunks of any sentence follow one
// another without a gap.
func TestChunksCoverTheSentence(t *testing.T) {
	for _, sentence := range []string{
		"", "A", "to", "to to to", "Not never not", "“”", "1 2 3 4", "$ % £", "the the the of of", "He, she, it; they: “we” (you)",
		"Two hundred and six men, of whom 14 were said to have been killed on Monday, June 4, 2018.",
	} {
		story := &model.Story{Articles: []model.Article{text.ParsePlain(sentence)}}
		for _, s := range Read(story)[0].Sentences {
			next := 0
			for _, c := range s.Chunks {
				if c.First != next || c.Last < c.First {
					t.Fatalf("%q: the chunk of words %d to %d does not follow word %d", sentence, c.First, c.Last, next)
				}
				next = c.Last + 1
			}
			if next != len(s.Words) || len(s.tags) != len(s.Words) || len(s.Classes) != len(s.Words) {
				t.Fatalf("%q: %d words, but chunks up to %d, %d tags and %d classes", sentence, len(s.Words), next, len(s.tags), len(s.Classes))
			}
		}
	}
}
