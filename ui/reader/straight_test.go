package reader

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// foreign gives a story of wide, combining, joined and right-to-left characters,
// in the text and in all that names it.
func foreign(t testing.TB) (*model.Story, *model.Analysis) {
	t.Helper()
	b := uitest.NewBuilder(t,
		"港の橋は1月に閉鎖された。技術者が「3つの亀裂」を見つけたからだ。 More than 600 lorries 🚚🚛 use it.\n\n> 「もう一台も渡らせない」と👩🏽‍🔧アナ・ルイス。\n\n- 北の車線は🚲に開いている。\n- 中文字很多，没有空格的一行文字也要在边上折断。",
		"قالت آنا رويز إن الجسر أُغلق في فبراير. דוד בן־גוריון אמר שלום. Some 600 lorries go round.\n\nMixed: abc שלום 123 مرحبا def 🇩🇪🇫🇷 ❤️ 1️⃣ ☃.",
		"E\u0301le\u0301ments de\u0301combine\u0301s: n\u0303 a\u0308\u0323 Z̴̡a̷lgo. हिन्दी में नमस्ते, ภาษาไทยไม่มีช่องว่าง, 한국어도 있다.\n\nThe 👨\u200d👩\u200d👧\u200d👦 of ＷＩＤＥ ｌｅｔｔｅｒｓ and ﾊﾝｶｸ waited.")
	story := b.Story
	story.Title = "橋 جسر"
	for i := range story.Articles {
		a := &story.Articles[i]
		a.Source = []string{"東京新聞🗞️日刊", "قناة الجسر", "E\u0301cho 👩🏽\u200d🚒 du quai"}[i]
		a.Title = []string{"橋が閉まる、長い長い見出しが一行に収まらないように", "الجسر مغلق", "नमस्ते ＷＩＤＥ"}[i]
		a.Date = "2026-02-03"
	}
	b.Topic("橋の閉鎖 👩\u200d👩\u200d👧", "0:港の橋", "1:قالت")
	b.Topic("שלום e\u0301", "1:Mixed", "2:The 👨")
	b.Link("0:港の橋", "1:قالت")
	b.Differ(0, model.Date, model.Conflict, "0:1月", "1:فبراير")
	b.Differ(1, model.Other, model.Extra, "1:🇩🇪🇫🇷")
	b.Differ(1, model.Name, model.Variant, "1:שלום 123", "2:ＷＩＤＥ ｌｅｔｔｅｒｓ")
	return story, b.Analysis()
}

// TestColumnsStayStraight: whatever characters an article has, each column starts
// in its own cell on every row, after a blank one, and its text after its margin.
func TestColumnsStayStraight(t *testing.T) {
	story, analysis := foreign(t)
	for _, way := range [][]string{nil, {"n"}, {"n", "n"}, {"j", "j"}, {"."}, {"tab", "G"}, {"/", "o", "enter"}, {"enter"}} {
		for width := 40; width <= 220; width += 7 {
			for _, mode := range []ansi.ModeSetting{ansi.ModeNotRecognized, ansi.ModeReset} {
				d := openStory(t, story, analysis, width, 24)
				d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: mode})
				d.press(way...)
				d.checkFrame("foreign")
				d.checkStraight(strings.Join(way, " "))
			}
		}
	}
}

// TestOverlayMovesNothing: what stands beside a box that lies over the screen
// stands where it stood.
func TestOverlayMovesNothing(t *testing.T) {
	story, analysis := foreign(t)
	for width := 30; width <= 120; width += 3 {
		for _, mode := range []ansi.ModeSetting{ansi.ModeNotRecognized, ansi.ModeReset} {
			d := openStory(t, story, analysis, width, 24)
			d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: mode})
			before := d.cellsShown()
			d.press("F")
			d.checkFrame("menu")
			after := d.cellsShown()
			left, right := 0, d.screen.Width // where the box is as wide as the screen or wider
			for x := range d.screen.Width {
				for y := range d.screen.Height {
					switch after.CellAt(x, y).Content {
					case "╭":
						left = x
					case "╮":
						right = x
					}
				}
			}
			for y := range d.screen.BodyY + d.screen.BodyH {
				for x := range d.screen.Width {
					if s := after.CellAt(x, y).Content; (x < left || x > right) && s != " " && s != before.CellAt(x, y).Content {
						t.Fatalf("%d cells, %v: row %d has %q in cell %d beside the box, where %q stood", width, d.term.method, y, s, x, before.CellAt(x, y).Content)
					}
				}
			}
		}
	}
}

// cellsShown gives the frame as a terminal shows it.
func (d *rig) cellsShown() uv.ScreenBuffer {
	screen := uv.NewScreenBuffer(d.screen.Width, d.screen.Height)
	screen.Method = d.term.method
	uv.NewStyledString(d.View().Content).Draw(screen, screen.Bounds())
	return screen
}

func (d *rig) checkStraight(when string) {
	d.t.Helper()
	screen := d.cellsShown()
	said, _ := d.status(d.stack.find(onScreens)).rows()
	for i, slot := range d.screen.Slots {
		margin := d.panes[slot.Article].column.Margin()
		for y := range d.screen.BodyY + d.screen.BodyH - len(said) + 1 { // the others are covered by what is said
			var blank []int
			if i > 0 {
				blank = append(blank, slot.X-1)
			}
			if margin > 0 && y >= d.screen.BodyY {
				blank = append(blank, slot.X+margin-1)
			}
			for _, x := range blank {
				if cell := screen.CellAt(x, y); cell.Content != " " {
					d.t.Fatalf("%q at %d cells, %v: row %d has %q in cell %d, where column %d needs a blank:\n%s",
						when, d.screen.Width, d.term.method, y, cell.Content, x, i, ansi.Strip(strings.Split(d.View().Content, "\n")[y]))
				}
			}
		}
	}
}
