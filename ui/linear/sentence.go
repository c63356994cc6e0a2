package linear

import (
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
)

// sentence reads one of the leader's sentences: where it stands, its words, what the
// others say of it, and the differences. One that is read after the one before it
// leaves out what was just said.
func (t *teller) sentence(s int, after bool) []string {
	lines := t.stands(s, after)
	lines = append(lines, fmt.Sprintf("%d. %s", s+1, t.words(t.leader, s)))
	lines = append(lines, t.others(s, after)...)
	for _, i := range t.told[s] {
		if first := t.placeOf(i); after && first < s {
			lines = append(lines, fmt.Sprintf("%s, as told after sentence %d.", t.subject(&t.a.Differences[i], t.leader), first+1))
			continue
		}
		lines = append(lines, t.difference(i, t.leader))
	}
	return lines
}

// words returns a sentence on one line.
func (t *teller) words(article, sentence int) string {
	return text.SanitizeLine(t.a.Story.SentenceText(model.SentenceRef{Article: article, Sentence: sentence}))
}

// stands names the paragraph of a sentence where it begins, or where the sentence is
// not read after the one before, with what stands above it and is not compared.
func (t *teller) stands(s int, after bool) []string {
	a := t.article()
	block := a.Sentences[s].Block
	if after && s > 0 && a.Sentences[s-1].Block == block {
		return nil
	}
	var lines []string
	switch {
	case s == 0:
		lines = t.uncompared(0, block)
	case after:
		lines = t.uncompared(a.Sentences[s-1].Block+1, block)
	}
	words := fmt.Sprintf("Paragraph %d", t.paragraphs[t.leader][s])
	switch b := &a.Blocks[block]; {
	case b.Kind == model.Heading:
		words += ", heading"
	case b.Kind == model.ListItem:
		words += ", list item"
	case b.Quote > 0:
		words += ", quotation"
	}
	return append(lines, words+".")
}

