package report

import (
	"triptych/ui/tables"
)

// versions writes what changed from each version of an article to the next.
func (t *table) versions() {
	marks := tables.PlainMarks()
	for i, s := range t.Versions {
		t.title(t.Outlets[i] + " -> " + t.Outlets[i+1])
		t.text(topicIndent, tables.Revised(s))
		for j := range s.Changes {
			c := &s.Changes[j]
			t.blank()
			t.text(topicIndent, tables.Became(c)+":")
			t.text(mentionIndent, marks.Spell(c, nil))
		}
	}
	if len(t.Versions) > 0 {
		t.blank()
		t.text(0, "In "+marks.GoneFrom+"these"+marks.GoneTo+" marks stand words that were removed, in "+marks.CameFrom+"these"+marks.CameTo+" those that were added.")
	}
}

// versions writes the same as lists. Words gone and new are in elements of HTML, since
// asterisks and tildes do not mark punctuation up within a word.
func (s *sheet) versions() {
	marks := tables.Marks{GoneFrom: "<del>", GoneTo: "</del>", CameFrom: "<ins>", CameTo: "</ins>"}
	for i, script := range s.Versions {
		s.heading(2, s.Outlets[i]+" → "+s.Outlets[i+1])
		s.line(opening(tables.Revised(script)), "")
		for j := range script.Changes {
			c := &script.Changes[j]
			s.line("- " + tables.Became(c) + ": " + marks.Spell(c, escaped))
		}
		if !script.Empty() {
			s.line("")
		}
	}
}
