package annotate

import (
	"fmt"
	"path"
	"strings"

	"triptych/model/text"
)

// matchArticles finds for each annotated article that of the story.
func (r *reading) matchArticles() error {
	r.names = make(map[string]int)
	r.storyOf = make([]int, len(r.form.Articles))
	r.formOf = make([]int, len(r.story.Articles))
	for i := range r.formOf {
		r.formOf[i] = -1
	}
	found := false
	for i, a := range r.form.Articles {
		r.storyOf[i] = r.inStory(a.ID)
		if _, twice := r.names[a.ID]; !twice {
			r.names[a.ID] = i
		}
		switch at := r.storyOf[i]; {
		case at < 0:
			r.warn("article %s is not in the story: left out", quoted(a.ID))
		case r.formOf[at] >= 0:
			r.storyOf[i] = -1
			r.warn("article %s is annotated twice: the second is left out", quoted(a.ID))
		default:
			r.formOf[at] = i
			found = true
		}
	}
	if !found {
		return fmt.Errorf("it is of another story: of its articles (%s) none is among %s", r.annotated(), r.known())
	}
	for i, at := range r.formOf {
		if at < 0 {
			r.warn("article %s has no annotations", quoted(r.story.Articles[i].ID))
		}
	}
	return nil
}

// inStory gives the number of the article of the story that has the name, with
// or without its file's ending; -1 where there is none.
func (r *reading) inStory(name string) int {
	name = text.SanitizeLine(name)
	for _, name := range []string{name, strings.TrimSuffix(name, path.Ext(name))} {
		for i := range r.story.Articles {
			if id := r.story.Articles[i].ID; id == name && id != "" {
				return i
			}
		}
	}
	return -1
}

// named gives the number of the annotated article that a reference names, as
// the list of articles has it or by another name of the same; -1 for none.
func (r *reading) named(name string) int {
	at, ok := r.names[name]
	if !ok {
		story := r.inStory(name)
		if story < 0 || r.formOf[story] < 0 {
			at = -1
		} else {
			at = r.formOf[story]
		}
		r.names[name] = at
	}
	return at
}

// locate gives the place that a reference means, and whether it is one of an
// article of the story.
func (r *reading) locate(article string, sentence int) (place, bool) {
	at := r.named(article)
	if at < 0 || r.storyOf[at] < 0 || sentence < 0 || sentence >= len(r.form.Articles[at].Sentences) {
		return place{}, false
	}
	return place{at, sentence}, true
}

// annotated lists the names of the annotated articles, the first few.
func (r *reading) annotated() string {
	var names []string
	for _, a := range r.form.Articles {
		names = append(names, quoted(a.ID))
	}
	return few(names)
}

// known lists the names of the story's articles.
func (r *reading) known() string {
	var names []string
	for _, a := range r.story.Articles {
		names = append(names, quoted(a.ID))
	}
	return few(names)
}

func few(names []string) string {
	const enough = 9
	if len(names) > enough {
		names = append(names[:enough:enough], "…")
	}
	return strings.Join(names, ", ")
}
