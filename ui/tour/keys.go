package tour

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// MaxKeys is the most keys that one call of [ParseKeys] returns, so that a slip in
// a count does not keep the reader busy for hours.
const MaxKeys = 10_000

// ParseKeys reads the keys that documents, tests and bug reports write as
//
//	n n ] space ctrl+d 12*j 2 shift+tab
//
// with blanks or line breaks between them. A key is named as the reader's help
// names it: by its character, or by a word such as space, tab, esc, pgdown, up or
// f1 where it has none, after ctrl+, alt+ or shift+ where that is held. A count, as
// in 12*j, repeats the key. An error names the word that is wrong.
func ParseKeys(script string) ([]tea.KeyPressMsg, error) {
	var keys []tea.KeyPressMsg
	for word := range strings.FieldsSeq(script) {
		count, name, err := cutCount(word)
		if err != nil {
			return nil, err
		}
		key, ok := Key(name)
		if !ok {
			return nil, unknownKey(name)
		}
		if count > MaxKeys-len(keys) {
			return nil, fmt.Errorf("%q is too much: a script presses %d keys at most", word, MaxKeys)
		}
		keys = append(keys, slices.Repeat([]tea.KeyPressMsg{key}, count)...)
	}
	return keys, nil
}

// cutCount splits a word such as "12*j"; a lone "*" is a key.
func cutCount(word string) (count int, name string, err error) {
	digits, name, found := strings.Cut(word, "*")
	if !found || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return 1, word, nil
	}
	if name == "" {
		return 0, "", fmt.Errorf("%q lacks the key after its count", word)
	}
	count, err = strconv.Atoi(digits)
	if err != nil {
		return MaxKeys + 1, name, nil // more than any number holds
	}
	if count == 0 {
		return 0, "", fmt.Errorf("%q presses nothing: a count is 1 or more", word)
	}
	return count, name, nil
}

func unknownKey(name string) error {
	var names []string
	for _, k := range namedKeys() {
		names = append(names, k.name)
	}
	return fmt.Errorf("unknown key %q: a key is one character, f1 to f12 or one of %s, with ctrl+, alt+ or shift+ before it where that is held",
		name, strings.Join(names, ", "))
}

// A namedKey is a key without a character of its own.
type namedKey struct {
	name string
	code rune
}

// namedKeys returns them all but f1 to f12.
func namedKeys() []namedKey {
	return []namedKey{
		{"space", tea.KeySpace}, {"enter", tea.KeyEnter}, {"tab", tea.KeyTab}, {"esc", tea.KeyEscape}, {"backspace", tea.KeyBackspace},
		{"up", tea.KeyUp}, {"down", tea.KeyDown}, {"left", tea.KeyLeft}, {"right", tea.KeyRight},
		{"home", tea.KeyHome}, {"end", tea.KeyEnd}, {"pgup", tea.KeyPgUp}, {"pgdown", tea.KeyPgDown},
		{"insert", tea.KeyInsert}, {"delete", tea.KeyDelete},
	}
}

// Key returns the press of the key with the name, as a terminal would report it,
// and whether there is one.
func Key(name string) (tea.KeyPressMsg, bool) {
	mod, name := cutModifiers(name)
	for _, k := range namedKeys() {
		if k.name == name {
			return press(tea.Key{Code: k.code, Mod: mod}), true
		}
	}
	for n := range tea.KeyF12 - tea.KeyF1 + 1 {
		if name == "f"+strconv.Itoa(int(n)+1) {
			return press(tea.Key{Code: tea.KeyF1 + n, Mod: mod}), true
		}
	}
	r, size := utf8.DecodeRuneInString(name)
	if size == 0 || size < len(name) || r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.IsSpace(r) {
		return tea.KeyPressMsg{}, false
	}
	code := unicode.ToLower(r)
	if code != r {
		mod |= tea.ModShift
	}
	return press(tea.Key{Code: code, Mod: mod}), true
}

// cutModifiers splits ctrl+, alt+ and shift+, in any order, off the name of a key.
func cutModifiers(name string) (mod tea.KeyMod, rest string) {
	for {
		prefix, after, _ := strings.Cut(name, "+")
		switch {
		case after == "":
			return mod, name
		case prefix == "ctrl":
			mod |= tea.ModCtrl
		case prefix == "alt":
			mod |= tea.ModAlt
		case prefix == "shift":
			mod |= tea.ModShift
		default:
			return mod, name
		}
		name = after
	}
}

// press adds the text that a key types: none if ctrl or alt is held.
func press(k tea.Key) tea.KeyPressMsg {
	if k.Mod&^tea.ModShift == 0 && unicode.IsPrint(k.Code) {
		r := k.Code
		if k.Mod == tea.ModShift {
			r = unicode.ToUpper(r)
		}
		k.Text = string(r)
	}
	return tea.KeyPressMsg(k)
}
