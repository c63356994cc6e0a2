package revision

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// A run is so many elements of two lists, one after the other.
type run struct {
	op       Op
	old, new int // of each list; of a Same run equal
}

// diff returns a shortest way from one list to another by the keys of its elements:
// runs that are the same in both, and between them runs that are not.
func diff[T any](old, new []T, key func(T) string) []run {
	letters := make(alphabet)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // which would make the result depend on the machine
	var runs []run
	for _, d := range dmp.DiffMainRunes(spell(letters, old, key), spell(letters, new, key), false) {
		n := utf8.RuneCountInString(d.Text)
		if n == 0 {
			continue
		}
		r := run{op: Same, old: n, new: n}
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			r = run{op: Removed, old: n}
		case diffmatchpatch.DiffInsert:
			r = run{op: Added, new: n}
		}
		runs = append(runs, r)
	}
	return runs
}

// An alphabet has a character for each key, since the library compares texts.
type alphabet map[string]rune

// Characters that stand for no text in UTF-8 are passed over.
const (
	firstSurrogate = 0xD800
	surrogates     = 0x800
)

func (a alphabet) letter(key string) rune {
	r, ok := a[key]
	if !ok {
		if r = rune(len(a) + 1); r >= firstSurrogate {
			r += surrogates
		}
		a[key] = r
	}
	return r
}

// spell writes a list as a text. More keys than there are characters share the last
// one's place in no text of a story: there are a million.
func spell[T any](a alphabet, list []T, key func(T) string) []rune {
	text := make([]rune, len(list))
	for i, one := range list {
		text[i] = a.letter(key(one))
	}
	return text
}
