// Command measure times a terminal program from outside, through a
// pseudo-terminal, and others beside it in the same run: how long until the first
// full frame, how long from a key to the last byte of the frame that answers it, how
// many bytes a scrolled line costs, and how much memory it holds.
//
//	go build -o triptych . && go run ./ui/measure ./triptych beatles-letter
//
// Beside it are, where they are installed, vim -d and less with the same articles,
// and a bare program of Bubble Tea and Glamour that shows them side by side and
// compares nothing. All start in turn, each time in folders of their own that are
// empty, so that no run begins where another left off and a busy moment hits all
// alike. Ratios say more than times, which another machine has others of.
//
// The pseudo-terminal answers as a current terminal does (synchronized output,
// mode 2026), which also marks where each frame ends. A glide's frame is its
// first; the bytes of its later frames are not counted.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// options are what the command line says.
type options struct {
	width, height        int
	count, starts, lines int
	alone                bool
	against              string // another build of the program; "" for none
}

func main() {
	size := flag.String("size", "180x50", "the terminal's `columns x rows`")
	articles := flag.String("articles", "articles/beatles-letter/*.md", "the `files` that other programs show")
	bare := flag.Bool("bare", false, "be the bare program, with the files that are named")
	var o options
	flag.IntVar(&o.count, "count", 240, "how many keys are pressed in a run")
	flag.IntVar(&o.lines, "lines", 40, "after how many lines down they go up again")
	flag.IntVar(&o.starts, "starts", 11, "how often each program is started")
	flag.BoolVar(&o.alone, "alone", false, "measure no other program beside it")
	flag.StringVar(&o.against, "against", "", "measure this other `build` of the program beside it, with the same arguments")
	flag.Parse()
	if _, err := fmt.Sscanf(*size, "%dx%d", &o.width, &o.height); err != nil || flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	err := error(nil)
	if *bare {
		err = runBare(flag.Args())
	} else {
		err = run(flag.Args(), *articles, o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(command []string, articles string, o options) error {
	list := []*subject{{name: nameOf(command), command: command, down: "j", up: "k"}}
	if o.against != "" {
		list = append(list, &subject{name: nameOf([]string{o.against}), command: append([]string{o.against}, command[1:]...), down: "j", up: "k"})
	}
	files, err := filepath.Glob(articles)
	if err == nil && len(files) > 0 && !o.alone {
		list = append(list, peers(files)...)
	}
	for range o.starts {
		for _, s := range list {
			if err := s.begin(o, nil); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	for _, s := range list {
		if err := s.begin(o, s.scrolling(o.lines, o.count)); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	show(list)
	return nil
}

// begin starts the program in empty folders, and presses the keys.
func (s *subject) begin(o options, keys []string) error {
	home, err := os.MkdirTemp("", "measure")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(home) }() // a folder that stays harms nothing
	t, err := open(s.command, home, o.width, o.height)
	if err != nil {
		return err
	}
	defer t.Close()
	first, err := t.firstFrame()
	if err != nil {
		return err
	}
	if keys == nil {
		s.start = append(s.start, milliseconds(first))
		return nil
	}
	t.settle()
	s.answers, s.pressed = press(t, keys), len(keys)
	s.resident, s.peak = t.memory()
	return nil
}

// An answer is what one key led to.
type answer struct {
	delay time.Duration // to the last byte of the first frame
	frame int           // its bytes
}

// press sends the keys one by one, each once the screen stands still, at moments
// that bear no relation to the program's frames.
func press(t *session, keys []string) []answer {
	var answers []answer
	for _, key := range keys {
		time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond)
		if a, ok := t.press(key); ok {
			answers = append(answers, a)
		}
		t.settle()
	}
	return answers
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// show prints a row for each thing that is measured and a column for each program; in
// those of the others, how many times as much of it the first one takes.
func show(list []*subject) {
	fmt.Printf("%-42s", "")
	for _, s := range list {
		fmt.Printf("%20s", s.name)
	}
	fmt.Println()
	delay := func(s *subject) []float64 { return s.measured(func(a answer) float64 { return milliseconds(a.delay) }) }
	bytes := func(s *subject) []float64 {
		return s.measured(func(a answer) float64 { return float64(a.frame) / 1000 })
	}
	for _, row := range []struct {
		what string
		of   func(*subject) float64
	}{
		{"first full frame after start, median, ms", func(s *subject) float64 { return at(s.start, 0.5) }},
		{"  slowest", func(s *subject) float64 { return at(s.start, 1) }},
		{"key to last byte of frame, median, ms", func(s *subject) float64 { return at(delay(s), 0.5) }},
		{"  99 of 100", func(s *subject) float64 { return at(delay(s), 0.99) }},
		{"bytes of a scrolled line, median, KB", func(s *subject) float64 { return at(bytes(s), 0.5) }},
		{"  most", func(s *subject) float64 { return at(bytes(s), 1) }},
		{"resident memory, MB", func(s *subject) float64 { return float64(s.resident) / 1024 }},
		{"  at most", func(s *subject) float64 { return float64(s.peak) / 1024 }},
	} {
		fmt.Printf("%-42s", row.what)
		for i, s := range list {
			cell := fmt.Sprintf("%.1f", row.of(s))
			if other := row.of(s); i > 0 && other > 0 {
				cell += fmt.Sprintf(" (%.2f×)", row.of(list[0])/other)
			}
			fmt.Printf("%20s", cell)
		}
		fmt.Println()
	}
	for _, s := range list {
		fmt.Printf("%s: %d starts; %d of %d keys drew something\n", s.name, len(s.start), len(s.answers), s.pressed)
	}
}

// at returns the value that a share of the values does not exceed; 0 for none.
func at[T cmp.Ordered](values []T, share float64) (value T) {
	if len(values) == 0 {
		return value
	}
	values = slices.Sorted(slices.Values(values))
	return values[min(len(values)-1, int(share*float64(len(values))))]
}
