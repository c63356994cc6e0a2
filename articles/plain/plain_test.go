package plain

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model"
	"triptych/model/problem"
	"triptych/model/text"
)

// describe spells an article, a line a field and a block.
func describe(a draft.Article) string {
	var b strings.Builder
	for _, field := range [][2]string{{"source", a.Source}, {"title", a.Title}, {"date", a.Date}, {"url", a.URL}, {"authors", strings.Join(a.Authors, ", ")}, {"notices", strings.Join(a.Notices, ", ")}} {
		if field[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
		}
	}
	for _, block := range a.Blocks {
		fmt.Fprintf(&b, "%s|", map[draft.BlockKind]string{draft.Paragraph: "p", draft.Quotation: "q", draft.Item: fmt.Sprintf("i%d", block.Level)}[block.Kind])
		for _, run := range block.Runs {
			b.WriteString(run.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func readOne(t testing.TB, data string) draft.Article {
	t.Helper()
	list, err := Format().Read(context.Background(), draft.Document{Name: "a.txt", Data: []byte(data)})
	if err != nil || len(list) != 1 {
		t.Fatalf("%d articles, error %v", len(list), err)
	}
	return list[0]
}

func TestRead(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"paragraphs", "One.\n\nTwo, which\ngoes on.\n", "p|One.\np|Two, which goes on.\n"},
		{"no Markdown", "# One *is* [a](b)\n\n    two", "p|# One *is* [a](b)\np|two\n"},
		{"lists and quotations", "Jane wrote:\n\n> this\n> is it\n\n- a\n  - b\n\nEnd.", "p|Jane wrote:\nq|this is it\ni0|a\ni1|b\np|End.\n"},
		{"front matter", "---\nsource: A\ntitle: B\n---\n\nA headline\nBy Jane Roe\n\nText.\n", "source: A\ntitle: B\np|A headline\np|By Jane Roe\np|Text.\n"},
		{"front matter of nothing known", "---\ntags: [a]\n---\nBy Jane Roe\n\nText.", "authors: Jane Roe\np|Text.\n"},
		{"charset", "Caf\xe9.", "notices: read as windows-1252\np|Café.\n"},
		{"CR", "One.\r\rTwo.\r", "p|One.\np|Two.\n"},
		{"a header alone", "A headline here\nBy Jane Roe\n", "p|A headline here\np|By Jane Roe\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := describe(readOne(t, tt.data)); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// TestHeader checks what above a text becomes a field, and that all else stays.
func TestHeader(t *testing.T) {
	const text = "The bridge will stay closed, the minister said.\n\nMore.\n"
	const p = "p|The bridge will stay closed, the minister said.\np|More.\n"
	tests := []struct{ name, head, want string }{
		{"headline and byline", "Harbour bridge closed\nBy Jane Roe\n\n", "title: Harbour bridge closed\nauthors: Jane Roe\n"},
		{"blank lines between", "\n\nHarbour bridge closed\n\nBy Jane Roe and John Doe\n\n\n", "title: Harbour bridge closed\nauthors: Jane Roe, John Doe\n"},
		{"all in one", "HARBOUR BRIDGE CLOSED\nBY JANE ROE\n", "title: HARBOUR BRIDGE CLOSED\nauthors: JANE ROE\n"},
		{"two bylines", "By Jane Roe\nBy John Doe, The Example Press\n\n", "authors: Jane Roe, John Doe\n"},
		{"headline in two lines", "Harbour bridge to stay closed for three\nweeks, ministry says\n\nBy Jane Roe\n\n", "title: Harbour bridge to stay closed for three weeks, ministry says\nauthors: Jane Roe\n"},
		{"capitals in two lines", "HARBOUR BRIDGE TO STAY\nCLOSED FOR WEEKS\nBy Jane Roe\n\n", "title: HARBOUR BRIDGE TO STAY CLOSED FOR WEEKS\nauthors: Jane Roe\n"},
		{"two headlines", "Harbour bridge closed\nMinister blames the builder\nBy Jane Roe\n\n", "title: Harbour bridge closed\nauthors: Jane Roe\np|Minister blames the builder\n"},
		{"two headlines apart", "Harbour bridge closed\n\nMinister blames the builder\n\nBy Jane Roe\n\n", "title: Harbour bridge closed\nauthors: Jane Roe\np|Minister blames the builder\n"},
		{"a question", "Will the bridge open?\n\nMay 4, 2031\n\n", "title: Will the bridge open?\ndate: 2031-05-04\n"},
		{"names in lines", "Source: The Example Gazette\nHeadline: Harbour bridge closed: minister\nDate: 4 May 2031\nURL: https://example.org/a\nAuthor: Jane Roe\n\n", "source: The Example Gazette\ntitle: Harbour bridge closed: minister\ndate: 2031-05-04\nurl: https://example.org/a\nauthors: Jane Roe\n"},
		{"a mail", "Subject: Harbour bridge closed\nDate: Sun, 04 May 2031 16:20:11 +0200\n\n", "title: Harbour bridge closed\ndate: 2031-05-04T16:20:11+02:00\n"},
		{"headline and names in lines", "Harbour bridge closed\n\nSource: The Example Gazette\nPublished: Sunday, May 4, 2031 at 4:20 p.m. EDT\n\n", "source: The Example Gazette\ntitle: Harbour bridge closed\ndate: 2031-05-04T16:20:00-04:00\n"},
		{"a date", "Published on Sunday, Sept. 4, 2031\nUpdated 5 September 2031 10:00\n\n", "date: 2031-09-04\n"},
		{"a short date", "2031-05-04\n\n", "date: 2031-05-04\n"},
		{"headline alone", "Harbour bridge closed\n\n", "title: Harbour bridge closed\n"},
		{"headline alone in two lines", "Harbour bridge to stay closed for three\nweeks, ministry says\n\n", "title: Harbour bridge to stay closed for three weeks, ministry says\n"},
		{"headline and deck", "Harbour bridge closed\n\nMinister blames the builder\n\n", "title: Harbour bridge closed\np|Minister blames the builder\n"},
		{"quoted headline", "“Never again,” says minister: ‘Bridge is closed’\n\n", "title: “Never again,” says minister: ‘Bridge is closed’\n"},
		{"no byline", "By Monday the bridge was open again\n\n", "title: By Monday the bridge was open again\n"},
		{"no byline either", "By 2031 The Bridge\n\nBy The Bridge, He Said.\n\nby Jane Roe\n\n", "title: By 2031 The Bridge\np|By The Bridge, He Said.\np|by Jane Roe\n"},
		{"byline below the text", "Harbour bridge closed\n\nA paragraph, which is one.\n\nBy Jane Roe\n\n", "title: Harbour bridge closed\np|A paragraph, which is one.\np|By Jane Roe\n"},

		{"a sentence alone", "The bridge is closed.\n\n", "p|The bridge is closed.\n"},
		{"a line that goes on", "Harbour bridge closed\nMinister blames the builder\n\n", "p|Harbour bridge closed\np|Minister blames the builder\n"},
		{"a greeting", "Dear all,\n\n", "p|Dear all,\n"},
		{"a sentence above a byline", "The bridge is closed.\n\nBy Jane Roe\n\n", "p|The bridge is closed.\np|By Jane Roe\n"},
		{"one word", "Bridge\n\nBy Jane Roe\n\n", "p|Bridge\np|By Jane Roe\n"},
		{"a long line", strings.Repeat("Harbour bridge ", 20) + "closed\n\nBy Jane Roe\n\n", "p|" + strings.Repeat("Harbour bridge ", 20) + "closed\np|By Jane Roe\n"},
		{"no field", "Note: to editors\nURL: none\nDate: unknown\n\n", "p|Note: to editors\np|URL: none\np|Date: unknown\n"},
		{"no date", "In May 2031\n\nMay 4, 2031 was a Sunday\n\n12 345 678\n\n", "p|In May 2031\np|May 4, 2031 was a Sunday\np|12 345 678\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := describe(readOne(t, tt.head+text)); got != tt.want+p {
				t.Errorf("got\n%swant\n%s", got, tt.want+p)
			}
		})
	}
}

// TestLinesApart: where a blank line follows every line of a paragraph, the first of
// them is no headline.
func TestLinesApart(t *testing.T) {
	text := "The bridge over the harbour will stay closed, said\n\nJohn Smith, the minister of the interior, after a\n\nvisit on Monday. He blamed the builder, who has\n\nnot said anything yet. The bridge is old, and was\n\nbuilt in 1931.\n"
	if a := readOne(t, text); a.Title != "" {
		t.Errorf("got\n%s", describe(a))
	}
}

func TestDateline(t *testing.T) {
	for _, s := range []string{
		"PORT ALDEN (EXW) — The bridge", "PORT ALDEN, May 4 (EXW) - The bridge", "ALDEN, Calif. (EXW) -- The bridge", "LONDON/ALDEN (Example Wire) – The", "ALDEN — The", "ST. ALDEN, 4 May — The",
	} {
		list := readOne(t, "Harbour bridge closed\n\n"+s+" is closed.\n")
		if list.Title != "Harbour bridge closed" || !strings.HasSuffix(describe(list), "p|"+s+" is closed.\n") {
			t.Errorf("%q: got\n%s", s, describe(list))
		}
	}
	for _, s := range []string{"The bridge — which", "UK - the", "Alden (EXW) — The", "PORT of ALDEN — The", "ALDEN said", "- ALDEN — The", "(ALDEN) — The"} {
		if isDateline(s + " is closed.") {
			t.Errorf("%q is a dateline", s)
		}
	}
}

// TestFixtures reads whole documents, and compares them with what is written
// beside them in Markdown.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, "txt") + "md")
			if err != nil {
				t.Fatal(err)
			}
			a := readOne(t, string(data))
			if got := string(markdown.Write(a)); got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			same(t, a)
		})
	}
}

