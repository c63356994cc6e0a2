package html

import (
	"strings"
	"sync"

	"golang.org/x/net/html"

	"triptych/articles/internal/markup"
)

// A rule names elements that are never a part of an article's text: by their
// name, by their role, or by the words of a class, an id or a like name.
//
// Words are parted as in "c-articleShare__read-more", which has article, share,
// read, more; "read-more" in a rule are two in a row. Weak words also stand on
// elements around an article: they count only where no word says that the
// element is one, and where it holds little of the page's text.
type rule struct {
	what  string
	tags  string
	roles string
	words string
	weak  string
}

// elementRules is the table of what is taken out before the article is looked
// for. Each line has its test.
func elementRules() []rule {
	return []rule{
		{what: "machinery", tags: "script style noscript template link meta base title noembed noframes xmp plaintext"},
		{what: "pictures", tags: "svg math canvas map picture"},
		{what: "players", tags: "iframe object embed video audio amp-video amp-youtube amp-brightcove amp-jwplayer amp-iframe",
			words: "jwplayer brightcove videojs video-js vjs video-player audio-player podcast-player media-player trinity-player speechkit beyondwords",
			weak:  "player video gallery carousel slideshow playlist podcast"},
		{what: "controls", tags: "button input select textarea label datalist progress meter dialog menu amp-sidebar amp-user-notification",
			roles: "button dialog alertdialog tooltip toolbar search form switch slider tablist",
			words: "toolbar tooltip modal popup pop-up interstitial lightbox back-to-top text-size font-size bookmark load-more",
			weak:  "overlay tools banner show-more"},
		{what: "navigation", tags: "nav",
			roles: "navigation menu menubar banner",
			words: "nav navbar navigation breadcrumb breadcrumbs submenu megamenu sitemap skip-link skip-links skiplink skip-to-content skip-nav pagination pager topbar site-header",
			weak:  "menu masthead"},
		{what: "asides", tags: "aside", roles: "complementary note", weak: "sidebar widget widgets rail"},
		{what: "ends of pages", tags: "footer", roles: "contentinfo",
			words: "footer colophon copyright disclaimer"},
		{what: "related articles",
			words: "related relateds recirc recirculation read-next readnext read-also also-read more-from more-on " +
				"more-stories more-news see-also see-alsos you-may-like up-next most-read mostread most-popular mostpopular trending recommended " +
				"recommendation recommendations recommends onward onwards further-reading outbrain taboola zergnet revcontent promobox " +
				"crosspromo cross-promo promo promos linkbox link-box links-block topic-list story-list storylist top-stories topstories " +
				"latest-news latest-stories explore-more weiterlesen",
			weak: "popular teaser teasers links read-more readmore"},
		{what: "newsletters",
			words: "newsletter newsletters signup sign-up email-signup mailing-list optin opt-in mailchimp app-promo app-banner download-app"},
		{what: "consent",
			tags:  "amp-consent",
			words: "cookie cookies consent gdpr ccpa onetrust cookiebot didomi truste qc-cmp cmp"},
		{what: "sharing",
			tags:  "amp-social-share",
			words: "share shares sharing sharebar sharedaddy sharethis addthis addtoany social-icons social-links social-media-links follow-us follow-button follow",
			weak:  "social"},
		{what: "comments",
			words: "comments commentlist comment-list comment-section comment-form comment-count disqus livefyre viafoura coral-talk spot-im kommentare respond",
			weak:  "comment feedback survey poll quiz rating"},
		{what: "advertising",
			tags: "amp-ad amp-embed amp-sticky-ad amp-auto-ads",
			words: "ad ads advert adverts advertisement advertisements advertising adslot adunit adwrapper adbox dfp mpu sponsor sponsored " +
				"sponsors sponsorship anzeige werbung publicite publicidad pubblicita native-ad partner-content affiliate",
			weak: "leaderboard skyscraper commercial promotion"},
		{what: "authors",
			words: "author-bio author-box author-info author-card author-profile about-author about-the-author authorbox bio bio-box bios",
			weak:  "author authors contributor contributors profile"},
		{what: "bylines",
			words: "byline bylines timestamp time-stamp datestamp post-meta entry-meta article-meta story-meta publish-date pub-date published-date " +
				"date-published last-updated read-time reading-time author-name article-author post-author",
			weak: "published updated"},
		{what: "tags",
			words: "tags tag-list taglist tag-links tags-links post-tags entry-tags article-tags filed-under post-categories cat-links keywords topic-tags",
			weak:  "tag topics topic categories category"},
		{what: "appeals",
			words: "paywall regwall registration-wall subscribe subscribe-box subscription subscriptions subscriber-offer donate donation membership contribution-epic epic"},
		{what: "live blogs' chrome",
			words: "key-events keyevents live-badge live-indicator pinned-label post-permalink permalink entry-share"},
		{what: "hidden text",
			words: "sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader offscreen assistive-text noprint no-print print-hidden"},
	}
}

