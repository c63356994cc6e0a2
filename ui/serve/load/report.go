package main

import (
	"cmp"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"

	"triptych/ui/internal/terminal"
)

// report prints what was measured.
func report(clients []*client, took time.Duration, empty, before, after usage) {
	keys := reportKeys(clients)
	n := len(clients)
	each := func(u usage) float64 { return float64(u.resident-empty.resident) / 1024 / float64(n) }
	fmt.Printf("%-36s %.0f MB with none, %.2f MB a session at rest, %.2f MB after\n", "resident memory",
		float64(empty.resident)/1024, each(before), each(after))
	used := after.processor - before.processor
	fmt.Printf("%-36s %.0f %% of one", "the server's processor time", 100*used.Seconds()/took.Seconds())
	if keys > 0 {
		fmt.Printf(", %.2f ms a key", milliseconds(used)/float64(keys))
	}
	fmt.Println()
	if before.goroutines > 0 {
		fmt.Printf("%-36s %d with none, %.1f a session\n", "goroutines", empty.goroutines,
			float64(before.goroutines-empty.goroutines)/float64(n))
	}
}

// reportKeys prints what the keys led to, and gives their number.
func reportKeys(clients []*client) int {
	var delays []time.Duration
	var bytes []int
	silent, frames, total := 0, 0, 0
	for _, c := range clients {
		silent, frames, total = silent+c.silent, frames+c.all, total+c.total
		for _, a := range c.answers {
			delays, bytes = append(delays, a.delay), append(bytes, a.bytes)
		}
	}
	show("key to the last byte of its frame", delays, "ms", milliseconds)
	show("bytes of the frame", bytes, "B", func(b int) float64 { return float64(b) })
	if n := len(delays) + silent; n > 0 {
		fmt.Printf("%-36s %.1f frames, %.1f KB\n", "of each key, with its glide", float64(frames)/float64(n), float64(total)/1024/float64(n))
	}
	if silent > 0 {
		fmt.Printf("%-36s %d\n", "keys that drew nothing", silent)
	}
	return len(delays) + silent
}

// compare compares the screens that were kept with that of the program on a
// terminal here, after the same keys from the start.
func (p *plan) compare(s *server, clients []*client) error {
	if p.sample == 0 {
		return nil
	}
	const keys = "gjjjjjjj"
	cmd := exec.Command(p.command[0], p.command[min(2, len(p.command)):]...) // what it serves, without serve
	if p.story != "" {
		cmd.Args = append(cmd.Args, p.story)
	}
	cmd.Env = s.environment()
	local, err := terminal.Start(cmd, terminal.Options{Width: p.width, Height: p.height})
	if err != nil {
		return err
	}
	defer local.Close()
	drawn := func(text string) bool { return len(strings.TrimSpace(text)) > p.width*p.height/4 }
	if err := local.Wait(drawn, patience); err != nil {
		return err
	}
	time.Sleep(p.settle)
	for _, key := range keys {
		if err := local.Type(string(key)); err != nil {
			return err
		}
		time.Sleep(300 * time.Millisecond)
	}
	right := 0
	for _, c := range clients[:min(p.sample, len(clients))] {
		for _, key := range keys {
			if err := c.press(string(key)); err != nil {
				return err
			}
			time.Sleep(300 * time.Millisecond)
		}
		if c.text() == local.Text() {
			right++
		} else {
			fmt.Printf("a screen is not as it is here:\n%s\nhere:\n%s\n", c.text(), local.Text())
		}
	}
	fmt.Printf("%-36s %d of %d\n", "screens as on a terminal here", right, min(p.sample, len(clients)))
	if right < min(p.sample, len(clients)) {
		return errors.New("some screens are wrong")
	}
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func show[T cmp.Ordered](what string, values []T, unit string, number func(T) float64) {
	if len(values) == 0 {
		return
	}
	slices.Sort(values)
	at := func(share float64) float64 {
		return number(values[min(len(values)-1, int(share*float64(len(values))))])
	}
	fmt.Printf("%-36s median %.1f %s, 90 %% %.1f, 99 %% %.1f, most %.1f (%d)\n",
		what, at(0.5), unit, at(0.9), at(0.99), at(1), len(values))
}
