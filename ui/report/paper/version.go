package paper

import (
	"fmt"
	"strings"

	"triptych/model/revision"
	"triptych/ui/draw"
)

// Became says in a few words what became of a sentence or headline from one version to
// the next.
func Became(c *revision.Change) string {
	what := "sentence"
	if c.Headline {
		what = "headline"
	}
	switch c.Kind {
	case revision.New:
		return what + " added"
	case revision.Gone:
		return what + " removed"
	case revision.Moved:
		return what + " moved"
	}
	return what + " changed"
}

// Revised counts what changed from one version to the next, in a sentence.
func Revised(s *revision.Script) string {
	if s.Empty() {
		return "Nothing changed, but for typography at most."
	}
	var list []string
	for _, one := range []struct {
		kind revision.Kind
		what string
	}{{revision.Reworded, "changed"}, {revision.New, "added"}, {revision.Gone, "removed"}, {revision.Moved, "moved"}} {
		if n := s.Count(one.kind); n > 0 {
			list = append(list, fmt.Sprintf("%d %s", n, one.what))
		}
	}
	return fmt.Sprintf("%s: %s; %s as before.", draw.Plural(len(s.Changes), "change"), strings.Join(list, ", "), draw.Plural(s.Kept, "sentence"))
}
