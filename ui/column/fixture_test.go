package column

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/internal/uitest"
)

// parsed returns the article of a Markdown text.
func parsed(markdown string) *model.Article {
	a := text.ParseMarkdown(markdown)
	return &a
}

// everything has each kind of block and inline style.
const everything = `# A heading that is long enough to wrap at *most* widths

The “quick” brown fox – aged 5 – jumps over the [lazy dog](https://example.com). It was a **well-known story** from 1,000 years ago, and cost $43.5 million (or 10 %).\
A hard break before this. ~~Struck~~ and ` + "`code`" + `, incomprehensibilities/abbreviations.

> A quotation, "as it was said". With a second sentence.
>
> > And one inside it, which is long enough to wrap.

- A first item that wraps over more than a row at narrow widths
- A second one

  with another paragraph.
  1. nested
  2. twice

***

| Outlet | Captured in | People |
| --- | :---: | ---: |
| One | January | 600 |
| The other | February, as it *says* | more than 600 |

` + "```go\nfunc main() { fmt.Println(\"a long line of code that is cut\", 1) }\n\n\tindented()\n```" + `

The last paragraph. Its end.
`

// awkward has text that is hard to measure.
const awkward = `中文字很多。真的很多，「引用」也有！日本語のカタカナと한국어도 있다。

Family 👨‍👩‍👧‍👦 and flags 🇬🇧🇫🇷🇩🇪, waving 👋🏽👋🏿, keycap 1️⃣, heart ❤️, snowman ☃.

Zalgo: ȩ́̂̃̄̅̆ t̴̡̢͓̹̼́̇̀̕ e̵͖̓x̸̧͝t̷̰͆ and नमस्ते दुनिया क्षत्रिय स्त्री.

قال محمد صلاح إن السعر ١٢٣. דוד בן־גוריון אמר שלום. ZWNJ ﷺ.

Aveeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeerylongwordwithnobreakwhatsoeverinitatall. 長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い。
`

// articles returns the texts of the tests, and those of the embedded story.
func articles(t testing.TB) map[string]*model.Article {
	list := map[string]*model.Article{
		"everything": parsed(everything),
		"awkward":    parsed(strings.ReplaceAll(awkward, "ZWNJ", "می\u200cخواهم")),
		"empty":      parsed(""),
		"one word":   parsed("word"),
		"rules":      parsed("***\n\n---\n\nText.\n\n***"),
	}
	embedded := uitest.EmbeddedStory(t)
	for i := range embedded.Articles {
		a := &embedded.Articles[i]
		list[a.ID] = a
	}
	return list
}
