package linear

import (
	"fmt"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
)

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
	if by := t.a.By; by != nil {
		how = text.SanitizeLine(by.String())
	}
	lines = append(lines, draw.Plural(len(story.Articles), "article")+", "+how+":")
	for i := range story.Articles {
		lines = append(lines, t.introduction(i))
	}
	return append(lines, t.count(), t.names[t.leader]+" leads: it is read sentence by sentence, with what the others say.")
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
		if d := &t.a.Differences[i]; t.level.Includes(d.Level) && !t.tells(i) && len(d.Articles()) > 0 {
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
