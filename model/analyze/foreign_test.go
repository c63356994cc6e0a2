package analyze

import (
	"slices"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

func TestForeignArticlesAreComparedByWhatAnyLanguageHas(t *testing.T) {
	story := &model.Story{Articles: []model.Article{
		text.ParsePlain(`Die Hafenbrücke wurde am 3. Februar geschlossen, nachdem Ana Ruiz drei Risse im Hauptträger gefunden hatte.
Der Hafen teilte mit, dass die Reparatur angeblich 6 Wochen dauern werde und dass 600 Lastwagen die Brücke täglich nutzen.

„Wir konnten keinen weiteren Lastwagen darüber fahren lassen“, sagte Ana Ruiz, die Ingenieurin des Hafens.`),
		text.ParsePlain(`Die Hafenbrücke wurde am 4. März geschlossen, nachdem Ana Ruiz mehrere Risse im Hauptträger gefunden hatte.
Der Hafen teilte mit, dass die Reparatur 8 Wochen dauern werde und dass 900 Lastwagen die Brücke täglich nutzen.

„Wir konnten keinen weiteren Lastwagen darüber fahren lassen“, sagte Frau Ruiz, die leitende Ingenieurin des Hafens.`),
	}}
	if got := NonEnglish(story); !slices.Equal(got, []int{0, 1}) {
		t.Fatalf("foreign: %v", got)
	}
	a, err := Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Counterparts) == 0 {
		t.Error("the same quotation leads nowhere")
	}
	for _, d := range a.Differences {
		if !isLanguageIndependent(d.Kind) {
			t.Errorf("a difference of %s in German", d.Kind)
		}
	}
}
