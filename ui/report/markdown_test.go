package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"triptych/model"
	plain "triptych/model/text"
	"triptych/ui/report/paper"
)

func markdown() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAttribute()))
}

// texts returns what a Markdown document says, and how often each kind of node is in it.
func texts(t *testing.T, source string) (string, map[ast.NodeKind]int) {
	t.Helper()
	kinds := make(map[ast.NodeKind]int)
	root := markdown().Parser().Parse(text.NewReader([]byte(source)))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			kinds[n.Kind()]++
		}
		return ast.WalkContinue, nil
	})
	var html bytes.Buffer
	if err := markdown().Convert([]byte(source), &html); err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(html.String(), "")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&amp;", "&").Replace(said), kinds
}

// TestMarkdownIsMarkedUpByUsAlone: what articles, names and notes say is shown as it is,
// and each row of a table has all its cells.
func TestMarkdownIsMarkedUpByUsAlone(t *testing.T) {
	a, book := hostile(t)
	got := write(t, Markdown, a, Options{Book: book, Explain: true})
	said, kinds := texts(t, got)
	for _, kind := range []ast.NodeKind{ast.KindRawHTML, ast.KindHTMLBlock, ast.KindImage, ast.KindAutoLink, ast.KindCodeSpan, ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindBlockquote, ast.KindLink, extast.KindStrikethrough} {
		if kinds[kind] > 0 {
			t.Errorf("%d nodes are %v:\n%s", kinds[kind], kind, got)
		}
	}
	for _, words := range []string{plain.SanitizeLine(a.Story.Title), plain.SanitizeLine(a.Story.Articles[0].Title), "=1+1|Herald", "Post `x`", "<b>Bo</b>", "=1+1 | </script> **n** # heading | cell |", plain.SanitizeLine(a.Topics[0].Label), "+ It rained"} {
		if !strings.Contains(said, words) {
			t.Errorf("%q is not in\n%s", words, said)
		}
	}
}

// TestStrongWords: the words of a mention are strong wherever they stand.
func TestStrongWords(t *testing.T) {
	for _, test := range []struct{ before, words, after string }{
		{"It killed ", "14", " people"}, {"", "14", ""}, {"市長は", "「行け」", "と言った"}, {"he said", "“go”", "and"}, {"(", "(a)", ")"}, {"x", "*", "y"}, {"x", "14", "y"}, {"a ", "b.", "c"},
	} {
		s := story("", model.Article{Text: test.before + test.words + test.after})
		m := model.Detail{Span: model.Span{Start: len(test.before), End: len(test.before + test.words)}}
		got := (&sheet{Paper: &paper.Paper{Analysis: &model.Analysis{Story: s}}}).quoted(m)
		var html bytes.Buffer
		unsafe := goldmark.New(goldmark.WithRendererOptions(renderer.WithUnsafe()))
		if err := unsafe.Convert([]byte("- "+got), &html); err != nil {
			t.Fatal(err)
		}
		if want := "<li>" + test.before + "<strong>" + test.words + "</strong>" + test.after + "</li>"; !strings.Contains(html.String(), want) {
			t.Errorf("%s is shown as %s, want %s", got, html.String(), want)
		}
	}
}

// TestMarkdownTables: each row has as many cells as its heading, whatever the number of
// articles.
func TestMarkdownTables(t *testing.T) {
	cell := regexp.MustCompile(`(^|[^\\])(\\\\)*\|`)
	for _, a := range []*model.Analysis{flood(t), hostileStory(t), many(t, 9), many(t, 2)} {
		before := 0
		for _, line := range strings.Split(write(t, Markdown, a, Options{}), "\n") {
			n := 0
			if strings.HasPrefix(line, "|") {
				n = len(cell.FindAllString(line, -1))
			}
			if n > 0 && before > 0 && n != before {
				t.Errorf("%d cells after rows of %d: %s", n, before, line)
			}
			before = n
		}
	}
}

func hostileStory(t *testing.T) *model.Analysis {
	a, _ := hostile(t)
	return a
}

// many is a story of so many articles, each with a figure of its own.
func many(t *testing.T, n int) *model.Analysis {
	t.Helper()
	var articles []model.Article
	for i := range n {
		articles = append(articles, model.Article{ID: string(rune('a' + i)), Source: "Paper " + string(rune('A'+i)), Text: "It killed " + string(rune('1'+i)) + " people."})
	}
	s := story("many", articles...)
	d := model.Difference{Kind: model.Number, Relation: model.Conflict, Level: model.Facts, Weight: 0.5, About: "death toll"}
	topic := model.Topic{Label: "The dead"}
	for i := range n {
		topic.Passages = append(topic.Passages, model.Passage{Article: i, Sentences: []int{0}})
		value := string(rune('1' + i/2))
		d.Mentions = append(d.Mentions, said(t, s, i, 0, model.Number, string(rune('1'+i)), value))
	}
	return analysis(t, s, []model.Topic{topic}, nil, []model.Difference{d})
}
