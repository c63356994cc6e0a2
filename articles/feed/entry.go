package feed

import (
	"cmp"
	"context"
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// articles returns the entries that hold their text whole, and the addresses of
// the others. Base is where the feed came from, "" for a file.
func (f feed) articles(ctx context.Context, base string) (list []draft.Article, starts []string, err error) {
	from, err := url.Parse(cmp.Or(base, f.link))
	if err != nil {
		from = nil
	}
	for _, e := range f.entries {
		a, whole, err := e.article(ctx)
		if err != nil {
			return nil, nil, err
		}
		a.URL = fields.Absolute(e.link, from)
		if !whole && a.URL != "" {
			starts = append(starts, a.URL)
			continue
		}
		if len(a.Blocks) == 0 {
			continue
		}
		a.Source = cmp.Or(a.Source, f.title)
		if len(a.Authors) == 0 {
			a.Authors = f.authors
		}
		a.Authors = fields.WithoutOutlet(a.Authors, a.Source)
		list = append(list, a)
	}
	return list, starts, nil
}

// article returns what an entry says, and whether its text is whole. Markup that
// cannot be read counts as none.
func (e entry) article(ctx context.Context) (a draft.Article, whole bool, err error) {
	a = draft.Article{
		Title:   markup.LineOf(ctx, e.title),
		Source:  markup.LineOf(ctx, e.source),
		Date:    fields.ISODate(e.date),
		Authors: e.authors,
	}
	size := 0
	for _, t := range e.texts {
		blocks, err := t.blocks(ctx)
		if ctx.Err() != nil {
			return draft.Article{}, false, ctx.Err()
		}
		if err != nil {
			continue
		}
		blocks, end := trimEnd(markup.DropTitle(blocks, a.Title))
		if n := utf8.RuneCountInString(markup.Text(blocks)); n > size {
			size, a.Blocks = n, blocks
			whole = end && n >= wholeFrom
		}
	}
	return a, whole, nil
}

// blocks returns the blocks of a text.
func (t text) blocks(ctx context.Context) ([]draft.Block, error) {
	switch {
	case t.element != nil:
		return markup.Blocks(t.element), nil
	case markup.HasTags(t.source):
		return markup.HTML(ctx, t.source)
	}
	return markup.Plain(html.UnescapeString(t.source)), nil
}

// wholeFrom is how many characters a text has at least that is whole: what is
// shorter is most often a summary of two or three sentences, and the article
// behind its link is worth more even where it is not.
const wholeFrom = 600

// longFrom is how many characters a text has whose last sentence may trail off
// and does not show that the rest is missing.
const longFrom = 2000

// trimEnd takes away the last lines that a feed adds to each entry, and reports
// whether the text goes to its end.
func trimEnd(blocks []draft.Block) (rest []draft.Block, end bool) {
	for len(blocks) > 0 {
		last := markup.Text(blocks[len(blocks)-1:])
		switch {
		case footer.MatchString(last):
			blocks = blocks[:len(blocks)-1]
			continue
		case leadsOn.MatchString(last):
			return blocks[:len(blocks)-1], false
		}
		last = strings.TrimRight(last, " ])")
		trails := strings.HasSuffix(last, "…") || strings.HasSuffix(last, "...")
		return blocks, !trails || utf8.RuneCountInString(markup.Text(blocks)) >= longFrom
	}
	return nil, false
}

// footer matches the line that WordPress puts under each entry.
var footer = regexp.MustCompile(`^(?:The post .* appeared first on|Der Beitrag .* erschien zuerst auf|L’article .* est apparu en premier sur|La entrada .* se publicó primero en) `)

// leadsOn matches a line that leads to the rest of a text.
var leadsOn = regexp.MustCompile(`(?i)^[ .…»›→[\]()>:]*(?:(?:more|read more|read on|(?:read )?(?:the )?full story|read (?:the )?full article|read the whole story|` +
	`weiterlesen|mehr|lire la suite|leer más|seguir leyendo|continua a leggere)[ .…»›→[\]()>:]*$|continue reading|read the rest of)`)
