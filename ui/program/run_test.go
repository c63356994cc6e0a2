//go:build unix

package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model/problem"
	"triptych/ui/internal/terminal"
)

// limit is how long a test waits for a screen before it fails. It never waits when
// all is well, however slow the machine.
const limit = time.Minute

// childVariable says that this binary is to be a program on a terminal.
const childVariable = "PROGRAM_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) == "" {
		os.Exit(m.Run())
	}
	err := Run(context.Background(), &board{pid: os.Getpid()}, os.Stdin, os.Stdout, os.Environ())
	var failed *problem.Panic
	switch {
	case err == nil:
		os.Exit(0)
	case errors.As(err, &failed):
		fmt.Fprintf(os.Stderr, "%v\n%s", failed, failed.Stack)
		os.Exit(3)
	case errors.Is(err, tea.ErrInterrupted):
		os.Exit(4)
	case errors.Is(err, ErrTerminated):
		os.Exit(6)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(5)
}

// A board is a model that shows what it was told, and obeys a few keys.
type board struct {
	pid           int
	width, height int
	keys          string
	resumed       int
	bad           bool
}

func (b *board) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (b *board) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.width, b.height = msg.Width, msg.Height
	case tea.ResumeMsg:
		b.resumed++
	case tea.BackgroundColorMsg:
		b.keys += "(background)"
	case tea.PasteMsg:
		b.keys += "(" + msg.Content + ")"
	case tea.KeyPressMsg:
		return b, b.press(msg.String())
	}
	return b, nil
}

func (b *board) press(key string) tea.Cmd {
	switch key {
	case "q":
		return tea.Quit
	case "ctrl+z":
		return tea.Suspend
	case "ctrl+l":
		return tea.ClearScreen
	case "g":
		return func() tea.Msg {
			_, _ = os.Stdout.WriteString("\x1b[m\x1b[3;1Hgarbage\x1b[5;1H")
			return nil
		}
	case "!":
		panic("in Update")
	case "@":
		b.bad = true
	case "#":
		return tea.Sequence(func() tea.Msg { panic("in a command") })
	default:
		b.keys += key
	}
	return nil
}

func (b *board) View() tea.View {
	if b.bad {
		panic("in View")
	}
	rows := make([]string, b.height)
	for i := range rows {
		rows[i] = fmt.Sprintf("\x1b[1mrow %d\x1b[m of %dx%d", i, b.width, b.height)
	}
	if len(rows) > 3 {
		rows[0] = fmt.Sprintf("pid %d, keys %s, resumed %d", b.pid, b.keys, b.resumed)
	}
	v := tea.NewView(strings.Join(rows, "\n"))
	v.AltScreen, v.MouseMode, v.WindowTitle, v.Cursor = true, tea.MouseModeCellMotion, "Board", tea.NewCursor(1, 1)
	return v
}

// A console is a terminal with the board on it, alone or under a shell.
type console struct {
	*terminal.Terminal
	t  *testing.T
	mu sync.Mutex
	b  strings.Builder // all that came
}

const width, height = 60, 12

