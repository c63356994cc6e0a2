package notes

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/notes/quote"
)

// Limits on what is read from a file, far beyond what a person marks.
const (
	maxSize     = 16 << 20 // bytes
	maxEntries  = 20_000   // of each sort
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
	c := content{marks: make(map[string]markEntry), pairs: make(map[string]pairEntry)}
	if c.position, err = checkPosition(f.Position, names); err != nil {
		return content{}, formStory{}, fmt.Errorf("position: %w", err)
	}
	for i, e := range f.Differences {
		if e, err = checkMark(e, names); err != nil {
			return content{}, formStory{}, fmt.Errorf("differences, entry %d: %w", i+1, err)
		}
		if !e.edited().IsZero() {
			c.marks[e.key()] = e.or(c.marks[e.key()])
		}
	}
	for i, e := range f.Counterparts {
		if e, err = checkPair(e, names); err != nil {
			return content{}, formStory{}, fmt.Errorf("counterparts, entry %d: %w", i+1, err)
		}
		c.pairs[e.key()] = e.or(c.pairs[e.key()])
	}
	return c, f.Story, nil
}

// decodeForm reads the JSON. Names that the form does not have are an error: to
// pass over them would be to lose them when the file is written again.
func decodeForm(data []byte) (*form, error) {
	if len(data) > maxSize {
		return nil, fmt.Errorf("it is larger than %d MB", maxSize>>20)
	}
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
	if max(len(f.Differences), len(f.Counterparts)) > maxEntries || len(f.Story.Articles) > maxArticles {
		return nil, errors.New("it has more entries than any story needs")
	}
	for i := range f.Story.Articles {
		a := &f.Story.Articles[i]
		a.ID, a.Source = text.SanitizeLine(a.ID), text.SanitizeLine(a.Source)
		a.Title, a.URL = text.SanitizeLine(a.Title), text.SanitizeLine(a.URL)
	}
	f.Story.Title = text.SanitizeLine(f.Story.Title)
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

// aliases gives the names that articles of a file have in the story, by their
// name in the file, for those that have another one now: the article of the same
// address, or else, where there is none of the name, of the same outlet and
// title.
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

// sameArticle tells whether two articles of two versions of a story are likely
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

func checkPosition(e positionEntry, names map[string]string) (_ positionEntry, err error) {
	if e.Edited.IsZero() {
		return positionEntry{}, nil
	}
	if e.Edited, err = checkTime(e.Edited); err != nil {
		return e, err
	}
	e.Way = line(e.Way, maxWay)
	e.place, err = checkPlace(e.place, names)
	return e, err
}

func checkMark(e markEntry, names map[string]string) (_ markEntry, err error) {
	switch {
	case !slices.Contains(model.Kinds(), e.Kind):
		return e, notAllowed("kind", e.Kind, model.Kinds())
	case !slices.Contains(model.Relations(), e.Relation):
		return e, notAllowed("relation", e.Relation, model.Relations())
	case !slices.Contains(States(), e.State.Value):
		return e, notAllowed("verdict", e.State.Value, States()[1:])
	case len(e.Mentions) == 0 || len(e.Mentions) > maxMentions:
		return e, fmt.Errorf("it has %d mentions, which should be 1 to %d", len(e.Mentions), maxMentions)
	}
	if e.Note.Value = text.Sanitize(e.Note.Value); len(e.Note.Value) > maxTexts {
		return e, fmt.Errorf("its note is longer than %d bytes", maxTexts)
	}
	e.Author = line(e.Author, maxAuthor)
	for i := range e.Mentions {
		if e.Mentions[i], err = checkPlace(e.Mentions[i], names); err != nil {
			return e, fmt.Errorf("mention %d: %w", i+1, err)
		}
	}
	if e.State, err = checkStamp(e.State); err != nil {
		return e, err
	}
	e.Note, err = checkStamp(e.Note)
	return e, err
}

func checkPair(e pairEntry, names map[string]string) (_ pairEntry, err error) {
	decisions := []Decision{Undecided, Accepted, Rejected, Added}
	switch {
	case !slices.Contains(decisions, e.Decision.Value):
		return e, notAllowed("decision", e.Decision.Value, decisions[1:])
	case len(e.Sentences) != 2:
		return e, fmt.Errorf("it has %d sentences, which should be 2", len(e.Sentences))
	}
	e.Author = line(e.Author, maxAuthor)
	for i := range e.Sentences {
		if e.Sentences[i], err = checkPlace(e.Sentences[i], names); err != nil {
			return e, fmt.Errorf("sentence %d: %w", i+1, err)
		}
	}
	e.Decision, err = checkStamp(e.Decision)
	return e, err
}

func notAllowed[T ~string](what string, value T, allowed []T) error {
	var names []string
	for _, a := range allowed {
		names = append(names, string(a))
	}
	return fmt.Errorf("there is no %s %q: allowed are %s", what, cut(string(value), 40), strings.Join(names, ", "))
}

func checkPlace(p place, names map[string]string) (place, error) {
	p.Article = text.SanitizeLine(p.Article)
	if now, ok := names[p.Article]; ok {
		p.Article = now
	}
	p.Exact, p.Prefix, p.Suffix = text.Sanitize(p.Exact), text.Sanitize(p.Prefix), text.Sanitize(p.Suffix)
	switch {
	case len(p.Article) > maxName:
		return p, fmt.Errorf("the name of its article is longer than %d bytes", maxName)
	case p.Start < 0:
		return p, fmt.Errorf("it starts at byte %d", p.Start)
	case len(p.Exact) > maxWords || len(p.Prefix) > maxContext || len(p.Suffix) > maxContext:
		return p, fmt.Errorf("it quotes more than %d bytes, or more than %d around them", maxWords, maxContext)
	}
	return p, nil
}

// checkStamp lets a value without a time, as a person may write it, count as an
// old one.
func checkStamp[T ~string](s stamped[T]) (_ stamped[T], err error) {
	if s.Edited.IsZero() && s.Value != "" {
		s.Edited = time.Unix(0, 0)
	}
	if s.Edited.IsZero() {
		return stamped[T]{}, nil
	}
	s.Edited, err = checkTime(s.Edited)
	return s, err
}

func checkTime(at time.Time) (time.Time, error) {
	if at.After(latest()) {
		return at, fmt.Errorf("it was edited in the year %d", at.Year())
	}
	return stamp(at), nil
}
