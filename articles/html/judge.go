package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/internal/markup"
)

// A judge knows the rules, and what they say of the names of one page, most of which
// come many times.
type judge struct {
	elementRules
	known map[string]judged
}

// A judged is what the words of a name say, and whether one of them says that the
// article may be in the element.
type judged struct {
	finding
	ofArticle bool
}

func newJudge() judge { return judge{elements(), make(map[string]judged)} }

// name returns what the words of one class or id say.
func (r judge) name(name string) judged {
	known, found := r.known[name]
	if !found {
		known = judged{r.judgeName(name), r.ofArticle(nameWords(name))}
		r.known[name] = known
	}
	return known
}

// element returns what the name, role, class and the like of an element say of it.
func (r judge) element(n *html.Node) finding {
	if found := r.tags[n.Data]; found.verdict != unknown {
		return found
	}
	if found := r.roles[markup.Attr(n, "role")]; found.verdict != unknown {
		return found
	}
	return r.names(n)
}

// names returns what the class of an element and the like say of it.
func (r judge) names(n *html.Node) finding {
	var found finding
	exempt := false
	see := func(name string) (ofArticle bool) {
		known := r.name(name)
		if known.verdict > found.verdict {
			found = known.finding
		}
		return known.ofArticle
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			filed := isPostClass(a.Val)
			for class := range names(a.Val) {
				if filed && r.isTerm(class) {
					continue
				}
				exempt = see(class) || exempt
			}
		case "id":
			if !r.isAnchor(n, a.Val) {
				see(a.Val)
			}
		case "data-component", "data-testid", "data-qa", "data-module", "data-type":
			see(a.Val)
		case "aria-label":
			if strings.Count(a.Val, " ") < 3 {
				see(a.Val)
			}
		}
	}
	if found.verdict == weak && exempt {
		return finding{}
	}
	return found
}

// isAnchor reports whether an id is made of the words of the heading that it leads
// to, and so says nothing of its element: share-prices-fall.
func (r elementRules) isAnchor(n *html.Node, id string) bool {
	words := nameWords(id)
	if len(words) < 2 {
		return false
	}
	heading := n
	if !isHeading(n) {
		if heading = find(n, isHeading); heading == nil {
			return false
		}
	}
	text := shortText(heading)
	if text == "" || lines().isLabel(text) {
		return false
	}
	said := strings.Fields(fold(text))
	ruled := 0
	for i, w := range words {
		if strings.Trim(w, "0123456789") == "" && i == len(words)-1 {
			break
		}
		if i >= len(said) || !strings.HasPrefix(said[i], w) {
			at := slices.Index(said, w)
			if at < 0 {
				return false
			}
		}
		if r.words[w].verdict != unknown {
			ruled++
		}
	}
	return ruled < len(words)
}