// A verdict is what a name says of its element.
type verdict uint8

const (
	unknown verdict = iota
	weak            // it may be no part of the article
	strong          // it is none
)

// A rulebook is the table of rules, by what they look for.
type rulebook struct {
	tags, roles map[string]*rule
	words       map[string]word
}

// A word is what a word of a name says, and which rule has it.
type word struct {
	verdict
	*rule
}

var rules = sync.OnceValue(func() rulebook {
	book := rulebook{tags: make(map[string]*rule), roles: make(map[string]*rule), words: make(map[string]word)}
	for _, r := range elementRules() {
		for tag := range strings.FieldsSeq(r.tags) {
			book.tags[tag] = &r
		}
		for role := range strings.FieldsSeq(r.roles) {
			book.roles[role] = &r
		}
		for w := range strings.FieldsSeq(r.weak) {
			book.words[w] = word{weak, &r}
		}
		for w := range strings.FieldsSeq(r.words) {
			book.words[w] = word{strong, &r}
		}
	}
	return book
})

// judge tells what the name, role, class and the like of an element say of it,
// and by which rule.
func (r *rulebook) judge(n *html.Node) (verdict, *rule) {
	if rule := r.tags[n.Data]; rule != nil {
		return strong, rule
	}
	if rule := r.roles[markup.Attr(n, "role")]; rule != nil {
		return strong, rule
	}
	return r.nameOf(n)
}

// nameOf tells what the class of an element and the like say of it, and by which
// rule.
func (r *rulebook) nameOf(n *html.Node) (verdict, *rule) {
	var found word
	exempt := false
	see := func(name string) {
		if v, rule := r.judgeName(name); v > found.verdict {
			found = word{v, rule}
		}
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for class := range names(a.Val) {
				see(class)
				exempt = exempt || ofArticle(nameWords(class))
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
		return unknown, nil
	}
	return found.verdict, found.rule
}

// judgeName tells what the words of one class or id say, and by which rule.
func (r *rulebook) judgeName(name string) (verdict, *rule) {
	words := nameWords(name)
	if len(words) == 0 || state(words[0]) {
		return unknown, nil
	}
	var found word
	for i := range words {
		for n := 1; n <= 3 && i+n <= len(words); n++ {
			if w := r.words[strings.Join(words[i:i+n], "-")]; w.verdict > found.verdict {
				found = w
			}
		}
	}
	if found.verdict == weak && ofArticle(words) {
		return unknown, nil
	}
	return found.verdict, found.rule
}

// state tells whether a word makes a name say what an element has or may do
// rather than what it is: has-comments, no-share.
func state(word string) bool {
	switch word {
	case "has", "no", "not", "is", "js", "with", "without", "hide", "show", "if", "supports", "enable", "enabled", "disable":
		return true
	}
	return false
}

// ofArticle tells whether a word of a name says that the article may be in it.
func ofArticle(words []string) bool {
	for _, w := range words {
		switch w {
		case "article", "body", "content", "text", "story", "main", "page", "site", "wrap", "wrapper", "container", "layout",
			"column", "post", "entry", "paragraph":
			return true
		}
	}
	return false
}

// nameWords parts a class or id into its words, in lower case; nil for a name
// longer than people choose.
func nameWords(name string) []string {
	if len(name) > 80 {
		return nil
	}
	var words []string
	start := 0
	end := func(i int) {
		if i > start {
			words = append(words, strings.ToLower(name[start:i]))
		}
		start = i
	}
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z' && i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z':
			end(i)
		case c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z' && c < 0x80:
			end(i)
			start = i + 1
		}
	}
	end(len(name))
	return words
}
