package text

import (
	"encoding/json"
	"math"
	"testing"
)

func TestJSON(t *testing.T) {
	for s, want := range map[string]string{
		"plain":           `"plain"`,
		"a \"b\" <c> & é": `"a \"b\" <c> & é"`,
		"\x1b]0;x\a":      `"\u001b]0;x\u0007"`,
		"c1 \u009b31m":    `"c1 \u009b31m"`,
		"bidi \u202e":     `"bidi \u202e"`,
		"tag \U000E0041.": `"tag \udb40\udc41."`,
		"line\n\u2028":    `"line\n\u2028"`,
	} {
		got, err := JSON(s)
		if err != nil || string(got) != want {
			t.Errorf("%q: got %s, error %v", s, got, err)
		}
		var back string
		if err := json.Unmarshal(got, &back); err != nil || back != s {
			t.Errorf("%s decodes to %q, error %v", got, back, err)
		}
	}
	if _, err := JSON(math.NaN()); err == nil {
		t.Error("there is no JSON for NaN")
	}
}
