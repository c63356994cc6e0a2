package reader

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/scroll"
)

// checkFrame holds every frame to what a terminal needs: as many rows as the
// screen has, none wider than it, and nothing that it could take for a command
// but styles.
func (d *desk) checkFrame(when string) {
	d.t.Helper()
	frame := d.View().Content
	rows := strings.Split(frame, "\n")
	if len(rows) != d.screen.Height {
		d.t.Fatalf("%s: %d rows on %dx%d", when, len(rows), d.screen.Width, d.screen.Height)
	}
	for y, row := range rows {
		if w := d.method.StringWidth(row); w > d.screen.Width {
			d.t.Fatalf("%s: row %d of %dx%d is %d cells wide: %q", when, y, d.screen.Width, d.screen.Height, w, row)
		}
	}
	for _, c := range ansi.Strip(frame) {
		if c != '\n' && (c < ' ' || c >= 0x7f && c < 0xa0) {
			d.t.Fatalf("%s: the frame holds the control %q", when, c)
		}
	}
}

// checkStep holds the columns to what the reader is for: in each that covers
// the leader's sentence, the target starts on the screen row on which that
// sentence starts, when that row is on the reading line.
func (d *desk) checkStep(when string) {
	d.t.Helper()
	leader := &d.panes[d.leader]
	if d.way != InStep || leader.place.Sentence < 0 {
		return
	}
	starts := leader.lines.Starts[leader.place.Sentence]
	if starts != leader.place.Row {
		return
	}
	screenRow := starts - leader.top
	if screenRow != d.readingRow() || screenRow < 0 || screenRow >= d.screen.BodyH {
		d.t.Fatalf("%s: the leader's sentence is on screen row %d, the reading line on %d", when, screenRow, d.readingRow())
	}
	for _, slot := range d.screen.Slots {
		p := &d.panes[slot.Article]
		if slot.Article == d.leader || p.stand.Cover == model.NotCovered {
			continue
		}
		if got := p.lines.Starts[p.stand.Target] - p.top; got != screenRow {
			d.t.Fatalf("%s: the target in column %d starts on screen row %d, the leader's sentence on %d", when, slot.Article, got, screenRow)
		}
	}
}

var everyKey = []string{"j", "k", "j", "down", "up", "space", "b", "d", "u", "g", "G", "tab", "shift+tab", "1", "2", "3", "9",
	"n", "N", "n", "]", "[", "backspace", "ctrl+o", "s", "h", "m", "?", "j", "k", "esc", "ctrl+d", "x", "X", "z",
	"<", ">", "+", "-", "ctrl+y", "c", "e", "o", "enter", "enter", "J", "K", "M", "a", "."}

func TestFrameHoldsAtEverySize(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, width := range []int{1, 2, 3, 5, 8, 15, 16, 20, 40, 59, 60, 80, 99, 100, 120, 200, 320} {
		for _, height := range []int{1, 2, 3, 4, 5, 8, 10, 16, 24, 40, 90} {
			d := open(t, width, height)
			d.checkFrame("at first")
			for range 40 {
				k := everyKey[r.IntN(len(everyKey))]
				d.press(k)
				d.checkFrame("after " + k)
				if !d.help.open && d.shown(d.leader) {
					d.checkStep("after " + k)
				}
			}
		}
	}
}

func TestEveryScrollIsInStep(t *testing.T) {
	for _, width := range []int{40, 80, 120, 200} {
		for _, height := range []int{6, 24, 50} {
			for focus := range harbour {
				d := open(t, width, height)
				d.press(fmt.Sprint(focus+1), "g")
				seen := make(map[int]bool)
				for range d.panes[focus].lines.Rows + 8 {
					seen[d.panes[d.leader].place.Sentence] = true
					d.checkStep("down")
					d.press("j")
				}
				for range d.panes[focus].lines.Rows + 8 {
					d.checkStep("up")
					d.press("k")
				}
				if len(seen) < len(d.story.Articles[focus].Sentences) {
					t.Errorf("%dx%d: only %d of %d sentences came to the reading line", width, height, len(seen), len(d.story.Articles[focus].Sentences))
				}
			}
		}
	}
}

