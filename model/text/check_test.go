package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"triptych/model"
)

// check checks an article against everything that its types promise.
func check(t *testing.T, a model.Article) {
	t.Helper()
	if a.Text != Sanitize(a.Text) || strings.ContainsAny(a.Text, "\t\r") {
		t.Errorf("the text may not reach a terminal: %q", a.Text)
	}
	end := 0
	for i, b := range a.Blocks {
		if b.Start < end || b.End < b.Start || b.End > len(a.Text) {
			t.Fatalf("block %d is %v after %d of %d bytes", i, b.Span, end, len(a.Text))
		}
		if i > 0 && b.Kind != model.Rule && strings.Trim(a.Text[end:b.Start], "\n") != "" {
			t.Errorf("%q stands between blocks", a.Text[end:b.Start])
		}
		end = b.End
		checkBlock(t, a, b)
	}
	if strings.TrimSpace(a.Text[end:]) != "" {
		t.Errorf("%q stands in no block", a.Text[end:])
	}
	checkSentences(t, a)
}

func checkBlock(t *testing.T, a model.Article, b model.Block) {
	t.Helper()
	text := b.In(a.Text)
	if (text == "") != (b.Kind == model.Rule) || text != strings.TrimSpace(text) {
		t.Errorf("block of kind %d reads %q", b.Kind, text)
	}
	if b.Aligned() && (strings.Contains(text, "  ") || strings.Contains(text, " \n") || strings.Contains(text, "\n ") || strings.Contains(text, "\n\n")) {
		t.Errorf("white space is left in %q", text)
	}
	if (b.Source != "") != (b.Kind == model.Code || b.Kind == model.Table) {
		t.Errorf("block of kind %d has the source %q", b.Kind, b.Source)
	}
	if b.Source != Sanitize(b.Source) || b.Marker != SanitizeLine(b.Marker) {
		t.Errorf("source %q or marker %q may not reach a terminal", b.Source, b.Marker)
	}
	end := b.Start
	for _, r := range b.Runs {
		if r.Start < end || r.End <= r.Start || r.End > b.End {
			t.Errorf("run %v after %d in block %v", r.Span, end, b.Span)
		}
		if r.Emphasis == 0 || (r.Emphasis&model.Linked != 0) != (r.URL != "") || r.URL != SanitizeLine(r.URL) {
			t.Errorf("run %+v", r)
		}
		end = r.End
	}
}

// checkSentences checks that the sentences hold every character of the aligned
// blocks but the white space between them, and no other.
func checkSentences(t *testing.T, a model.Article) {
	t.Helper()
	next := 0
	for i, b := range a.Blocks {
		end := b.Start
		for ; next < len(a.Sentences) && a.Sentences[next].Block == i; next++ {
			s := a.Sentences[next]
			if s.Start < end || s.End <= s.Start || s.End > b.End {
				t.Fatalf("sentence %v after %d in block %v", s.Span, end, b.Span)
			}
			if gap := a.Text[end:s.Start]; strings.TrimSpace(gap) != "" {
				t.Errorf("%q is in no sentence", gap)
			}
			if text := s.In(a.Text); text != strings.TrimFunc(text, unicode.IsSpace) || !b.Aligned() {
				t.Errorf("sentence %q of a block of kind %d", text, b.Kind)
			}
			end = s.End
		}
		if b.Aligned() && end != b.End {
			t.Errorf("%q is in no sentence", a.Text[end:b.End])
		}
	}
	if next != len(a.Sentences) {
		t.Errorf("%d sentences are in no block", len(a.Sentences)-next)
	}
}

// TestRandomMarkdown checks what comes of random sequences of what Markdown and
// HTML give a meaning to.
func TestRandomMarkdown(t *testing.T) {
	tokens := strings.Split("*,**,_,~~,`,```,\n,\n,\n\n,>, ,  ,    ,\t,- ,1. ,10),# ,===,---,|,|-|,\n|---|---|\n,[,](,](b),][,]: ,[a]: b,!,![,<,>,</,<b>,"+
		"<p>,</p>,<br>,<div>,<script>,</script>,<!--,-->,<?,a,B,word,The,Mr.,U.S.,.,...,…,?,!,\",“,”,’,(,),&amp;,&#27;,&,\\,\\|,\r,\x1b,\x00,\xff,é,。,\u200d,👩,\ufe0f,\u0301,\u00ad,http://a.b", ",")
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range random.IntN(40) {
			b.WriteString(tokens[random.IntN(len(tokens))])
		}
		source := b.String()
		check(t, ParseMarkdown(source))
		check(t, ParsePlain(source))
		if t.Failed() {
			t.Fatalf("source %q", source)
		}
	}
}

func FuzzParseMarkdown(f *testing.F) {
	for _, source := range hostileSources(100) {
		f.Add(source)
	}
	f.Add(prose(1))
	f.Add("| a | `b\\|c` |\n|:-|-:|\n| &#27; | \xe2\x80\x8b |\n\n1. x\n   > y\n\n<p>a<br>b<script>\n\nc</script>&shy;d\u0301</p>")
	f.Fuzz(func(t *testing.T, source string) { check(t, ParseMarkdown(source)) })
}

func FuzzParsePlain(f *testing.F) {
	for _, source := range []string{
		"The line was wrapped at some\nwidth-\nand goes on.\r\n\r\n> > quoted\n>\n> - text\n\n- a\n  - b\n    c\n\n===\n(2) d",
		"a-\nb a-b ab\n\nc-\n\nd\n\ne\n\nF", "- 30 -\n\n* * *\n1. a\n2. b\n\f“c.”\n“d”", "部\n分\n\tA\nB\rC",
	} {
		f.Add(source)
	}
	f.Add("A line.\nAnother line, that was wrapped at some width and goes on\nhere.\n\n- item\n\tindented-\nword")
	f.Fuzz(func(t *testing.T, source string) { check(t, ParsePlain(source)) })
}

func FuzzSanitize(f *testing.F) {
	for _, tt := range payloads() {
		f.Add(tt.raw)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean := Sanitize(s)
		if again := Sanitize(clean); again != clean {
			t.Errorf("%q becomes %q, and that %q", s, clean, again)
		}
		if line := SanitizeLine(s); line != SanitizeLine(line) || strings.ContainsAny(line, "\n\t") {
			t.Errorf("%q is not one line", line)
		}
		for _, r := range clean {
			if unicode.Is(unicode.Cc, r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
				t.Errorf("%U is left of %q", r, s)
			}
		}
	})
}
