package notes

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/notes/quote"
)

// Limits on what is read from a file, far beyond what a person marks.
const (
	maxEntries  = 20_000 // of each sort
	maxArticles = 1000
	// These allow for words of which each byte had to be made harmless.
	maxWords   = 4 * quote.MaxExact
	maxContext = 4 * quote.MaxContext
)

// errNewer says that a newer program wrote the file.
var errNewer = errors.New("it was written by a newer version of the program")

// decode reads content of the story. All text in it is harmless to a terminal,
// and articles that the file knows by another name have that of the story.
func decode(data []byte, story *model.Story) (content, formStory, error) {
	f, err := decodeForm(data)
	if err != nil {
		return content{}, formStory{}, err
	}
	names := aliases(f.Story.Articles, story)
	c := newContent()
	if c.position, err = f.Position.check(names); err != nil {
		return content{}, formStory{}, fmt.Errorf("position: %w", err)
	}
	err = cmp.Or(
		c.take("differences", f.Differences, entry.checkMark, names),
		c.take("counterparts", f.Counterparts, entry.checkDecision, names),
		c.take("amendments", f.Amendments, entry.checkAmendment, names),
	)
	return c, f.Story, err
}

// take adds the entries of a list in a file, up to the first that is wrong.
func (c content) take(list string, entries []entry, check func(entry) error, names map[string]string) error {
	for i, e := range entries {
		err := check(e)
		if err == nil {
			e, err = e.check(names)
		}
		if err != nil {
			return fmt.Errorf("%s, entry %d: %w", list, i+1, err)
		}
		if !e.edited().IsZero() {
			c.add(e)
		}
	}
	return nil
}

// decodeForm reads the JSON. Names that the form does not have are an error: to
// pass over them would be to lose them when the file is written again.
func decodeForm(data []byte) (*form, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, plain(err, data, 0)
	}
	switch {
	case head.Format != formatName:
		return nil, fmt.Errorf("it does not begin with \"format\": %q", formatName)
	case head.Version > formatVersion:
		return nil, errNewer
	case head.Version < 1:
		return nil, errors.New("it has no version")
	}
	f := new(form)
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(f); err != nil {
		return nil, plain(err, data, decoder.InputOffset())
	}
	if max(len(f.Differences), len(f.Counterparts), len(f.Amendments)) > maxEntries || len(f.Story.Articles) > maxArticles {
		return nil, errors.New("it has more entries than any story needs")
	}
	f.Story = f.Story.harmless()
	return f, nil
}

// plain says without Go's terms what is wrong with the JSON.
func plain(err error, data []byte, offset int64) error {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return errors.New("it is empty")
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(data)):
		return errors.New("it ends too early")
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: it is not JSON: %w", lineAt(data, syntax.Offset), syntax)
	case errors.As(err, &wrong):
		return fmt.Errorf("line %d: %q is a %s, which it cannot be", lineAt(data, wrong.Offset), wrong.Field, wrong.Value)
	}
	return fmt.Errorf("line %d: %s", lineAt(data, offset), strings.TrimPrefix(err.Error(), "json: "))
}

// lineAt is the number of the line that holds the byte before offset, from 1.
func lineAt(data []byte, offset int64) int {
	return bytes.Count(data[:min(max(offset-1, 0), int64(len(data)))], []byte{'\n'}) + 1
}

// aliases returns the names that articles of a file have in the story, by their
// name in the file, for those that have another one now. It is the article
// of the same address, or else, where there is none of the name, of the same
// outlet and title.
func aliases(articles []formArticle, story *model.Story) map[string]string {
	names := make(map[string]string)
	now := storyForm(story).Articles
	for _, a := range articles {
		at := slices.IndexFunc(now, func(b formArticle) bool { return a.URL != "" && a.URL == b.URL })
		if at < 0 && articleOf(story, a.ID) < 0 {
			at = slices.IndexFunc(now, func(b formArticle) bool { return sameArticle(a, b) })
		}
		if at >= 0 && now[at].ID != a.ID {
			names[a.ID] = now[at].ID
		}
	}
	return names
}

