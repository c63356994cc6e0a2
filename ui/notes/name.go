package notes

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"triptych/model"
)

const (
	nameEnding = ".json"
	hashLength = 12 // hexadecimal digits
	slugLength = 40 // characters
)

// fileName returns the name of the file of a story: its title, and a hash of what
// its articles are, whatever they say and in whatever order they are shown. An
// article is its address, or else its outlet and name.
func fileName(story *model.Story) string { return slug(story) + "-" + hash(story) + nameEnding }

func hash(story *model.Story) string {
	var list []string
	for _, a := range storyForm(story).Articles {
		list = append(list, cmp.Or(a.URL, a.Source+"\x00"+a.ID))
	}
	slices.Sort(list)
	sum := sha256.Sum256([]byte(strings.Join(list, "\x01")))
	return hex.EncodeToString(sum[:])[:hashLength]
}

// slug returns the story's title, or else the names of its articles, as a part of
// a file's name.
func slug(story *model.Story) string {
	title := story.Title
	if title == "" {
		for i := range story.Articles {
			title += nameOf(story, i) + " "
		}
	}
	var b strings.Builder
	n := 0
	blank := false
	for _, r := range norm.NFD.String(title) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case !unicode.In(r, unicode.L, unicode.Nd):
			blank = n > 0
			continue
		}
		if n >= slugLength {
			break
		}
		if blank {
			b.WriteByte('-')
		}
		blank = false
		b.WriteRune(unicode.ToLower(r))
		n++
	}
	return cmp.Or(b.String(), "story")
}

// parsedName returns the parts of the name of a file of notes.
func parsedName(name string) (slug, hash string, ok bool) {
	base, ok := strings.CutSuffix(name, nameEnding)
	at := len(base) - hashLength - 1
	if !ok || at < 1 || base[at] != '-' || strings.Trim(base[at+1:], "0123456789abcdef") != "" {
		return "", "", false
	}
	return base[:at], base[at+1:], true
}

// hasSources reports whether the hash of a story is more than the names of files,
// which other stories may have too.
func hasSources(story *model.Story) bool {
	return slices.ContainsFunc(story.Articles, func(a model.Article) bool { return a.URL != "" || a.Source != "" })
}

// shared returns how many articles of a file of notes the story has too.
func shared(recorded formStory, story *model.Story) (n int) {
	now := storyForm(story).Articles
	for _, a := range recorded.Articles {
		if slices.ContainsFunc(now, func(b formArticle) bool { return sameArticle(a, b) }) {
			n++
		}
	}
	return n
}

// describe returns how a message names the story.
func (f formStory) describe() string {
	if f.Title != "" {
		return fmt.Sprintf("%q", f.Title)
	}
	var names []string
	for _, a := range f.Articles[:min(len(f.Articles), 9)] {
		names = append(names, fmt.Sprintf("%q", a.ID))
	}
	return strings.Join(names, ", ")
}
