package markdown

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"triptych/articles/draft"
	"triptych/model"
	"triptych/model/text"
)

// fold returns text as it must come out: harmless, on one line.
func fold(s string) string {
	return text.SanitizeLine(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("\u00AD\u200B\u2060\uFEFF", r):
			return -1
		case unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, s))
}

// same checks that parsing what is written of blocks gives those blocks: their
// kinds, levels and words, and of their emphasis nothing that was not there.
func same(t *testing.T, blocks []draft.Block) {
	t.Helper()
	body := Body(draft.Article{Blocks: blocks})
	a := text.ParseMarkdown(body)
	i := 0
	for _, want := range blocks {
		words, kind := fold(join(want.Runs)), model.Paragraph
		level, quote := 0, 0
		switch want.Kind {
		case draft.Heading:
			kind, level = model.Heading, min(max(want.Level, 1), 6)
		case draft.Quotation:
			quote = 1
		case draft.Item:
			kind, level = model.ListItem, min(max(want.Level, 0), maxLevel)+1
		case draft.Table:
			kind, words = model.Table, tableWords(want.Rows)
		}
		if words == "" {
			continue
		}
		if i == len(a.Blocks) {
			t.Fatalf("no block for %q in\n%s", words, body)
		}
		b := a.Blocks[i]
		if b.Kind != kind || b.Level != level || b.Quote != quote || b.In(a.Text) != words {
			t.Fatalf("block %d is %+v %q, want kind %d, level %d, %q; written\n%s", i, b, b.In(a.Text), kind, level, words, body)
		}
		sameEmphasis(t, want.Runs, a.Text, b, body)
		i++
	}
	if i < len(a.Blocks) {
		t.Fatalf("%d blocks too many: %s", len(a.Blocks)-i, body)
	}
}

// join returns the text of runs. What is not UTF-8 in one is not made so by another.
func join(runs []draft.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(string([]rune(r.Text)))
	}
	return b.String()
}

