package html

import (
	"context"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
)

// orLinkedData returns the text of the article in JSON-LD where the page shows much
// less than that, and else the blocks of the page. Where it is one long line it
// must be twice as much: what the page parts into paragraphs is better to read.
func orLinkedData(ctx context.Context, blocks []block, data linked, m metadata) ([]block, error) {
	if len(data.body) < 100 || len(data.body) < length(blocks) {
		return blocks, nil
	}
	list, err := bodyBlocks(ctx, data.body)
	if err != nil {
		return nil, err
	}
	var other []block
	for _, b := range list {
		other = append(other, block{Part: markup.Part{Block: b}, text: markup.Text([]draft.Block{b})})
	}
	other = tidy(other, m)
	more := 13
	if len(other) < 2 {
		more = 20
	}
	if length(other)*10 < length(blocks)*more {
		return blocks, nil
	}
	return other, nil
}

// bodyBlocks returns the blocks of an article in JSON-LD: it is text with a
// paragraph on each line, or HTML.
func bodyBlocks(ctx context.Context, body string) ([]draft.Block, error) {
	if strings.Contains(body, "&lt;") && !markup.HasTags(body) {
		body = html.UnescapeString(body) // HTML, written twice
	}
	if markup.HasTags(body) {
		return markup.HTML(ctx, body)
	}
	var list []draft.Block
	for paragraph := range strings.SplitSeq(body, "\n") {
		if paragraph = plainText(paragraph); paragraph != "" {
			list = append(list, draft.Block{Runs: []draft.Run{{Text: paragraph}}})
		}
	}
	return list, nil
}
