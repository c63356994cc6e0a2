package html

import (
	"net/url"
	"strings"
	"testing"
)

func TestAddress(t *testing.T) {
	for _, test := range []struct{ raw, want string }{
		{"https://example.com/a?b=c#d", "https://example.com/a?b=c#d"},
		{"HTTP://example.com", "http://example.com"},
		{" https://example.com ", "https://example.com"},
		{"https://me:secret@example.com/", "https://example.com/"},
		{"https://example.com/\"><script>", "https://example.com/%22%3E%3Cscript%3E"},
		{"javascript:alert(1)", ""},
		{"java\nscript:alert(1)", ""},
		{"data:text/html,<b>", ""},
		{"//example.com", ""},
		{"https:", ""},
		{"mailto:a@example.com", ""},
		{"/etc/passwd", ""},
		{"%zz", ""},
		{"", ""},
	} {
		if got := address(test.raw); got != test.want {
			t.Errorf("%q: %q, want %q", test.raw, got, test.want)
		}
	}
}

func TestTextFragment(t *testing.T) {
	for _, test := range []struct{ page, words, want string }{
		{"https://example.com/a", "It rained, and -- so they say -- it poured & more", "https://example.com/a#:~:text=It%20rained%2C%20and%20%2D%2D%20so,%2D%2D%20it%20poured%20%26%20more"},
		{"https://example.com/a#top", "It rained.", "https://example.com/a#top:~:text=It%20rained."},
		{"https://example.com/a#:~:text=x", "It rained.", "https://example.com/a#:~:text=x"},
		{"https://example.com/a", " \n", "https://example.com/a"},
		{"", "It rained.", ""},
	} {
		got := textFragment(test.page, test.words)
		if got != test.want {
			t.Errorf("%q at %q:\n%s, want\n%s", test.page, test.words, got, test.want)
		}
	}
	// What a browser reads back are the words.
	_, directives, _ := strings.Cut(textFragment("https://example.com", "50% of “all” – 3,000"), "text=")
	if got, err := url.PathUnescape(directives); err != nil || got != "50% of “all” – 3,000" {
		t.Errorf("it comes back as %q, %v", got, err)
	}
}
