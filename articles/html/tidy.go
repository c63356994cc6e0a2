package html

import (
	"slices"
	"strings"
	"unicode"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
)

// tidy takes from the blocks of an article what still is none of it: short
// blocks by their words, what the metadata says already, what was said before,
// and what follows the end. Nothing is left of what does not read like an article.
func tidy(blocks []block, m metadata) []block {
	blocks = slices.DeleteFunc(blocks, func(b block) bool {
		return wholeLink(b) || noWords(b) || creditAlone(b)
	})
	blocks = withoutLines(blocks)
	blocks = withoutHead(blocks, m)
	blocks = withoutRepeats(blocks)
	blocks = withoutEnd(blocks, m)
	paragraphHeadings(blocks) // before they are idle
	blocks = withoutIdleHeadings(blocks)
	headParagraphs(blocks)
	return blocks
}

// withoutLines takes away blocks by their words, and behind the heading of a list
// of other articles that list.
func withoutLines(blocks []block) []block {
	list := false // whether such a heading was the last thing before
	return slices.DeleteFunc(blocks, func(b block) bool {
		if lines().leaveOut(b) {
			list = b.linked() < 0.5
			return true
		}
		if list && (b.Kind == draft.Item || b.Kind == draft.Heading) && b.linked() > 0.5 {
			return true
		}
		list = false
		return false
	})
}

// wholeLink reports whether a block is nothing but a link, as the headline of
// another article is: no sentence, and no mark outside of the link.
func wholeLink(b block) bool {
	if b.linked() < 0.9 || len(b.text) > 200 {
		return false
	}
	return b.Kind == draft.Heading || !endsSentence(b.text) || b.linked() == 1 && !strings.HasSuffix(strings.TrimRight(b.text, "\"'”’»"), ".")
}

// noWords reports whether a block is a time, a number or a mark alone.
func noWords(b block) bool {
	if len(b.Rows) > 0 {
		return false
	}
	if b.Kind == draft.Heading { // 1998, or 5 March, may head what happened then
		return strings.IndexFunc(b.text, unicode.IsLetter) < 0 && !fields.IsDigits(b.text)
	}
	if strings.IndexFunc(b.text, unicode.IsLetter) < 0 {
		return true
	}
	return len(b.text) <= 120 && fields.IsStamp(b.text) || len(b.text) <= 60 && strings.HasPrefix(b.text, "©")
}

// creditAlone reports whether a caption says no more than whose picture it is.
func creditAlone(b block) bool {
	if b.In == nil || b.In.Data != "figcaption" || b.Kind == draft.Quotation {
		return false
	}
	if strings.Count(b.text, " ") < 3 && !endsSentence(b.text) {
		return true
	}
	text := words(b.text)
	return len(text) < 80 && opensWithOne("credits of pictures", text)
}

// withoutHead takes away what says the title, the date or the authors once more.
func withoutHead(blocks []block, m metadata) []block {
	titles := make(map[string]bool)
	for _, t := range m.titles {
		titles[fold(t)] = true
	}
	return slices.DeleteFunc(blocks, func(b block) bool {
		text := fold(b.text)
		if titles[text] {
			return b.Kind == draft.Heading || b.Kind == draft.Paragraph
		}
		if len(b.text) <= maxHead && (isStampLine(b.text) || slices.ContainsFunc(m.titles, func(t string) bool {
			rest, found := strings.CutPrefix(text, fold(t)+" ")
			return found && fields.IsStamp(rest)
		})) {
			return true
		}
		return isBylineOf(b.text, text, m)
	})
}

// maxHead is how many bytes a line has at most that says who wrote an article and when.
const maxHead = 200

// isStampLine reports whether a line is parted by marks into when something was
// published and a few words, such as who wrote it: "Ana Ruiz · 3 March 2018, 10:15".
func isStampLine(line string) bool {
	parts := strings.FieldsFunc(line, func(r rune) bool { return r == '·' || r == '|' || r == '•' })
	stamps := 0
	for _, p := range parts {
		if p = strings.TrimSpace(p); len(p) > 60 || endsSentence(p) {
			return false
		}
		if fields.IsStamp(p) && fields.Date(p) != "" {
			stamps++
		}
	}
	return len(parts) > 1 && stamps > 0
}

