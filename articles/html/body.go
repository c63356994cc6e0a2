package html

import (
	"context"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
)

// orLinkedData gives the text of the article in JSON-LD where the page shows
// less than that, and else the blocks of the page. It is text with a paragraph
// on each line, or HTML.
func orLinkedData(ctx context.Context, blocks []block, data linked, m metadata) ([]block, error) {
	if len(data.body)*10 < length(blocks)*11 || len(data.body) < 100 {
		return blocks, nil
	}
	body := data.body
	if strings.Contains(body, "&lt;") && !markup.HasTags(body) {
		body = html.UnescapeString(body) // HTML, written twice
	}
	var list []draft.Block
	if markup.HasTags(body) {
		var err error
		if list, err = markup.HTML(ctx, body); err != nil {
			return nil, err
		}
	} else {
		for paragraph := range strings.SplitSeq(body, "\n") {
			if paragraph = plainText(paragraph); paragraph != "" {
				list = append(list, draft.Block{Runs: []draft.Run{{Text: paragraph}}})
			}
		}
	}
	var other []block
	for _, b := range list {
		other = append(other, block{Part: markup.Part{Block: b}, text: markup.Text([]draft.Block{b})})
	}
	if other = tidy(other, m); length(other)*10 < length(blocks)*11 {
		return blocks, nil
	}
	return other, nil
}
