package html

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
	starts             map[string]bool // the first of several words in a row
}

// A finding is what a name says of its element, and under which heading of the
// table it stands.
type finding struct {
	verdict
	what  string
	guard string // how prose is guarded from it: voices, besides or ""
}

// Some headings of the table are no rules.
const (
	states    = "states"
	ofArticle = "of the article"
	terms     = "terms"   // what begins a name made of what an article is filed under
	voices    = "voices"  // the rules for what holds prose of others
	besides   = "besides" // the rules for what may hold some prose
)

var elements = sync.OnceValue(func() elementRules {
	rules := elementRules{tags: make(map[string]finding), roles: make(map[string]finding), words: make(map[string]finding), starts: make(map[string]bool)}
	guards := make(map[string]string)
	for _, s := range sections(elementTable) {
		if s.what == voices || s.what == besides {
			for _, line := range s.lines {
				guards[line] = s.what
			}
		}
	}
	for _, s := range sections(elementTable) {
		into, found := rules.words, finding{strong, s.what, guards[s.what]}
		switch s.kind {
		case "tags":
			into = rules.tags
		case "roles":
			into = rules.roles
		case "weak words":
			found.verdict = weak
		}
		switch s.what {
		case states, ofArticle, terms:
			found.verdict = unknown
		case voices, besides:
			continue
		}
		for _, line := range s.lines {
			for w := range strings.FieldsSeq(line) {
				into[w] = found
				if first, _, several := strings.Cut(w, "-"); several {
					rules.starts[first] = true
				}
			}
		}
	}
	return rules
})

// judgeName returns what the words of one class or id say. What follows a state is
// left out, and what follows "--" says of which sort an element is, and less of
// what it is.
func (r elementRules) judgeName(name string) finding {
	block, sort, _ := strings.Cut(name, "--")
	found := r.judgeWords(nameWords(block))
	if found.verdict == unknown && sort != "" {
		if found = r.judgeWords(nameWords(sort)); found.verdict == strong {
			found.verdict = weak
		}
		if r.ofArticle(nameWords(block)) {
			return finding{}
		}
	}
	return found
}

// judgeWords returns what words in a row say.
func (r elementRules) judgeWords(words []string) finding {
	if i := slices.IndexFunc(words, r.isState); i >= 0 {
		words = words[:i]
	}
	var found finding
	for i, first := range words {
		if f := r.words[first]; f.verdict > found.verdict {
			found = f
		}
		for n := 2; r.starts[first] && n <= 3 && i+n <= len(words); n++ {
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

// isPostClass reports whether classes are those that WordPress gives an article:
// among them are what it is filed under.
func isPostClass(classes string) bool {
	for class := range names(classes) {
		if class == "hentry" || strings.HasPrefix(class, "post-") || strings.HasPrefix(class, "type-") || strings.HasPrefix(class, "status-") {
			return true
		}
	}
	return false
}

// isTerm reports whether a class is made of what an article is filed under.
func (r elementRules) isTerm(class string) bool {
	first, _, found := strings.Cut(class, "-")
	return found && r.words[first+"-*"].what == terms
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
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
