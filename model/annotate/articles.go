package annotate

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// matchArticles finds the article of the story for each annotated one. It is an
// error if there is none at all.
func (im *importer) matchArticles() error {
	im.fileArticleByName = make(map[string]int)
	im.storyArticles = make([]int, len(im.file.Articles))
	im.fileArticles = make([]int, len(im.story.Articles))
	for i := range im.fileArticles {
		im.fileArticles[i] = -1
	}
	found := false
	for i, a := range im.file.Articles {
		im.storyArticles[i] = im.articleOf(&a)
		if _, twice := im.fileArticleByName[a.ID]; !twice {
			im.fileArticleByName[a.ID] = i
		}
		switch at := im.storyArticles[i]; {
		case at < 0:
			im.warn("article %s is not in the story: left out", quote(a.ID))
		case im.fileArticles[at] >= 0:
			im.storyArticles[i] = -1
			im.warn("article %s is annotated twice: the second is left out", quote(a.ID))
		default:
			im.fileArticles[at] = i
			found = true
		}
	}
	if !found {
		return fmt.Errorf("it is of another story: of its articles (%s) none is among %s", im.fileNames(), im.storyNames())
	}
	for i, at := range im.fileArticles {
		if at < 0 {
			im.warn("article %s has no annotations", quote(im.story.Articles[i].ID))
		}
	}
	return nil
}

// articleOf returns the index of the story's article that is annotated; -1 if there is
// none. What a language model read goes by what an article says before it goes by its
// name, since the same words may come from another file.
func (im *importer) articleOf(a *fileArticle) int {
	named := im.storyArticle(a.ID)
	if im.file.Reader == nil || named >= 0 && says(&im.story.Articles[named], a) {
		return named
	}
	for i := range im.story.Articles {
		if im.fileArticles[i] < 0 && says(&im.story.Articles[i], a) {
			return i
		}
	}
	return named
}

// says reports whether an article has the sentences that are annotated, as they are
// written.
func says(article *model.Article, a *fileArticle) bool {
	return slices.EqualFunc(article.Sentences, a.Sentences, func(s model.Sentence, words string) bool {
		return text.SanitizeLine(s.In(article.Text)) == words
	})
}

// storyArticle returns the index of the story's article with that name, with or
// without the extension of its file; -1 if there is none.
func (im *importer) storyArticle(name string) int {
	name = text.SanitizeLine(name)
	for _, name := range []string{name, strings.TrimSuffix(name, path.Ext(name))} {
		for i := range im.story.Articles {
			if id := im.story.Articles[i].ID; id == name && id != "" {
				return i
			}
		}
	}
	return -1
}

// fileArticle returns the index of the annotated article with that name, as in
// the list of articles or another name of the same; -1 if there is none.
func (im *importer) fileArticle(name string) int {
	at, ok := im.fileArticleByName[name]
	if !ok {
		story := im.storyArticle(name)
		if story < 0 || im.fileArticles[story] < 0 {
			at = -1
		} else {
			at = im.fileArticles[story]
		}
		im.fileArticleByName[name] = at
	}
	return at
}

// locate returns the place that a reference means; ok is false if it is not in
// an article of the story.
func (im *importer) locate(article string, sentence int) (place, bool) {
	at := im.fileArticle(article)
	if at < 0 || im.storyArticles[at] < 0 || sentence < 0 || sentence >= len(im.file.Articles[at].Sentences) {
		return place{}, false
	}
	return place{at, sentence}, true
}

// fileNames returns the first names of the annotated articles, for an error.
func (im *importer) fileNames() string {
	var names []string
	for _, a := range im.file.Articles {
		names = append(names, quote(a.ID))
	}
	return firstNames(names)
}

// storyNames returns the first names of the story's articles, for an error.
func (im *importer) storyNames() string {
	var names []string
	for _, a := range im.story.Articles {
		names = append(names, quote(a.ID))
	}
	return firstNames(names)
}

func firstNames(names []string) string {
	const enough = 9
	if len(names) > enough {
		names = append(names[:enough:enough], "…")
	}
	return strings.Join(names, ", ")
}
