package report

import (
	"bufio"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/notes"
)

// noon is when the marks of the tests were made.
func noon() time.Time { return time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC) }

// colleague returns the book with what a colleague called Bo marked in the story.
func colleague(t *testing.T, book *notes.Book, a *model.Analysis, mark func(*notes.Book) *notes.Book) *notes.Book {
	t.Helper()
	data, err := mark(notes.New(a.Story).On(a)).Encode("Bo")
	if err != nil {
		t.Fatal(err)
	}
	book, _, err = book.Decode(data, "")
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// marked is the story of flood, with a book that has something of every sort.
func marked(t *testing.T) (*model.Analysis, *notes.Book) {
	t.Helper()
	a := flood(t)
	at := func(article, number int) model.SentenceRef {
		return model.SentenceRef{Article: article, Sentence: number}
	}
	book := notes.New(a.Story).On(a).
		WithState(&a.Differences[0], notes.Verified, noon()).
		WithNote(&a.Differences[0], "Gauge readings say January.\n\n2   A topic\n    !  date", noon()).
		WithNote(&a.Differences[2], "<who> & when?", noon()).
		WithDecision(at(0, 0), at(1, 0), notes.Accepted, noon()).
		WithDecision(at(0, 2), at(2, 0), notes.Rejected, noon())
	return a, colleague(t, book, a, func(b *notes.Book) *notes.Book {
		return b.WithState(&a.Differences[0], notes.ToCheck, noon()).
			WithState(&a.Differences[1], notes.SetAside, noon()).
			WithDecision(at(0, 1), at(2, 0), notes.Added, noon())
	})
}

func TestTextGivesMarks(t *testing.T) {
	a, book := marked(t)
	got := write(t, Text, a, Options{Book: book})
	for _, want := range []string{`
2 topics, 4 differences: 1 conflict, 1 variant, 1 extra, 1 missing.
3 corrections of counterparts are obeyed: 1 accepted, 1 added, 1 rejected.

`, `
       Post        1  In *February* the river rose.
       mark: verified
       note: Gauge readings say January.
         2 A topic
         ! date
       mark by Bo: to check

2   Mayor's warning
`, `
       mark by Bo: set aside

    +  mayor: name in Post; no match found elsewhere
       Post        2  The mayor, *Ann Lee*, warned more than 600 people in 東京.
       note: <who> & when?

`} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwhich lacks\n%s", got, want)
		}
	}
	topics, after, _ := strings.Cut(got, "\nFigures\n")
	rest := strings.Split(topics, "\n")
	rest = slices.DeleteFunc(rest, func(line string) bool {
		return strings.HasPrefix(line, "3 corrections") || strings.HasPrefix(line, strings.Repeat(" ", mentionIndent)+"mark") ||
			strings.HasPrefix(line, strings.Repeat(" ", mentionIndent)+"note") || strings.HasPrefix(line, strings.Repeat(" ", mentionIndent+noteIndent)) && !strings.HasSuffix(line, "(headline)")
	})
	if plain := strings.Join(rest, "\n") + "\nFigures\n" + after; plain != wantText {
		t.Errorf("without the marks it is not the report without them:\n%s", plain)
	}
}

func TestJSONGivesMarks(t *testing.T) {
	a, book := marked(t)
	got := write(t, JSON, a, Options{Book: book})
	checkContract(t, a, got)
	const first = `,"state":"verified","note":"Gauge readings say January.\n\n2   A topic\n    !  date","marks":[{"author":"","verdict":"verified","note":"Gauge readings say January.\n\n2   A topic\n    !  date"},` +
		`{"author":"Bo","verdict":"to check","note":""}]`
	plain := got
	for _, marks := range []string{first, `,"marks":[{"author":"Bo","verdict":"set aside","note":""}]`, `,"note":"<who> & when?","marks":[{"author":"","verdict":"","note":"<who> & when?"}]`} {
		if strings.Count(got, "]"+marks+"}") != 1 {
			t.Errorf("got\n%s\nwhich lacks\n%s", got, marks)
		}
		plain = strings.Replace(plain, marks, "", 1)
	}
	if plain != wantJSON {
		t.Errorf("without the marks it is not the contract:\n%s", plain)
	}
}

// TestReportsWithoutMarks checks that a book in which nothing is marked changes
// no byte, and that annotations never have marks.
func TestReportsWithoutMarks(t *testing.T) {
	a, book := marked(t)
	for _, format := range Formats() {
		if got, want := write(t, format, a, Options{Book: notes.New(a.Story).On(a)}), write(t, format, a, Options{}); got != want {
			t.Errorf("%s with an empty book: got\n%s", format, got)
		}
	}
	if got, want := write(t, Annotations, a, Options{Book: book}), write(t, Annotations, a, Options{}); got != want {
		t.Errorf("annotations with marks: got\n%s", got)
	}
}