// start runs the board on a terminal, or a script of the shell, in which it is
// "$BOARD".
func start(t *testing.T, script string) *console {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	if script != "" {
		cmd = exec.Command("sh", "-m", "-c", script)
	}
	cmd.Env = terminal.Environment("BOARD="+self, childVariable+"=1", "GORACE=atexit_sleep_ms=0")
	c := &console{t: t}
	c.Terminal, err = terminal.Start(cmd, terminal.Options{Width: width, Height: height, Observe: func(chunk terminal.Chunk) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.b.Write(chunk.Data)
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// output returns all that came.
func (c *console) output() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.b.String()
}

func (c *console) shows(words ...string) {
	c.t.Helper()
	if err := c.Wait(func(text string) bool {
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	}, limit); err != nil {
		c.t.Fatalf("%q: %v", words, err)
	}
}

func (c *console) press(keys string) {
	c.t.Helper()
	if err := c.Type(keys); err != nil {
		c.t.Fatal(err)
	}
}

// board waits for a frame of the board that is whole, and returns its process.
func (c *console) board(width, height int, state string) *os.Process {
	c.t.Helper()
	var pid int
	if err := c.Wait(func(text string) bool {
		if n, _ := fmt.Sscanf(text, "pid %d", &pid); n != 1 {
			return false
		}
		b := &board{pid: pid, width: width, height: height}
		rows := strings.Split(b.View().Content, "\n")
		rows[0] = fmt.Sprintf("pid %d, %s", pid, state)
		return text == strings.NewReplacer("\x1b[1m", "", "\x1b[m", "").Replace(strings.Join(rows, "\n"))
	}, limit); err != nil {
		c.t.Fatalf("%s: %v", state, err)
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		c.t.Fatal(err)
	}
	return p
}

// leaves waits until all has ended, and checks the exit code.
func (c *console) leaves(code int) {
	c.t.Helper()
	err := c.WaitExit(limit)
	var exit *exec.ExitError
	switch {
	case err == nil && code == 0:
	case errors.As(err, &exit) && exit.ExitCode() == code:
	default:
		c.t.Fatalf("%v, want exit code %d, after %q", err, code, c.output())
	}
	c.isGivenBack()
}

// privateMode sets or resets a mode of the terminal.
var privateMode = regexp.MustCompile(`\x1b\[\?(\d+)([hl])`)

// isGivenBack checks that the terminal is as it was before, but for its screen.
func (c *console) isGivenBack() {
	c.t.Helper()
	out := c.output()
	set := map[int]bool{7: true, 25: true} // before: autowrap and the cursor
	for _, m := range privateMode.FindAllStringSubmatch(out, -1) {
		mode, _ := strconv.Atoi(m[1])
		set[mode] = m[2] == "h"
	}
	for mode, on := range set {
		if on != (mode == 7 || mode == 25) {
			c.t.Errorf("mode %d is %v", mode, on)
		}
	}
	if last := strings.LastIndex(out, "\x1b]2;"); last >= 0 && !strings.HasPrefix(out[last:], "\x1b]2;\a") {
		c.t.Errorf("the title is %.20q", out[last:])
	}
	if strings.Count(out, "\x1b[>1u") != strings.Count(out, "\x1b[<1u") {
		c.t.Error("the keyboard is as it was in the program")
	}
	if c.InAltScreen() {
		c.t.Error("the alternate screen is on")
	}
}

// kept is a script that says whether the terminal's settings are after the board as
// they were before.
const kept = `before=$(stty -g); %s; code=$?; [ "$before" = "$(stty -g)" ] && echo settings kept; exit $code`

func TestRun(t *testing.T) {
	t.Parallel()
	c := start(t, fmt.Sprintf(kept, `"$BOARD"`))
	c.board(width, height, "keys , resumed 0")
	c.press("a\x1b[Ab\x1b[200~one two\x1b[201~\x1b[?2026;2$y")
	c.board(width, height, "keys aupb(one two), resumed 0")
	for _, size := range [][2]int{{30, 5}, {100, 30}, {1, 1}, {60, 12}} {
		if err := c.Resize(size[0], size[1]); err != nil {
			t.Fatal(err)
		}
		if size[0] > 1 {
			c.shows(fmt.Sprintf("row %d of %dx%d", size[1]-1, size[0], size[1]))
		}
	}
	c.board(width, height, "keys aupb(one two), resumed 0")
	c.press("g")
	// A second word of the last resize may have the screen drawn anew just then.
	if err := c.Wait(func(string) bool { return strings.Contains(c.output(), "garbage") }, limit); err != nil {
		t.Fatal(err)
	}
	c.press("\x0c")
	c.board(width, height, "keys aupb(one two), resumed 0")
	c.press("q")
	c.leaves(0)
	c.shows("settings kept")
}

// TestKeysComeFromTheTerminal: where standard input is none.
func TestKeysComeFromTheTerminal(t *testing.T) {
	t.Parallel()
	c := start(t, fmt.Sprintf(kept, `echo text | "$BOARD"`))
	c.board(width, height, "keys , resumed 0")
	c.press("aq")
	c.leaves(0)
	c.shows("settings kept")
}

func TestSignalsEndTheProgram(t *testing.T) {
	t.Parallel()
	for s, code := range map[syscall.Signal]int{syscall.SIGTERM: 6, syscall.SIGHUP: 0, syscall.SIGINT: 4} {
		c := start(t, fmt.Sprintf(kept, `"$BOARD"`))
		if err := c.board(width, height, "keys , resumed 0").Signal(s); err != nil {
			t.Fatal(err)
		}
		c.leaves(code)
		c.shows("settings kept")
	}
}

// TestPanicsGiveTheTerminalBack before they are told.
func TestPanicsGiveTheTerminalBack(t *testing.T) {
	t.Parallel()
	for key, what := range map[string]string{"!": "in Update", "@": "in View", "#": "in a command"} {
		c := start(t, fmt.Sprintf(kept, `"$BOARD"`))
		c.board(width, height, "keys , resumed 0")
		c.press(key)
		c.leaves(3)
		c.shows("settings kept")
		_, after, _ := strings.Cut(c.output(), "\x1b[?1049l")
		if !strings.Contains(after, "the program failed: "+what+"\r\n") || !strings.Contains(after, "run_test.go") {
			t.Errorf("%q after the screen", after)
		}
	}
}

// stopped is a script that says when the board was stopped, and brings it back
// after a line.
const stopped = `before=$(stty -g); "$BOARD"; [ "$before" = "$(stty -g)" ] && echo settings kept; read line; fg >/dev/null`

func TestSuspend(t *testing.T) {
	t.Parallel()
	for name, stop := range map[string]func(c *console, p *os.Process) error{
		"key":    func(c *console, _ *os.Process) error { return c.Type("\x1a") },
		"signal": func(_ *console, p *os.Process) error { return p.Signal(syscall.SIGTSTP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := start(t, stopped)
			p := c.board(width, height, "keys , resumed 0")
			c.press("a")
			c.board(width, height, "keys a, resumed 0")
			if err := stop(c, p); err != nil {
				t.Fatal(err)
			}
			c.shows("settings kept")
			c.isGivenBack()
			if err := c.Resize(50, 10); err != nil {
				t.Fatal(err)
			}
			c.press("\n")
			c.board(50, 10, "keys a, resumed 1")
			if !c.InAltScreen() {
				t.Error("not on the alternate screen")
			}
			c.press("b")
			c.board(50, 10, "keys ab, resumed 1")
			c.press("q")
			c.leaves(0)
		})
	}
}

// TestEndWhileSuspended: a signal that came while the process was stopped counts
// once it goes on, though it comes before the one that lets it.
func TestEndWhileSuspended(t *testing.T) {
	t.Parallel()
	c := start(t, stopped)
	p := c.board(width, height, "keys , resumed 0")
	c.press("\x1a")
	c.shows("settings kept")
	if err := p.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	c.press("\n")
	c.leaves(6)
}

// TestStopped: a program that was stopped without being asked takes the terminal
// anew.
func TestStopped(t *testing.T) {
	t.Parallel()
	c := start(t, `"$BOARD"; stty -icanon echo; echo stopped; read line; fg >/dev/null`)
	if err := c.board(width, height, "keys , resumed 0").Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	c.shows("stopped")
	c.press("\n")
	c.board(width, height, "keys , resumed 1")
	c.press("ab")
	c.board(width, height, "keys ab, resumed 1")
	c.press("q")
	c.leaves(0)
}

// TestNobodyToContinue: a program that no shell would continue is not stopped.
func TestNobodyToContinue(t *testing.T) {
	t.Parallel()
	c := start(t, "")
	c.board(width, height, "keys , resumed 0")
	c.press("\x1a")
	c.board(width, height, "keys , resumed 1")
	c.press("aq")
	c.leaves(0)
}

// TestTerminalGoes: a program whose terminal is closed ends.
func TestTerminalGoes(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = terminal.Environment(childVariable + "=1")
	file, err := terminal.Launch(cmd, 80, 24)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(file, make([]byte, 500)); err != nil { // it has begun to draw
		t.Fatal(err)
	}
	_ = file.Close()
	timer := time.AfterFunc(limit, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
