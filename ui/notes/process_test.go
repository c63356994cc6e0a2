//go:build unix

package notes

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"
)

// A writer is this test binary run as a reader that saves again and again: the
// folder, its number and how often, from the environment.
const (
	writerDir    = "NOTES_TEST_DIR"
	writerNumber = "NOTES_TEST_NUMBER"
	writerTimes  = "NOTES_TEST_TIMES"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerDir); dir != "" {
		number, _ := strconv.Atoi(os.Getenv(writerNumber))
		times, _ := strconv.Atoi(os.Getenv(writerTimes))
		if err := write(dir, number, times); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// write decides on a pair of sentences so many times, each with its own position
// so that every file is another one, and says so after each save.
func write(dir string, number, times int) error {
	story := tell(first, second)
	s := Open(dir, story)
	b, err := s.Load()
	if err != nil {
		return err
	}
	for n := range times {
		decision := []Decision{Rejected, Added}[n%2]
		at := time.Now()
		b = b.WithDecision(sentence(0, number), sentence(1, number), decision, at).
			WithPosition(Position{sentence(0, number), strconv.Itoa(n)}, at)
		saved, notice, err := s.Save(context.Background(), b)
		if err != nil || notice != "" {
			return fmt.Errorf("save %d: %q, %w", n, notice, err)
		}
		b = b.Merge(saved)
		fmt.Println(n)
	}
	return nil
}

func writer(t *testing.T, dir string, number, times int) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Env = append(os.Environ(), writerDir+"="+dir, fmt.Sprint(writerNumber, "=", number), fmt.Sprint(writerTimes, "=", times))
	c.Stderr = os.Stderr
	return c
}

func TestTwoProcesses(t *testing.T) {
	dir := t.TempDir()
	const times = 20 // an even number, so that the last word is Added
	var wg sync.WaitGroup
	for number := range 2 {
		c := writer(t, dir, number, times)
		wg.Go(func() {
			if err := c.Run(); err != nil {
				t.Errorf("writer %d: %v", number, err)
			}
		})
	}
	wg.Wait()
	b := load(t, Open(dir, tell(first, second)))
	list := b.Decisions()
	if len(list) != 2 || list[0].Decision != Added || list[1].Decision != Added {
		t.Errorf("%v", list)
	}
}

// TestKilledWriters kills readers in the midst of saving: the file stays whole
// and the next one can save.
func TestKilledWriters(t *testing.T) {
	dir := t.TempDir()
	story := tell(first, second)
	kept, a := full(t, story)
	save(t, Open(dir, story), kept)
	for round := range 8 {
		c := writer(t, dir, 0, 1_000_000)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + 3*round {
			lines.Scan()
		}
		c.Process.Kill()
		c.Wait() // it was killed
		b := load(t, Open(dir, story)).On(a)
		if b.Mark(of(t, a, "a:January")).State != Verified || len(b.Decisions()) < 3 {
			t.Fatalf("round %d: notes are lost", round)
		}
		save(t, Open(dir, story), b.WithPosition(Position{sentence(1, 0), strconv.Itoa(round)}, time.Now()))
		if list := names(t, dir); len(list) != 1 {
			t.Errorf("round %d: the folder holds %q", round, list)
		}
	}
}
