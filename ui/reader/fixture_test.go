package reader

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/internal/uitest"
)

// The articles of the tests' own story, with a heading, a list, a quotation,
// and passages in another order.
var harbour = []string{
	`The harbour bridge closed in January after engineers found *three cracks* in its main span. The port said that the repair would take six weeks.

## What was found

“We could not let another lorry cross it,” said Ana Ruiz, the harbour engineer. Her report names the cause as salt. More than 600 lorries use the bridge each day, and each now takes the ring road, which is twenty minutes longer.

- The north lane stays open to bicycles.
- The tram is not affected.

The minister refused to comment. A ferry will run every half hour until the bridge opens again.`,
	`A ferry has been running across the harbour since Monday. It leaves every twenty minutes.

The bridge was shut in February after engineers were said to have found cracks in the main span. Ana Ruiz, the engineer of the harbour, said: “We could not let another lorry cross it.”

Shops on the quay have lost half of their customers. Their owners want the city to pay.

The ministry did not answer. Some 600 lorries a day now go around by the ring road, and the drivers are paid no more for it.`,
	`Salt broke the bridge, a report alleges. The bridge has been closed since January.

> “We could not let another lorry cross it.”

The mayor opened a fair on Saturday. The fair lasts a week, and there are horses.

The repair takes two months, the port now says.`,
}

// fixture gives the story and an analysis made by hand.
func fixture(t testing.TB) (*model.Story, *model.Analysis) {
	t.Helper()
	b := uitest.NewBuilder(t, harbour...)
	story := b.Story
	story.Title = "The bridge"
	story.Articles[0].Source, story.Articles[0].Date, story.Articles[0].Title = "The Morning Tide", "2026-02-03", "Bridge closed for weeks"
	story.Articles[1].Source = "Quayside Courier"
	story.Articles[2].Title = "Salt did it"
	b.Topic("The closure", "0:The harbour bridge", "1:The bridge was shut", "2:The bridge has been")
	b.Topic("Ana Ruiz", "0:“We could", "1:Ana Ruiz", "2:“We could")
	b.Topic("Lorries", "0:More than 600", "1:Some 600")
	b.Topic("The ferry", "0:A ferry will", "1:A ferry has", "1:It leaves")
	b.Topic("The report", "0:Her report", "2:Salt broke")
	b.Topic("The repair", "0:The port said", "2:The repair")
	b.Link("0:The harbour bridge", "1:The bridge was shut")
	b.Link("0:The harbour bridge", "2:The bridge has been")
	b.Link("1:The bridge was shut", "2:The bridge has been")
	b.Link("0:“We could", "1:Ana Ruiz")
	b.Link("0:“We could", "2:“We could")
	b.Link("1:Ana Ruiz", "2:“We could")
	b.Link("0:More than 600", "1:Some 600")
	b.Link("0:Her report", "2:Salt broke")
	b.Link("0:The port said", "2:The repair")
	b.Differ(0, model.Date, model.Conflict, "0:January", "1:February", "2:January")
	b.Differ(2, model.Number, model.Variant, "0:More than 600", "1:Some 600")
	b.Differ(3, model.Number, model.Conflict, "0:every half hour", "1:every twenty minutes")
	b.Differ(3, model.Date, model.Extra, "1:Monday")
	b.Differ(4, model.Certainty, model.Variant, "0:names the cause as salt", "2:a report alleges")
	b.Differ(5, model.Number, model.Conflict, "0:six weeks", "2:two months")
	b.InTitles("0:weeks")
	return story, b.Analysis()
}

// headlined gives the fixture with a difference that only headlines show, and one of
// a headline and a sentence.
func headlined(t testing.TB) (*model.Story, *model.Analysis) {
	t.Helper()
	story, a := fixture(t)
	story.Articles[1].Title = "Salt is not to blame for the bridge, a long headline of the courier says"
	b := uitest.NewBuilder(t)
	b.Story, b.Topics, b.Links, b.Differences = story, a.Topics, a.Counterparts, a.Differences
	b.Differ(4, model.Other, model.Conflict)
	b.InTitles("1:not to blame", "2:did it")
	b.Differ(4, model.Name, model.Variant, "0:salt")
	b.InTitles("1:Salt", "2:Salt")
	return story, b.Analysis()
}

