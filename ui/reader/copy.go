package reader

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// copyPassage puts the difference jumped to, or else the passage at the reading
// line, on the clipboard of the reader's terminal, with where it comes from.
func (r *Reader) copyPassage() tea.Cmd {
	if r.selected != none {
		d := &r.analysis.Differences[r.selected]
		return r.clip(r.differenceAsText(d), fmt.Sprintf("the %s of %s", d.Relation, d.Kind))
	}
	here := r.here()
	if here.Sentence < 0 {
		r.message = "there is nothing to copy here"
		return nil
	}
	span := r.passageAt(here)
	return r.clip(r.cite(here.Article, span), "the passage of "+r.outlet(here.Article))
}

// copyQuotation puts the first quotation of the sentence at the reading line on
// the clipboard, or the sentence where it quotes nothing.
func (r *Reader) copyQuotation() tea.Cmd {
	here := r.here()
	if here.Sentence < 0 {
		r.message = "there is nothing to copy here"
		return nil
	}
	what, span := "the sentence of ", r.story.Sentence(here).Span
	if q, ok := quotationIn(r.story.Articles[here.Article].Text, span); ok {
		what, span = "the quotation in ", q
	}
	return r.clip(r.cite(here.Article, span), what+r.outlet(here.Article))
}

// clip asks the terminal to take text on its clipboard (OSC 52), which works
// over SSH too. Whether it does, no terminal tells.
func (r *Reader) clip(text, what string) tea.Cmd {
	r.message = fmt.Sprintf("sent %s to the terminal's clipboard (%d characters)", what, len([]rune(text)))
	return tea.SetClipboard(text)
}

// passageAt gives the run of sentences around one that belong to its topic and
// stand together, or the sentence alone.
func (r *Reader) passageAt(ref model.SentenceRef) model.Span {
	sentences := r.story.Articles[ref.Article].Sentences
	first, last := ref.Sentence, ref.Sentence
	if r.analysis != nil {
		if topic := r.analysis.TopicOf(ref); topic >= 0 {
			same := func(s int) bool {
				return s >= 0 && s < len(sentences) && r.analysis.TopicOf(model.SentenceRef{Article: ref.Article, Sentence: s}) == topic
			}
			for same(first - 1) {
				first--
			}
			for same(last + 1) {
				last++
			}
		}
	}
	return model.Span{Start: sentences[first].Start, End: sentences[last].End}
}

// cite gives the words at a span with their attribution and address.
func (r *Reader) cite(article int, span model.Span) string {
	a := &r.story.Articles[article]
	words := strings.TrimSpace(span.In(a.Text))
	if !strings.ContainsAny(words[:min(len(words), 4)], "\"“") {
		words = "“" + words + "”"
	}
	var from []string
	for _, part := range []string{r.outlet(article), strings.Join(a.Authors, ", "), quoted(a.Title), a.Date, a.URL} {
		if part != "" {
			from = append(from, part)
		}
	}
	return words + "\n— " + strings.Join(from, ", ") + "\n"
}

func quoted(title string) string {
	if title == "" {
		return ""
	}
	return "“" + title + "”"
}

func (r *Reader) differenceAsText(d *model.Difference) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s of %s: %s\n", d.Relation, d.Kind, r.analysis.Topics[d.Topic].Label)
	for _, m := range d.Mentions {
		sentence := r.story.Sentence(m.SentenceRef)
		fmt.Fprintf(&b, "\n%s: %s\n%s", r.outlet(m.Article), m.In(r.story.Articles[m.Article].Text), r.cite(m.Article, sentence.Span))
	}
	return b.String()
}

// quotationIn finds the first quotation within a span, its marks included.
func quotationIn(text string, within model.Span) (model.Span, bool) {
	words := within.In(text)
	for _, marks := range [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}} {
		start := strings.Index(words, marks[0])
		if start < 0 {
			continue
		}
		inside := start + len(marks[0])
		if n := strings.Index(words[inside:], marks[1]); n > 0 {
			return model.Span{Start: within.Start + start, End: within.Start + inside + n + len(marks[1])}, true
		}
	}
	return model.Span{}, false
}
