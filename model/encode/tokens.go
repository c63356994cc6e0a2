package encode

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"triptych/model"
)

//go:embed vocab.txt
var vocabularyFile string

// Pieces that stand for no text.
const (
	unknownPiece = "[UNK]"
	idStart      = 101 // [CLS]
	idEnd        = 102 // [SEP]
)

// vocabulary finds the number of a word piece; pieces that continue a word begin
// with ##. The map's keys lie in the embedded file.
var vocabulary = sync.OnceValue(func() map[string]int32 {
	numbers := make(map[string]int32, pieces)
	for line := range strings.Lines(vocabularyFile) {
		numbers[strings.TrimSuffix(line, "\n")] = int32(len(numbers))
	}
	return numbers
})

// maxWord is how many characters a word may have; a longer one is unknown.
const maxWord = 100

// A token is a word piece and the bytes of the text that it stands for.
type token struct {
	id   int32
	span model.Span
}

// tokens cuts a text into at most limit word pieces as BERT does for text
// without upper case: letters lose case and accents, each mark of punctuation
// and each Chinese character is a word, and words are cut into the longest
// pieces that the vocabulary has, from the left.
func tokens(text string, limit int) []token {
	t := tokenizer{numbers: vocabulary(), limit: limit}
	for at, r := range text {
		if len(t.found) >= limit {
			break
		}
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[at:])
		}
		t.read(r, model.Span{Start: at, End: at + size})
	}
	t.flush()
	return t.found[:min(len(t.found), limit)]
}

type tokenizer struct {
	numbers map[string]int32
	limit   int
	found   []token

	word  []rune       // that is being read, in lower case and without accents
	spans []model.Span // of each of its characters
}

func (t *tokenizer) read(r rune, span model.Span) {
	switch {
	case unicode.IsSpace(r):
		t.flush()
	case dropped(r):
	case chinese(r):
		t.flush()
		t.word, t.spans = append(t.word, r), append(t.spans, span)
		t.flush()
	default:
		if r < utf8.RuneSelf {
			t.add(unicode.ToLower(r), span)
			return
		}
		for _, part := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, part) {
				t.add(unicode.ToLower(part), span)
			}
		}
	}
}

func (t *tokenizer) add(r rune, span model.Span) {
	switch {
	case punctuation(r):
	case len(t.word) > maxWord: // unknown already, and perhaps endless
		t.spans[maxWord].End = span.End
		return
	default:
		t.word, t.spans = append(t.word, r), append(t.spans, span)
		return
	}
	t.flush()
	t.word, t.spans = append(t.word, r), append(t.spans, span)
	t.flush()
}

// flush cuts the word that was read into pieces.
func (t *tokenizer) flush() {
	if len(t.word) == 0 {
		return
	}
	t.found = append(t.found, t.cut()...)
	t.word, t.spans = t.word[:0], t.spans[:0]
}

func (t *tokenizer) cut() []token {
	whole := model.Span{Start: t.spans[0].Start, End: t.spans[len(t.spans)-1].End}
	unknown := []token{{t.numbers[unknownPiece], whole}}
	if len(t.word) > maxWord {
		return unknown
	}
	var list []token
	for from := 0; from < len(t.word); {
		to, id := t.longest(from)
		if to == from {
			return unknown
		}
		list = append(list, token{id, model.Span{Start: t.spans[from].Start, End: t.spans[to-1].End}})
		from = to
	}
	return list
}

// longest returns the end of the longest piece that begins at a character of the
// word, and its number; the end is from where there is none.
func (t *tokenizer) longest(from int) (end int, id int32) {
	prefix := ""
	if from > 0 {
		prefix = "##"
	}
	for end = len(t.word); end > from; end-- {
		if id, ok := t.numbers[prefix+string(t.word[from:end])]; ok {
			return end, id
		}
	}
	return from, 0
}

// dropped reports whether a character counts for nothing: a control or format
// character, one that is not assigned, or a sign of damage.
func dropped(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f
	}
	return r == utf8.RuneError || unicode.Is(unicode.C, r) || !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z)
}

// punctuation includes all of ASCII that is no letter, digit or space.
func punctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && !('0' <= r && r <= '9') && !('a' <= r && r <= 'z') && !('A' <= r && r <= 'Z')
	}
	return unicode.IsPunct(r)
}

// chinese reports whether r is a CJK ideograph, by the ranges that BERT knows.
func chinese(r rune) bool {
	switch {
	case 0x4E00 <= r && r <= 0x9FFF, 0x3400 <= r && r <= 0x4DBF, 0x20000 <= r && r <= 0x2A6DF, 0x2A700 <= r && r <= 0x2B73F,
		0x2B740 <= r && r <= 0x2B81F, 0x2B920 <= r && r <= 0x2CEAF, 0xF900 <= r && r <= 0xFAFF, 0x2F800 <= r && r <= 0x2FA1F:
		return true
	}
	return false
}
