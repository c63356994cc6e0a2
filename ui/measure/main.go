// Command measure times a terminal program from outside, through a
// pseudo-terminal: how long until its first full frame, how long from a key to
// the last byte of the frame that answers it, how many bytes a scrolled line
// costs, and how much memory it holds.
//
//	go build -o triptych . && go run ./ui/measure -size 180x50 ./triptych
//
// The pseudo-terminal answers as a current terminal does (synchronized output,
// mode 2026), which also marks where each frame ends. A glide's frame is its
// first; the bytes of its later frames are counted in the same key's total.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"time"
)

func main() {
	size := flag.String("size", "180x50", "the terminal's `columns x rows`")
	keys := flag.String("keys", "j", "the `keys` that are pressed in turn, one character each")
	count := flag.Int("count", 300, "how many keys are pressed in a run")
	starts := flag.Int("starts", 11, "how often the program is started")
	flag.Parse()
	var width, height int
	if _, err := fmt.Sscanf(*size, "%dx%d", &width, &height); err != nil || flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Args(), width, height, *keys, *count, *starts); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(command []string, width, height int, keys string, count, starts int) error {
	var firsts []time.Duration
	var answers []answer
	var resident, peak int
	for i := range starts {
		t, err := open(command, width, height)
		if err != nil {
			return err
		}
		first, err := t.firstFrame()
		if err != nil {
			return err
		}
		firsts = append(firsts, first)
		if i == starts-1 {
			t.settle()
			answers = press(t, keys, count)
			resident, peak = t.memory()
		}
		t.Close()
	}
	show("first full frame after start", firsts, "ms", milliseconds)
	show("key to the last byte of its frame", pluck(answers, func(a answer) time.Duration { return a.delay }), "ms", milliseconds)
	bytes := pluck(answers, func(a answer) int { return a.frame })
	show("bytes of the frame", bytes, "B", func(b int) float64 { return float64(b) })
	small := 0
	for _, b := range bytes {
		if b <= 1024 {
			small++
		}
	}
	if len(bytes) > 0 {
		fmt.Printf("%-34s %d of %d keys that drew (%d drew nothing)\n", "frames of at most 1 KB", small, len(bytes), count-len(bytes))
	}
	fmt.Printf("%-34s %.1f MB, at most %.1f MB\n", "resident memory", float64(resident)/1024, float64(peak)/1024)
	return nil
}

// An answer is what one key led to.
type answer struct {
	delay time.Duration // to the last byte of the first frame
	frame int           // its bytes
}

// press sends the keys one by one, each once the screen stands still, at moments
// that bear no relation to the program's frames.
func press(t *session, keys string, count int) []answer {
	var answers []answer
	for i := range count {
		time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond)
		if a, ok := t.press(keys[i%len(keys):][:1]); ok {
			answers = append(answers, a)
		}
		t.settle()
	}
	return answers
}

func pluck[T any](answers []answer, of func(answer) T) []T {
	list := make([]T, len(answers))
	for i, a := range answers {
		list[i] = of(a)
	}
	return list
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func show[T cmp.Ordered](what string, values []T, unit string, number func(T) float64) {
	if len(values) == 0 {
		fmt.Printf("%-34s nothing was drawn\n", what)
		return
	}
	slices.Sort(values)
	at := func(share float64) float64 {
		return number(values[min(len(values)-1, int(share*float64(len(values))))])
	}
	fmt.Printf("%-34s median %.1f %s, 90 %% %.1f, 99 %% %.1f, most %.1f (%d)\n",
		what, at(0.5), unit, at(0.9), at(0.99), at(1), len(values))
}
