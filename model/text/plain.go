package text

import (
	"strings"

	"triptych/model"
)

// ParsePlain gives the plain text, blocks and sentences of a text without
// markup; it leaves every other field of the article empty. Paragraphs are
// separated by empty lines; where there are none and the lines are too long to
// have been wrapped, each line is a paragraph.
func ParsePlain(source string) model.Article {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	d := newDocument(len(source))
	for paragraph := range strings.SplitSeq(source, "\n\n") {
		d.writeString(strings.ReplaceAll(paragraph, "\n", " "), style{})
		d.finish(model.Block{Kind: model.Paragraph})
	}
	return d.article()
}
