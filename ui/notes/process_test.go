//go:build unix

package notes

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A writer is this test binary run as a reader that saves again and again: the
// folder, its number, how often, and how many bytes a file may have, from the
// environment.
const (
	writerDir    = "NOTES_TEST_DIR"
	writerNumber = "NOTES_TEST_NUMBER"
	writerTimes  = "NOTES_TEST_TIMES"
	writerRoom   = "NOTES_TEST_ROOM"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerDir); dir != "" {
		number, _ := strconv.Atoi(os.Getenv(writerNumber))
		times, _ := strconv.Atoi(os.Getenv(writerTimes))
		if err := errors.Join(leaveRoom(), write(dir, number, times)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// leaveRoom lets the process write no larger files than the environment says, which is
// to it as a disk that is full.
func leaveRoom() error {
	room, err := strconv.ParseUint(os.Getenv(writerRoom), 10, 64)
	if err != nil {
		return nil // there is enough
	}
	limit := syscall.Rlimit{Cur: room, Max: room}
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
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

// TestNotesOnAFullDisk: where the disk is full, or becomes so in the midst of a file, the
// notes stay as they are, nothing is left beside them, and it is said what to do.
func TestNotesOnAFullDisk(t *testing.T) {
	dir := t.TempDir()
	story := tell(first, second)
	kept, _ := full(t, story)
	s := Open(dir, story)
	save(t, s, kept)
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, room := range []int{0, 1, len(before) / 4, len(before) / 2} {
		c := writer(t, dir, 0, 1)
		var said strings.Builder
		c.Env, c.Stderr = append(c.Env, fmt.Sprint(writerRoom, "=", room)), &said
		if err := c.Run(); err == nil || !strings.Contains(said.String(), "make room on the disk") {
			t.Errorf("with room for %d bytes: %v, %q", room, err, said.String())
		}
		if now, err := os.ReadFile(s.Path()); err != nil || !bytes.Equal(now, before) {
			t.Errorf("with room for %d bytes the notes changed, error %v", room, err)
		}
		if list := names(t, dir); len(list) != 1 {
			t.Errorf("with room for %d bytes the folder holds %q", room, list)
		}
	}
	if err := writer(t, dir, 0, 1).Run(); err != nil {
		t.Error("with room again:", err)
	}
}
