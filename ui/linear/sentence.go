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

// others reads what the other articles say of a sentence of the leader. Those that
// have the very words, what was just read, its topic alone or nothing that matches are
// only named.
func (t *teller) others(s int, after bool) []string {
	var lines, same, again []string
	var silent []int
	after = after && s > 0
	for i := range t.names {
		list := t.beside(s, i)
		fresh := list
		if after {
			before := t.beside(s-1, i)
			fresh = slices.DeleteFunc(slices.Clone(list), func(one int) bool { return slices.Contains(before, one) })
		}
		switch {
		case len(fresh) == 1 && t.words(i, fresh[0]) == t.words(t.leader, s):
			same = append(same, t.place(i, fresh[0]))
		case len(fresh) > 0:
			lines = append(lines, t.read(i, fresh)...)
		case len(list) > 0:
			again = append(again, t.place(i, list[0]))
		case i != t.leader && !t.onTopic(s, i):
			silent = append(silent, i)
		}
	}
	if len(same) > 0 {
		lines = slices.Insert(lines, 0, "The same words: "+strings.Join(same, "; ")+".")
	}
	if len(again) > 0 {
		lines = append(lines, "As before: "+strings.Join(again, "; ")+".")
	}
	if topic := t.sameTopic(s); topic != "" && !(after && topic == t.sameTopic(s-1)) {
		lines = append(lines, topic)
	}
	if len(silent) > 0 {
		lines = append(lines, t.silence(silent))
	}
	return lines
}

// place names the paragraph of a sentence of another article.
func (t *teller) place(article, sentence int) string {
	return fmt.Sprintf("%s, paragraph %d", t.names[article], t.paragraphs[article][sentence])
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
			list = append(list, t.place(i, target))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "Same topic: " + strings.Join(list, "; ") + "."
}

// read reads sentences of another article, each run of them with its paragraph.
func (t *teller) read(article int, list []int) []string {
	var lines []string
	for i, s := range list {
		if i > 0 && list[i-1] == s-1 && t.paragraphs[article][s-1] == t.paragraphs[article][s] {
			lines[len(lines)-1] += " " + t.words(article, s)
			continue
		}
		lines = append(lines, t.place(article, s)+": "+t.words(article, s))
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