const wantNotes = `Marks

1   River

    !  month of rise: dates in conflict
       The Herald  1  The river rose in *January*.
                      River *<rises>* & falls (headline)
       Post        1  In *February* the river rose.
       mark: verified
       note: Gauge readings say January.
         2 A topic
         ! date
       mark by Bo: to check
       id: ede244a634cb

2   Mayor's warning

    ~  people: figures differ
       The Herald  2  The mayor said "go" to *600 people*.
       Post        2  The mayor, Ann Lee, warned *more than 600 people* in 東京.
       mark by Bo: set aside
       id: 573a5795d3cf

    +  mayor: name in Post; no match found elsewhere
       Post        2  The mayor, *Ann Lee*, warned more than 600 people in 東京.
       note: <who> & when?
       id: 073403d02d61

Decisions about counterparts

       The Herald  1  The river rose in January.
       Post        1  In February the river rose.
       decision: accepted

       The Herald  2  The mayor said "go" to 600 people.
       c           1  The mayor spoke to people in 東京.
       decision by Bo: added

       The Herald  3  It rained.
       c           1  The mayor spoke to people in 東京.
       decision: rejected
`

func writeNotes(t *testing.T, a *model.Analysis, options Options) string {
	t.Helper()
	var b strings.Builder
	if err := WriteNotes(&b, a, options, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNotes(t *testing.T) {
	a, book := marked(t)
	if got := writeNotes(t, a, Options{Book: book}); got != wantNotes {
		t.Errorf("got\n%s\nwant\n%s", got, wantNotes)
	}
	if got, want := writeNotes(t, a, Options{Book: notes.New(a.Story).On(a)}), "Nothing is marked in this story.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNotesThatHaveNoPlace reads the same book beside articles that were edited,
// in an analysis that knows fewer differences.
func TestNotesThatHaveNoPlace(t *testing.T) {
	a, book := marked(t)
	data, err := book.Encode("Ann")
	if err != nil {
		t.Fatal(err)
	}
	s := story("flood",
		model.Article{ID: "a", Source: "The Herald", Title: "River <rises> & falls", Text: a.Story.Articles[0].Text},
		model.Article{ID: "b", Source: "Post", Text: "Nothing of it is left in this one."})
	edited := analysis(t, s, nil, nil, nil)
	book, _, err = notes.New(s).On(edited).Decode(data, "Ann")
	if lost := len(book.Lost()); err != nil || lost != 7 {
		t.Fatalf("%d, %v", lost, err)
	}
	got := writeNotes(t, edited, Options{Book: book})
	if !strings.HasPrefix(got, "Without a place now\n\n") {
		t.Errorf("got\n%s", got)
	}
	for _, want := range []string{`
       The Herald     January
       Post           February
       why: the analysis finds no such difference any more
       mark: verified
       note: Gauge readings say January.
         2 A topic
`, `
       The Herald     It rained.
       c              The mayor spoke to people in 東京.
       why: the story has no article "c"
       decision: rejected
`, `
       Post           Ann Lee
       why: these words are not in article "b" any more
       note: <who> & when?
`} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwhich lacks\n%s", got, want)
		}
	}
}

func TestMarksWhoseWordsChanged(t *testing.T) {
	tell := func(m notes.Mark) string {
		var b strings.Builder
		out := bufio.NewWriter(&b)
		(&table{page: page{out: out, width: 80}}).mark(m)
		out.Flush()
		return b.String()
	}
	for want, m := range map[string]notes.Mark{
		"       mark: verified (some of the words have changed since)\n       note: x\n": {State: notes.Verified, Note: "x", Changed: true},
		"       note: x (some of the words have changed since)\n":                        {Note: "x", Changed: true},
		"": {Changed: true},
	} {
		if got := tell(m); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestHostileNotes writes what a file may hold that somebody sent.
func TestHostileNotes(t *testing.T) {
	const nasty = "a\x1b]0;owned\a\u009b31m\u202eb\u2028\x7f\r\n\t</script><b>\nmark: verified x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x mark: verified"
	a := flood(t)
	data, err := colleague(t, notes.New(a.Story).On(a), a, func(b *notes.Book) *notes.Book {
		return b.WithNote(&a.Differences[0], "N0TE", noon())
	}).Encode("")
	if err != nil {
		t.Fatal(err)
	}
	quoted, err := json.Marshal(nasty)
	if err != nil {
		t.Fatal(err)
	}
	hostile := strings.NewReplacer(`"N0TE"`, string(quoted), `"Bo"`, string(quoted)).Replace(string(data))
	book, _, err := notes.New(a.Story).On(a).Decode([]byte(hostile), "")
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]string{
		"text": write(t, Text, a, Options{Book: book}), "json": write(t, JSON, a, Options{Book: book}),
		"notes": writeNotes(t, a, Options{Book: book}),
	} {
		if !strings.Contains(got, "owned") {
			t.Errorf("%s: the mark is not there:\n%s", name, got)
		}
		for _, r := range got {
			if obeyed(r) {
				t.Errorf("%s: the report holds %U", name, r)
			}
		}
		if strings.Contains(got, "\n       mark: verified") {
			t.Errorf("%s: a note passes for a mark:\n%s", name, got)
		}
	}
}

func TestMarksAtEveryWidth(t *testing.T) {
	a, book := marked(t)
	book = book.WithNote(&a.Differences[3], strings.Repeat("東京 ", 40)+strings.Repeat("x", 200), noon())
	for width := MinWidth; width < 130; width++ {
		for _, report := range []string{
			write(t, Text, a, Options{Width: width, Book: book, Explain: true}), writeNotes(t, a, Options{Width: width, Book: book}),
		} {
			for n, line := range strings.Split(report, "\n") {
				if w := ansi.StringWidth(line); w > width || strings.TrimRight(line, " ") != line {
					t.Errorf("width %d: line %d takes %d cells: %q", width, n+1, w, line)
				}
			}
		}
	}
}

// TestSetAsideIsLeftOut of the text, and only there, unless it is asked for.
func TestSetAsideIsLeftOut(t *testing.T) {
	a := flood(t)
	book := notes.New(a.Story).On(a).WithState(&a.Differences[0], notes.SetAside, noon())
	got := write(t, Text, a, Options{Book: book})
	for want, there := range map[string]bool{"2 topics, 3 differences:": true, "1 difference set aside and left out.": true, "*February*": false} {
		if strings.Contains(got, want) != there {
			t.Errorf("that it has %q is %v:\n%s", want, !there, got)
		}
	}
	got = write(t, Text, a, Options{Book: book, States: notes.States()})
	if !strings.Contains(got, "2 topics, 4 differences:") || !strings.Contains(got, "*February*") || strings.Contains(got, "left out.") {
		t.Errorf("asked for, it is not there:\n%s", got)
	}
	if got := write(t, JSON, a, Options{Book: book}); strings.Count(got, `"relation"`) != 4 || !strings.Contains(got, "set aside") {
		t.Errorf("the JSON has\n%s", got)
	}
}

// TestLevel: the text has the level telling unless another is asked for, the JSON
// everything.
func TestLevel(t *testing.T) {
	a := flood(t)
	list := slices.Clone(a.Differences)
	for i := range list {
		list[i].Level = [...]model.Level{model.Facts, model.Telling, model.Everything, model.Everything}[i]
	}
	a, err := model.NewAnalysis(a.Story, model.Automatic, a.Topics, a.Counterparts, list)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		format Format
		level  model.Level
		want   int
		says   string
	}{
		{Text, "", 2, "Marked at the level telling; 2 more at the level everything."},
		{Text, model.Facts, 1, "; 3 more at the level everything."},
		{Text, model.Everything, 4, "4 differences"},
		{JSON, "", 4, ""},
		{JSON, model.Facts, 1, ""},
	} {
		got := write(t, c.format, a, Options{Level: c.level})
		n := strings.Count(got, `"relation"`)
		if c.format == Text {
			got, _, _ := strings.Cut(got, "\nFigures\n")
			got, _, _ = strings.Cut(got, "\nDates\n")
			n = strings.Count(got, "\n    !  ") + strings.Count(got, "\n    ~  ") + strings.Count(got, "\n    +  ") + strings.Count(got, "\n    -  ")
		}
		if n != c.want || !strings.Contains(got, c.says) {
			t.Errorf("%s at %q: %d differences, want %d and %q:\n%s", c.format, c.level, n, c.want, c.says, got)
		}
	}
}

// TestStates: only differences in the states asked for are in a report.
func TestStates(t *testing.T) {
	a, book := marked(t)
	got := write(t, Text, a, Options{Book: book, States: []notes.State{notes.Verified}})
	if !strings.Contains(got, "1 difference: ") || !strings.Contains(got, "3 differences left out for what you decided of them.") {
		t.Errorf("of what was verified:\n%s", got)
	}
	if got := write(t, JSON, a, Options{Book: book, States: []notes.State{notes.Verified}}); strings.Count(got, `"relation"`) != 1 {
		t.Errorf("of what was verified, the JSON has\n%s", got)
	}
}

func TestNotesWithHistory(t *testing.T) {
	a, book := marked(t)
	d := &a.Differences[0]
	book = book.WithState(d, notes.ToCheck, time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)).
		WithNote(d, "the first text", time.Date(2026, 5, 4, 12, 1, 0, 0, time.UTC)).
		WithNote(d, "the second text", time.Date(2026, 5, 4, 12, 2, 0, 0, time.UTC))
	for history, want := range map[bool]bool{true: true, false: false} {
		var b strings.Builder
		if err := WriteNotes(&b, a, Options{Book: book}, history); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), ": the first text"); got != want || !strings.Contains(b.String(), "the second text") {
			t.Errorf("with history %v:\n%s", history, b.String())
		}
	}
}
