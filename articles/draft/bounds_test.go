package draft

import (
	"strings"
	"testing"
)

func TestCutTextLeavesOrdinaryTextsAlone(t *testing.T) {
	for _, body := range []string{"", "a", "a\n", "a\n\nb", strings.Repeat("a line of words\n", maxLines)} {
		if got, notice := CutText(body); got != body || notice != "" {
			t.Errorf("%.20q… of %d bytes is cut to %d: %s", body, len(body), len(got), notice)
		}
	}
}

func TestCutTextCutsAtBothBounds(t *testing.T) {
	for _, c := range []struct {
		body string
		want int
	}{
		{strings.Repeat("a\n", maxLines+5), 2 * maxLines},
		{strings.Repeat("a", 2*maxBytes), maxBytes},
		{strings.Repeat(strings.Repeat("b", 1023)+"\n", 5000), maxBytes},
		{strings.Repeat("é", maxBytes), maxBytes},
		{"one line\n" + strings.Repeat("a", 2*maxBytes), maxBytes},
	} {
		got, notice := CutText(c.body)
		if len(got) != c.want || !strings.HasPrefix(c.body, got) || notice == "" {
			t.Errorf("of %d bytes %d are left, want %d; the notice is %q", len(c.body), len(got), c.want, notice)
		}
	}
}

func TestBoundCutsBlocks(t *testing.T) {
	long := Block{Runs: []Run{{Text: strings.Repeat("a", maxBytes-10)}, {Text: strings.Repeat("b", 100), Strong: true}}}
	many := make([]Block, maxBlocks+3)
	for i := range many {
		many[i] = Block{Runs: []Run{{Text: "a"}}}
	}
	for name, c := range map[string]struct {
		blocks        []Block
		number, bytes int
		noticed       bool
	}{
		"few":           {blocks: many[:3], number: 3, bytes: 3},
		"many":          {blocks: many, number: maxBlocks, bytes: maxBlocks, noticed: true},
		"long":          {blocks: []Block{many[0], long, many[0]}, number: 2, bytes: maxBytes, noticed: true},
		"first is long": {blocks: []Block{{Runs: append(long.Runs, long.Runs...)}}, number: 1, bytes: maxBytes, noticed: true},
	} {
		a := Article{Blocks: c.blocks}
		a.Bound()
		bytes := 0
		for i := range a.Blocks {
			bytes += a.Blocks[i].size()
		}
		if len(a.Blocks) != c.number || bytes != c.bytes || (len(a.Notices) > 0) != c.noticed {
			t.Errorf("%s: %d blocks of %d bytes are left, want %d of %d; notices: %q", name, len(a.Blocks), bytes, c.number, c.bytes, a.Notices)
		}
	}
}
