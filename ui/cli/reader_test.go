//go:build unix

package cli

import (
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"triptych/ui/draw"
	"triptych/ui/internal/terminal"
)

// patience is how long a test waits for a screen before it fails. It never
// waits when all is well, however slow the machine.
const patience = time.Minute

// openReader runs the whole program in the reader on a terminal.
func openReader(t *testing.T, o terminal.Options, env []string, args ...string) *terminal.Terminal {
	t.Helper()
	command := exec.Command("triptych", args...)
	home := t.TempDir() // nothing that the person at this machine set or marked counts
	command.Env = terminal.Environment(append([]string{"GORACE=" + raceOptions,
		"XDG_STATE_HOME=" + home, "XDG_CACHE_HOME=" + home, settingsIn(t, "encoder: off\n")[0]}, env...)...)
	screen, err := terminal.Start(command, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(screen.Close)
	return screen
}

func awaitScreen(t *testing.T, s *terminal.Terminal, what string, wanted func(text string) bool) {
	t.Helper()
	if err := s.Wait(wanted, patience); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func press(t *testing.T, s *terminal.Terminal, keys string) {
	t.Helper()
	if err := s.Type(keys); err != nil {
		t.Fatal(err)
	}
}

// rowsOf returns the screen row on which each column shows its words, -1 where it
// does not. Columns are told apart by where they start.
func rowsOf(text string, starts []int, words ...string) []int {
	rows := slices.Repeat([]int{-1}, len(starts))
	for y, row := range strings.Split(text, "\n") {
		cells := []rune(row)
		for i, start := range starts {
			end := len(cells)
			if i+1 < len(starts) {
				end = min(end, starts[i+1])
			}
			if start < end && rows[i] < 0 && strings.Contains(string(cells[start:end]), words[i]) {
				rows[i] = y
			}
		}
	}
	return rows
}

// columnsAt200 is where three columns start on a screen of 200 cells.
var columnsAt200 = []int{0, 67, 134}

// scrollUntil scrolls the focused column to its end, row by row, until the
// screen is as wanted.
func scrollUntil(t *testing.T, s *terminal.Terminal, wanted func(string) bool) bool {
	t.Helper()
	press(t, s, "g")
	for range 200 {
		text := s.Text()
		if wanted(text) {
			return true
		}
		if strings.Contains(text, "100%") {
			return false
		}
		press(t, s, "j")
		awaitScreen(t, s, "the next row", func(now string) bool { return now != text })
	}
	return false
}

// ways are the two analyses of the embedded story: the automatic one, and the one
// that is annotated by hand.
var ways = map[string][]string{"automatic": {"--automatic"}, "annotated": nil}

// The sentences with the key quotation, and those on Guantanamo Bay, start in
// one line, whichever column leads.
func TestSameSentencesStandInOneLine(t *testing.T) {
	for way, flags := range ways {
		for _, words := range [][]string{
			{"In the letter, Javid said", "“I am of the view", "According to extracts from"},
			{"It added, \"The UK", "“The U.K. government’s long", "\"The UK Government’s position"},
		} {
			s := openReader(t, terminal.Options{Width: 200, Height: 60}, nil, append(flags, "--reduced-motion")...)
			awaitScreen(t, s, "the story", says("1 CNN", "2 The Washington Post", "3 Unnamed UK newspaper", "articles ·"))
			for leader := range 3 {
				press(t, s, fmt.Sprint(leader+1))
				if !scrollUntil(t, s, func(text string) bool {
					rows := rowsOf(text, columnsAt200, words...)
					reading := rowsOf(text, columnsAt200, "▶", "▶", "▶")
					return rows[0] >= 0 && rows[0] == rows[1] && rows[0] == rows[2] && rows[leader] == reading[leader]
				}) {
					t.Errorf("%s, with column %d leading, %q never stand in one line:\n%s", way, leader+1, words, s.Text())
				}
			}
			press(t, s, "q")
			if err := s.WaitExit(patience); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestMonthOfCaptureIsAConflictInAllColumns(t *testing.T) {
	for way, flags := range ways {
		s := openReader(t, terminal.Options{Width: 200, Height: 60}, nil, append(flags, "--reduced-motion")...)
		awaitScreen(t, s, "the story", says("articles ·"))
		if !nextUntil(t, s, says(" in conflict", "CNN “January”", "Post “February”", "newspaper “January”")) {
			t.Errorf("%s: no conflict January, February, January:\n%s", way, s.Text())
		}
	}
}

// nextUntil goes from difference to difference until the screen is as wanted.
// Two differences of one sentence may be told in the same words: what then tells
// that the key has been obeyed is the highlight that moves. Without motion, one
// key makes one frame.
func nextUntil(t *testing.T, s *terminal.Terminal, wanted func(string) bool) bool {
	t.Helper()
	for range 200 {
		before := s.Styled()
		if wanted(s.Text()) {
			return true
		}
		press(t, s, "n")
		awaitScreen(t, s, "the next difference", func(string) bool { return s.Styled() != before })
	}
	return false
}

// TestCursorStandsAtTheDifference: a screen reader or a magnifier finds what is read,
// and what has been gone to.
func TestCursorStandsAtTheDifference(t *testing.T) {
	s := openReader(t, terminal.Options{Width: 200, Height: 60}, nil, "--reduced-motion")
	awaitScreen(t, s, "the story", says("articles ·"))
	awaitScreen(t, s, "the cursor on the reading line", func(string) bool { return s.AtCursor() != "" })
	press(t, s, "!")
	awaitScreen(t, s, "the cursor at the words of the conflict", func(text string) bool {
		words, _, _ := strings.Cut(s.AtCursor(), " ")
		words = strings.Trim(words, ".,")
		return words != "" && strings.Contains(text, "“"+words)
	})
	press(t, s, "f")
	awaitScreen(t, s, "the cursor at the finding", func(string) bool { return strings.HasPrefix(s.AtCursor(), "▶ !") })
}

func TestReaderSaysWhoseAnalysisItShows(t *testing.T) {
	for way, flags := range ways {
		s := openReader(t, terminal.Options{Width: 200, Height: 30}, nil, flags...)
		awaitScreen(t, s, "the story", says("articles ·"))
		if got := says("annotated by hand")(s.Text()); got != (flags == nil) {
			t.Errorf("%s: it says that it is annotated by hand: %v", way, got)
		}
	}
}

func TestReaderLeavesTheTerminalAsItWas(t *testing.T) {
	for _, keys := range []string{"q", "\x03"} {
		s := openReader(t, terminal.Options{Width: 80, Height: 24}, nil)
		awaitScreen(t, s, "the story", says("New here"))
		if !s.InAltScreen() {
			t.Error("the reader is not on the alternate screen")
		}
		press(t, s, keys)
		if err := s.WaitExit(patience); err != nil {
			t.Errorf("%q: %v", keys, err)
		}
		if s.InAltScreen() {
			t.Errorf("%q leaves the alternate screen on", keys)
		}
	}
}

func TestReaderFollowsTheSize(t *testing.T) {
	s := openReader(t, terminal.Options{Width: 120, Height: 40}, nil)
	awaitScreen(t, s, "three columns", says("3 Unnamed UK newspaper"))
	for _, size := range [][2]int{{80, 24}, {40, 12}, {1, 1}, {300, 80}} {
		if err := s.Resize(size[0], size[1]); err != nil {
			t.Fatal(err)
		}
	}
	awaitScreen(t, s, "wide columns", func(text string) bool {
		rows := strings.Split(text, "\n")
		return len(rows) == 80 && says("New here", "3 Unnamed UK newspaper")(text)
	})
}

// TestReaderSuspends has the reader give the terminal back. No shell would continue
// it here, so it takes the terminal again at once, and what it wrote tells that it
// had let it go.
func TestReaderSuspends(t *testing.T) {
	var mu sync.Mutex
	var written strings.Builder
	s := openReader(t, terminal.Options{Width: 80, Height: 24, Observe: func(c terminal.Chunk) {
		mu.Lock()
		defer mu.Unlock()
		written.Write(c.Data)
	}}, nil)
	awaitScreen(t, s, "the story", says("New here"))
	press(t, s, "\x1a")
	awaitScreen(t, s, "the story again, after the shell's screen", func(text string) bool {
		mu.Lock()
		defer mu.Unlock()
		return strings.Contains(written.String(), "\x1b[?1049l") && s.InAltScreen() && says("New here")(text)
	})
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Error(err)
	}
}

func TestReaderTakesTheMouse(t *testing.T) {
	s := openReader(t, terminal.Options{Width: 200, Height: 30}, nil)
	awaitScreen(t, s, "the story", says("articles ·"))
	press(t, s, "\x1b[<65;100;10M") // the wheel, over the second column
	awaitScreen(t, s, "the second column leading", func(text string) bool {
		rule := []rune(strings.Split(text, "\n")[1])
		return len(rule) > 134 && strings.Contains(string(rule[67:134]), "leads")
	})
}

func TestReaderShowsColoursThatTheTerminalHas(t *testing.T) {
	for _, c := range []struct {
		name   string
		env    []string
		colour bool
	}{
		{"true colour", nil, true},
		{"256 colours", []string{"COLORTERM="}, true},
		{"no colour", []string{"NO_COLOR=please"}, false},
	} {
		s := openReader(t, terminal.Options{Width: 200, Height: 60}, c.env)
		awaitScreen(t, s, c.name, says("articles ·"))
		styled := s.Styled()
		if got := strings.Contains(styled, "38;2;") || strings.Contains(styled, "38;5;"); got != c.colour {
			t.Errorf("%s: coloured: %v", c.name, got)
		}
		if !c.colour && !strings.Contains(styled, "\x1b[") {
			t.Errorf("%s: nothing is told by bold, underline or reverse", c.name)
		}
	}
}

func TestReaderAsksForTheBackground(t *testing.T) {
	frames := make(map[bool]string)
	for _, dark := range []bool{true, false} {
		shade := color.RGBA{0xff, 0xff, 0xff, 0xff}
		if dark {
			shade = color.RGBA{0, 0, 0, 0xff}
		}
		s := openReader(t, terminal.Options{Width: 120, Height: 30, Background: shade}, nil)
		awaitScreen(t, s, "the story", says("articles ·"))
		if !dark {
			awaitScreen(t, s, "another theme", func(string) bool { return s.Styled() != frames[true] })
		}
		frames[dark] = s.Styled()
		if strings.Contains(s.Text(), "rgb:") {
			t.Error("the terminal's answer is shown as text")
		}
	}
}

// Nothing in an article, its front matter or its file's name reaches the
// terminal as a control: every byte that the reader writes is looked at.
func TestHostileArticlesReachNoTerminal(t *testing.T) {
	const marker = "owned"
	payloads := []string{
		"\x1b]52;c;" + marker + "\x07", "\x1b]0;" + marker + "\x07", "\x1bP" + marker + "\x1b\\", "\x1b_" + marker + "\x1b\\",
		"\u009d0;" + marker + "\u009c", "\x1b[2J" + marker, "&#27;]0;" + marker + "&#7;", "\u202e" + marker + "\u2066", "\r" + marker + "\x0e\x0f",
		"[x](https://example.org/&#27;]8;;" + marker + ")", "| a |\n|---|\n| &#x9b;31m" + marker + " |\n", "```\n\x1b]0;" + marker + "\x07\n```",
	}
	folder := t.TempDir()
	for i, name := range []string{"a.md", "b\x1b]0;" + marker + "\x07.md"} {
		body := fmt.Sprintf("---\nsource: \"Tide %d \\e]0;%s\\a\"\n---\n\nThe bridge closed in January.\n\n%s\n", i, marker, strings.Join(payloads, "\n\n"))
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var mu sync.Mutex
	var written []byte
	s := openReader(t, terminal.Options{Width: 120, Height: 60, Observe: func(c terminal.Chunk) {
		mu.Lock()
		defer mu.Unlock()
		written = append(written, c.Data...)
	}}, nil, folder)
	awaitScreen(t, s, "the hostile story", says("Tide 0", "Tide 1", "owned"))
	for _, k := range []string{"j", "G", "n", "c", "c", "o", "o", "y", "/owned\r", "q"} {
		press(t, s, k)
	}
	if err := s.WaitExit(patience); err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	out := string(written)
	for _, bad := range []string{"\x1b]0;" + marker, "\x1b]52;c;" + marker, "\x1bP" + marker, "\x1b_" + marker, "\u009d", "\u009b", "\u202e", "\u2066", "\x0e"} {
		if strings.Contains(out, bad) {
			t.Errorf("%q reaches the terminal", bad)
		}
	}
	for _, link := range strings.Split(out, "\x1b]8;;")[1:] {
		if address, _, closed := strings.Cut(link, "\a"); !closed || address != "" && draw.Address(address) != address {
			t.Errorf("%.80q is a link of the terminal", link)
		}
	}
}

func TestMarksAndPlaceComeBack(t *testing.T) {
	env := []string{"XDG_STATE_HOME=" + t.TempDir()}
	s := openReader(t, terminal.Options{Width: 160, Height: 40}, env)
	awaitScreen(t, s, "the story", says("articles ·"))
	press(t, s, "nv")
	awaitScreen(t, s, "the mark", says("marked: verified"))
	press(t, s, "jjjjjjjjjjq")
	if err := s.WaitExit(patience); err != nil {
		t.Fatal(err)
	}
	s = openReader(t, terminal.Options{Width: 160, Height: 40}, env)
	awaitScreen(t, s, "the place of the last time", says("back where you were reading"))
	press(t, s, "gn")
	awaitScreen(t, s, "the mark of the last time", says("verified"))
}

func TestNotesThatCannotBeKeptAreTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := openReader(t, terminal.Options{Width: 160, Height: 40}, []string{"XDG_STATE_HOME=" + file})
	awaitScreen(t, s, "the story", says("1 CNN"))
	press(t, s, "nv")
	awaitScreen(t, s, "the reason", says("not saved"))
	press(t, s, "q")
	awaitScreen(t, s, "the question", says("1 mark not saved", "write to ", "quit without saving"))
	press(t, s, "\x1b")
	awaitScreen(t, s, "the story", says("1 CNN", "1 mark not saved"))
	press(t, s, "q")
	awaitScreen(t, s, "the question", says("write to "))
	press(t, s, "\x03")
	if err := s.WaitExit(patience); err == nil {
		t.Error("marks are lost, and the exit code does not say so")
	}
	if text := s.Text(); !strings.Contains(text, "triptych: 1 mark not saved") {
		t.Errorf("after leaving, nothing is said:\n%s", text)
	}
}

func TestNotesAreWrittenElsewhere(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := openReader(t, terminal.Options{Width: 160, Height: 40}, []string{"XDG_STATE_HOME=" + file})
	awaitScreen(t, s, "the story", says("1 CNN"))
	press(t, s, "nv")
	awaitScreen(t, s, "the reason", says("not saved"))
	press(t, s, "q")
	awaitScreen(t, s, "the question", says("write to "))
	press(t, s, "\x15"+filepath.Join(folder, "mine.json")+"\r")
	if err := s.WaitExit(patience); err != nil {
		t.Errorf("what was marked is written elsewhere, and yet: %v", err)
	}
	if data, err := os.ReadFile(filepath.Join(folder, "mine.json")); err != nil || !strings.Contains(string(data), "verified") {
		t.Errorf("the file holds %q: %v", data, err)
	}
}

// Every screen of the reader is reached by keys, and left again.
func TestEveryScreenIsReachedByKeys(t *testing.T) {
	s := openReader(t, terminal.Options{Width: 160, Height: 48}, nil, "--reduced-motion")
	awaitScreen(t, s, "the story", says("New here"))
	for _, step := range []struct {
		keys string
		want []string
	}{
		{"?", []string{"a page down", "they cannot both be so", "the next theme"}},
		{"\x1b", []string{"? help"}},
		{"\r", []string{"1 of ", "Why", "In the articles"}},
		{"j", []string{"2 of "}},
		{"\x1b", []string{"enter details"}},
		{"c", []string{"c back", "not covered"}},
		{"]", []string{" 3 Government insists"}},
		{"c", []string{"c compare"}},
		{"o", []string{"Coverage", "in one article only"}},
		{"o", []string{"o overview"}},
		{"F", []string{"Show differences", "[x] ! conflict"}},
		{" ", []string{"[ ] ! conflict"}},
		{"a\r", []string{"F filter"}},
		{"/death", []string{"CNN 8"}},
		{"\r", []string{"1 of "}},
		{"\x1b", []string{"/ search"}},
		{".", []string{"set by hand"}},
		{".", []string{"all text is shown alike"}},
		{"z", []string{"2 more columns"}},
		{"z", []string{"3 Unnamed"}},
		{"gnv", []string{"the difference is marked: verified"}},
		{"wfor later", []string{"note for later"}},
		{"\r", []string{"noted"}},
		{"s", []string{"in proportion"}},
		{"s", []string{"scrolling free"}},
		{"s", []string{"scrolling in step"}},
	} {
		press(t, s, step.keys)
		awaitScreen(t, s, fmt.Sprintf("the screen after %q", step.keys), says(step.want...))
	}
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Error(err)
	}
}

func TestTourIsPlayed(t *testing.T) {
	script := filepath.Join(t.TempDir(), "demo.txt")
	if err := os.WriteFile(script, []byte("pace 0\nsay First the overview.\nkeys o\nwait 0.2\nsay And back.\nkeys o\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := openReader(t, terminal.Options{Width: 120, Height: 40}, nil, "tour", "--script", script)
	awaitScreen(t, s, "the end of the tour", says("the tour is over", "1 CNN"))
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Error(err)
	}
}

// A program that is ended from outside keeps the place, and says what it could not
// keep.
func TestEndedFromOutside(t *testing.T) {
	env := []string{"XDG_STATE_HOME=" + t.TempDir()}
	s := openReader(t, terminal.Options{Width: 160, Height: 40}, env)
	awaitScreen(t, s, "the story", says("New here"))
	press(t, s, "  ")
	awaitScreen(t, s, "another place", func(text string) bool { return !says("  0%")(text) && says("%")(text) })
	if err := s.Process().Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	_ = s.WaitExit(patience)
	s = openReader(t, terminal.Options{Width: 160, Height: 40}, env)
	awaitScreen(t, s, "the place of the last time", says("back where you were reading"))

	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s = openReader(t, terminal.Options{Width: 160, Height: 40}, []string{"XDG_STATE_HOME=" + file})
	awaitScreen(t, s, "the story", says("1 CNN"))
	press(t, s, "nv")
	awaitScreen(t, s, "the reason", says("not saved"))
	if err := s.Process().Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := s.WaitExit(patience); err == nil {
		t.Error("a mark is lost, and the exit code does not say so")
	}
	if text := s.Text(); !strings.Contains(text, "triptych: 1 mark not saved") {
		t.Errorf("after the end, nothing is said:\n%s", text)
	}
}

// TestLevelHoldsAtTheNextStart: the level that the person chose last is that of the
// next reader, until the settings say another one.
func TestLevelHoldsAtTheNextStart(t *testing.T) {
	state := "XDG_STATE_HOME=" + t.TempDir()
	o := terminal.Options{Width: 160, Height: 40}
	s := openReader(t, o, []string{state})
	awaitScreen(t, s, "the story", says("level telling"))
	press(t, s, "i")
	awaitScreen(t, s, "another level", says("level everything"))
	press(t, s, "T")
	awaitScreen(t, s, "another theme", says("the theme is"))
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Fatal(err)
	}
	s = openReader(t, o, []string{state})
	awaitScreen(t, s, "the same level", says("level everything"))
	press(t, s, "T")
	awaitScreen(t, s, "the theme after that one", says("the theme is high-contrast"))
	press(t, s, "q")
	s = openReader(t, o, []string{state, settingsIn(t, "encoder: off\nlevel: facts\n")[0]})
	awaitScreen(t, s, "the level of the settings", says("level facts"))
}
