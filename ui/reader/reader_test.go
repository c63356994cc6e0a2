package reader

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/text"
	"triptych/ui/internal/uitest"
)

func TestNotCoveredIsSaid(t *testing.T) {
	d := open(t, 120, 24)
	d.press("3")
	for !strings.Contains(d.doc.story.SentenceText(model.SentenceRef{Article: 2, Sentence: max(0, d.panes[2].place.Sentence)}), "mayor") {
		d.press("j")
	}
	frame := ansi.Strip(d.View().Content)
	if strings.Count(frame, "no match found ·") != 2 {
		t.Errorf("the mayor's fair is covered by the others:\n%s", frame)
	}
	if !strings.Contains(frame, "no match found for this sentence of c") {
		t.Errorf("an article without an outlet is called by its file:\n%s", frame)
	}
}

func TestHighlightsNeverMoveText(t *testing.T) {
	story, analysis := fixture(t)
	d := openStory(t, story, analysis, 120, 30)
	with := ansi.Strip(d.View().Content)
	d.press("h")
	d.message = ""
	if !strings.Contains(ansi.Strip(d.View().Content), "highlights hidden") {
		t.Error("hidden highlights are not told")
	}
	without := d.View().Content
	if strings.Join(words(with), " ") == "" || !strings.Contains(without, "three cracks") && !strings.Contains(ansi.Strip(without), "three cracks") {
		t.Error("the text is gone")
	}
	for y, row := range strings.Split(with, "\n")[2:26] {
		other := strings.Split(ansi.Strip(without), "\n")[2+y]
		if strings.TrimLeft(row, "!~+- ") == "" {
			continue
		}
		if textOf(row) != textOf(other) {
			t.Errorf("row %d: %q became %q", y, row, other)
		}
	}
}

func words(s string) []string { return strings.Fields(s) }

// textOf leaves out the marks in the margin.
func textOf(row string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("!~+- ", c) {
			return -1
		}
		return c
	}, row)
}

func TestHelpListsWhatWorks(t *testing.T) {
	d := open(t, 110, 100)
	if strings.Contains(ansi.Strip(d.View().Content), "back to before") {
		t.Error("going back is offered before any jump")
	}
	d.press("?")
	page := ansi.Strip(d.View().Content)
	for _, want := range []string{"next difference", "a page down", "quit at once", "conflict", "no match found in one"} {
		if !strings.Contains(page, want) {
			t.Errorf("help does not tell of %q:\n%s", want, page)
		}
	}
	d.press("esc")
	if d.is(inHelp) {
		t.Error("esc does not close help")
	}
	small := open(t, 30, 5)
	small.press("?")
	first := small.View().Content
	small.press("j")
	if small.View().Content == first {
		t.Error("help does not scroll on a small screen")
	}
	small.press("G")
	small.checkFrame("help at its end")
}

func TestKeysOfTheProgram(t *testing.T) {
	for _, k := range []string{"q", "ctrl+c"} {
		d := open(t, 120, 24)
		if out := d.press(k); len(out) == 0 || out[0] != (tea.QuitMsg{}) {
			t.Errorf("%s does not quit", k)
		}
		if d.ctx.Err() == nil {
			t.Errorf("%s leaves the analysis running", k)
		}
	}
	d := open(t, 120, 24)
	if out := d.press("ctrl+z"); len(out) == 0 || out[0] != (tea.SuspendMsg{}) {
		t.Error("ctrl+z does not suspend")
	}
	d.press("?")
	if out := d.press("ctrl+c"); len(out) == 0 {
		t.Error("ctrl+c does nothing in help")
	}
}