// A rig is a reader under test, with a clock and timers of its own. What its
// commands bring is sent to it at once, but for timers, which wait for rest.
type rig struct {
	*Reader
	*navigator
	t      testing.TB
	clock  time.Time
	timers []func(time.Time) tea.Msg
}

// mount makes a rig of a reader.
func mount(t testing.TB, o Options) *rig {
	t.Helper()
	d := &rig{t: t, clock: time.Unix(0, 0)}
	if o.Now == nil {
		o.Now = func() time.Time { return d.clock }
	}
	d.Reader = New(context.Background(), o)
	t.Cleanup(d.Close)
	d.navigator = d.Reader.nav
	d.after = func(_ time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
		d.timers = append(d.timers, f)
		return nil
	}
	return d
}

// open returns a reader of the fixture that has its size and its analysis.
func open(t testing.TB, width, height int) *rig {
	t.Helper()
	story, analysis := fixture(t)
	return openStory(t, story, analysis, width, height)
}

func openStory(t testing.TB, story *model.Story, analysis *model.Analysis, width, height int) *rig {
	t.Helper()
	return openWith(t, Options{Story: story, Analyze: made(analysis)}, width, height)
}

func openWith(t testing.TB, o Options, width, height int) *rig {
	t.Helper()
	d := mount(t, o)
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// made returns a function that has an analysis made already.
func made(analysis *model.Analysis) func(context.Context, analyze.Options) (*model.Analysis, error) {
	return func(context.Context, analyze.Options) (*model.Analysis, error) { return analysis, nil }
}

// send sends a message and all that its commands bring, and returns what they
// bring for the program.
func (d *rig) send(msg tea.Msg) []tea.Msg {
	_, cmd := d.Update(msg)
	return d.run(cmd)
}

func (d *rig) run(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var list []tea.Msg
		for _, c := range msg {
			list = append(list, d.run(c)...)
		}
		return list
	case owned:
		return d.send(msg)
	default:
		return []tea.Msg{msg}
	}
}

// press sends keys, one a word: "j", "tab", "ctrl+d"; every glide is let end.
func (d *rig) press(keys ...string) (out []tea.Msg) {
	d.t.Helper()
	for _, k := range keys {
		out = append(out, d.send(keyOf(k))...)
		d.rest()
	}
	return out
}

// rest lets the timers that were asked for end, a second later.
func (d *rig) rest() {
	d.clock = d.clock.Add(time.Second)
	for len(d.timers) > 0 {
		d.tickOnce()
	}
}

// tickOnce lets the timers end that have been asked for so far, but for those of a
// tour, whose steps a test takes itself.
func (d *rig) tickOnce() {
	timers := d.timers
	d.timers = nil
	for _, f := range timers {
		if msg, glide := f(d.clock).(glideTick); glide {
			d.send(msg)
		}
	}
}

// jumpedTo returns the number of the difference jumped to, none for none.
func (d *rig) jumpedTo() int { return d.doc.find(d.view.selection) }

func (d *rig) is(open kind) bool { return d.stack.has(open) }

func keyOf(name string) tea.KeyPressMsg {
	special := map[string]rune{"tab": tea.KeyTab, "space": tea.KeySpace, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "enter": tea.KeyEnter,
		"up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd, "left": tea.KeyLeft, "right": tea.KeyRight}
	k := tea.Key{}
	for {
		switch rest, ok := strings.CutPrefix(name, "ctrl+"); {
		case ok:
			k.Mod |= tea.ModCtrl
			name = rest
			continue
		case strings.HasPrefix(name, "shift+"):
			k.Mod |= tea.ModShift
			name = name[len("shift+"):]
			continue
		}
		break
	}
	if code, ok := special[name]; ok {
		k.Code = code
		if code == tea.KeySpace {
			k.Text = " "
		}
		return tea.KeyPressMsg(k)
	}
	k.Code = []rune(strings.ToLower(name))[0]
	if k.Mod&tea.ModCtrl == 0 {
		k.Text = name
	}
	if strings.ToLower(name) != name {
		k.Mod |= tea.ModShift
	}
	return tea.KeyPressMsg(k)
}
