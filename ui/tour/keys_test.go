package tour

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

func TestParseKeys(t *testing.T) {
	for script, want := range map[string][]string{
		"":                                  nil,
		" \t\n ":                            nil,
		"n":                                 {"n"},
		"n n  ]\tspace\nctrl+d":             {"n", "n", "]", "space", "ctrl+d"},
		"3*j 2 shift+tab":                   {"j", "j", "j", "2", "shift+tab"},
		"G N ? / * + 2** 2*2":               {"G", "N", "?", "/", "*", "+", "*", "*", "2", "2"},
		"ctrl++ ctrl+* 2*ctrl+*":            {"ctrl++", "ctrl+*", "ctrl+*", "ctrl+*"},
		"shift+alt+ctrl+x ctrl+alt+shift+x": {"ctrl+alt+shift+x", "ctrl+alt+shift+x"},
		"shift+g é É 漢":                     {"G", "é", "É", "漢"},
		"f1 f12 pgup pgdown home end left right up down esc enter tab backspace insert delete": {
			"f1", "f12", "pgup", "pgdown", "home", "end", "left", "right", "up", "down", "esc", "enter", "tab", "backspace", "insert", "delete",
		},
	} {
		keys, err := ParseKeys(script)
		if err != nil {
			t.Errorf("%q: %v", script, err)
		}
		var got []string
		for _, k := range keys {
			got = append(got, k.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", script, got, want)
		}
	}
}

func TestParseKeysNamesTheWrongWord(t *testing.T) {
	for script, want := range map[string]string{
		"n pgdwon j":             `unknown key "pgdwon": a key is one character, f1 to f12 or one of space, enter, `,
		"jj":                     `unknown key "jj"`,
		"ctrl+":                  `unknown key "ctrl+"`,
		"shift+ctrl+":            `unknown key "shift+ctrl+"`,
		"n 12* j":                `"12*" lacks the key after its count`,
		"n 0*j":                  `"0*j" presses nothing`,
		"-1*j":                   `unknown key "-1*j"`,
		"10001*j":                `"10001*j" is too much`,
		"9999*j j 2*k":           `"2*k" is too much`,
		"99999999999999999999*j": `"99999999999999999999*j" is too much`,
		"f13":                    `unknown key "f13"`,
		"f0":                     `unknown key "f0"`,
		"hyper+x":                `unknown key "hyper+x"`,
		"3*foo":                  `unknown key "foo"`,
		"\x1b":                   `unknown key "\x1b"`,
		"\xff":                   `unknown key "\xff"`,
		"\u202e":                 `unknown key "\u202e"`,
	} {
		keys, err := ParseKeys(script)
		if err == nil || keys != nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v and error %v, want %s", script, keys, err, want)
		}
	}
}

func TestParseKeysTakesAsManyAsAllowed(t *testing.T) {
	keys, err := ParseKeys("9999*j k")
	if err != nil || len(keys) != MaxKeys {
		t.Errorf("%d keys and error %v", len(keys), err)
	}
}

// A key matches the binding of its name, and types what it would in a field of text.
func TestKeyIsWhatATerminalReports(t *testing.T) {
	for name, text := range map[string]string{
		"j": "j", "G": "G", "?": "?", "+": "+", "space": " ", "2": "2", "é": "é",
		"ctrl+d": "", "alt+x": "", "shift+tab": "", "tab": "", "esc": "", "enter": "", "up": "", "f5": "",
	} {
		k, ok := Key(name)
		if !ok || k.Text != text || !key.Matches(k, key.NewBinding(key.WithKeys(name))) {
			t.Errorf("%s: got %+v, want it to type %q", name, k, text)
		}
	}
	capital, _ := Key("G")
	if want := (tea.KeyPressMsg{Code: 'g', Text: "G", Mod: tea.ModShift}); capital != want {
		t.Errorf("G: got %+v, want %+v", capital, want)
	}
}
