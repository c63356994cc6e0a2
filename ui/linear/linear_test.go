package linear

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"triptych/articles"
	"triptych/model"
	"triptych/model/annotate"
	"triptych/ui/column"
	"triptych/ui/internal/uitest"
	"triptych/ui/notes"
)

// bridge returns three articles on one event, as the automatic analysis has them.
func bridge(t testing.TB) *model.Analysis {
	b := uitest.NewBuilder(t,
		"# The closure\n\nThe harbour bridge closed in January. More than 600 drivers a day take the ferry now.\n\nNobody was hurt.",
		"The bridge was shut in February. Some 600 use the ferry. The mayor sang.",
		"The bridge has been closed since January.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nA ferry runs every half hour.")
	for i, name := range []string{"The Morning Tide", "Quayside Courier", "Tide"} {
		b.Story.Articles[i].Source = name
	}
	b.Story.Title = "Harbour bridge"
	b.Topic("The closure", "0:The harbour", "1:The bridge", "2:The bridge")
	b.Topic("The ferry", "0:More than", "1:Some", "2:A ferry")
	b.Link("0:The harbour", "1:The bridge")
	b.Link("0:The harbour", "2:The bridge")
	b.Link("0:More than", "1:Some")
	month := b.Differ(0, model.Date, model.Conflict, "0:January=01", "1:February=02", "2:January=01")
	month.About, month.Weight, month.Level = "month of closure", 0.9, model.Facts
	b.Differ(1, model.Number, model.Variant, "0:More than 600", "1:Some 600").Level = model.Facts
	b.Differ(1, model.Date, model.Extra, "2:every half hour").Level = model.Telling
	b.Differ(1, model.Number, model.Missing, "0:600", "1:600").Level = model.Everything
	return b.Analysis()
}

// byHand returns an analysis as if a person had made it.
func byHand(t testing.TB, a *model.Analysis) *model.Analysis {
	t.Helper()
	same, err := model.NewAnalysis(a.Story, model.Annotations, a.Topics, a.Counterparts, a.Differences)
	if err != nil {
		t.Fatal(err)
	}
	return same
}

// reading returns one with a clock that stands still.
func reading(a *model.Analysis) *Reading {
	return New(Options{Analysis: a, Now: func() time.Time { return time.Unix(1e9, 0) }})
}

// typing returns all that is written when a person types the lines.
func typing(t *testing.T, r *Reading, lines ...string) string {
	t.Helper()
	var out strings.Builder
	for _, line := range lines {
		for _, said := range r.Do(line) {
			out.WriteString(said + "\n")
		}
	}
	return out.String()
}

func TestWordsOfADifference(t *testing.T) {
	for _, test := range []struct {
		difference   int // in the order of relations within topics
		auto, byHand string
	}{
		{0, "Conflict, month of closure: January here and in Tide, February in Quayside Courier.", ""},
		{1, "Figures differ: More than 600 here, Some 600 in Quayside Courier.", ""},
		{2, "No match found elsewhere, date: every half hour in Tide.", "Only in Tide, date: every half hour."},
		{3, "No match found in Tide, figure: 600 here and in Quayside Courier.", "Left out in Tide, figure: 600 here and in Quayside Courier."},
	} {
		a := bridge(t)
		if got := reading(a).teller.difference(test.difference, 0); got != test.auto {
			t.Errorf("%d: %q, want %q", test.difference, got, test.auto)
		}
		if want := test.byHand; want != "" {
			if got := reading(byHand(t, a)).teller.difference(test.difference, 0); got != want {
				t.Errorf("%d by hand: %q, want %q", test.difference, got, want)
			}
		}
	}
}

