package draw

import "testing"

func TestRightToLeftIsSeen(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "123 …": false, "abc שלום": false, "שלום abc": true, " 3 الجزيرة": true, "«السعر»": true, "東京 שלום": false, "é שלום": false, "\xff": false,
	} {
		if RightToLeft(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestEllipsisStandsAtTheEnd(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"The price of it", 9, "The pric…"},
		{"שלום לכולם", 6, "…שלום "},
		{" 2 שלום לכולם", 8, " 2 …שלום"},
		{"שלום", 6, "שלום  "},
		{"שלום", 1, "…"},
	} {
		if got := (Counter{}).Fit(test.text, test.width); got != test.want {
			t.Errorf("%q in %d cells is %q, want %q", test.text, test.width, got, test.want)
		}
	}
}