func TestAnalysisThatFails(t *testing.T) {
	story, _ := fixture(t)
	d := mount(t, Options{Story: story, Analyze: func(context.Context, analyze.Options) (*model.Analysis, error) {
		return nil, errors.New("out of ink")
	}})
	_, cmd := d.Update(tea.WindowSizeMsg{Width: 100, Height: 20})
	d.checkFrame("before")
	d.press("n", "]", "j")
	d.run(cmd)
	for _, k := range []string{"", "n", "]", "j", "h"} {
		if k != "" {
			d.press(k)
		}
		d.checkFrame("after " + k)
		if k != "h" && k != "j" && !strings.Contains(d.View().Content, "out of ink") {
			t.Errorf("after %q the reason is not told", k)
		}
	}
}

func TestStoriesThatShareNothingOrAll(t *testing.T) {
	for _, c := range []struct {
		texts, titles []string
		want          string
		way           ScrollMode
	}{
		{[]string{"A cat sat.", "Rain fell."}, []string{"", ""}, "share no subject", Free},
		{[]string{"A cat sat.", "A cat sat."}, []string{"Cats", "Cats"}, "copies of one another  ", Free},
		{[]string{"A cat sat.", "A cat sat."}, []string{"Cats", "Dogs"}, "copies of one another, but for their headlines", Free},
	} {
		story := &model.Story{}
		for i, s := range c.texts {
			story.Articles = append(story.Articles, text.ParsePlain(s))
			story.Articles[i].Title = c.titles[i]
		}
		analysis, err := model.NewAnalysis(story, model.Automatic, nil, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		d := openStory(t, story, analysis, 120, 12)
		if frame := ansi.Strip(d.View().Content); !strings.Contains(frame, c.want) || d.view.scrolling != c.way {
			t.Errorf("way %v:\n%s", d.view.scrolling, frame)
		}
		d.press("j", "n", "]", "s", "s", "G", "g")
		d.checkFrame("after keys")
	}
}

// TestPartialCopiesAreTold: how much of an article stands in another, and which outlets
// give a finding in the same copied words.
func TestPartialCopiesAreTold(t *testing.T) {
	const wire = "The bridge over the Dalm closed on Monday after engineers found three cracks in it. "
	b := uitest.NewBuilder(t, wire+"Nobody was hurt.", wire+"It is not known when it will open again for cars, and the town has no other one near.", "The bridge has four cracks.")
	b.Topic("The cracks", "0:three cracks", "1:three cracks", "2:four cracks")
	b.Differ(0, model.Number, model.Conflict, "0:three cracks=3 cracks", "1:three cracks=3 cracks", "2:four cracks=4 cracks")
	a := b.Analysis()
	copied := model.Span{End: len(wire) - len(" ")}
	a, err := a.With(model.Common{Copies: []model.Copy{{Words: 15, Places: [2]model.Stretch{{Span: copied}, {SentenceRef: model.SentenceRef{Article: 1}, Span: copied}}}}})
	if err != nil {
		t.Fatal(err)
	}
	d := openStory(t, a.Story, a, 160, 30)
	if want := "83 % of a stands in b (15 of 18 words)"; !strings.Contains(d.plain(), want) {
		t.Errorf("it does not say %q:\n%s", want, d.plain())
	}
	d.press("f")
	if want := "two outlets, one source: the same words in a, b"; !strings.Contains(strings.Join(strings.Fields(d.plain()), " "), want) {
		t.Errorf("the finding does not say %q:\n%s", want, d.plain())
	}
}

func TestEmptyArticlesAreShown(t *testing.T) {
	story := &model.Story{Articles: []model.Article{{ID: "a"}, {ID: "b"}}}
	analysis, err := model.NewAnalysis(story, model.Automatic, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := openStory(t, story, analysis, 80, 10)
	for _, k := range everyKey {
		d.press(k)
		d.checkFrame("after " + k)
	}
}

func TestHostileMetadataIsHarmless(t *testing.T) {
	story, analysis := fixture(t)
	bad := "x\x1b]0;owned\x07\u202e\u200b\r\x9b31m"
	for i := range story.Articles {
		a := &story.Articles[i]
		a.Source, a.Title, a.Date, a.ID = bad, bad, bad, bad
	}
	story.Title = bad
	d := openStory(t, story, analysis, 120, 24)
	for _, k := range []string{"j", "n", "G", "?"} {
		d.press(k)
		d.checkFrame("after " + k)
		if frame := d.View().Content; strings.ContainsAny(frame, "\u202e\u200b\r\x07") || strings.Contains(frame, "\x1b]") {
			t.Errorf("after %s a control gets through", k)
		}
	}
	if strings.ContainsAny(d.View().WindowTitle, "\x1b\x07\u202e") {
		t.Errorf("the window title is %q", d.View().WindowTitle)
	}
}

func TestManyArticles(t *testing.T) {
	story := &model.Story{}
	for i := range 9 {
		a := text.ParsePlain(strings.Repeat(fmt.Sprintf("Article %d says this. ", i), 40))
		a.ID = fmt.Sprint(i)
		story.Articles = append(story.Articles, a)
	}
	analysis, err := model.NewAnalysis(story, model.Automatic, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{30, 80, 120, 320} {
		d := openStory(t, story, analysis, width, 20)
		for i := range 9 {
			d.press(fmt.Sprint(i+1), "j")
			d.checkFrame("focus")
			if !d.screen.Shows(i) {
				t.Errorf("at %d cells column %d has the focus and is not shown", width, i+1)
			}
		}
	}
}

func TestBackgroundChangesTheTheme(t *testing.T) {
	d := open(t, 120, 24)
	dark := d.View().Content
	d.send(tea.BackgroundColorMsg{})
	if !d.term.theme.Dark {
		t.Error("without a colour the theme is no longer dark")
	}
	d.send(tea.BackgroundColorMsg{Color: color.White})
	if d.View().Content == dark {
		t.Error("the light theme looks like the dark one")
	}
	if ansi.Strip(d.View().Content) != ansi.Strip(dark) {
		t.Error("another theme moves text")
	}
}

func TestGraphemeWidthsFollowTheTerminal(t *testing.T) {
	story, _ := fixture(t)
	story.Articles[0] = text.ParsePlain("A family 👨‍👩‍👧‍👦 and a flag 🇩🇪 in one line. Then more words.")
	analysis, err := model.NewAnalysis(story, model.Automatic, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := openStory(t, story, analysis, 100, 20)
	d.checkFrame("counted by code point")
	d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	if d.term.method != ansi.GraphemeWidth {
		t.Fatal("the reader does not follow the terminal")
	}
	d.checkFrame("counted by cluster")
}

func TestNoticesAreToldUntilTheFirstKey(t *testing.T) {
	story, analysis := fixture(t)
	d := openWith(t, Options{Story: story, Annotated: analysis, Notices: []string{
		"the first notice is so long that it does not stand in one row of the screen, and so goes on in the next one", "another"}}, 70, 20)
	frame := d.plain()
	if !strings.Contains(frame, "2 notices, the first: the first notice") || !strings.Contains(frame, "in the next one") {
		t.Errorf("the notices are told as\n%s", frame)
	}
	d.press("j")
	if strings.Contains(d.plain(), "notice") {
		t.Error("a key does not take the notices away")
	}
}

func TestProgressIsToldUntilTheAnalysisIsThere(t *testing.T) {
	story, analysis := fixture(t)
	d := mount(t, Options{Story: story, Analyze: func(_ context.Context, o analyze.Options) (*model.Analysis, error) {
		o.Progress(0.25)
		o.Progress(0.5)
		return analysis, nil
	}})
	_, cmd := d.Update(tea.WindowSizeMsg{Width: 120, Height: 20})
	d.Update(progressed(0.5))
	if !strings.Contains(d.plain(), "comparing the articles… 50 %") {
		t.Errorf("half way:\n%s", d.plain())
	}
	d.run(cmd)
	if d.doc.progress != 1 || strings.Contains(d.plain(), "comparing") {
		t.Errorf("done, the share is %v:\n%s", d.doc.progress, d.plain())
	}
}