func TestStopped(t *testing.T) {
	for words, want := range map[string]string{
		"": ".", "it": "it.", "it.": "it.", "“it?”": "“it?”", "“it”": "“it”.", "述べた。": "述べた。", "é": "é.", "so…": "so…",
	} {
		if got := stopped(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestCommands(t *testing.T) {
	for _, test := range []struct{ typed, want string }{
		{"", "Paragraph 1, heading.\n1. The closure\nNo match found elsewhere.\n"},
		{"|n", "2. The harbour bridge closed in January.\nQuayside Courier, paragraph 1: The bridge was shut in February.\n"},
		{"3", "3. More than 600 drivers a day take the ferry now.\nQuayside Courier, paragraph 1: Some 600 use the ferry.\nSame topic: Tide, paragraph 2.\nFigures differ: More than 600"},
		{"9", "The Morning Tide has sentences 1 to 4.\n"},
		{"99999999999999999999", "is no command. ? lists them."},
		{"2|p", "1. The closure\n"},
		{"p", "This is the beginning.\n"},
		{"4||", "End of The Morning Tide.\nNo match in The Morning Tide for 1 sentence of Quayside Courier.\nThis is the end."},
		{"/ FERRY now", "3. More than 600"},
		{"/bridge|/", "Back at the first.\nParagraph 2.\n2. The harbour"},
		{"/ mayor", "Not in The Morning Tide.\nQuayside Courier, paragraph 1: The mayor sang.\n"},
		{"/", "Type / and the words"},
		{"!", "2. The harbour"},
		{"3|!", "Back at the first conflict.\nParagraph 2.\n2. The harbour"},
		{"f", "1. Conflict, month of closure: January in The Morning Tide and Tide, February in Quayside Courier. Sentence 2.\n"},
		{"f 2", "3. More than 600"},
		{"f1", "2. The harbour"},
		{"f 9", "There are findings 1 to 3."},
		{"f x", "Type f, or f and the number"},
		{"lead quay|", "Quayside Courier leads.\nParagraph 1.\n1. The bridge was shut"},
		{"2|lead 2", "Quayside Courier leads.\nParagraph 1.\n1. The bridge was shut in February.\nThe Morning Tide, paragraph 2: The harbour bridge closed in January.\n"},
		{"lead tide", "Tide leads."},
		{"lead t", "Several are called so."},
		{"lead", "Type lead and a number or a name:\n1. The Morning Tide, 4 sentences.\n"},
		{"lead 3|n|n", "Table, not compared:\n"},
		{"level facts", "Level facts: 2 differences, 1 conflict.\n"},
		{"level", "Level everything: 4 differences, 1 conflict.\n"},
		{"level high", "The levels are facts, telling and everything.\n"},
		{"verified", "No difference is told here."},
		{"2|verified|.", "Verified. undo takes it back.\nParagraph 2.\n2. The harbour"},
		{"2|verified|.", "February in Quayside Courier. Verified.\n"},
		{"2|verified 7", "After it comes a number at most"},
		{"3|check", "2 differences are told here. Put the number of one after the command:\n1. Figures differ"},
		{"3|check 2|.", "every half hour in Tide. To check.\n"},
		{"2|aside|level telling", "Level telling: 2 differences, 0 conflicts, 1 more set aside.\n"},
		{"2|aside|undo|.", "Taken back.\nParagraph 2.\n2. The harbour"},
		{"undo", "There is nothing to take back."},
		{"2|note called the harbour master|.", "February in Quayside Courier. Note: called the harbour master.\n"},
		{"note", "No difference is told here."},
		{"2|note", "Type note and what"},
		{"2|open", "Open again."},
		{"?", "Type one of these"},
		{"sing", "“sing” is no command. ? lists them."},
		{"\x1b[A", "is no command"},
	} {
		r := reading(bridge(t))
		if got := typing(t, r, strings.Split(test.typed, "|")...); !strings.Contains(got, test.want) {
			t.Errorf("%q gives\n%swant\n%s", test.typed, got, test.want)
		}
	}
	if r := reading(bridge(t)); typing(t, r, "q") != "" || !r.Ended() {
		t.Error("q does not leave")
	}
}

// TestEmbeddedStory is what the story that comes with the program reads like.
func TestEmbeddedStory(t *testing.T) {
	loaded, err := articles.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := annotate.Read(loaded.Annotations, &loaded.Story)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Run(t.Context(), reading(a), Desk{Out: &out}); err != nil {
		t.Fatal(err)
	}
	uitest.Golden(t, out.String())
	mustBePlain(t, out.String(), DefaultWidth)
}

// mustBePlain looks whether text holds no control character, no space at the end of a
// line and no line that is too wide.
func mustBePlain(t *testing.T, text string, width int) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.In(r, unicode.Cc) || r == 0x202e }) ||
			strings.TrimRight(line, " ") != line || len(column.Break(strings.ReplaceAll(line, "-", "x"), width, 0)) > 1 {
			t.Fatalf("a line is %q", line)
		}
	}
}

// TestAllStoriesArePlain: whatever stands in articles, lines are harmless and fit.
func TestAllStoriesArePlain(t *testing.T) {
	large := uitest.Large(t, 5, 4000, 6)
	for name, a := range map[string]*model.Analysis{"awkward": uitest.Awkward(t), "large": large, "large by hand": byHand(t, large), "small": bridge(t)} {
		for _, width := range []int{1, 2, 20, 80, 300} {
			for leader := range a.Story.Articles {
				var out bytes.Buffer
				r := reading(a)
				r.lead(leader)
				script := strings.NewReader(strings.Join([]string{"f", "f", "f3", "!", "note 1 \x1b[2J", "/ the", "lead", "level everything", "?", "undo"}, "\n"))
				if err := Run(t.Context(), r, Desk{In: script, Out: &out, Width: width}); err != nil {
					t.Fatal(err)
				}
				if err := r.Rest(Desk{Out: &out, Width: width}.write); err != nil {
					t.Fatal(err)
				}
				mustBePlain(t, out.String(), width)
				if name == "" || out.Len() == 0 {
					t.Errorf("%s says nothing", name)
				}
			}
		}
	}
}

// TestEveryDifferenceIsTold: whoever reads one article to its end has heard of every
// difference of the story.
func TestEveryDifferenceIsTold(t *testing.T) {
	for _, a := range []*model.Analysis{bridge(t), uitest.Large(t, 4, 3000, 5)} {
		for leader := range a.Story.Articles {
			r := reading(a)
			r.lead(leader)
			r.setLevel("everything")
			for _, d := range r.teller.list() {
				if r.teller.placeOf(d) < 0 {
					t.Fatalf("led by %d, nothing tells difference %d", leader, d)
				}
			}
			if n := len(r.teller.list()); n != len(a.Differences) {
				t.Errorf("%d of %d differences are told", n, len(a.Differences))
			}
		}
	}
}