// uncompared reads the blocks of the leader from first to before end that have no
// sentences: tables and code.
func (t *teller) uncompared(first, end int) []string {
	a := t.article()
	var lines []string
	for _, b := range a.Blocks[first:end] {
		name := map[model.BlockKind]string{model.Table: "Table", model.Code: "Code"}[b.Kind]
		if name == "" || b.Len() == 0 {
			continue
		}
		lines = append(lines, name+", not compared:")
		for line := range strings.Lines(b.In(a.Text)) {
			if line = text.SanitizeLine(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// others reads what the other articles say of a sentence of the leader, and names
// those that have its topic alone, or nothing that matches.
func (t *teller) others(s int, after bool) []string {
	var lines []string
	var silent []int
	after = after && s > 0
	for i := range t.names {
		var before []int
		if after {
			before = t.beside(s-1, i)
		}
		list := t.beside(s, i)
		lines = append(lines, t.read(i, list, before)...)
		if i != t.leader && len(list) == 0 && !t.onTopic(s, i) {
			silent = append(silent, i)
		}
	}
	if topic := t.sameTopic(s); topic != "" && !(after && topic == t.sameTopic(s-1)) {
		lines = append(lines, topic)
	}
	if len(silent) > 0 {
		lines = append(lines, t.silence(silent))
	}
	return lines
}

// onTopic reports whether another article has the topic of a sentence of the leader,
// and nothing else that matches it.
func (t *teller) onTopic(s, article int) bool {
	_, cover := t.a.Target(model.SentenceRef{Article: t.leader, Sentence: s}, article)
	return article != t.leader && cover == model.ByTopic
}

// sameTopic says where the articles that have the topic of a sentence alone take it
// up, "" where none has.
func (t *teller) sameTopic(s int) string {
	var list []string
	for i := range t.names {
		if t.onTopic(s, i) {
			target, _ := t.a.Target(model.SentenceRef{Article: t.leader, Sentence: s}, i)
			list = append(list, fmt.Sprintf("%s, paragraph %d", t.names[i], t.paragraphs[i][target]))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "Same topic: " + strings.Join(list, "; ") + "."
}

// read reads sentences of another article, each run of them with its paragraph. Those
// that were read before are only named.
func (t *teller) read(article int, list, before []int) []string {
	var lines []string
	words := func(s int) string {
		if slices.Contains(before, s) {
			return "as before."
		}
		return t.words(article, s)
	}
	for i, s := range list {
		if i > 0 && list[i-1] == s-1 && t.paragraphs[article][s-1] == t.paragraphs[article][s] {
			if next := words(s); next != words(s-1) {
				lines[len(lines)-1] += " " + next
			}
			continue
		}
		lines = append(lines, fmt.Sprintf("%s, paragraph %d: %s", t.names[article], t.paragraphs[article][s], words(s)))
	}
	return lines
}

// silence says that articles have nothing that matches a sentence.
func (t *teller) silence(articles []int) string {
	words := capital(draw.NoMatch(t.a.Origin))
	switch all := len(articles) == len(t.names)-1; {
	case all && draw.IsCertain(t.a.Origin):
		return "Only here."
	case all:
		return words + " elsewhere."
	}
	return stopped(words + " " + t.where(articles, nobody))
}

// beginning says what there is to read.
func (t *teller) beginning() []string {
	story := t.a.Story
	var lines []string
	if title := text.SanitizeLine(story.Title); title != "" {
		lines = append(lines, stopped(title))
	}
	how := "compared automatically"
	if draw.IsCertain(t.a.Origin) {
		how = "annotated by hand"
	}
	lines = append(lines, draw.Plural(len(story.Articles), "article")+", "+how+":")
	for i := range story.Articles {
		lines = append(lines, t.introduction(i))
	}
	return append(lines, t.count(), t.names[t.leader]+" leads.")
}

// introduction names an article, with its date, its length and its headline.
func (t *teller) introduction(article int) string {
	a := &t.a.Story.Articles[article]
	words := fmt.Sprintf("%d. %s", article+1, t.names[article])
	if date := text.SanitizeLine(a.Date); date != "" {
		words += ", " + date
	}
	words += ", " + draw.Plural(len(a.Sentences), "sentence")
	if title := text.SanitizeLine(a.Title); title != "" {
		return stopped(words + ": " + title)
	}
	return words + "."
}

// count says how many differences are told.
func (t *teller) count() string {
	list, aside := t.list(), 0
	for i := range t.a.Differences {
		if d := &t.a.Differences[i]; t.level.Includes(d.Level) && !t.tells(i) && len(d.Mentions) > 0 {
			aside++
		}
	}
	words := fmt.Sprintf("Level %s: %s, %s", t.level, draw.Plural(len(list), "difference"), draw.Differences(t.conflicts(list), model.Conflict))
	switch {
	case len(t.a.Topics) == 0:
		return "The articles share no subject."
	case len(list) == 0 && aside == 0:
		return fmt.Sprintf("Level %s: no differences.", t.level)
	case aside > 0:
		words += fmt.Sprintf(", %d more set aside", aside)
	}
	return words + "."
}

// end says that the leader is read, and what the others have that it has not.
func (t *teller) end() []string {
	a := t.article()
	first := 0
	if n := len(a.Sentences); n > 0 {
		first = a.Sentences[n-1].Block + 1
	}
	lines := append(t.uncompared(first, len(a.Blocks)), stopped("End of "+t.names[t.leader]))
	if list := t.told[t.sentences()]; len(list) > 0 {
		lines = append(lines, "Differences between the others:")
		for _, i := range list {
			lines = append(lines, t.difference(i, t.leader))
		}
	}
	var left []string
	for i := range t.names {
		if n := t.unmatched(i); n > 0 && i != t.leader {
			left = append(left, draw.Plural(n, "sentence")+" of "+t.names[i])
		}
	}
	if len(left) > 0 {
		lines = append(lines, stopped(fmt.Sprintf("No match in %s for %s", t.names[t.leader], and(left))))
	}
	return lines
}

// unmatched counts the sentences of an article that have no counterpart in the
// leader and are on no topic of it.
func (t *teller) unmatched(article int) int {
	n := 0
	for s := range t.a.Story.Articles[article].Sentences {
		if _, cover := t.a.Target(model.SentenceRef{Article: article, Sentence: s}, t.leader); cover == model.NotCovered {
			n++
		}
	}
	return n
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
