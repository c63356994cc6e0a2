package html

import (
	"strings"
	"testing"
)

// TestKindsOfText reads pieces of pages of kinds that news sites have, each of which
// says something that is easily lost, or said otherwise.
func TestKindsOfText(t *testing.T) {
	long := func(s string) string {
		return "<p>" + prose1 + " " + s + "</p><p>" + prose2 + " " + s + "</p><p>" + prose4 + " " + s + "</p>"
	}
	for _, tt := range []struct{ name, piece, want string }{
		{"sup square", `<p>It covers 40 km<sup>2</sup> of the valley below.</p>`, "40 km²"},
		{"sup minus", `<p>A dose of 10<sup>-6</sup> grams was found in it.</p>`, "10⁻⁶"},
		{"sup minus entity", `<p>A dose of 10<sup>&minus;6</sup> grams was found in it.</p>`, "10⁻⁶"},
		{"sup st", `<p>On the 1<sup>st</sup> of May it was closed again.</p>`, "1st of May"},
		{"sub", `<p>They measured CO<sub>2</sub> in the water of the dam.</p>`, "CO2"},
		{"sup span", `<p>It is 10<span style="vertical-align:super">6</span> times as much as before.</p>`, "10⁶"},
		{"sup class", `<p>It is 10<span class="superscript">6</span> times as much as before.</p>`, "10⁶"},
		{"sup ref", `<p>He is missing, the police said.<sup class="footnote"><a href="#fn1">1</a></sup></p>`, "said."},
		{"sup ref bracket", `<p>He is missing, the police said.<sup>[1]</sup></p>`, "said.["},
		{"sup fraction", `<p>It rose by 1<sup>1</sup>&frasl;<sub>2</sub> feet in an hour.</p>`, "1¹⁄2"},
		{"frac entity", `<p>It rose by 1&frac12; feet in an hour, they said.</p>`, "1½"},
		{"strike tw", `<p>The toll is <span class="line-through">twelve</span> fourteen, the mayor said.</p>`, "toll is fourteen"},
		{"strike class", `<p>The toll is <span class="strikethrough">twelve</span> fourteen, the mayor said.</p>`, "toll is fourteen"},
		{"del ins", `<p>The toll is <del>twelve</del> <ins>fourteen</ins>, the mayor said.</p>`, "toll is fourteen, the"},
		{"strike style", `<p>The toll is <span style="text-decoration: red line-through">twelve</span> fourteen, the mayor said.</p>`, "toll is fourteen"},
		{"drop cap span", `<p><span class="dropcap">T</span>he dam above the town failed at dawn, the mayor said.</p>`, "p The dam above"},
		{"drop cap quote", `<p><span class="drop-cap">“T</span>he dam above the town failed at dawn,” the mayor said.</p>`, "p “The dam above"},
		{"drop cap b", `<p><b>T</b> he dam above the town failed at dawn, the mayor said.</p>`, "he dam above"},
		{"drop cap float", `<div style="float:left">T</div><p>he dam above the town failed at dawn, the mayor said again.</p>`, "p The dam above"},
		{"drop cap A", `<p><span class="dropcap">A</span> dam above the town failed at dawn, the mayor said.</p>`, "p A dam above"},
		{"drop cap It", `<p><span class="dropcap">I</span>t failed at dawn, the mayor said, and nobody was told.</p>`, "p It failed"},
		{"drop cap hidden", `<p><span aria-hidden="true"><span>T</span>he</span><span class="sr-only">The</span> dam failed at dawn, the mayor said.</p>`, "The dam failed"},
		{"drop cap data", `<p class="has-drop-cap">The dam above the town failed at dawn again, the mayor said.</p>`, "p The dam above"},
		{"br", `<div>The dam failed at dawn, the mayor said to us.<br><br>Nobody had been told that it might, he said.</div>`, "p Nobody had"},
		{"nbsp p", `<p>&nbsp;</p><p>The dam failed at dawn, the mayor said.</p>`, "p The dam failed"},
		{"br in strong", `<p><strong>What happened?<br></strong>The dam failed at dawn, the mayor said.</p>`, "happened?* The dam"},
		{"dl", `<dl><dt>Why did it fail?</dt><dd>Nobody knows it yet, the mayor said on Tuesday.</dd></dl>`, "Nobody knows it yet"},
		{"details", `<details open><summary>What we know</summary><p>The dam failed at dawn, the mayor said.</p></details>`, "The dam failed"},
		{"abbr", `<p>The <abbr title="World Health Organization">WHO</abbr> said that the water was not safe.</p>`, "The WHO said"},
		{"tweet", `<blockquote class="twitter-tweet"><p>The dam has failed. Leave your homes now.</p>&mdash; Mayor (@mayor) <a href="https://x.example/1">3 Feb 2026</a></blockquote>`, "> The dam has failed."},
		{"id newsletter", `<section id="newsletter-leaked"><h2>Newsletter leaked</h2>` + long("It is so.") + `</section>`, "It is so."},
		{"class subscription", `<div class="subscription-news">` + long("It is so.") + `</div>`, "It is so."},
		{"class advertising", `<div class="advertising-standards">` + long("It is so.") + `</div>`, "It is so."},
		{"class sponsor", `<div class="wrap sponsor-article">` + long("It is so.") + `</div>`, "It is so."},
		{"class popup", `<div class="popup-content">` + long("It is so.") + `</div>`, "It is so."},
		{"class banner", `<div class="banner-text">` + long("It is so.") + `</div>`, "It is so."},
		{"class gallery", `<div class="gallery-article">` + long("It is so.") + `</div>`, "It is so."},
		{"class social", `<div class="social-affairs">` + long("It is so.") + `</div>`, "It is so."},
		{"class profile", `<div class="profile story">` + long("It is so.") + `</div>`, "It is so."},
		{"class tools", `<div class="tools-text">` + long("It is so.") + `</div>`, "It is so."},
		{"class rating", `<div class="rating-agency">` + long("It is so.") + `</div>`, "It is so."},
		{"aria label", `<section aria-label="Share of the vote">` + long("It is so.") + `</section>`, "It is so."},
		{"data-component", `<div data-component="ad-free-text">` + long("It is so.") + `</div>`, "It is so."},
		{"role", `<div role="navigation"><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></div>`, ""},
		{"timeline", `<ul class="timeline"><li><time>05:10</time> The dam fails above the town.</li><li><time>05:40</time> The first houses are under water.</li></ul>`, "05:10"},
		{"q", `<p>He said <q>we had no warning</q> and left the room.</p>`, "“we had no warning”"},
		{"pre poem", "<pre>The dam is gone,\nthe river stays.</pre>", "The dam is gone"},
		{"ruby", `<p>The name <ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby> stood on the boat that was found.</p>`, "東京 stood"},
		{"wbr", `<p>The super<wbr>cali dam failed, the mayor said on Tuesday.</p>`, "supercali"},
		{"shy", `<p>The govern&shy;ment said on Tuesday that it would pay.</p>`, "government"},
		{"footnotes list", `<p>He is missing.<a href="#n1"><sup>1</sup></a></p><ol class="footnotes"><li id="n1">Said on Tuesday to the council of the town.</li></ol>`, "Said on Tuesday"},
		{"math", `<p>It is <math><mi>x</mi></math> times as much as before, they said.</p>`, "times as much"},
		{"table kept", `<table><tr><th>Year</th><th>Floods</th></tr><tr><td>1964</td><td>2</td></tr></table>`, "| 1964 | 2 |"},
		{"caption credit", `<figure><img src=a><figcaption>The breach at noon on Tuesday <cite>A. Roe/Agency</cite></figcaption></figure>`, "The breach at noon"},
		{"info box aside", `<div class="infobox"><h3>The dam in figures</h3><p>It was built in 1931, and is 40 metres high and 200 long.</p></div>`, "built in 1931"},
		{"speaker", `<p><b>Mayor:</b> We had no warning at all that day.</p><p><b>Q:</b> None at all from the county?</p>`, "None at all"},
		{"nested lists", `<ol><li>First, water.<ul><li>Boil it.</li></ul></li><li>Then, food.</li></ol>`, "Boil it."},
	} {
		got := strings.ReplaceAll(amid(t, tt.piece), "[", "")
		if tt.want == "" && got != "" || !strings.Contains(got, strings.ReplaceAll(tt.want, "[", "")) {
			t.Errorf("%s: %s gives %q, want %q in it", tt.name, tt.piece, got, tt.want)
		}
	}
}
