package notes

import (
	"fmt"
	"strings"
	"testing"

	"triptych/model"
)

// large returns a book with a mark on each of many differences, in articles of
// about 30 KB that were edited since.
func large(b *testing.B) (data string, story *model.Story, a *model.Analysis) {
	texts := make([]strings.Builder, 2)
	var list []marking
	for n := range 400 {
		for i := range texts {
			fmt.Fprintf(&texts[i], "On the %dth day of it the people of the town of nr%dx said that nothing had changed.\n\n", n, n)
		}
		list = append(list, marking{model.Name, model.Variant, []string{fmt.Sprintf("a:nr%dx", n), fmt.Sprintf("b:nr%dx", n)}})
	}
	old := tell(texts[0].String(), texts[1].String())
	before := analyzed(b, old, list)
	book := New(old).On(before)
	for i := range before.Differences {
		book = book.WithState(&before.Differences[i], Verified, noon())
	}
	story = tell("New. "+texts[0].String(), strings.ReplaceAll(texts[1].String(), "9th day", "9th week"))
	return file(b, book), story, analyzed(b, story, list)
}

func BenchmarkRead(b *testing.B) {
	data, story, _ := large(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		reread(b, data, story)
	}
}

func BenchmarkOn(b *testing.B) {
	data, story, a := large(b)
	book := reread(b, data, story)
	for b.Loop() {
		book.On(a)
	}
}

func BenchmarkMark(b *testing.B) {
	data, story, a := large(b)
	book := reread(b, data, story).On(a)
	for b.Loop() {
		book.Mark(&a.Differences[7])
	}
}

func BenchmarkWithState(b *testing.B) {
	data, story, a := large(b)
	book := reread(b, data, story).On(a)
	for b.Loop() {
		book.WithState(&a.Differences[7], ToCheck, noon())
	}
}

func BenchmarkSave(b *testing.B) {
	data, story, a := large(b)
	book := reread(b, data, story).On(a)
	s := Open(b.TempDir(), story)
	for n := 0; b.Loop(); n++ {
		book = save(b, s, book.WithPosition(Position{ScrollMode: fmt.Sprint(n)}, after(n)))
	}
}