// same checks that the Markdown of an article says what it does.
func same(t *testing.T, a draft.Article) {
	t.Helper()
	parsed := text.ParseMarkdown(markdown.Body(a))
	if len(parsed.Blocks) != len(a.Blocks) {
		t.Fatalf("%d blocks become %d", len(a.Blocks), len(parsed.Blocks))
	}
	for i, b := range parsed.Blocks {
		want := a.Blocks[i]
		var same bool
		switch want.Kind {
		case draft.Paragraph:
			same = b.Kind == model.Paragraph && b.Quote == 0
		case draft.Quotation:
			same = b.Kind == model.Paragraph && b.Quote == 1
		case draft.Item:
			same = b.Kind == model.ListItem && b.Level == want.Level+1
		}
		if !same || b.In(parsed.Text) != want.Runs[0].Text || len(b.Runs) > 0 {
			t.Fatalf("block %d, %+v, becomes %+v %q", i, want, b, b.In(parsed.Text))
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, tt := range []struct{ data, problem string }{
		{"", "it is empty"},
		{" \n", "it is empty"},
		{"---\nsource: A\n---\n", "after the front matter"},
		{"====\n\n* * *\n", "there are no words in it"},
		{"\u200b", "there are no words in it"},
		{"a\x00b", "binary"},
	} {
		_, err := Format().Read(context.Background(), draft.Document{Data: []byte(tt.data)})
		var typed *problem.Error
		if !errors.As(err, &typed) || !strings.Contains(typed.Problem, tt.problem) || typed.Advice == "" {
			t.Errorf("%q: error %v", tt.data, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Format().Read(ctx, draft.Document{Data: []byte("A.")}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}

func TestIs(t *testing.T) {
	for data, want := range map[string]bool{"": true, "a": true, "caf\xe9": true, "\xff\xfea\x00": true, "\x00": false, "PK\x03\x04\x14\x00": false, strings.Repeat("é", 5000): true} {
		if got := Format().Is(draft.Document{Data: []byte(data)}); got != want {
			t.Errorf("%.20q: %t", data, got)
		}
	}
}

func TestReadLarge(t *testing.T) {
	const size = 1 << 18
	for _, s := range []string{"a\n", "By Jane Roe\n", "Source: A\n\n", "A b\n\n", "May 4, 2031\n", ": ", "ALDEN — ", "> ", "- a\n", "a ", "-"} {
		started := time.Now()
		Format().Read(context.Background(), draft.Document{Data: []byte(strings.Repeat(s, size/len(s)))})
		if took := time.Since(started); took > 30*time.Second {
			t.Errorf("%q took %v", s, took)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("A headline of it\n\nBy Jane Roe\nMay 4, 2031\n\nALDEN (EXW) — Text that was\nwrapped.\n> quoted\n- item\n  - item")
	f.Add("Source: A\nSubject: B\nDate: Sun, 04 May 2031 16:20:11 +0200\n\n1. *c*\n---\n# d")
	f.Fuzz(func(t *testing.T, source string) {
		list, err := Format().Read(context.Background(), draft.Document{Data: []byte(source)})
		if err != nil {
			return
		}
		same(t, list[0])
	})
}

// TestWireCopy reads a text as a wire sends it.
func TestWireCopy(t *testing.T) {
	const source = "URGENT\nFerry aground off Port Elm\n\nBy Ana Ruiz\n\nPORT ELM, Feb 3 (Tide) - The ferry ran aground at dawn, the coast guard said.\n    Nobody was hurt, according to the company, and all were on land by noon.\n (Reporting by Ana Ruiz; Editing by B. Doe)\n"
	list, err := Format().Read(t.Context(), draft.Document{Name: "a.txt", Data: []byte(source)})
	if err != nil {
		t.Fatal(err)
	}
	a := list[0]
	if a.Title != "Ferry aground off Port Elm" || len(a.Authors) != 1 || len(a.Blocks) != 3 {
		t.Errorf("%+v", a)
	}
}
