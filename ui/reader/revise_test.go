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
func (d *rig) revision(texts ...string) Revision {
	d.t.Helper()
	story := &model.Story{Title: d.doc.story.Title}
	for i, source := range texts {
		a := text.ParseMarkdown(source)
		a.ID, a.Source = string(rune('a'+i)), "The Latest"
		if i < len(harbour) {
			a.ID, a.Source, a.Title = d.doc.story.Articles[i].ID, d.doc.story.Articles[i].Source, d.doc.story.Articles[i].Title
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
func (d *rig) reviseTo(v Revision) {
	d.t.Helper()
	d.send(changed{revision: v})
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
		before := d.doc.story.SentenceText(d.here())
		if d.view.anchor < 0 { // at the headline
			before = "A paragraph has come in at the top, and it is long enough to take more than one row."
		}
		d.reviseTo(d.revision(longer...))
		if got := d.doc.story.SentenceText(d.here()); got != before {
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
	n := len(d.search.list)
	d.reviseTo(d.revision(changedText...))
	if len(d.search.list) != n || !d.is(inSearch) {
		t.Error("the story changes under what is being typed")
	}
	d.press("enter")
	if len(d.search.list) != n+1 || !d.is(inMatches) || d.search.prompt.input.Value() != "bridge" {
		t.Errorf("%d matches, %d before; typing %v: %q", len(d.search.list), n, d.is(inSearch), d.search.prompt.input.Value())
	}
}

func TestArticlesComeAndGo(t *testing.T) {
	d := open(t, 160, 24)
	d.press("2", "j", "j", "x", "3", "+")
	d.reviseTo(d.revision(append(slices.Clone(harbour), "The bridge is open again. Lorries crossed it at noon.")...))
	if got := d.arrangement.Shown(); !slices.Equal(got, []int{0, 2, 3}) || d.view.focus != 2 || d.arrangement.Shares[2] != evenShare+1 {
		t.Errorf("order %v, focus %d, shares %v", got, d.view.focus, d.arrangement.Shares)
	}
	if !strings.Contains(d.plain(), "The Latest is new") {
		t.Errorf("the new article is not told:\n%s", d.plain())
	}
	d.checkFrame("one more")
	d.reviseTo(Revision{Story: &model.Story{Articles: d.doc.story.Articles[:2]}, Analyze: d.revision(harbour[:2]...).Analyze,
		Annotated: analysisOf(t, d.revision(harbour[:2]...))})
	if len(d.panes) != 2 || d.view.focus > 1 || d.view.leader > 1 {
		t.Errorf("%d columns, focus %d, leader %d", len(d.panes), d.view.focus, d.view.leader)
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
	before := d.doc.story
	d.send(changed{err: errors.New("a.md: the file is empty")})
	if d.doc.story != before || !strings.Contains(d.plain(), "the story stays as it was: a.md: the file is empty") {
		t.Errorf("not told:\n%s", d.plain())
	}
	v := d.revision(harbour...)
	v.Analyze = func(context.Context, analyze.Options) (*model.Analysis, error) { return nil, errors.New("no luck") }
	d.reviseTo(v)
	if d.doc.story != before || !strings.Contains(d.plain(), "no luck") {
		t.Errorf("not told:\n%s", d.plain())
	}
}

// An analysis that was on its way when the files changed is of no use any more.
func TestAnalysisOfBeforeIsDropped(t *testing.T) {
	d := open(t, 120, 24)
	late := analyzed{request: d.analyst.want(model.Automatic), analysis: d.doc.shown}
	d.reviseTo(d.revision(harbour...))
	now := d.doc.shown
	d.send(late)
	if d.doc.shown != now || d.doc.shown.Story != d.doc.story {
		t.Error("the analysis of the story before is shown")
	}
}

func TestRevisionKeepsMarks(t *testing.T) {
	folder := t.TempDir()
	d := openWithNotes(t, folder)
	d.press("n")
	d.send(keyOf("v"))
	marked := d.doc.book.Mark(&d.doc.shown.Differences[d.jumpedTo()]).State
	texts := slices.Clone(harbour)
	texts[0] = "News of the day.\n\n" + texts[0]
	v := d.revision(texts...)
	v.Notes = notes.Open(folder, v.Story)
	v.Annotated = nil
	d.reviseTo(v)
	kept := 0
	for i := range d.doc.shown.Differences {
		if d.doc.book.Mark(&d.doc.shown.Differences[i]).State == marked {
			kept++
		}
	}
	if marked != notes.Verified || kept+len(d.doc.book.Lost()) != 1 {
		t.Errorf("marked %q: %d differences have it, %d lost", marked, kept, len(d.doc.book.Lost()))
	}
	d.press("q")
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
	go func() { done <- r.revisions.await(r.ctx)() }()
	<-calls
	r.Close()
	if msg := <-done; msg != nil {
		t.Errorf("message %v after the end", msg)
	}
}