// TestAnyLine: whatever is typed in whatever order, there is an answer, and it is plain.
func TestAnyLine(t *testing.T) {
	lines := []string{"", "", "", "!", "f", "f1", "f2", "f 3", "1", "2", "5", "lead 1", "lead 2", "lead a", "level", "level facts", "verified 1",
		"aside 1", "check", "open 2", "note 1 seen\x1b", "note seen", "undo", "undo", "/ a", "/", "p", ".", "?", "nonsense", "\u202e"}
	for _, a := range []*model.Analysis{bridge(t), byHand(t, bridge(t)), uitest.Awkward(t), uitest.Large(t, 4, 2000, 4)} {
		for seed := range uint64(20) {
			random := rand.New(rand.NewPCG(seed, 3))
			r := reading(a)
			var walk []string
			for range 60 {
				line := lines[random.IntN(len(lines))]
				walk = append(walk, line)
				var out bytes.Buffer
				answer := r.Do(line)
				if err := (Desk{Out: &out, Width: 40}).write(answer); err != nil || len(answer) == 0 {
					t.Fatalf("after %q: %q, %v", walk, answer, err)
				}
				mustBePlain(t, out.String(), 40)
				if r.at < -1 || r.at > r.teller.sentences() {
					t.Fatalf("after %q at %d", walk, r.at)
				}
			}
		}
	}
}

type broken struct{ error }

func (b broken) Write([]byte) (int, error) { return 0, b.error }
func (b broken) Read([]byte) (int, error)  { return 0, b.error }

func TestRunEnds(t *testing.T) {
	failed := errors.New("no more")
	full := func(b *notes.Book) (*notes.Book, string, error) { return b, "", failed }
	var out strings.Builder
	for name, test := range map[string]struct {
		desk Desk
		want error
		said string // last
	}{
		"nobody can type":   {Desk{}, nil, "Courier.\n"},
		"no line comes":     {Desk{In: strings.NewReader("")}, nil, "Courier.\n"},
		"lines end":         {Desk{In: strings.NewReader("n\n")}, nil, "No match found elsewhere.\n"},
		"a line has no \\n": {Desk{In: strings.NewReader("n")}, nil, "No match found elsewhere.\n"},
		"a person is gone":  {Desk{In: strings.NewReader(""), Typed: true}, nil, "what else you can type.\n"},
		"a person leaves":   {Desk{In: strings.NewReader("n\nq\nn\n"), Typed: true}, nil, "No match found elsewhere.\n"},
		"reading fails":     {Desk{In: broken{failed}}, failed, "say.\n"},
		"writing fails":     {Desk{In: strings.NewReader("n\n"), Out: broken{failed}}, failed, ""},
		"saving fails":      {Desk{In: strings.NewReader("2\nverified\n"), Save: full}, failed, "takes it back.\nno more\n"},
		"a very long line":  {Desk{In: strings.NewReader(strings.Repeat("x", 1<<20) + "\nq\n")}, nil, "is no command. ? lists them.\n"},
	} {
		out.Reset()
		if test.desk.Out == nil {
			test.desk.Out = &out
		}
		if err := Run(t.Context(), reading(bridge(t)), test.desk); !errors.Is(err, test.want) || (err == nil) != (test.want == nil) {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.HasSuffix(out.String(), test.said) {
			t.Errorf("%s: it ends with\n%s", name, out.String())
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	in, _ := io.Pipe()
	time.AfterFunc(time.Millisecond, stop)
	if err := Run(ctx, reading(bridge(t)), Desk{In: in, Out: io.Discard, Typed: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

// TestMarksAndPlaceAreKept: what a person marked, and where they stopped, is there the
// next time.
func TestMarksAndPlaceAreKept(t *testing.T) {
	a := bridge(t)
	store := notes.Open(filepath.Join(t.TempDir(), "notes"), a.Story)
	sit := func(typed string) string {
		book, err := store.Load()
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		var out strings.Builder
		err = Run(t.Context(), New(Options{Analysis: a, Book: book}), Desk{
			In: strings.NewReader(typed), Out: &out, Typed: true,
			Save: func(b *notes.Book) (*notes.Book, string, error) {
				saved, notice, err := store.Save(t.Context(), b)
				return b.Merge(saved), notice, err
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	sit("2\nverified\nnote it was so\nn\nq\n")
	if got := sit("2\n"); !strings.Contains(got, "You stopped at sentence 3 of The Morning Tide, which comes next.") ||
		!strings.Contains(got, "Verified, note: it was so.") {
		t.Errorf("it is not kept:\n%s", got)
	}
	sit("3\n")
	sit("q\n") // without having read anything
	if got := sit("n\n"); !strings.Contains(got, "Paragraph 2.\n3. More than 600") {
		t.Errorf("it does not go on where it stopped:\n%s", got)
	}
}
