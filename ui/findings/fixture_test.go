package findings

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// The articles of the tests' own story.
var harbour = []string{
	`The harbour bridge closed in January after engineers found three cracks. “We could not let another lorry cross it,” said Ana Ruiz. More than 600 lorries use it. Six people were hurt.`,
	`The bridge was shut in February after engineers were said to have found cracks. “We could not let one more lorry cross it at all”, said Ruiz. Some 640 lorries go around. Six were hurt.`,
	`The bridge has been closed since January. Shops have lost customers. Nine people were hurt.`,
}

// fixture returns an analysis of the story made by hand, with weights.
func fixture(t testing.TB) *model.Analysis {
	t.Helper()
	b := uitest.NewBuilder(t, harbour...)
	b.Story.Articles[0].Source, b.Story.Articles[1].Source = "The Morning Tide", "Quayside Courier"
	b.Topic("The closure", "0:The harbour", "0:“We", "1:The bridge was", "1:“We", "2:The bridge has")
	b.Topic("Lorries", "0:More than", "1:Some 640")
	b.Topic("The hurt", "0:Six people", "1:Six were", "2:Nine people")
	differ := func(topic int, kind model.Kind, relation model.Relation, about string, weight float64, mentions ...string) {
		d := b.Differ(topic, kind, relation, mentions...)
		d.About, d.Weight = about, weight
	}
	differ(0, model.Certainty, model.Variant, "", 0.2, "0:found three cracks", "1:were said to have found cracks")
	differ(0, model.Date, model.Conflict, "month of closure", 0.7, "0:January=2026-01", "1:February=2026-02", "2:January=2026-01")
	differ(0, model.Quote, model.Variant, "Ana Ruiz", 0.4, "0:“We could not let another lorry cross it,”", "1:“We could not let one more lorry cross it at all”")
	differ(0, model.Name, model.Missing, "engineer's name", 0.4, "0:Ana Ruiz=ana ruiz", "1:Ruiz=ana ruiz")
	differ(0, model.Number, model.Extra, "number of cracks", 0.4, "0:three=3")
	differ(1, model.Number, model.Variant, "lorries a day", 0.5, "0:More than 600", "1:Some 640")
	differ(2, model.Number, model.Conflict, "number of hurt", 0.9, "0:Six=6", "1:Six=6", "2:Nine=9")
	return b.Analysis()
}

// every returns the numbers of all differences.
func every(a *model.Analysis) []int {
	var list []int
	for i := range a.Differences {
		list = append(list, i)
	}
	return list
}

// abouts returns what the rows of a table are about, in their order.
func abouts(t *Table) string {
	var list []string
	for i := range t.Len() {
		list = append(list, t.content.entry(i).row.About)
	}
	return strings.Join(list, ", ")
}

// plain returns the rows of a table without styles.
func plain(t *Table, width, height int) string {
	return ansi.Strip(strings.Join(t.Rows(width, height, theme.New(true), ansi.GraphemeWidth), "\n"))
}
