package html

import (
	"errors"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/model/problem"
)

func TestWalls(t *testing.T) {
	const (
		subscribe = "the page shows only the start"
		robot     = "the site checks whether you are human"
		denied    = "the site denies access"
		consent   = "the page asks for consent"
		scripts   = "the page shows its text only to scripts"
		nothing   = "the page has no text of an article"

		// These are notices.
		few    = "only "
		offers = "the page asks to subscribe"
	)
	teaser := "<h1>Dam fails</h1><p>" + prose1 + "</p><p>" + prose2 + "</p>"
	long := "<h1>Dam fails</h1>"
	for i := range 12 {
		long += strings.Replace("<p>"+prose1+" "+prose2+"</p>", "dam", strings.Repeat("big ", i)+"dam", 1)
	}
	notFree := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam fails","isAccessibleForFree":false,%}</script>`
	closed := func(more string) string { return strings.Replace(notFree, ",%", more, 1) }
	tests := []struct{ name, page, want string }{
		{"a free article", teaser, few},
		{"a long free article", long, ""},
		{"a teaser that is not free", closed("") + teaser, subscribe},
		{"a long article that is not free", closed("") + long, ""},
		{"a third of an article", closed(`,"wordCount":1500`) + long, "the page shows 5"},
		{"most of an article", closed(`,"wordCount":700`) + long, ""},
		{"subscribe to continue", teaser + `<div class="gate">Subscribe to continue reading.</div>`, subscribe},
		{"already a subscriber", teaser + `<div><b>Already a subscriber?</b> <a href="/in">Sign in</a></div>`, offers},
		{"already a subscriber, and the text breaks off", teaser + `<p>The county, which had been asked…</p><div>Already a subscriber?</div>`, subscribe},
		{"in German", teaser + "<div>Jetzt weiterlesen mit Beispiel+</div>", subscribe},
		{"subscribe in the head", `<header>Already a subscriber? Sign in</header><nav>To continue reading</nav>` + teaser, few},
		{"subscribe in the foot", teaser + `<footer>Subscribe to continue reading</footer>`, few},
		{"a list of articles for subscribers", teaser + `<div class="related"><p>For subscribers only: <a href="/a">Bridge closed</a></p></div>`, few},
		{"hidden", teaser + `<div hidden>Subscribe to continue reading.</div>`, few},
		{"a sentence of the article", teaser + "<p>The paper asks its readers to subscribe to continue reading, but it did not on Tuesday, when all of its reports on the dam were free to everybody in the valley and beyond it.</p>", ""},
		{"a newsletter", teaser + "<p>Sign up for our newsletter.</p>", few},
		{"a box below a long article", long + `<div class="gate">Subscribe to continue reading.</div>`, ""},
		{"robot check", "<title>Just a moment...</title><p>Verify you are human by pressing the button below.</p>", robot},
		{"captcha", "<h1>Pardon our interruption</h1><p>As you were browsing, something about your browser made us think that you might be a bot.</p>", robot},
		{"an article about robots", long + "<p>Verify you are human, the screen said.</p>", ""},
		{"denied", "<title>403 Forbidden</title><center><h1>403 Forbidden</h1></center><hr><center>server</center>", denied},
		{"an article about being denied", "<title>Inspectors were denied access to the dam</title>" + long, ""},
		{"consent", "<h1>Before you continue</h1><p>We and our partners store information on your device, such as cookies.</p><button>Accept all</button>", consent},
		{"consent over a page", teaser + long + `<div class="cookie-banner"><p>We use cookies. Accept all?</p></div>`, ""},
		{"consent under a short page", `<div class="x"><p>We use cookies to measure our audience.</p></div>` + teaser, few},
		{"scripts", `<noscript>Please enable JavaScript to read this page.</noscript><div id="app"></div>`, scripts},
		{"scripts alone", `<div id="app"></div><script src="/a.js"></script>`, scripts},
		{"scripts that are not needed", "<noscript>Please enable JavaScript for films.</noscript>" + teaser, few},
		{"nothing", "<p>Not found</p>", nothing},
		{"an index page", strings.Repeat(`<div class="c"><h3><a href="/a">Dam fails above the town, and nobody knew</a></h3><p>`+prose1+`</p></div>`, 9), "the page is a list of articles"},
		{"an article with many others below", long + strings.Repeat(`<h3><a href="/a">Dam fails above the town</a></h3>`, 9), ""},
		{"an article that says so", `<meta property="og:type" content="article">` + teaser + strings.Repeat(`<h3><a href="/a">Dam fails above the town</a></h3>`, 9), few},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, err := Read(t.Context(), draft.Document{Data: []byte("<!doctype html><html><body>" + tt.page)})
			if tt.want == "" || tt.want == few || tt.want == offers {
				if err != nil {
					t.Fatal(err)
				}
				if notices := strings.Join(articles[0].Notices, "|"); !strings.HasPrefix(notices, tt.want) || tt.want == "" && notices != "" {
					t.Errorf("notices %q", notices)
				}
				return
			}
			refused := new(problem.Error)
			if !errors.As(err, &refused) {
				t.Fatalf("it passes, with error %v", err)
			}
			if !strings.HasPrefix(refused.Problem, tt.want) || refused.Advice == "" {
				t.Errorf("error %q", refused)
			}
			anyway, err := Read(t.Context(), draft.Document{Data: []byte("<!doctype html><html><body>" + tt.page), Anyway: true})
			switch {
			case errors.As(err, &refused): // there is nothing to read
				if !strings.HasPrefix(refused.Problem, tt.want) {
					t.Errorf("anyway: error %q", refused)
				}
			case err != nil || len(anyway[0].Blocks) == 0 || !strings.HasPrefix(anyway[0].Notices[0], tt.want):
				t.Errorf("anyway: %+v, error %v", anyway, err)
			}
		})
	}
}

func TestDoubtIsTold(t *testing.T) {
	page := `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>`
	for i := range 12 {
		page += strings.Replace("<p>"+prose1+" "+prose2+"</p>", "dam", strings.Repeat("big ", i)+"dam", 1)
	}
	a := read(t, "<!doctype html><html><body>"+page+`<div class="gate">Already a subscriber? Sign in</div>`)
	if len(a.Notices) != 1 || !strings.Contains(a.Notices[0], "may not be the whole article") {
		t.Errorf("notices %q", a.Notices)
	}
}
