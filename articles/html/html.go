// Package html takes the article out of a page of the web, as it was fetched or
// saved by a browser.
//
// A page goes through six steps, each of which is a function of the one before:
//
//	bytes    → page       its tree, built with bounds            (page.go)
//	page     → metadata   title, outlet, date, authors, address  (metadata.go)
//	page     → page       without what is never an article       (clean.go, guard.go)
//	page     → blocks     those that Readability finds           (choose.go)
//	blocks   → blocks     those of the article                   (tidy.go)
//	blocks   → blocks     or those of the page as it is          (whole.go)
//
// Which blocks are the article's is found by Mozilla's Readability. It is made for
// a page that a person looks at, where a box too many does no harm, and it also
// throws out lists, headings and short paragraphs; here every block becomes
// sentences that are compared. So what is never an article is taken out before, by
// rules that are tables of words (the folder rules), and what reads like prose
// between the blocks that Readability found is kept.
//
// A page that shows no article, or only its start, is an error that says which
// wall the text stands behind (wall.go).
package html

import (
	"cmp"
	"context"
	"errors"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/model/problem"
)

// Format returns the format of pages of the web.
func Format() draft.Format {
	return draft.Format{Name: "HTML", Is: is, Read: Read}
}

// Read returns the one article of a page. Date is an ISO 8601 date, with the time
// and its zone where the page has them; URL is absolute, by what the page says
// of itself or else by where it came from; Source is the name of the site's host
// where the page does not name its outlet.
//
// A page without the text of an article, or with no more than the start of it,
// is a [*problem.Error]; where the document is to be read anyway, what there is of
// it comes with a notice.
func Read(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	source, notices, err := charset.Text(withoutZeros(doc.Data), doc.MediaType)
	if err != nil {
		return nil, err
	}
	p, err := parse(ctx, source)
	if err != nil {
		return nil, err
	}
	m, ld := readMetadata(p, doc.URL)
	seen := look(p)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	blocks, prose, err := extract(ctx, p, &m)
	if err != nil {
		return nil, err
	}
	if blocks, err = orLinkedData(ctx, blocks, ld, m); err != nil {
		return nil, err
	}
	blocks, whole, err := orWhole(ctx, source, blocks, prose, m)
	if err != nil {
		return nil, err
	}
	walled, err := seen.wall(blocks, ld)
	if refused := new(problem.Error); doc.Anyway && len(blocks) > 0 && errors.As(err, &refused) {
		walled, err = refused.Problem, nil
	}
	if err != nil {
		return nil, err
	}
	for _, notice := range []string{whole, walled} {
		if notice != "" {
			notices = append(notices, notice)
		}
	}
	a := draft.Article{Source: m.source, Title: m.title, Date: m.date, URL: m.url, Authors: m.authors, Notices: notices}
	for _, b := range blocks {
		a.Blocks = append(a.Blocks, b.Block)
	}
	a.ResolveLinks(p.linksFrom(cmp.Or(doc.URL, p.saved, m.url)))
	return []draft.Article{a}, nil
}
