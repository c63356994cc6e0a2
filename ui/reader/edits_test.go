package reader

import (
	"strings"
	"testing"

	"triptych/ui/findings"
	"triptych/ui/internal/uitest"
)

// openVersions returns a reader of three versions of one report, in which no analysis
// found a difference.
func openVersions(t *testing.T, width, height int) *rig {
	t.Helper()
	b := uitest.NewBuilder(t,
		"The mill burned on Monday. Twelve people died.\n\nThe mayor was shocked.",
		"The mill burned on Friday. Twelve people died.\n\nThe mayor was shocked.",
		"The mill burned on Friday. A man was arrested.\n\nThe mayor was shocked.")
	b.Topic("The mill", "0:The mill burned", "1:The mill burned", "2:The mill burned")
	b.Story.Articles[2].Title = "Arrest after the fire"
	return openWith(t, Options{Story: b.Story, Versions: true, Analyze: made(b.Analysis())}, width, height)
}

func TestChangesOfVersions(t *testing.T) {
	d := openVersions(t, 160, 30)
	if !strings.Contains(d.message, "since the version before: 3 changes: 2 added, 1 removed; 2 sentences as before. f lists all changes") {
		t.Errorf("the reader starts with %q", d.message)
	}
	d.press("f")
	if d.findings() == nil || d.view.finding.tab != findings.Changes {
		t.Fatalf("f leads to %v", d.view.finding.tab)
	}
	for _, want := range []string{"Changes 4", "on [-Monday-]", "on {+Friday+}", "headline added", "Arrest after the fire", "sentence removed", "Twelve people died.", "sentence added", "A man was arrested."} {
		if frame := d.plain(); !strings.Contains(frame, want) {
			t.Errorf("%q is not in\n%s", want, frame)
		}
	}
	for row, want := range []struct{ sentence, line, copied string }{
		{"The mill burned on Friday.", "1 changed; 2 sentences as before.", "sentence changed: The mill burned on [-Monday-]{+Friday+}.\n— a → b\n"},
		{"", "3 changes", "headline added: Arrest after the fire\n— b → c\n"},
		{"Twelve people died.", "3 changes", "sentence removed: Twelve people died.\n— b → c\n"},
		{"A man was arrested.", "3 changes", "sentence added: A man was arrested.\n— b → c\n"},
	} {
		if frame := d.plain(); !strings.Contains(frame, want.line) {
			t.Errorf("row %d: the status lacks %q:\n%s", row, want.line, frame)
		}
		if got := copied(t, d.press("y")); got != want.copied {
			t.Errorf("row %d: copied %q", row, got)
		}
		d.press("enter")
		if got := d.hereText(); d.findings() != nil || want.sentence != "" && got != want.sentence {
			t.Errorf("row %d leads to %q", row, got)
		}
		d.press("backspace")
		if d.findings() == nil || d.findings().table.Row() != row {
			t.Fatalf("going back does not lead to row %d", row)
		}
		d.press("j")
	}
	d.press("tab")
	if d.view.finding.tab != findings.All {
		t.Errorf("the tabs go on to %v", d.view.finding.tab)
	}
	d.press("6")
	if d.view.finding.tab != findings.Changes {
		t.Errorf("6 leads to %v", d.view.finding.tab)
	}
}

// hereText is the sentence on the reading line.
func (d *rig) hereText() string {
	here := d.here()
	if here.Sentence < 0 {
		return ""
	}
	return strings.TrimSpace(d.doc.story.Sentence(here).In(d.doc.story.Articles[here.Article].Text))
}

// TestNoChangesTab: of a story that is none of versions.
func TestNoChangesTab(t *testing.T) {
	d := open(t, 120, 30)
	d.press("f", "6")
	if d.view.finding.tab != findings.All || strings.Contains(d.plain(), "Changes") {
		t.Errorf("6 leads to %v\n%s", d.view.finding.tab, d.plain())
	}
}
