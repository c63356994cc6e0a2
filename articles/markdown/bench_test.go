package markdown

import (
	"strings"
	"testing"

	"triptych/articles/draft"
)

func BenchmarkBody(b *testing.B) {
	words := strings.Repeat("The minister said on Monday that it’s over (for now). ", 8)
	blocks := make([]draft.Block, (1<<20)/len(words))
	for i := range blocks {
		blocks[i].Runs = []draft.Run{{Text: "Bridge: ", Strong: i%8 == 0}, {Text: words}}
	}
	b.SetBytes(int64(len(words) * len(blocks)))
	b.ReportAllocs()
	for b.Loop() {
		Body(draft.Article{Blocks: blocks})
	}
}
