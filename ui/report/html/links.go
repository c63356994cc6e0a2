package html

import (
	"net/url"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A pointer is what an article's text leads to.
type pointer struct {
	Words string // that lead there
	Href  string
	Host  string // where that is
}

// pointers returns where the text of an article leads, each address once and by the
// first words that lead there.
func pointers(a *model.Article) []pointer {
	var list []pointer
	known := make(map[string]bool)
	for i := range a.Blocks {
		runs := a.Blocks[i].Runs
		for j := 0; j < len(runs); j++ {
			href := address(runs[j].URL)
			if href == "" || known[href] {
				continue
			}
			words := runs[j].Span
			for ; j+1 < len(runs) && runs[j+1].URL == runs[j].URL; j++ { // in another style
				words.End = runs[j+1].End
			}
			known[href] = true
			list = append(list, pointer{strings.TrimSpace(text.SanitizeLine(words.In(a.Text))), href, host(href)})
		}
	}
	return list
}

// host returns the name of the site at an address, as people know it.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