// tableWords returns the plain text of a table as it is parsed.
func tableWords(rows [][]string) string {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	var lines []string
	for _, row := range rows {
		cells := make([]string, columns)
		for i, cell := range row {
			cells[i] = fold(cell)
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	words := strings.Join(lines, "\n")
	if strings.Trim(words, "| \n") == "" && !slices.ContainsFunc(rows, func(row []string) bool { return strings.Contains(strings.Join(row, ""), "|") }) {
		return ""
	}
	return strings.TrimSpace(words)
}

// sameEmphasis checks that the block is emphasized nowhere but where the runs
// are; and where only one kind of emphasis is in it, everywhere that its ends can
// be told.
func sameEmphasis(t *testing.T, runs []draft.Run, words string, b model.Block, body string) {
	t.Helper()
	if b.Kind == model.Table {
		return
	}
	plain, styled := text.Prose(pieces(runs))
	want := emphasized(plain, styled)
	var got []emphasis
	shifted := make([]model.Run, len(b.Runs))
	for i, r := range b.Runs {
		r.Start, r.End = r.Start-b.Start, r.End-b.Start
		shifted[i] = r
		if r.Emphasis&^(model.Strong|model.Emphatic|model.Linked) != 0 {
			t.Fatalf("%q is more than emphasized: %s", plain[r.Start:r.End], body)
		}
	}
	got = emphasized(b.In(words), shifted)
	var kinds model.Emphasis
	for _, e := range want {
		kinds |= e.kind
	}
	alone := kinds&(kinds-1) == 0                                // and so no two can cross
	if strings.Count(plain, "[") > 30 && kinds == model.Linked { // of which the parser opens no more
		alone = false
	}
	if len(want) < 500 && alone && fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("emphasis %v, want %v in %q: %s", got, want, plain, body)
	}
	for _, e := range got {
		if !slices.Contains(want, e) {
			t.Fatalf("emphasis %v was not there: %v in %q: %s", e, want, plain, body)
		}
	}
}

// vocabulary is what random texts are made of: all that Markdown gives a meaning
// to, and what is near it.
func vocabulary() []string {
	return append(strings.Split("*,**,***,_,__,~,~~,~~~,`,```,\n,>,<,#,##,-,--,---,- ,+,+ ,1.,12),1. ,=,===,|,|---|,[,],](,](b),]:,]: c,[a]: b,![,!,"+
		"<b>,</b>,<br>,<div>,<script>,</script>,<!--,-->,<?,<![CDATA[,<a@b.c>,<http://a.b>,&,&amp;,&#27;,&#x1b;,&lt,;,\\,\\*,\\\\,a,B,word,word,12,é,。,“,”,’,"+
		"(,),.,:,?,$,€,^,{,},@,/,%,',\",\u0301,\u200d,👩,\ufe0f,\u00AD,\u200b,\u00a0,\x1b,\x00,\t,\r,\v,\u2028,\xff,\u202e,---\ntitle: x\n---,[ ],[x],[^1]", ","),
		" ", " ", " ", " ", "  ", ",")
}

func randomBlocks(random *rand.Rand, vocabulary []string) []draft.Block {
	words := func(n int) string {
		var b strings.Builder
		for range random.IntN(n) {
			b.WriteString(vocabulary[random.IntN(len(vocabulary))])
		}
		return b.String()
	}
	blocks := make([]draft.Block, random.IntN(5)+1)
	for i := range blocks {
		b := &blocks[i]
		b.Kind = draft.BlockKind(random.IntN(5))
		b.Level = random.IntN(9)
		if b.Kind == draft.Table {
			for range random.IntN(4) {
				var row []string
				for range random.IntN(4) {
					row = append(row, words(5))
				}
				b.Rows = append(b.Rows, row)
			}
			continue
		}
		strong, emphatic, linked := random.IntN(3) == 0, random.IntN(3) == 0, random.IntN(3) == 0
		addresses := []string{"", anAddress, "http://example.org/", "mailto:a@example.org", "javascript:alert(1)", "http://example.org/\x1b]8;;"}
		for range random.IntN(5) {
			r := draft.Run{Text: words(6), Strong: strong && random.IntN(2) == 0, Emphasis: emphatic && random.IntN(2) == 0}
			if linked {
				r.URL = addresses[random.IntN(len(addresses))]
			}
			b.Runs = append(b.Runs, r)
		}
	}
	return blocks
}

func TestRandomBlocks(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	list := vocabulary()
	for range 3_000 {
		blocks := randomBlocks(random, list)
		if same(t, blocks); t.Failed() {
			t.Fatalf("blocks %+v", blocks)
		}
	}
}

// TestBodyLarge bounds the time that the largest articles take, all in one
// block or in many.
func TestBodyLarge(t *testing.T) {
	const size = 1 << 15
	for _, token := range vocabulary() {
		for _, styled := range []bool{false, true} {
			run := draft.Run{Text: strings.Repeat(token, size/len(token))}
			runs := []draft.Run{run}
			if styled {
				runs = make([]draft.Run, size/len(token)/8)
				for i := range runs {
					runs[i] = draft.Run{Text: strings.Repeat(token, 8) + "a", Strong: i%2 == 0, Emphasis: i%3 == 0}
					if i%5 == 0 {
						runs[i].URL = anAddress
					}
				}
			}
			started := time.Now()
			Body(draft.Article{Blocks: []draft.Block{{Runs: runs}}})
			if took := time.Since(started); took > 30*time.Second {
				t.Errorf("%q, styled %t, took %v", token, styled, took)
			}
		}
	}
}

// FuzzBody takes text in which a form feed ends a block, whose first character
// says of which kind it is, and asterisks and underscores are emphasis.
func FuzzBody(f *testing.F) {
	f.Add("0one\f12# a *b* c\f2quotation\f30item\f32- item\f4table|x\nz|`y`")
	for _, token := range vocabulary() {
		f.Add("0" + token + "\f30a" + token + "\f4" + token + "|\n|a" + token)
		f.Add("0" + token + linkMark + "a" + token + "*b" + linkMark + " c*\f30" + linkMark + token + linkMark + token)
	}
	f.Fuzz(func(t *testing.T, source string) {
		var blocks []draft.Block
		for part := range strings.SplitSeq(source, "\f") {
			if len(part) < 2 {
				continue
			}
			b := draft.Block{Kind: draft.BlockKind(part[0] % 5), Level: int(part[1] % 10)}
			if b.Kind != draft.Table {
				b.Runs = runsOf(part[2:])
				blocks = append(blocks, b)
				continue
			}
			for line := range strings.SplitSeq(part[2:], "\n") {
				b.Rows = append(b.Rows, strings.Split(line, "|"))
			}
			if len(b.Rows) < 10 { // none that would become a list
				blocks = append(blocks, b)
			}
		}
		same(t, blocks)
	})
}