// sameArticle reports whether two articles of two versions of a story are likely
// to be the same: of one address, or where that is not known of one outlet and
// of one name or title.
func sameArticle(a, b formArticle) bool {
	if a.URL != "" && b.URL != "" {
		return a.URL == b.URL
	}
	if a.Source != "" && b.Source != "" && a.Source != b.Source {
		return false
	}
	return a.ID == b.ID || a.Source != "" && a.Source == b.Source && a.Title != "" && a.Title == b.Title
}

func (e positionEntry) check(names map[string]string) (_ positionEntry, err error) {
	if e.Edited.IsZero() {
		return positionEntry{}, nil
	}
	e.Edited, e.ScrollMode = stamp(e.Edited), line(e.ScrollMode, maxScrollMode)
	e.place, err = e.place.check(names)
	return e, err
}

// check returns an entry of a file, made harmless, or what is wrong with its texts.
func (e entry) check(names map[string]string) (_ entry, err error) {
	if e.Note.Value = text.Sanitize(e.Note.Value); len(e.Note.Value) > maxTexts {
		return e, fmt.Errorf("its note is longer than %d bytes", maxTexts)
	}
	e.Author = line(e.Author, maxAuthor)
	for _, places := range e.lists() {
		for i := range places {
			if places[i], err = places[i].check(names); err != nil {
				return e, fmt.Errorf("place %d: %w", i+1, err)
			}
		}
	}
	e.State, e.Note, e.Decision = e.State.checked(), e.Note.checked(), e.Decision.checked()
	if len(e.Earlier) > maxEarlier {
		return e, fmt.Errorf("it has %d earlier notes, which should be %d at most", len(e.Earlier), maxEarlier)
	}
	for i, s := range e.Earlier {
		if s.Value = text.Sanitize(s.Value); len(s.Value) > maxTexts {
			return e, fmt.Errorf("an earlier note is longer than %d bytes", maxTexts)
		}
		e.Earlier[i] = s.checked()
	}
	return e, nil
}

func (e entry) checkMark() error {
	switch {
	case e.Sentences != nil || e.Amendment != nil || e.Decision != stamped[Decision]{}:
		return errors.New("it has sentences, an amendment or a decision, which a difference has not")
	case !slices.Contains(model.Kinds(), e.Kind):
		return notAllowed("kind", e.Kind, model.Kinds())
	case !slices.Contains(model.Relations(), e.Relation):
		return notAllowed("relation", e.Relation, model.Relations())
	case !slices.Contains(States(), e.State.Value):
		return notAllowed("verdict", e.State.Value, States()[1:])
	case len(e.Mentions) == 0 || len(e.Mentions) > maxMentions:
		return fmt.Errorf("it has %d mentions, which should be 1 to %d", len(e.Mentions), maxMentions)
	}
	return nil
}

func (e entry) checkDecision() error {
	decisions := []Decision{Undecided, Accepted, Rejected, Added}
	switch {
	case e.Kind != "" || e.Relation != "" || e.Mentions != nil || e.Amendment != nil || e.State != stamped[State]{} || e.Note != stamped[string]{} || e.Earlier != nil:
		return errors.New("it has a kind, a relation, mentions, an amendment, a verdict or a note, which counterparts have not")
	case !slices.Contains(decisions, e.Decision.Value):
		return notAllowed("decision", e.Decision.Value, decisions[1:])
	case len(e.Sentences) != 2:
		return fmt.Errorf("it has %d sentences, which should be 2", len(e.Sentences))
	}
	return nil
}

func notAllowed[T ~string](what string, value T, allowed []T) error {
	var names []string
	for _, a := range allowed {
		names = append(names, string(a))
	}
	return fmt.Errorf("there is no %s %q: allowed are %s", what, text.Cut(string(value), 40), strings.Join(names, ", "))
}

func (p place) check(names map[string]string) (place, error) {
	p.Article = text.SanitizeLine(p.Article)
	if now, ok := names[p.Article]; ok {
		p.Article = now
	}
	p.Exact, p.Prefix, p.Suffix = text.Sanitize(p.Exact), text.Sanitize(p.Prefix), text.Sanitize(p.Suffix)
	if p.Start < 0 || len(p.Article) > maxName || len(p.Exact) > maxWords || len(p.Prefix) > maxContext || len(p.Suffix) > maxContext {
		return p, errors.New("it starts before its article or quotes more than the program does")
	}
	return p, nil
}
