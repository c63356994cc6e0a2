package notes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/model/problem"
	"triptych/model/text"
)

// What a file says of itself. A program that adds to the form raises the
// version, for one that does not know the addition would lose it. A file without the
// addition has the version before, so that both can read it.
const (
	formatName      = "triptych notes"
	formatVersion   = 4 // with earlier texts of notes
	formatTitled    = 3 // with words of headlines in amendments
	formatAmended   = 2
	formatUnamended = 1
)

// A form is a file as it is written. Times are RFC 3339; an empty value with a
// time was taken back then.
type form struct {
	Format       string        `json:"format"`
	Version      int           `json:"version"`
	Story        formStory     `json:"story"`
	Position     positionEntry `json:"position,omitzero"`
	Differences  []entry       `json:"differences"`
	Counterparts []entry       `json:"counterparts"`
	Amendments   []entry       `json:"amendments,omitempty"`
}

type formStory struct {
	Title    string        `json:"title"`
	Articles []formArticle `json:"articles"`
}

// A formArticle names an article, to find it again under another name.
type formArticle struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	Title  string `json:"title"`
	URL    string `json:"url"`
}

func storyForm(story *model.Story) formStory {
	f := formStory{Title: story.Title}
	for i := range story.Articles {
		a := &story.Articles[i]
		f.Articles = append(f.Articles, formArticle{nameOf(story, i), a.Source, a.Title, a.URL})
	}
	return f.harmless()
}

// harmless returns the form without what a terminal may act on.
func (f formStory) harmless() formStory {
	f.Title, f.Articles = text.SanitizeLine(f.Title), slices.Clone(f.Articles)
	for i, a := range f.Articles {
		f.Articles[i] = formArticle{text.SanitizeLine(a.ID), text.SanitizeLine(a.Source), text.SanitizeLine(a.Title), text.SanitizeLine(a.URL)}
	}
	return f
}

// maxSize is the size in bytes of the largest file that is read or written.
const maxSize = 16 << 20

// encode returns content as indented JSON, in an order that depends on nothing but
// the content. It is a [*problem.Error] without a name if decode would refuse it.
func encode(story *model.Story, c content) ([]byte, error) {
	f := form{
		Format: formatName, Version: formatUnamended, Story: storyForm(story), Position: c.position,
		Differences: []entry{}, Counterparts: []entry{},
	}
	for _, e := range c.inOrder() {
		if len(e.Note.Value) > maxTexts { // which only the texts of several windows together can be
			said := fmt.Sprintf("with what other windows wrote, the note on “%s” is longer than %d KB", line(e.places()[0].Exact, 40), maxTexts>>10)
			return nil, &problem.Error{Problem: said, Advice: "shorten it and save again"}
		}
		if len(e.Earlier) > 0 {
			f.Version = formatVersion
		}
		switch {
		case e.Amendment != nil:
			f.Amendments, f.Version = append(f.Amendments, e), max(f.Version, formatAmended)
			if e.Amendment.From.titled() || e.Amendment.To.titled() {
				f.Version = max(f.Version, formatTitled)
			}
		case e.isMark():
			f.Differences = append(f.Differences, e)
		default:
			f.Counterparts = append(f.Counterparts, e)
		}
	}
	flat, err := text.JSON(f)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, flat, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	if out.Len() > maxSize && f.Version == formatVersion { // what notes are counts for more than what they were
		return encode(story, c.withoutEarlier())
	}
	if out.Len() > maxSize {
		return nil, &problem.Error{Problem: fmt.Sprintf("the notes are larger than %d MB", maxSize>>20), Advice: "remove some of them"}
	}
	return out.Bytes(), nil
}
