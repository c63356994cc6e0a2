// Package identity names the differences of a story, so that a report, a citation and a
// list of notes name one alike, today and after another analysis.
package identity

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// size is the length of a name in bytes, before it is written in hexadecimal digits: enough
// that no two of a million stories' differences are likely to be alike.
const size = 6

// Of returns a short name for each difference of an analysis, made of its kind and
// of the words that each article has, folded. What else the articles say, other
// differences and the order of the articles do not change it. Where two would be
// alike, the one that stands first has it, and the sentences around are taken into the
// names of the others.
func Of(a *model.Analysis) []string {
	ids := make([]string, len(a.Differences))
	taken := make(map[string]bool)
	for _, i := range byPlace(a) {
		d := &a.Differences[i]
		id := hash(d.Kind, named(a.Story, d, a.Story.Words))
		for n := 0; taken[id]; n++ {
			around := named(a.Story, d, func(m model.Detail) string { text, _ := a.Story.Around(m); return text })
			id = hash(d.Kind, append(around, named(a.Story, d, a.Story.Words)...), fmt.Sprint(n))
		}
		taken[id], ids[i] = true, id
	}
	return ids
}

// byPlace returns the indices of differences in the order of their places, whatever
// the order of the articles.
func byPlace(a *model.Analysis) []int {
	order, places := make([]int, len(a.Differences)), make([][]string, len(a.Differences))
	for i := range order {
		order[i] = i
		for _, m := range a.Differences[i].All() {
			places[i] = append(places[i], fmt.Sprintf("%q %10d", a.Story.Articles[m.Article].ID, a.Story.Articles[m.Article].Place(m).Start))
		}
		slices.Sort(places[i])
	}
	slices.SortStableFunc(order, func(i, j int) int { return slices.Compare(places[i], places[j]) })
	return order
}

// named returns what words gives for each mention of a difference, folded, after the
// name of its article, in an order of their own. What headlines say counts where
// nothing else is said.
func named(story *model.Story, d *model.Difference, words func(model.Detail) string) []string {
	mentions := d.Mentions
	if len(mentions) == 0 {
		mentions = d.TitleMentions
	}
	var list []string
	for _, m := range mentions {
		said := words(m)
		list = append(list, fmt.Sprintf("%q %q", story.Articles[m.Article].ID, cmp.Or(text.FoldQuote(said), said)))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func hash(kind model.Kind, parts []string, more ...string) string {
	sum := sha256.Sum256([]byte(string(kind) + "\n" + strings.Join(append(parts, more...), "\n")))
	return hex.EncodeToString(sum[:size])
}
