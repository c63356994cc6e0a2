package coverage

import (
	"fmt"
	"testing"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// harbour is three articles that treat the same topics in different orders.
var harbour = []string{
	`The harbour bridge closed in January after engineers found three cracks in its main span.

“We could not let another lorry cross it,” said Ana Ruiz. More than 600 lorries use the bridge each day.

The tram is not affected. A ferry will run every half hour until the bridge opens again.`,
	`A ferry has been running across the harbour since Monday. It leaves every twenty minutes.

The bridge was shut in February. Shops on the quay have lost half of their customers. Their owners want the city to pay.

Ana Ruiz said: “We could not let another lorry cross it.” Some 600 lorries a day now go around.`,
	`The bridge has been closed since January. The mayor opened a fair on Saturday.

The ring road is full. The fair lasts a week, and there are horses. The ring road will stay full, drivers fear.`,
}

// fixture returns the story of the harbour with an analysis made by hand.
func fixture(t testing.TB) *model.Analysis {
	t.Helper()
	b := uitest.NewBuilder(t, harbour...)
	b.Story.Title = "The bridge"
	for i := range b.Story.Articles {
		a := &b.Story.Articles[i]
		a.ID, a.Source = fmt.Sprint("article-", i+1), []string{"The Morning Tide", "Quayside Courier", ""}[i]
		a.Date = []string{"2026-02-03", "2026-02-02", "2026-02-03"}[i]
	}
	b.Topic("The closure", "0:The harbour bridge", "1:The bridge was shut", "2:The bridge has been")
	b.Topic("What Ana Ruiz said", "0:“We could", "1:Ana Ruiz")
	b.Topic("Lorries on the ring road", "0:More than 600", "1:Some 600", "2:The ring road is", "2:The ring road will")
	b.Topic("The ferry", "0:A ferry will", "1:A ferry has", "1:It leaves")
	b.Differ(0, model.Date, model.Conflict, "0:January", "1:February", "2:January")
	b.Differ(0, model.Number, model.Missing, "0:three", "2:closed")
	b.Differ(2, model.Number, model.Variant, "0:More than 600", "1:Some 600")
	b.Differ(3, model.Number, model.Conflict, "0:every half hour", "1:every twenty minutes")
	b.Differ(3, model.Date, model.Extra, "1:Monday")
	return b.Analysis()
}

// unrelated is a story whose articles share nothing.
func unrelated(t testing.TB) *model.Analysis {
	t.Helper()
	return uitest.NewBuilder(t, "One thing.", "").Analysis()
}
