package reader

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/text"
	"triptych/ui/notes"
)

// revision gives the fixture's articles with the texts given; names and outlets
// stay, and a further text is a further article.
func (d *desk) revision(texts ...string) Revision {
	d.t.Helper()
	story := &model.Story{Title: d.story.Title}
	for i, source := range texts {
		a := text.ParseMarkdown(source)
		a.ID, a.Source = string(rune('a'+i)), "The Latest"
		if i < len(harbour) {
			a.ID, a.Source = d.story.Articles[i].ID, d.story.Articles[i].Source
		}
		story.Articles = append(story.Articles, a)
	}
	return Revision{Story: story, Analyze: func(ctx context.Context, o analyze.Options) (*model.Analysis, error) {
		p, err := analyze.Prepare(ctx, story, o)
		if err != nil {
			return nil, err
		}
		return p.Analysis(ctx, o)
	}}
}

// reviseTo lets the story's files change.
func (d *desk) reviseTo(v Revision) {
	d.t.Helper()
	cmd := d.receiveChanged(changed{revision: v})
	d.send(cmd())
	d.rest()
}

func TestRevisionKeepsThePlace(t *testing.T) {
	longer := slices.Clone(harbour)
	longer[0] = "A paragraph has come in at the top, and it is long enough to take more than one row.\n\n" + longer[0]
	longer[1] = strings.Replace(longer[1], "Shops on the quay have lost half", "Shops on the quay have lost a third", 1)
	for steps := range 30 {
		d := open(t, 120, 24)
		for range steps {
			d.press("j")
		}
		before := d.story.SentenceText(d.here())
		d.reviseTo(d.revision(longer...))
		if got := d.story.SentenceText(d.here()); got != before {
			t.Fatalf("after %d rows: at %q, was at %q", steps, got, before)
		}
		d.checkFrame("after the revision")
		if !strings.Contains(d.plain(), "has changed: 1 sentence new, 0 gone") || !strings.Contains(d.plain(), "Quayside Courier has changed: 1 sentence new, 1 gone") {
			t.Fatalf("what changed is not told:\n%s", d.plain())
		}
		d.press("j", "n", "c", "esc", "enter", "o", "esc", "backspace")
		d.checkFrame("going on")
	}
}

func TestRevisionKeepsWhatIsOpen(t *testing.T) {
	changedText := slices.Clone(harbour)
	changedText[2] += "\n\nThe harbour has another bridge."
	for _, keys := range [][]string{{"c"}, {"o"}, {"enter"}, {"F"}, {"?"}, {"/", "b", "r", "i"}, {"n", "w", "x"}, {"L"}, {"z"}, {"x"}, {"."}, {"s", "s"}, {"M"}} {
		d := open(t, 140, 40)
		d.press(keys...)
		d.reviseTo(d.revision(changedText...))
		d.checkFrame(strings.Join(keys, " "))
		for _, key := range []string{"j", "n", "N", "k", "esc", "esc", "j"} {
			d.press(key)
			d.checkFrame(strings.Join(keys, " ") + ", then " + key)
		}
	}
	d := open(t, 140, 40)
	d.press("/", "b", "r", "i", "d", "g", "e")
	n := len(d.finder.list)
	d.reviseTo(d.revision(changedText...))
	if len(d.finder.list) != n+1 || !d.finder.typing || d.finder.input.Value() != "bridge" {
		t.Errorf("%d matches, %d before; typing %v: %q", len(d.finder.list), n, d.finder.typing, d.finder.input.Value())
	}
}

