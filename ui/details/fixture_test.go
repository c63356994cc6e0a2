package details

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// The articles of the tests' own story.
var harbour = []string{
	`The harbour bridge closed in January after engineers found three cracks. “There are strong reasons for not letting another lorry cross it in this specific case,” said Ana Ruiz, the harbour engineer. More than 600 lorries use the bridge each day. The minister refused to comment.`,
	`A ferry has been running since Monday. The bridge was shut in February after engineers were said to have found cracks. “There are reasons for letting no lorry cross it”, the engineer Ana Ruiz is reported to have said. Some 600 lorries go around by the ring road, and 200 of them by the village of Ødegård, 桥在一月关闭.`,
	`Salt broke the bridge, a report alleges. The bridge has been closed since January. Shops have lost half of their customers.`,
}

// fixture returns an analysis of the story made by hand.
func fixture(t testing.TB) *model.Analysis {
	t.Helper()
	b := uitest.NewBuilder(t, harbour...)
	b.Story.Articles[0].Source, b.Story.Articles[1].Source = "The Morning Tide", "Quayside Courier"
	b.Topic("The closure of the bridge", "0:The harbour", "0:“There are", "1:The bridge was", "1:“There are", "2:Salt", "2:The bridge has")
	b.Topic("Lorries", "0:More than", "1:Some 600")
	b.Topic("The ferry", "0:The minister", "1:A ferry")
	b.Differ(0, model.Certainty, model.Variant, "0:found three cracks", "1:were said to have found cracks", "2:a report alleges").Why = "hedged or not"
	b.Differ(0, model.Date, model.Conflict, "0:January=2026-01", "1:February=2026-02", "2:January=2026-01").Why = "months differ"
	b.Differ(0, model.Quote, model.Variant, "0:“There are strong reasons for not letting another lorry cross it in this specific case,”", "1:“There are reasons for letting no lorry cross it”").Why = "the same quotation cut"
	b.Differ(0, model.Name, model.Missing, "0:Ana Ruiz=ana ruiz", "1:Ana Ruiz=ana ruiz")
	b.Differ(0, model.Number, model.Extra, "0:three=3").Why = "only here"
	b.Differ(1, model.Number, model.Variant, "0:More than 600=>=600 lorries", "1:Some 600=~600 lorries", "1:200=200 lorries").Why = "rounding agrees"
	return b.Analysis()
}

// crowded returns nine articles of about so many bytes, each of which mentions
// every one of so many differences of one topic in a sentence of its own.
func crowded(t testing.TB, size, differences int) *model.Analysis {
	t.Helper()
	const sentence = "The office said on Monday that more than 600 people had signed the letter about the café in Kraków. "
	source := strings.Repeat(sentence, size/len(sentence)+1)
	sources := make([]string, 9)
	for i := range sources {
		sources[i] = source
	}
	b := uitest.NewBuilder(t, sources...)
	topic := model.Topic{Label: "The letter"}
	list := make([]model.Difference, differences)
	for i := range sources {
		passage := model.Passage{Article: i}
		for s, sentence := range b.Story.Articles[i].Sentences {
			passage.Sentences = append(passage.Sentences, s)
			d := &list[s%differences]
			d.Kind, d.Relation, d.Why = model.Kinds()[s%10], model.Relations()[s%4], "for a test"
			d.Mentions = append(d.Mentions, model.Detail{SentenceRef: model.SentenceRef{Article: i, Sentence: s},
				Span: model.Span{Start: sentence.Start + 4 + i, End: sentence.End - 2}, Kind: d.Kind, Value: "600"})
		}
		topic.Passages = append(topic.Passages, passage)
	}
	b.Topics, b.Differences = []model.Topic{topic}, list
	return b.Analysis()
}
