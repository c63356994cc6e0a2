package html

import (
	"strings"
	"testing"
)

// elementSamples has for each rule elements that it takes out of an article.
var elementSamples = map[string][]string{
	"machinery":        {`<style>p{}</style>`, `<template><p>` + prose3 + ` Twice.</p></template>`, `<noscript><p>Turn scripts on, please, as this page needs them.</p></noscript>`},
	"pictures":         {`<svg><text>A map of the town.</text></svg>`, `<canvas>A map of the town is drawn here.</canvas>`},
	"players":          {`<video><p>Your browser is too old for films.</p></video>`, `<div class="jwplayer"><p>The film will start in a few seconds.</p></div>`, `<div class="inline-video player-skin"><p>The film will start in a few seconds.</p></div>`},
	"controls":         {`<button>Press this to go on.</button>`, `<div role="dialog"><p>Do you really want to leave us?</p></div>`, `<div class="modal"><p>Do you really want to leave us?</p></div>`, `<div class="banner-top"><p>This is our new design.</p></div>`},
	"navigation":       {`<nav><p>You are on the front page of the news.</p></nav>`, `<div role="navigation"><p>You are on the front page.</p></div>`, `<ol class="breadcrumbs"><li>News</li><li>The valley.</li></ol>`, `<div class="menu"><p>All that we have, from A to Z.</p></div>`},
	"asides":           {`<aside><p>The town in figures: it has 2,000 people.</p></aside>`, `<div role="complementary"><p>The town has 2,000 people.</p></div>`, `<div class="sidebar"><p>The town has 2,000 people.</p></div>`},
	"ends of pages":    {`<footer><p>The publisher is the Example Press of Fenwick.</p></footer>`, `<div class="copyright"><p>The publisher is the Example Press.</p></div>`},
	"related articles": {`<div class="article__related"><h3>Bridge closed</h3><p>The bridge at the mill has been closed to lorries.</p></div>`, `<div data-component="links-block"><p>The bridge has been closed.</p></div>`, `<div class="teaserBox teaser"><p>The bridge has been closed.</p></div>`, `<section aria-label="Related stories"><p>The bridge has been closed.</p></section>`, `<div id="taboola-below"><p>You will not believe this trick.</p></div>`, `<p class="readMore read-more">The bridge has been closed.</p>`},
	"newsletters":      {`<div class="c-newsletter-box"><p>The news of the day, every day at six.</p></div>`, `<section data-testid="SignUp"><p>The news of the day at six.</p></section>`},
	"consent":          {`<div id="cookie-banner"><p>This page would like to know you better.</p></div>`, `<div class="GdprNotice"><p>This page would like to know you better.</p></div>`},
	"sharing":          {`<div class="article-share"><p>Tell your friends about this article.</p></div>`, `<ul class="social"><li>Tell your friends.</li><li>Tell the rest.</li></ul>`},
	"comments":         {`<section id="comments"><p>I have always said that this dam would fail one day, and I will say it again.</p></section>`, `<div class="comment"><p>I have always said that this dam would fail.</p></div>`},
	"advertising":      {`<div class="ad ad--mid"><p>Buy one of our fine boats while stocks last.</p></div>`, `<div id="adSlot3"><p>Buy one of our fine boats.</p></div>`, `<div class="leaderboard"><p>Buy one of our fine boats.</p></div>`},
	"authors":          {`<div class="author-bio"><p>She has written about water since 2011.</p></div>`, `<div class="contributors"><p>She has written about water since 2011.</p></div>`},
	"bylines":          {`<p class="byline">From our woman in the valley.</p>`, `<div class="article-meta"><p>It takes four minutes to read.</p></div>`, `<div class="updated"><p>It was changed this morning.</p></div>`},
	"tags":             {`<div class="tags"><p>Dams, floods and the valley.</p></div>`, `<div class="topics"><p>Dams, floods and the valley.</p></div>`},
	"appeals":          {`<div class="subscribe-box"><p>Read all we have for a month. <a href="/subscribe">See what it costs.</a></p></div>`, `<div class="membership"><p>Join us. <a href="/join">It takes a minute.</a></p></div>`},

	"live blogs' chrome": {`<div class="key-events"><p>The dam fails, and the town is flooded.</p></div>`},
	"hidden text":        {`<p class="visually-hidden">The start of the second part.</p>`, `<p>` + prose2 + ` Again.<span class="sr-only">, external</span></p>`},
}

func TestElementRules(t *testing.T) {
	for _, r := range sections(elementTable) {
		switch r.what {
		case states, ofArticle, terms, voices, besides:
			continue
		}
		samples := elementSamples[r.what]
		if len(samples) == 0 {
			t.Errorf("no sample of %s", r.what)
		}
		for _, sample := range samples {
			want := ""
			if strings.Contains(sample, prose2+" Again.") {
				want = "p " + prose2 + " Again."
			}
			if got := amid(t, sample); got != want {
				t.Errorf("%s: %s leaves %q", r.what, sample, got)
			}
		}
	}
}

