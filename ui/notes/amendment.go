package notes

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/ui/draw"
)

// An amendment is another difference in the place of one, in the form of a file.
type amendment struct {
	From *saying `json:"from,omitempty"` // nil where the analysis has none
	To   *saying `json:"to,omitempty"`   // nil for none
}

// A saying is a difference as a person made it.
type saying struct {
	Kind     model.Kind     `json:"kind"`
	Relation model.Relation `json:"relation"`
	Mentions []place        `json:"mentions"`
}

func (s *saying) places() []place {
	if s == nil {
		return nil
	}
	return s.Mentions
}

// key is the same for sayings of the same, whatever order their places come in; ""
// for none.
func (s *saying) key() string {
	if s == nil {
		return ""
	}
	key := []string{string(s.Kind), string(s.Relation)}
	for _, p := range slices.SortedFunc(slices.Values(s.Mentions), place.compare) {
		key = append(key, p.key())
	}
	return strings.Join(key, "\x00")
}

// titled reports whether some of its words are of headlines.
func (s *saying) titled() bool {
	return slices.ContainsFunc(s.places(), func(p place) bool { return p.Headline })
}

// check returns what is wrong with a saying of a file, which may be nil.
func (s *saying) check() error {
	switch {
	case s == nil:
	case !slices.Contains(model.Kinds(), s.Kind):
		return notAllowed("kind", s.Kind, model.Kinds())
	case !slices.Contains(model.Relations(), s.Relation):
		return notAllowed("relation", s.Relation, model.Relations())
	case len(s.Mentions) == 0 || len(s.Mentions) > maxMentions:
		return fmt.Errorf("it has %d mentions, which should be 1 to %d", len(s.Mentions), maxMentions)
	}
	return nil
}

// decision returns what is decided by an amendment that holds.
func (a *amendment) decision() Decision {
	switch {
	case a.From == nil:
		return Added
	case a.To == nil:
		return Rejected
	}
	return Changed
}

// describe says what the amendment makes, and of what: "conflict (date)", or
// "extra (name) instead of variant (name)".
func (a *amendment) describe() string {
	switch {
	case a.From == nil:
		return a.To.describe()
	case a.To == nil:
		return a.From.describe()
	}
	return a.To.describe() + " instead of " + a.From.describe()
}

func (s *saying) describe() string {
	return draw.Name(&model.Difference{Kind: s.Kind, Relation: s.Relation})
}

func (e entry) checkAmendment() error {
	a := e.Amendment
	switch {
	case e.Kind != "" || e.Relation != "" || e.Mentions != nil || e.Sentences != nil || e.State != stamped[State]{} || e.Note != stamped[string]{}:
		return errors.New("it has more than an amendment and a decision")
	case a == nil || a.From == nil && a.To == nil:
		return errors.New("it is about no difference")
	case e.Decision.Value != Undecided && e.Decision.Value != a.decision():
		return notAllowed("decision", e.Decision.Value, []Decision{a.decision()})
	}
	if err := a.From.check(); err != nil {
		return fmt.Errorf("from: %w", err)
	}
	if err := a.To.check(); err != nil {
		return fmt.Errorf("to: %w", err)
	}
	return nil
}

// sayingOf returns a difference in the form of a file; nil for one without mentions.
func sayingOf(story *model.Story, d *model.Difference) *saying {
	if d == nil || len(d.Articles()) == 0 {
		return nil
	}
	return &saying{Kind: d.Kind, Relation: d.Relation, Mentions: quoted(story, slices.Concat(d.Mentions, d.TitleMentions))}
}
