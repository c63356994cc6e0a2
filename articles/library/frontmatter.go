package library

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"triptych/articles/draft"
	"triptych/articles/files"
	"triptych/articles/markdown"
)

// A frontMatter is what the library asks of an article's front matter. What a
// file does not say is empty.
type frontMatter struct {
	source, title, date, url string

	added    time.Time // when it came into the library
	checksum string    // of its content when it did
}

// The keys of front matter that are the library's own.
const (
	addedKey    = "added"
	checksumKey = "checksum"
)

const (
	headSize    = 2 << 10  // bytes in which front matter ends as a rule
	maxHeadSize = 64 << 10 // bytes after which it cannot end
)

// frontMatterOf returns what the front matter of a file says, if its end is in
// data.
func frontMatterOf(data []byte) (m frontMatter, found bool) {
	a, own, found := markdown.Front(data)
	added, _ := time.Parse(time.RFC3339, own[addedKey]) // without a time that can be read it has none
	return frontMatter{a.Source, a.Title, a.Date, a.URL, added, own[checksumKey]}, found
}

// readArticle parts a file into its front matter and its text. The error is a
// [*problem.Error] without a name.
func readArticle(data []byte) (m frontMatter, body string, err error) {
	m, _ = frontMatterOf(data)
	_, body, err = markdown.Cut(draft.Document{Name: "article.md", Data: data})
	return m, body, err
}

// head reads the front matter of a file of the story, and no more of the file
// than that takes.
func (f *folder) head(file string) (frontMatter, error) {
	opened, err := f.openFile(file)
	if err != nil {
		return frontMatter{}, err
	}
	defer opened.Close() // it was only read
	data := make([]byte, 0, headSize)
	for _, size := range []int{headSize, maxHeadSize} {
		data = slices.Grow(data, size-len(data))
		n, err := io.ReadFull(opened, data[len(data):size])
		data = data[:len(data)+n]
		m, found := frontMatterOf(data)
		switch {
		case found, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return m, nil
		case err != nil:
			return frontMatter{}, files.Unreadable(err)
		case !strings.HasPrefix(strings.TrimPrefix(string(data), "\uFEFF"), "---"):
			return frontMatter{}, nil
		}
	}
	return frontMatter{}, nil
}

// addedOr returns when the article came into the library, or else the time when
// its file was changed.
func (m frontMatter) addedOr(changed time.Time) time.Time {
	if m.added.IsZero() {
		return changed
	}
	return m.added
}

// contentChecksum returns the checksum of what an article says, its headline and
// its text, however its lines end.
func contentChecksum(title, body string) string {
	sum := sha256.New()
	io.WriteString(sum, title)
	for line := range strings.Lines(strings.TrimSpace(body)) {
		io.WriteString(sum, "\n")
		io.WriteString(sum, strings.TrimRight(line, " \t\r\n"))
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
}
