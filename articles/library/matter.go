package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"triptych/articles/draft"
	"triptych/articles/files"
	"triptych/articles/markdown"
)

// A matter is what the library asks of an article's front matter. What a file
// does not say is empty.
type matter struct {
	source, title, date, url string

	added    time.Time // when it came into the library
	checksum string    // of its words when it did
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

// head reads the front matter of a file of the story, and no more of the file
// than that takes.
func (f *folder) head(file string) (matter, error) {
	opened, err := f.openFile(file)
	if err != nil {
		return matter{}, err
	}
	defer opened.Close() // it was only read
	data := make([]byte, 0, headSize)
	for _, size := range []int{headSize, maxHeadSize} {
		data = slices.Grow(data, size-len(data))
		n, err := io.ReadFull(opened, data[len(data):size])
		data = data[:len(data)+n]
		if end := matterEnd(data); end > 0 {
			m, _, _ := readArticle(append(data[:end:end], "text"...))
			return m, nil
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return matter{}, nil
		case err != nil:
			return matter{}, files.Unreadable(err)
		case !bytes.HasPrefix(data, []byte("---")) && !bytes.HasPrefix(data, []byte("\uFEFF---")):
			return matter{}, nil
		}
	}
	return matter{}, nil
}

// readArticle parts a file into its front matter and its text. The error is a
// [*problem.Error].
func readArticle(data []byte) (m matter, body string, err error) {
	a, body, err := markdown.Cut(draft.Document{Name: "article.md", Data: data})
	if err != nil {
		return matter{}, "", err
	}
	m = matter{source: a.Source, title: a.Title, date: a.Date, url: a.URL}
	for line := range bytes.Lines(data[:matterEnd(data)]) {
		key, value, _ := strings.Cut(string(line), ":")
		switch value = strings.Trim(value, " \t\r\n\"'"); key {
		case addedKey:
			m.added, _ = time.Parse(time.RFC3339, value) // without a time that can be read it has none
		case checksumKey:
			m.checksum = value
		}
	}
	return m, body, nil
}

// matterEnd gives how many bytes the front matter of a file has, with the lines
// around it; 0 if there is none.
func matterEnd(data []byte) int {
	at := 0
	for line := range bytes.Lines(data[:min(len(data), maxHeadSize)]) {
		mark := string(bytes.TrimRight(line, " \t\r\n"))
		switch {
		case at == 0 && strings.TrimPrefix(mark, "\uFEFF") != "---":
			return 0
		case at > 0 && (mark == "---" || mark == "..."):
			return at + len(line)
		}
		at += len(line)
	}
	return 0
}

// sign puts the library's own keys at the end of the front matter of a file that
// was written by package markdown.
func sign(data []byte, m matter) []byte {
	keys := fmt.Sprintf("%s: %s\n%s: %s\n", addedKey, m.added.UTC().Format(time.RFC3339), checksumKey, m.checksum)
	end := matterEnd(data)
	if end == 0 {
		return append([]byte("---\n"+keys+"---\n\n"), data...)
	}
	return slices.Insert(data, end-len("---\n"), []byte(keys)...)
}

// words gives the checksum of what an article says, its headline and its text,
// however its lines end.
func words(title, body string) string {
	sum := sha256.New()
	io.WriteString(sum, title)
	for line := range strings.Lines(strings.TrimSpace(body)) {
		io.WriteString(sum, "\n")
		io.WriteString(sum, strings.TrimRight(line, " \t\r\n"))
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
}
