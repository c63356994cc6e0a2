package linear

import (
	"fmt"
	"slices"
	"strconv"
)

// find lists findings, or goes to the one of a number.
func (r *Reading) find(number string) []string {
	if number == "" {
		return r.listFindings()
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return []string{"Type f, or f and the number of a finding."}
	}
	return r.toFinding(n)
}

// pageOfFindings is how many findings are listed at a time.
const pageOfFindings = 10

// listFindings lists the next findings, the heaviest first, going round at the end.
func (r *Reading) listFindings() []string {
	list := r.teller.list()
	if len(list) == 0 {
		return []string{r.teller.count()}
	}
	if r.findings >= len(list) {
		r.findings = 0
	}
	var lines []string
	for _, d := range list[r.findings:min(r.findings+pageOfFindings, len(list))] {
		r.findings++
		lines = append(lines, r.teller.finding(r.findings, d))
	}
	more := ""
	if r.findings < len(list) {
		more = ", f alone to hear more"
	}
	return append(lines, fmt.Sprintf("%d of %d. Type f and a number to go to one%s.", r.findings, len(list), more))
}

// toFinding reads the sentence at which a finding is told; another article leads
// where the leader has none.
func (r *Reading) toFinding(number int) []string {
	list := r.teller.list()
	switch {
	case len(list) == 0:
		return []string{r.teller.count()}
	case number < 1 || number > len(list):
		return []string{fmt.Sprintf("There are findings 1 to %d.", len(list))}
	}
	d := list[number-1]
	if s := r.teller.placeOf(d); s < r.teller.sentences() {
		return r.goTo(s)
	}
	m := r.teller.a.Differences[d].All()[0]
	r.tell(r.teller.book, r.teller.level, m.Article)
	return append([]string{r.teller.names[m.Article] + " leads."}, r.goTo(max(m.Sentence, 0))...)
}

// finding says one of the findings by its number, and after which sentence it is told.
func (t *teller) finding(number, difference int) string {
	words := fmt.Sprintf("%d. %s", number, t.difference(difference, nobody))
	if s := t.placeOf(difference); s < t.sentences() {
		return fmt.Sprintf("%s Sentence %d.", words, s+1)
	}
	return words + " Not in " + stopped(t.names[t.leader])
}

// placeOf returns the first sentence of the leader after which a difference is told.
func (t *teller) placeOf(difference int) int {
	return slices.IndexFunc(t.told, func(list []int) bool { return slices.Contains(list, difference) })
}
