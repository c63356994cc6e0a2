package text

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"triptych/model"
)

// cut returns the sentences of one block's text.
func cut(text string) []string {
	var list []string
	for _, s := range appendSentences(nil, text, model.Span{End: len(text)}, 0) {
		list = append(list, s.In(text))
	}
	return list
}

// Each case of TestSentences has a bar where a sentence ends.
func TestSentences(t *testing.T) {
	tests := []string{
		"One. | Two! | Three? | Four",
		"No stop at all",
		// Abbreviations, titles and initials.
		"AUGUSTA, Me. — The mayor left. | He was in D.C. -- the capital -- at 9 p.m. – too late. | It ended. | — The writer",
		"President [George W.] Bush agreed. | Braver than I thought. #brave. | They left.",
		"Gov. Greg Abbott met Sen. Doe, Dr. Roe and Mr. and Mrs. Poe on St. John Street. | They left.",
		"He lives in the U.S. Senate's shadow. | In the U.S. he is known.",
		"He came to the U.S. | The law changed.",
		"Nicholas J. Lewin spoke. | J. K. Rowling and J.R.R. Tolkien did not.",
		"It began at 5 p.m. Friday and at 6 a.m. | The rest slept.",
		"Acme Inc. shares rose, Roe v. Wade and Doe vs. Roe fell. | Next came Acme Corp. | It fell too.",
		"On Jan. 5 and Sept. 11, No. 10 said no. | No. | That was all.",
		"A Ph.D. from Washington, D.C., and one from Calif. | He has both.",
		"Lt. Col. Doe and Lt. Gov. Roe, R-S.C., agreed.",
		"Martin Luther King Jr. spoke. | King Jr. | He did.",
		// Numbers and names with stops.
		"It cost $43.9 million, or 3.5 percent. | In 2015. | In 1.5 years.",
		"See example.com or www.Example.Com/A.B for the U.S.S.R. version 2.0.1. | Done.",
		"Node.Js and Yahoo! are names, Yahoo! said.",
		"1. First of all. | 2. Then that.",
		// Quotations and brackets.
		"“It should close.” | He left.",
		"He said: “It should close.” | He left.",
		"“...should close.” he told parliament. | “Yes!” she cried. | “Why?” he asked.",
		"'It should close.' he told parliament.",
		"“Who knows?” Jane Doe asked. | “I do!” Mr. Roe said. | “Who?” | He shrugged.",
		"“It was a chance.” Doe said. | “It was a chance.” | Doe said that it was.",
		"“We said, ‘Wait.’” | He waited. | (He had to.) | He did (for an hour). | So he left.",
		"She said \"no.\" | \"Yes,\" he said. | \"Go.\" | Then she went.",
		"There was no. | “not guilty” was it.",
		"A list: one; two: “three” — four.",
		// Ellipses.
		"We are … not alone, and we ... will not be. | So they say… | Then silence.",
		"... I must leave. | He went. ...",
		"Wait . . . what is it? | No.",
		"So it is.. | “She is fit.”",
		// Captions.
		"A guard at a center in Syria. (Hussein Malla/AP)",
		"A guard in Syria. (Jane Doe/AP) | The next sentence.",
		"A guard in Syria. | (He was there for years.) | The next.",
		"A guard in Syria. (pictured) stands there.",
		// Notes, small letters, other scripts.
		"It is so.[1] | It is.[23] | [Sic] transit.",
		"It sold well. | iPhone sales rose. | He said so. eh.",
		"これは文です。 | 次の文です！ | 「はい。」 | 終わり",
		"यह वाक्य है। | दूसरा वाक्य। | هل هذا؟ | نعم.",
		"«C’est fini.» | «Oui.» | „Das ist es.“ | Er ging.",
		// Hard breaks.
		"A line\n | Another line\nthat goes on,\nAnd on",
		"?! ... ",
	}
	for _, tt := range tests {
		want := strings.Split(strings.TrimSpace(tt), " | ")
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		text := strings.ReplaceAll(strings.TrimSpace(tt), "\n | ", "\n")
		text = strings.ReplaceAll(text, " | ", " ")
		if strings.Contains(tt, "。") {
			text = strings.ReplaceAll(text, " ", "")
		}
		if got := cut(text); !slices.Equal(got, want) {
			t.Errorf("\n got %s\nwant %s", strings.Join(got, " | "), strings.Join(want, " | "))
		}
	}
}