func TestArticlesComeAndGo(t *testing.T) {
	d := open(t, 160, 24)
	d.press("2", "j", "j", "x", "3", "+")
	d.reviseTo(d.revision(append(slices.Clone(harbour), "The bridge is open again. Lorries crossed it at noon.")...))
	if got := d.arrangement.Order; !slices.Equal(got, []int{0, 2, 3}) || d.focus() != 2 || d.arrangement.Shares[2] != evenShare+1 {
		t.Errorf("order %v, focus %d, shares %v", got, d.focus(), d.arrangement.Shares)
	}
	if !strings.Contains(d.plain(), "The Latest is new") {
		t.Errorf("the new article is not told:\n%s", d.plain())
	}
	d.checkFrame("one more")
	d.reviseTo(Revision{Story: &model.Story{Articles: d.story.Articles[:2]}, Analyze: d.revision(harbour[:2]...).Analyze,
		Annotated: analysisOf(t, d.revision(harbour[:2]...))})
	if len(d.panes) != 2 || d.focus() > 1 || d.leader > 1 {
		t.Errorf("%d columns, focus %d, leader %d", len(d.panes), d.focus(), d.leader)
	}
	d.checkFrame("two less")
}

func analysisOf(t *testing.T, v Revision) *model.Analysis {
	t.Helper()
	a, err := v.Analyze(context.Background(), analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestUnreadableRevisionChangesNothing(t *testing.T) {
	d := open(t, 120, 24)
	d.press("j", "j")
	before := d.story
	d.send(changed{err: errors.New("a.md: the file is empty")})
	if d.story != before || !strings.Contains(d.plain(), "the story stays as it was: a.md: the file is empty") {
		t.Errorf("not told:\n%s", d.plain())
	}
	v := d.revision(harbour...)
	v.Analyze = func(context.Context, analyze.Options) (*model.Analysis, error) { return nil, errors.New("no luck") }
	d.reviseTo(v)
	if d.story != before || !strings.Contains(d.plain(), "no luck") {
		t.Errorf("not told:\n%s", d.plain())
	}
}

// An analysis that was on its way when the files changed is of no use any more.
func TestAnalysisOfBeforeIsDropped(t *testing.T) {
	d := open(t, 120, 24)
	late := d.analyze()()
	again := d.analyzeAgain()()
	d.reviseTo(d.revision(harbour...))
	now := d.analysis
	d.send(late)
	d.send(again)
	if d.analysis != now || d.analysis.Story != d.story {
		t.Error("the analysis of the story before is shown")
	}
}

func TestRevisionKeepsMarks(t *testing.T) {
	folder := t.TempDir()
	d := openWithNotes(t, folder)
	d.press("n")
	d.run(d.send(keyOf("v")))
	marked := d.pad.book.Mark(&d.analysis.Differences[d.selected]).State
	texts := slices.Clone(harbour)
	texts[0] = "News of the day.\n\n" + texts[0]
	v := d.revision(texts...)
	v.Notes = notes.Open(folder, v.Story)
	v.Annotated = nil
	d.reviseTo(v)
	kept := 0
	for i := range d.analysis.Differences {
		if d.pad.book.Mark(&d.analysis.Differences[i]).State == marked {
			kept++
		}
	}
	if marked != notes.Verified || kept+len(d.pad.book.Lost()) != 1 {
		t.Errorf("marked %q: %d differences have it, %d lost", marked, kept, len(d.pad.book.Lost()))
	}
	for _, cmd := range sequence(d.quit()()) {
		cmd()
	}
	book, err := v.Notes.Load()
	if err != nil || book.Empty() {
		t.Errorf("the marks are not in the file: %v", err)
	}
}

func TestWatchingEndsWithTheReader(t *testing.T) {
	story, analysis := fixture(t)
	calls := make(chan struct{}, 10)
	r := New(context.Background(), Options{Story: story, Annotated: analysis, Revise: func(ctx context.Context) (Revision, error) {
		calls <- struct{}{}
		<-ctx.Done()
		return Revision{}, ctx.Err()
	}})
	done := make(chan tea.Msg, 1)
	go func() { done <- r.awaitRevision() }()
	<-calls
	r.Close()
	if msg := <-done; msg != nil {
		t.Errorf("message %v after the end", msg)
	}
}
