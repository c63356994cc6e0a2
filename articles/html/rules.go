package html

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"

	"triptych/articles/internal/markup"
)

// A verdict is whether an element is a part of the article, by its names.
type verdict uint8

const (
	unknown verdict = iota
	weak            // it may be no part of the article
	strong          // it is none
)

// An elementRules is the table of elements that are taken out before the article
// is looked for, by what it looks for: see rules/elements.txt.
type elementRules struct {
	tags, roles, words map[string]finding
}

// A finding is what a name says of its element, and under which heading of the
// table it stands.
type finding struct {
	verdict
	what string
}

// Two headings of the table are no rules.
const (
	states    = "states"
	ofArticle = "of the article"
)

var elements = sync.OnceValue(func() elementRules {
	rules := elementRules{tags: make(map[string]finding), roles: make(map[string]finding), words: make(map[string]finding)}
	for _, s := range sections(elementTable) {
		into, found := rules.words, finding{strong, s.what}
		switch s.kind {
		case "tags":
			into = rules.tags
		case "roles":
			into = rules.roles
		case "weak words":
			found.verdict = weak
		}
		if s.what == states || s.what == ofArticle {
			found.verdict = unknown
		}
		for _, line := range s.lines {
			for w := range strings.FieldsSeq(line) {
				into[w] = found
			}
		}
	}
	return rules
})

// judge returns what the name, role, class and the like of an element say of it.
func (r elementRules) judge(n *html.Node) finding {
	if found := r.tags[n.Data]; found.verdict != unknown {
		return found
	}
	if found := r.roles[markup.Attr(n, "role")]; found.verdict != unknown {
		return found
	}
	return r.judgeNames(n)
}

// judgeNames returns what the class of an element and the like say of it.
func (r elementRules) judgeNames(n *html.Node) finding {
	var found finding
	exempt := false
	see := func(name string) {
		if f := r.judgeName(name); f.verdict > found.verdict {
			found = f
		}
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for class := range names(a.Val) {
				see(class)
				exempt = exempt || r.ofArticle(nameWords(class))
			}
		case "id", "data-component", "data-testid", "data-qa", "data-module", "data-type":
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

// judgeName returns what the words of one class or id say.
func (r elementRules) judgeName(name string) finding {
	words := nameWords(name)
	if len(words) == 0 || r.isState(words[0]) {
		return finding{}
	}
	var found finding
	for i := range words {
		for n := 1; n <= 3 && i+n <= len(words); n++ {
			if f := r.words[strings.Join(words[i:i+n], "-")]; f.verdict > found.verdict {
				found = f
			}
		}
	}
	if found.verdict == weak && r.ofArticle(words) {
		return finding{}
	}
	return found
}

// isState reports whether a word makes a name say what an element has or may do
// rather than what it is: has-comments, no-share.
func (r elementRules) isState(word string) bool { return r.words[word].what == states }

// ofArticle reports whether a word of a name says that the article may be in it.
func (r elementRules) ofArticle(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return r.words[w].what == ofArticle })
}

// hump matches where a word starts with a capital in the middle of a name.
var hump = regexp.MustCompile(`([a-z])([A-Z])`)

// nameWords parts a class or id into its words, in lower case; nil for a name
// longer than people choose.
func nameWords(name string) []string {
	if len(name) > 80 {
		return nil
	}
	lower := strings.ToLower(name)
	if lower != name {
		lower = strings.ToLower(hump.ReplaceAllString(name, "$1-$2"))
	}
	return strings.FieldsFunc(lower, func(r rune) bool { return r < utf8.RuneSelf && (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}
