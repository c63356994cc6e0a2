package report

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

// versions are three versions of an article, of which the second has other typography.
func versions(t *testing.T) *model.Analysis {
	t.Helper()
	return analysis(t, story("fire: post",
		model.Article{ID: "1", Source: "Post, Monday", Title: "12 dead", Text: "It killed 12 people.\nHe said “go”.\nA man fled on foot."},
		model.Article{ID: "2", Source: "Post, Tuesday", Title: "12 dead", Text: "It killed 12 people.\nHe said \"go\".\nA man fled on foot."},
		model.Article{ID: "3", Source: "Post, Friday", Title: "14 dead", Text: "It killed 14 people.\nA man was arrested | and <b>fled on foot.\nThe mayor wept."}),
		nil, nil, nil)
}

func TestTextOfVersions(t *testing.T) {
	got := write(t, Text, versions(t), Options{Versions: true})
	const want = `
Post, Monday -> Post, Tuesday

    Nothing changed, but for typography at most.

Post, Tuesday -> Post, Friday

    5 changes: 3 changed, 1 added, 1 removed; no sentence as before.

    headline changed:
       [-12-] {+14+} dead

    sentence changed:
       It killed [-12-] {+14+} people.

    sentence removed:
       He said "go".

    sentence changed:
       A man {+was arrested | and <b>+}fled on foot.

    sentence added:
       The mayor wept.

In [-these-] marks stand words that were removed, in {+these+} those that were
added.
`
	if !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for width := MinWidth; width < 100; width++ {
		for _, line := range strings.Split(write(t, Text, versions(t), Options{Versions: true, Width: width}), "\n") {
			if ansi.StringWidth(line) > width {
				t.Errorf("in %d cells: %q", width, line)
			}
		}
	}
	if got := write(t, Text, versions(t), Options{}); strings.Contains(got, "changed") {
		t.Errorf("articles that are no versions:\n%s", got)
	}
}

func TestMarkdownOfVersions(t *testing.T) {
	got := write(t, Markdown, versions(t), Options{Versions: true})
	const want = `## Post, Tuesday → Post, Friday

5 changes: 3 changed, 1 added, 1 removed; no sentence as before.

- headline changed: <del>12</del> <ins>14</ins> dead
- sentence changed: It killed <del>12</del> <ins>14</ins> people.
- sentence removed: He said "go".
- sentence changed: A man <ins>was arrested \| and \<b\></ins>fled on foot.
- sentence added: The mayor wept.
`
	if !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