// isBylineOf reports whether a line names the authors, and says nothing else.
func isBylineOf(line, folded string, m metadata) bool {
	if len(line) > 200 || endsSentence(line) && len(line) > 80 {
		return false
	}
	rest := folded
	for _, a := range m.authors {
		name := fold(a)
		if name == "" {
			continue
		}
		rest = strings.ReplaceAll(rest, name, "")
	}
	if rest == folded {
		return false
	}
	rest = strings.ReplaceAll(rest, fold(m.source), "")
	for w := range strings.FieldsSeq(rest) {
		if !isDigit(w[0]) && !fields.IsStampWord(w) && !isPost(w) && !isOne("between names", w) && !isOne("before posts", w) {
			return false
		}
	}
	return true
}

// withoutRepeats takes away the second of two equal blocks, unless they are so
// short that it may be said again.
func withoutRepeats(blocks []block) []block {
	seen := make(map[string]bool)
	before := ""
	return slices.DeleteFunc(blocks, func(b block) bool {
		text := fold(b.text)
		repeated := len(b.Rows) == 0 && (seen[text] && len(b.text) >= minRepeat || text == before)
		seen[text], before = true, text
		return repeated
	})
}

// endBlocks is how many blocks at the end of an article may be of who wrote it.
const endBlocks = 6

// withoutEnd takes away what stands at the end of an article and is of those who
// wrote it.
func withoutEnd(blocks []block, m metadata) []block {
	start := max(0, len(blocks)-endBlocks)
	end := slices.DeleteFunc(slices.Clone(blocks[start:]), func(b block) bool {
		return len(b.text) <= 400 && (isCredit(b.text) || isBio(b.text, m.authors))
	})
	if start == 0 && len(end) == 0 {
		return blocks
	}
	return append(blocks[:start:start], end...)
}

// isCredit reports whether a text says who else worked on an article.
func isCredit(s string) bool {
	text := words(s)
	return opensWithOne("credits, opens", text) || len(text) < 250 && holdsOne("credits, holds", text)
}

// isBio reports whether a text says who an author is.
func isBio(s string, authors []string) bool {
	text := fold(s)
	for _, a := range authors {
		rest, found := strings.CutPrefix(text, fold(a)+" ")
		if found && fold(a) != "" && opensWithOne("biographies", rest) {
			return true
		}
	}
	return false
}

// headParagraphs makes headings of paragraphs that are one: short, wholly strong
// as what follows is not, and no sentence.
func headParagraphs(blocks []block) {
	for i, b := range blocks {
		if i+1 == len(blocks) || !strongAlone(b) || len(b.text) > 80 || endsSentence(b.text) || strings.ContainsAny(b.text[len(b.text)-1:], ",;:") {
			continue
		}
		if next := blocks[i+1]; next.Kind == draft.Paragraph && !strongAlone(next) {
			blocks[i].Kind, blocks[i].Level = draft.Heading, 3
			blocks[i].Runs = slices.Clone(b.Runs)
			for j := range b.Runs {
				blocks[i].Runs[j].Strong, blocks[i].Runs[j].Emphasis = false, false
			}
		}
	}
}

// paragraphHeadings makes paragraphs of headings that are none: whole sentences,
// as the summary under a headline is.
func paragraphHeadings(blocks []block) {
	for i, b := range blocks {
		if b.Kind == draft.Heading && len(b.text) > 80 && strings.HasSuffix(b.text, ".") {
			blocks[i].Kind, blocks[i].Level = draft.Paragraph, 0
		}
	}
}

// strongAlone reports whether a block is a paragraph that is wholly strong.
func strongAlone(b block) bool {
	if b.Kind != draft.Paragraph || len(b.Runs) == 0 {
		return false
	}
	first := b.Runs[0] // all are as it is, but for where they lead to
	return first.Strong && !slices.ContainsFunc(b.Runs, func(r draft.Run) bool {
		return r.Strong != first.Strong || r.Emphasis != first.Emphasis
	})
}

// withoutIdleHeadings takes away headings with nothing under them.
func withoutIdleHeadings(blocks []block) []block {
	var kept []block // the last first
	level := 0       // of the last heading that was kept, until a block of another kind
	under := false   // whether there is anything below
	for _, b := range slices.Backward(blocks) {
		if b.Kind != draft.Heading {
			kept = append(kept, b)
			under, level = true, 7
			continue
		}
		if under && b.Level < level {
			kept = append(kept, b)
			level = b.Level
		}
	}
	slices.Reverse(kept)
	return kept
}
