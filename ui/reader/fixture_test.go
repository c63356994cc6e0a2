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
	return story, b.Analysis()
}

// A desk is a reader under test, with a clock of its own.
type desk struct {
	*Reader
	t   testing.TB
	now time.Time
}

// open gives a reader of the fixture that has its size and its analysis.
func open(t testing.TB, width, height int) *desk {
	t.Helper()
	story, analysis := fixture(t)
	return openStory(t, story, analysis, width, height)
}

func openStory(t testing.TB, story *model.Story, analysis *model.Analysis, width, height int) *desk {
	t.Helper()
	d := &desk{t: t, now: time.Unix(0, 0)}
	d.Reader = New(context.Background(), Options{
		Story:   story,
		Analyze: func(context.Context, analyze.Options) (*model.Analysis, error) { return analysis, nil },
		Now:     func() time.Time { return d.now },
	})
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	d.send(d.analyze()())
	return d
}

func (d *desk) send(msg tea.Msg) tea.Cmd {
	_, cmd := d.Update(msg)
	return cmd
}

// press sends keys, one a word: "j", "tab", "ctrl+d"; every glide is let end.
func (d *desk) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.send(keyOf(k))
		d.rest()
	}
}

// rest lets glides end.
func (d *desk) rest() {
	d.now = d.now.Add(time.Second)
	d.send(glideTick(d.now))
}

func keyOf(name string) tea.KeyPressMsg {
	special := map[string]rune{"tab": tea.KeyTab, "space": tea.KeySpace, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
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