// The screen is a function of the leader and its place, whatever path led there.
func TestSamePlaceSameScreen(t *testing.T) {
	straight := open(t, 120, 24)
	frames := make(map[int]string)
	for row := range straight.panes[0].lines.Rows {
		frames[row] = straight.View().Content
		straight.press("j")
	}
	wandering := open(t, 120, 24)
	r := rand.New(rand.NewPCG(2, 2))
	keys := []string{"j", "k", "space", "b", "d", "u", "]", "["}
	for range 300 {
		k := keys[r.IntN(len(keys))]
		wandering.press(k)
		wandering.message = ""
		p := wandering.panes[0].place
		if p != wandering.panes[0].lines.PlaceAt(p.Row) {
			continue // a topic's first sentence may start inside a row
		}
		if got, want := body(wandering.View().Content), body(frames[p.Row]); got != want {
			t.Fatalf("after %s at row %d:\n%s\nwant\n%s", k, p.Row, ansi.Strip(got), ansi.Strip(want))
		}
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	d := open(t, 120, 40)
	d.press("j", "j", "j", "j", "j", "j", "j", "j", "j")
	before := d.View().Content
	place := d.panes[0].place
	for _, size := range [][2]int{{40, 10}, {1, 1}, {200, 60}, {79, 24}, {320, 90}, {60, 3}, {120, 40}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.checkFrame("after a resize")
	}
	if d.panes[0].place != place || d.View().Content != before {
		t.Errorf("from %+v to %+v", place, d.panes[0].place)
	}
}

func TestFocusMovesNothing(t *testing.T) {
	d := open(t, 120, 30)
	d.press("d")
	tops := d.tops()
	d.press("tab", "2", "shift+tab", "3")
	if got := d.tops(); got != tops {
		t.Errorf("the columns moved from %s to %s", tops, got)
	}
	if d.leader != 0 || d.focus() != 2 {
		t.Errorf("leader %d, focus %d", d.leader, d.focus())
	}
	d.press("j")
	if d.leader != 2 {
		t.Errorf("after a scroll the leader is %d", d.leader)
	}
}

func (d *desk) tops() string {
	var tops []int
	for _, slot := range d.screen.Slots {
		tops = append(tops, d.panes[slot.Article].top)
	}
	return fmt.Sprint(tops)
}

func TestFocusBringsColumnsIn(t *testing.T) {
	d := open(t, 80, 24)
	if d.shown(2) {
		t.Fatal("three columns on 80 cells")
	}
	d.press("3")
	if !d.shown(2) || d.shown(0) {
		t.Errorf("with the third in focus the columns are %+v", d.screen.Slots)
	}
	d.checkStep("with the leader out of sight")
	d.press("tab")
	if !d.shown(0) || d.focus() != 0 {
		t.Errorf("round again the columns are %+v", d.screen.Slots)
	}
}

func TestWheelLeadsUnderThePointer(t *testing.T) {
	d := open(t, 120, 14)
	second := d.screen.Slots[1]
	before := d.panes[1].top
	d.send(tea.MouseWheelMsg{X: second.X + 5, Y: 5, Button: tea.MouseWheelDown})
	if d.leader != 1 || d.focus() != 0 {
		t.Errorf("leader %d, focus %d; the wheel leads and does not focus", d.leader, d.focus())
	}
	if want := min(before+wheelRows, max(0, d.panes[1].lines.Rows-d.screen.BodyH)); d.panes[1].top != want {
		t.Errorf("its text stands at %d, want %d", d.panes[1].top, want)
	}
	d.rest()
	d.send(tea.MouseClickMsg{X: d.screen.Slots[2].X, Y: 5, Button: tea.MouseLeft})
	if d.focus() != 2 || d.leader != 1 {
		t.Errorf("after a click: focus %d, leader %d", d.focus(), d.leader)
	}
	d.send(tea.MouseWheelMsg{X: 0, Y: 0, Button: tea.MouseWheelLeft})
	d.checkFrame("after a sideways wheel")
}

func TestTabsTakeClicks(t *testing.T) {
	d := open(t, 50, 20)
	_, starts := d.tabs()
	d.send(tea.MouseClickMsg{X: starts[1] + 1, Y: d.screen.Names, Button: tea.MouseLeft})
	if d.focus() != 1 {
		t.Errorf("a click on the second tab focuses column %d", d.focus())
	}
	d.checkFrame("with tabs")
}

func TestDifferencesInTheLeadersOrder(t *testing.T) {
	d := open(t, 120, 30)
	var seen []string
	for range len(d.analysis.Differences) {
		d.press("n")
		diff := d.analysis.Differences[d.selected]
		seen = append(seen, fmt.Sprintf("%d %s", diff.Topic, diff.Kind))
		d.checkMentionsShown(&diff)
	}
	// By where the first article gives them, then the extra that it lacks.
	want := "[0 date 5 number 4 certainty 2 number 3 number 3 date]"
	if fmt.Sprint(seen) != want {
		t.Errorf("the walk is %v, want %s", seen, want)
	}
	if d.leader != 1 {
		t.Errorf("what the leader lacks is shown with leader %d", d.leader)
	}
	d.press("n")
	if d.analysis.Differences[d.selected].Topic != 0 || !strings.Contains(d.message, "round") {
		t.Errorf("round again: difference %d, %q", d.selected, d.message)
	}
	d.press("N")
	if d.leader != 1 {
		t.Errorf("back from the first: leader %d", d.leader)
	}
}

// checkMentionsShown looks for the words of the difference on the screen.
func (d *desk) checkMentionsShown(diff *model.Difference) {
	d.t.Helper()
	for _, m := range diff.Mentions {
		p := &d.panes[m.Article]
		if y := p.column.RowOf(m.Start) - p.top; y < 0 || y >= d.screen.BodyH {
			d.t.Errorf("%q of column %d is on screen row %d", m.In(d.story.Articles[m.Article].Text), m.Article, y)
		}
	}
}

func TestNextDifferenceStartsAtTheReadingLine(t *testing.T) {
	d := open(t, 120, 30)
	d.press("G", "N")
	if diff := d.analysis.Differences[d.selected]; diff.Topic != 3 {
		t.Errorf("before the end comes the difference of topic %d", diff.Topic)
	}
}

func TestBackUndoesJumps(t *testing.T) {
	d := open(t, 120, 12)
	d.press("j", "j", "j")
	var frames []string
	for _, k := range []string{"n", "n", "G", "]", "[", "g", "n"} {
		before := d.View().Content
		place, leader, selected := d.panes[d.leader].place, d.leader, d.selected
		d.press(k)
		if d.panes[d.leader].place != place || d.leader != leader || d.selected != selected {
			frames = append(frames, before)
		}
	}
	for i := len(frames) - 1; i >= 0; i-- {
		d.press("backspace")
		d.message = ""
		if got, want := body(d.View().Content), body(frames[i]); got != want {
			t.Fatalf("back to jump %d:\n%s\nwant\n%s", i, ansi.Strip(got), ansi.Strip(want))
		}
	}
}

// body leaves out the last two rows, where messages come and go.
func body(frame string) string {
	rows := strings.Split(frame, "\n")
	return strings.Join(rows[:len(rows)-2], "\n")
}

func TestTopics(t *testing.T) {
	d := open(t, 120, 12)
	var topics []int
	for range 4 {
		d.press("]")
		topics = append(topics, d.analysis.TopicOf(model.SentenceRef{Article: d.leader, Sentence: d.panes[d.leader].place.Sentence}))
	}
	if fmt.Sprint(topics) != "[5 1 4 2]" {
		t.Errorf("topics %v", topics)
	}
	d.press("[", "[", "[", "[", "[")
	if got := d.panes[0].place.Sentence; got != 0 {
		t.Errorf("up again to sentence %d", got)
	}
	if !strings.Contains(d.message, "no topic further up") {
		t.Errorf("at the first topic: %q", d.message)
	}
}

func TestFarPassagesGlide(t *testing.T) {
	d := open(t, 120, 10)
	p := &d.panes[1]
	var cmd tea.Cmd
	for range d.panes[0].lines.Rows {
		d.rest()
		from := p.top
		if cmd = d.send(keyOf("j")); p.top != p.stand.Top {
			if p.top != from || !scroll.Leaps(p.stand.Top-from, 1) {
				t.Fatalf("a leap from %d to %d has begun at %d", from, p.stand.Top, p.top)
			}
			break
		}
	}
	if cmd == nil {
		t.Fatal("nothing glides")
	}
	tops := []int{p.top}
	for range 12 {
		d.now = d.now.Add(glideFrame)
		d.send(glideTick(d.now))
		tops = append(tops, p.top)
	}
	if tops[len(tops)-1] != p.stand.Top {
		t.Errorf("after 200 ms the column stands at %d, not %d", p.top, p.stand.Top)
	}
	for i := 1; i < len(tops); i++ {
		if left, before := p.stand.Top-tops[i], p.stand.Top-tops[i-1]; left*before < 0 || left*left > before*before {
			t.Errorf("the glide to %d goes back or too far: %v", p.stand.Top, tops)
		}
	}
	// The ferry is last in the first article and first in the second.
	d.press("G")
	if state, _ := d.stateOf(1); !strings.Contains(state, "above") {
		t.Errorf("at a passage in another order the header says %q", state)
	}
}

func TestReducedMotion(t *testing.T) {
	d := open(t, 120, 10)
	d.options.ReducedMotion = true
	for range 60 {
		if cmd := d.send(keyOf("j")); cmd != nil {
			t.Fatal("a glide with reduced motion")
		}
		for _, slot := range d.screen.Slots {
			if p := &d.panes[slot.Article]; p.top != p.stand.Top {
				t.Fatalf("column %d stands at %d, not %d", slot.Article, p.top, p.stand.Top)
			}
		}
	}
}

func TestNotCoveredIsSaid(t *testing.T) {
	d := open(t, 120, 24)
	d.press("3")
	for !strings.Contains(d.story.SentenceText(model.SentenceRef{Article: 2, Sentence: max(0, d.panes[2].place.Sentence)}), "mayor") {
		d.press("j")
	}
	frame := ansi.Strip(d.View().Content)
	if strings.Count(frame, "not covered") != 2 {
		t.Errorf("the mayor's fair is covered by the others:\n%s", frame)
	}
	if !strings.Contains(frame, "only c has this") {
		t.Errorf("an article without an outlet is called by its file:\n%s", frame)
	}
}

func TestWays(t *testing.T) {
	d := open(t, 120, 10)
	d.press("d", "d")
	d.press("s")
	if d.way != InProportion {
		t.Fatalf("way %v", d.way)
	}
	d.press("G")
	for _, slot := range d.screen.Slots {
		p := &d.panes[slot.Article]
		if want := p.lines.Rows - 1 - d.readingRow(); p.top != want {
			t.Errorf("in proportion column %d ends at %d, want %d", slot.Article, p.top, want)
		}
	}
	d.press("b", "s")
	tops := d.tops()
	d.press("j", "j", "k")
	if d.way != Free {
		t.Fatalf("way %v", d.way)
	}
	d.press("2", "j", "j")
	if got := d.panes[2].top; fmt.Sprint(got) != strings.Trim(strings.Fields(tops)[2], "]") {
		t.Errorf("free, the third column moved from %s to %d", tops, got)
	}
	d.press("s")
	if d.way != InStep {
		t.Errorf("way %v", d.way)
	}
	d.checkStep("in step again")
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

func TestMouseIsHandedOver(t *testing.T) {
	d := open(t, 120, 24)
	if d.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse is not ours at first")
	}
	d.press("m")
	if d.View().MouseMode != tea.MouseModeNone || !strings.Contains(d.View().Content, "select") {
		t.Error("m does not hand the mouse over, or does not say so")
	}
	d.press("m")
	if d.View().MouseMode == tea.MouseModeNone {
		t.Error("m does not take it back")
	}
}

func TestHelpListsWhatWorks(t *testing.T) {
	d := open(t, 120, 60)
	if strings.Contains(ansi.Strip(d.View().Content), "back to before") {
		t.Error("going back is offered before any jump")
	}
	d.press("?")
	page := ansi.Strip(d.View().Content)
	for _, want := range []string{"next difference", "a page down", "quit at once", "conflict", "leaves it out"} {
		if !strings.Contains(page, want) {
			t.Errorf("help does not tell of %q:\n%s", want, page)
		}
	}
	d.press("esc")
	if d.help.open {
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
		if cmd := d.send(keyOf(k)); cmd == nil || fmt.Sprintf("%T", cmd()) != "tea.QuitMsg" {
			t.Errorf("%s does not quit", k)
		}
		if d.ctx.Err() == nil {
			t.Errorf("%s leaves the analysis running", k)
		}
	}
	d := open(t, 120, 24)
	if cmd := d.send(keyOf("ctrl+z")); cmd == nil || fmt.Sprintf("%T", cmd()) != "tea.SuspendMsg" {
		t.Error("ctrl+z does not suspend")
	}
	d.press("?")
	if cmd := d.send(keyOf("ctrl+c")); cmd == nil {
		t.Error("ctrl+c does nothing in help")
	}
}

func TestAnalysisThatFails(t *testing.T) {
	story, _ := fixture(t)
	r := New(context.Background(), Options{Story: story, Analyze: func(context.Context, []model.Correction) (*model.Analysis, error) {
		return nil, errors.New("out of ink")
	}})
	d := &desk{Reader: r, t: t, now: time.Now()}
	d.send(tea.WindowSizeMsg{Width: 100, Height: 20})
	d.checkFrame("before")
	d.press("n", "]", "j")
	d.send(d.analyze())
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
		texts []string
		want  string
		way   Way
	}{
		{[]string{"A cat sat.", "Rain fell."}, "share no subject", Free},
		{[]string{"A cat sat.", "A cat sat."}, "copies of one another", Free},
	} {
		story := &model.Story{}
		for _, s := range c.texts {
			story.Articles = append(story.Articles, text.ParsePlain(s))
		}
		analysis, err := model.NewAnalysis(story, model.Automatic, nil, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		d := openStory(t, story, analysis, 120, 12)
		if frame := ansi.Strip(d.View().Content); !strings.Contains(frame, c.want) || d.way != c.way {
			t.Errorf("way %v:\n%s", d.way, frame)
		}
		d.press("j", "n", "]", "s", "s", "G", "g")
		d.checkFrame("after keys")
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
			if !d.shown(i) {
				t.Errorf("at %d cells column %d has the focus and is not shown", width, i+1)
			}
		}
	}
}

func TestBackgroundChangesTheTheme(t *testing.T) {
	d := open(t, 120, 24)
	dark := d.View().Content
	d.send(tea.BackgroundColorMsg{})
	if !d.theme.Dark {
		t.Error("without a colour the theme is no longer dark")
	}
	d.restyle(false)
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
	if d.method != ansi.GraphemeWidth {
		t.Fatal("the reader does not follow the terminal")
	}
	d.checkFrame("counted by cluster")
}

func TestNoticesAreToldUntilTheFirstKey(t *testing.T) {
	story, analysis := fixture(t)
	r := New(context.Background(), Options{Story: story, Annotated: analysis, Notices: []string{
		"the first notice is so long that it does not stand in one row of the screen, and so goes on in the next one", "another"}})
	d := &desk{Reader: r, t: t}
	d.send(tea.WindowSizeMsg{Width: 70, Height: 20})
	frame := d.plain()
	if !strings.Contains(frame, "2 notices, the first: the first notice") || !strings.Contains(frame, "in the next one") {
		t.Errorf("the notices are told as\n%s", frame)
	}
	d.press("j")
	if strings.Contains(d.plain(), "notice") {
		t.Error("a key does not take the notices away")
	}
}
