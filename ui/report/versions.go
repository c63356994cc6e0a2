package report

import (
	"strings"

	"triptych/model/revision"
	"triptych/ui/draw"
	"triptych/ui/report/paper"
)

// What stands around words that only the old or the new version has.
const (
	goneFrom, goneTo = "[-", "-]"
	cameFrom, cameTo = "{+", "+}"
)

// versions writes what changed from each version of an article to the next.
func (t *table) versions() {
	for i, s := range t.Versions {
		t.title(t.Outlets[i] + " -> " + t.Outlets[i+1])
		t.text(topicIndent, paper.Revised(s))
		for j := range s.Changes {
			c := &s.Changes[j]
			t.blank()
			t.text(topicIndent, paper.Became(c)+":")
			t.text(mentionIndent, revised(c, func(words string) string { return words }, [4]string{goneFrom, goneTo, cameFrom, cameTo}))
		}
	}
	if len(t.Versions) > 0 {
		t.blank()
		t.text(0, "In "+goneFrom+"these"+goneTo+" marks stand words that were removed, in "+cameFrom+"these"+cameTo+" those that were added.")
	}
}

// versions writes the same as lists. Words gone and new are in elements of HTML, since
// asterisks and tildes do not mark punctuation up within a word.
func (s *sheet) versions() {
	for i, script := range s.Versions {
		s.heading(2, s.Outlets[i]+" → "+s.Outlets[i+1])
		s.line(opening(paper.Revised(script)), "")
		for j := range script.Changes {
			c := &script.Changes[j]
			s.line("- " + paper.Became(c) + ": " + revised(c, escaped, [4]string{"<del>", "</del>", "<ins>", "</ins>"}))
		}
		if !script.Empty() {
			s.line("")
		}
	}
}

// revised writes the words of a change on one line, those gone and new in marks. What is
// added or removed as a whole needs none.
func revised(c *revision.Change, write func(string) string, marks [4]string) string {
	var b strings.Builder
	for _, p := range c.Pieces {
		words, open, end := p.New, "", ""
		switch {
		case p.Op == revision.Removed:
			words = p.Old
			open, end = marks[0], marks[1]
		case p.Op == revision.Added:
			open, end = marks[2], marks[3]
		}
		if c.Kind != revision.Reworded {
			open, end = "", ""
		}
		line := draw.OneLine(words)
		bare := strings.TrimSpace(line)
		if bare == "" {
			b.WriteString(line)
			continue
		}
		at := strings.Index(line, bare)
		b.WriteString(line[:at] + open + write(bare) + end + line[at+len(bare):])
	}
	return strings.TrimSpace(b.String())
}