// TestNoRuleEatsAnArticle reads pages whose article stands in elements that are
// called what a rule takes out.
func TestNoRuleEatsAnArticle(t *testing.T) {
	for _, wrapper := range []string{
		`<div class="single-post tag-floods category-video has-sidebar no-comments">`,
		`<div class="content-with-sidebar">`,
		`<div class="site_header">`,
		`<div class="newsletter">`,
		`<div class="paywall">`,
		`<div id="read-more-content">`,
		`<div class="related">`,
		`<form id="aspnetForm">`,
		`<aside>`,
		`<footer>`,
		`<header>`,
		`<div style="display:none">`,
		`<div class="hidden md:block">`,
		`<div role="dialog">`,
	} {
		page := strings.NewReplacer("<main>", wrapper, "</main>", "</"+strings.Fields(wrapper[1:])[0]+">").Replace(around(""))
		page = strings.Replace(page, "<body>", "<body><p>News of the valley. All the news, every day, since the year 1931.</p>", 1)
		if a := read(t, page); len(a.Blocks) < 4 {
			t.Errorf("%s: %d blocks", wrapper, len(a.Blocks))
		}
	}
}

// TestProseIsKept has what looks like what a rule takes out, and is the article's.
func TestProseIsKept(t *testing.T) {
	for piece, want := range map[string]string{
		`<p>The letter was <a class="related" href="/a">related to</a> the dam, the mayor said.</p>`:                "p The letter was related to the dam, the mayor said.",
		`<p class="paywall">The mayor said that she would not resign.</p>`:                                          "p The mayor said that she would not resign.",
		`<p class="has-ad">The mayor said that she would not resign.</p>`:                                           "p The mayor said that she would not resign.",
		`<p><a href="/a">The report</a>, of 41 pages, was published in March.</p>`:                                  "p The report, of 41 pages, was published in March.",
		`<ul><li>Four were hurt.</li><li>One is missing.</li></ul>`:                                                 "- Four were hurt.\n- One is missing.",
		`<blockquote><p>We had ten minutes, and not one more.</p><footer>Ruth Bell</footer></blockquote>`:           "> We had ten minutes, and not one more.\n> Ruth Bell",
		`<div class="pullquote"><p>It was said nowhere else in the whole article.</p></div>`:                        "> It was said nowhere else in the whole article.",
		`<div class="pullquote"><p>a second storm is expected at the weekend</p></div>`:                             "",
		`<h2>1964</h2><p>The river rose by nine feet in that year.</p>`:                                             "h2 1964\np The river rose by nine feet in that year.",
		`<p><span aria-hidden="true">A</span> man is missing, the police said.</p>`:                                 "p A man is missing, the police said.",
		`<p>He is missing.<sup><a href="#n1">1</a></sup></p>`:                                                       "p He is missing.",
		`text <div class="ad">Buy.</div> more text of it, which is a sentence.`:                                     "p text\np more text of it, which is a sentence.",
		`<figure><img><figcaption>The breach at noon. <span>Photo: A. Roe</span></figcaption></figure>`:             "p The breach at noon. Photo: A. Roe",
		`<figure><img><figcaption>Photo: A. Roe</figcaption></figure>`:                                              "",
		`<figure><figcaption><span>The breach at noon, from above.</span><span>A. Roe</span></figcaption></figure>`: "p The breach at noon, from above. A. Roe",
	} {
		if got := amid(t, piece); got != want {
			t.Errorf("%s gives %q, want %q", piece, got, want)
		}
	}
}

func TestLists(t *testing.T) {
	links := strings.Repeat(`<li><a href="/a">The bridge at the mill is closed</a></li>`, 3)
	for _, piece := range []string{
		"<ul>" + links + "</ul>",
		"<div><h3>More</h3><ol>" + links + "</ol></div>",
		`<h3>More on this story</h3><ul><li><a href="/a">The bridge at the mill is closed</a> 3 hours ago</li></ul>`,
	} {
		if got := amid(t, piece); got != "" {
			t.Errorf("%s gives %q", piece, got)
		}
	}
}

func TestNameWords(t *testing.T) {
	for name, want := range map[string]string{
		"":                               "",
		"c-articleShare__read-more":      "c article share read more",
		"ssrcss-1q0x1qg-Paragraph":       "ssrcss 1q0x1qg paragraph",
		"HTMLBody":                       "htmlbody",
		"md:hidden":                      "md hidden",
		"größe-ad":                       "größe ad",
		strings.Repeat("long-name-", 10): "",
	} {
		if got := strings.Join(nameWords(name), " "); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestJudgeName(t *testing.T) {
	for name, want := range map[string]verdict{
		"related": strong, "has-related": unknown, "unrelated": unknown, "Related-List": strong, "read": unknown, "most-read": strong,
		"sidebar": weak, "content-sidebar": unknown, "ad": strong, "adage": unknown, "shadow": unknown, "gradient": unknown,
		"share": strong, "shareholder": unknown, "header": unknown, "headline": unknown, "commentary": unknown,
	} {
		if got := elements().judgeName(name).verdict; got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

func TestNoWordTwice(t *testing.T) {
	seen := make(map[string]string)
	for _, s := range sections(elementTable) {
		kind := s.kind
		switch kind {
		case "":
			continue
		case "weak words":
			kind = "words"
		case "words", "tags", "roles":
		default:
			t.Errorf("%s: %s is no way to tell an element", s.what, kind)
		}
		for _, w := range strings.Fields(strings.Join(s.lines, " ")) {
			if w = kind + " " + w; seen[w] != "" {
				t.Errorf("%s is in %s and %s", w, seen[w], s.what)
			}
			seen[w] = s.what
		}
	}
}
