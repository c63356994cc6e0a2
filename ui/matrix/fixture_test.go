package matrix

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// harbour is three articles that treat the same topics in different orders.
var harbour = []string{
	`# Bridge closed

The harbour bridge closed in January after engineers found *three cracks* in its main span.

“We could not let another lorry cross it,” said Ana Ruiz. More than 600 lorries use the bridge each day. Her report names the cause as salt.

- The tram is not affected.
- A ferry will run every half hour until the bridge opens again. Bicycles go free.`,
	`A ferry has been running across the harbour since Monday. It leaves every twenty minutes.

| Day | Trips |
| --- | --- |
| Monday | 12 |

The bridge was shut in February. Shops on the quay have lost half of their customers. Their owners want the city to pay. Ana Ruiz said: “We could not let another lorry cross it.” Some 600 lorries a day now go around.`,
	`Salt broke the bridge, a report alleges. The mayor opened a fair on Saturday.

> The bridge has been closed since January.

The ring road is full. The fair lasts a week, and there are horses. The ring road will stay full, drivers fear.`,
}

// fixture returns the story of the harbour with an analysis made by hand.
func fixture(t testing.TB) *model.Analysis {
	t.Helper()
	b := uitest.NewBuilder(t, harbour...)
	b.Story.Title = "The bridge"
	for i := range b.Story.Articles {
		a := &b.Story.Articles[i]
		a.ID, a.Source = fmt.Sprint("article ", i), []string{"The Morning Tide", "Quayside Courier", ""}[i]
	}
	b.Topic("The closure", "0:The harbour bridge", "1:The bridge was shut", "2:The bridge has been")
	b.Topic("What Ana Ruiz said", "0:“We could", "1:Ana Ruiz")
	b.Topic("Lorries on the ring road", "0:More than 600", "1:Some 600", "2:The ring road is", "2:The ring road will")
	b.Topic("The ferry", "0:A ferry will", "1:A ferry has", "1:It leaves")
	b.Topic("The report", "0:Her report", "2:Salt broke")
	b.Topic("The shops", "1:Shops on", "1:Their owners")
	b.Differ(0, model.Date, model.Conflict, "0:January", "1:February", "2:January")
	b.Differ(2, model.Number, model.Variant, "0:More than 600", "1:Some 600")
	b.Differ(3, model.Number, model.Conflict, "0:every half hour", "1:every twenty minutes")
	b.Differ(3, model.Date, model.Extra, "1:Monday")
	b.Differ(0, model.Name, model.Missing, "0:three cracks", "2:closed since")
	return b.Analysis()
}

func plainLook() Look {
	return Look{Theme: theme.New(true), Highlights: true, Selected: -1, Current: NoSection, Focus: -1}
}

// cut returns the cells of a plain row from x on.
func cut(row string, x, width int) string { return ansi.Cut(row, x, x+width) }

// textOf returns the words that the cells of a lane show between two rows, with
// one space for each run of spaces.
func textOf(m *Matrix, lane, first, end int) string {
	var words []string
	l := m.grid.lanes[lane]
	margin := m.columns[lane].Margin()
	for y := first; y < end; y++ {
		words = append(words, strings.Fields(cut(ansi.Strip(m.Row(y, plainLook())), l.x+margin, l.width-margin))...)
	}
	return strings.Join(words, " ")
}