// TestSentencesOfMissingBlank covers the boundaries at which nothing stands,
// which the bars of TestSentences cannot show.
func TestSentencesOfMissingBlank(t *testing.T) {
	tests := map[string][]string{
		"It has changed.“The law is old.”":             {"It has changed.", "“The law is old.”"},
		"It has changed.The law is old.":               {"It has changed.", "The law is old."},
		"What now?The court knows.":                    {"What now?", "The court knows."},
		"He said “no.”The law is old.":                 {"He said “no.”", "The law is old."},
		"It changed.\"The law\" is old.":               {"It changed.", "\"The law\" is old."},
		"\"Go.\"Then she went.":                        {"\"Go.\"", "Then she went."},
		"これは文です。次の文です！「はい。」終わり":                        {"これは文です。", "次の文です！", "「はい。」", "終わり"},
		"See Node.Js and U.S.A Today.":                 {"See Node.Js and U.S.A Today."},
		"It met Trump.He left. It met Trump.Roe left.": {"It met Trump.", "He left.", "It met Trump.Roe left."},
		"See http://a.example.Com/It":                  {"See http://a.example.Com/It"},
	}
	for text, want := range tests {
		if got := cut(text); !slices.Equal(got, want) {
			t.Errorf("\n got %s\nwant %s", strings.Join(got, " | "), strings.Join(want, " | "))
		}
	}
}

// TestSentencesAreLinear bounds the time for text that is all stops.
func TestSentencesAreLinear(t *testing.T) {
	for _, unit := range []string{".", "?\" A", "a. (", ".\"", ". . ", "A. ", "x.[1", "。", "…“"} {
		started := time.Now()
		cut(strings.Repeat(unit, 1<<20/len(unit)))
		if took := time.Since(started); took > 30*time.Second {
			t.Errorf("%q takes %v", unit, took)
		}
	}
}

// TestSentencesLikeAnnotators splits the annotated stories, if they are beside
// the repository, and checks that most sentences are split as annotators did.
// The rest are quotations that annotators left whole.
func TestSentencesLikeAnnotators(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "shared")
	paths, _ := filepath.Glob(filepath.Join(shared, "gold", "*.json"))
	more, _ := filepath.Glob(filepath.Join(shared, "gold", "more", "*.json"))
	if paths = append(paths, more...); len(paths) == 0 {
		t.Skip("no annotated stories beside the repository")
	}
	total, alike := 0, 0
	for _, path := range paths {
		n, same := likeAnnotators(t, shared, path)
		total, alike = total+n, alike+same
	}
	t.Logf("%d of %d sentences are cut alike", alike, total)
	// Annotators often keep short sentences of one quotation together.
	if float64(alike) < 0.975*float64(total) {
		t.Errorf("only %d of %d sentences are cut alike", alike, total)
	}
}

func likeAnnotators(t *testing.T, shared, path string) (total, alike int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Story    string
		Articles []struct {
			ID        string
			Sentences []string
		}
	}
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	for _, article := range gold.Articles {
		source, err := os.ReadFile(filepath.Join(shared, "stories", gold.Story, article.ID+".md"))
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(source), "\n---\n")
		a := ParseMarkdown(body)
		check(t, a)
		ours := make(map[string]bool)
		for _, s := range a.Sentences {
			ours[SanitizeLine(s.In(a.Text))] = true
		}
		for _, s := range article.Sentences {
			total++
			if ours[SanitizeLine(s)] {
				alike++
			}
		}
	}
	return total, alike
}
