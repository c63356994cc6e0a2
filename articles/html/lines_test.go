package html

import (
	"slices"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
)

// lineBlock makes a block of one run.
func lineBlock(text string) block {
	return block{Part: markup.Part{Block: draft.Block{Runs: []draft.Run{{Text: text}}}}, text: text}
}

// lineSamples has for each rule blocks that it leaves out. Those after a § are
// links.
var lineSamples = map[string][]string{
	"advertising":        {"Advertisement", "ADVERTISEMENT", "- Advertisement -", "Anzeige", "Story continues below advertisement", "Advertisement · Scroll to continue"},
	"related articles":   {"Related", "Read more:", "READ MORE: Inside the repair bill", "Related: Bridge closed", "§Read more about the flood", "Read our full coverage", "Lesen Sie auch: Wie sicher sind unsere Dämme?", "À lire aussi : Les barrages", "§More on the flood.", "You might also like"},
	"players":            {"Video", "WATCH: The dam fails", "Your browser does not support the audio element.", "Listen to this article", "View this post on Instagram", "§Watch the film of it."},
	"newsletters":        {"Newsletter", "Sign up for our morning newsletter.", "Sign up here.", "§Sign up for the briefing.", "Get our best reporting in your inbox every morning.", "Enter your email address", "By signing up, you agree to our terms of use and privacy policy."},
	"consent":            {"We use cookies to make this site better.", "We value your privacy", "Wir verwenden Cookies, um Ihnen mehr zu zeigen."},
	"sharing":            {"Share", "Share this article", "Follow us on Facebook and on Twitter.", "Share this: Facebook", "Copy link", "§Share this on Facebook.", "Follow the Courier"},
	"comments":           {"Comments", "Leave a comment", "Leave a reply", "Your email address will not be published.", "What do you think? Let us know below."},
	"appeals":            {"Subscribe", "Subscribe to continue reading", "Already a subscriber? Sign in", "To continue reading, register now.", "Support our journalism: give today.", "§Register to read on."},
	"hints to reporters": {"Have you been affected by the flood?", "Do you have a story? Tell us.", "Got a tip? Write to us.", "Get in touch: news@example.org", "§Contact us."},
	"tags":               {"Tags: dam, flood", "Topics", "Filed under: News", "Posted in News"},
	"rights":             {"Copyright © 2024 The Courier. All rights reserved.", "© 2024 The Courier", "The Courier, all rights reserved.", "Our Standards: The Exwire Trust Principles.", "A version of this article appears in print on March 6."},
	"live blogs' chrome": {"Key events", "Show key events only", "Load more", "Pinned"},
	"controls":           {"Skip to content", "Back to top", "Image source", "Opens in new window", "You need to enable JavaScript to see this.", "Jump to the comments"},
}

func TestLineRules(t *testing.T) {
	for _, r := range sections(lineTable) {
		if len(lineSamples[r.what]) == 0 {
			t.Errorf("no sample of %s", r.what)
		}
		for _, sample := range lineSamples[r.what] {
			text, link := strings.CutPrefix(sample, "§")
			b := lineBlock(text)
			if link {
				b.Linked = inkLength(text)
			}
			if !lines().leaveOut(b) {
				t.Errorf("%s: %q stays", r.what, sample)
			}
		}
	}
}

// TestSentencesStay has sentences that start as what is left out does.
func TestSentencesStay(t *testing.T) {
	for _, s := range []string{
		"Related claims were made by two former inspectors, who did not want to be named.",
		"Read more than a page of it and you will see what he means, said the mayor.",
		"Share prices fell by 3% after the dam had failed.",
		"Shares fell.",
		"Sign up for the draft ended on Friday, officials said.",
		"Video of the breach was seen by millions within the hour, and by the sheriff.",
		"Watch what they do, not what they say, Ms. Bell said.",
		"Follow the money, he said.",
		"Comments by the minister were taken to mean that she would go.",
		"Live music was played at the shelter on Tuesday night.",
		"Advertisements for the boats had been banned in 2019.",
		"More people are missing than was thought.",
		"More: that was all that he would say, and he said it twice, in a voice that nobody at the table had heard from him before, as if the word had to be pulled out of him; then he asked for his coat, thanked the board for its patience, wished the town well, and went out into the rain, which had not stopped since Monday.",
		"Subscribers were told on Monday.",
		"Copyright law does not apply, the judge said.",
		"Get the children out first, she told them.",
		"Contact with the watchman was lost at six.",
		"Sorry, he said, this is all that we know.",
		"Cookies were handed out at the shelter.",
		"Tagged birds were found as far away as the coast.",
		"Postmen had warned of it.",
		"Jump to no conclusions, he said.",
		"Please support us, she asked them.",
		"Skipping school is not allowed.",
		"Topically, it was the day on which the county was to vote on it.",
		"Home is where you are carried to, she said.",
		"Register to vote by Friday, the county asked its people.",
	} {
		if lines().leaveOut(lineBlock(s)) {
			t.Errorf("%q is left out", s)
		}
	}
}

func TestPhrasesAreWrittenAsTheyAreRead(t *testing.T) {
	for _, s := range slices.Concat(sections(lineTable), sections(nameTable), sections(wallTable)) {
		if len(s.lines) == 0 {
			t.Errorf("%s, %s has no phrases", s.what, s.kind)
		}
		for _, phrase := range s.lines {
			if phrase != words(phrase) || len(phrase) > maxHolding {
				t.Errorf("%s: %q is never met: it is read as %q", s.what, phrase, words(phrase))
			}
		}
	}
	for _, s := range sections(lineTable) {
		if !slices.Contains([]string{"whole", "opens", "invites", "holds"}, s.kind) {
			t.Errorf("%s: %s is no way to tell a line", s.what, s.kind)
		}
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"":                         "",
		" READ  MORE : Dam fails!": "read more: dam fails",
		"Don’t miss":               "don t miss",
		"(c) 2024 – ©":             "(c) 2024 ©",
		"À lire aussi :":           "à lire aussi:",
		":":                        "",
	} {
		if got := words(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}
