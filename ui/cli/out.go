package cli

import (
	"io"
	"os"
	"path/filepath"

	"triptych/articles/draft"
	"triptych/articles/files"
)

// outFlag names the file that a report goes to.
const outFlag = "out"

// writeTo lets write write to the file at path, or to standard output where that is
// "". The words are those that name the story: none of its articles is overwritten.
func (a *app) writeTo(path string, words []string, write func(io.Writer) error) error {
	if path == "" {
		return write(a.Out)
	}
	if _, story, found, err := a.library.find(words); err == nil && found {
		words = []string{story.Folder}
	}
	if err := keepsArticles(path, words); err != nil {
		return err
	}
	return files.Write(path, write)
}

// keepsArticles returns an error if a file at path would be one of the articles that
// the words name, or be taken for one from then on.
func keepsArticles(path string, words []string) error {
	info, err := os.Stat(path)
	for _, word := range words {
		given, wordErr := os.Stat(word)
		switch {
		case wordErr != nil: // an address, or a story of the library
		case err == nil && os.SameFile(info, given):
			return usage("--%s %s would overwrite an article: name another file", outFlag, path)
		case given.IsDir() && within(path, word) && draft.IsArticleName(filepath.Base(path)):
			return usage("--%s %s would be an article of the story %s from then on: name a file in another folder", outFlag, path, word)
		}
	}
	return nil
}

// within reports whether a file at path stands right in the folder.
func within(path, folder string) bool {
	of, err := os.Stat(filepath.Dir(path))
	in, inErr := os.Stat(folder)
	return err == nil && inErr == nil && os.SameFile(of, in)
}
