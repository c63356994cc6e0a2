package text

import "testing"

func TestCapitalize(t *testing.T) {
	for text, want := range map[string]string{"": "", "death toll": "Death toll", "über": "Über", "§ 4": "§ 4", "Ann": "Ann"} {
		if got := Capitalize(text); got != want {
			t.Errorf("%q is %q with a capital, want %q", text, got, want)
		}
	}
}
