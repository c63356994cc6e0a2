// Command load measures a server of readers over SSH from outside, with real
// sessions over loopback: how long it takes from a key to the last byte of the
// frame that answers it, how many bytes a scrolled line costs, how much memory
// and processor the server takes, and what is left after rude callers.
//
//	go build -o triptych . && go run ./ui/serve/load -sessions 300 ./triptych serve
//	go run ./ui/serve/load -sessions 1000 -rate 0 ./triptych serve
//	go run ./ui/serve/load -rude 5000 ./triptych serve
//	go run ./ui/serve/load -story NAME ./triptych serve --library FOLDER
//
// The words after the flags start the server; its address, its host key and the
// keys that may come in are added to them. The clients come from many addresses
// of the loopback network and with many keys, so that the server's usual limits
// hold. They answer as a current terminal does (synchronized output, mode 2026),
// which also marks where each frame ends. The screens of a few sessions are kept,
// and in the end compared with that of the same program on a terminal here.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// A plan is what is to be measured.
type plan struct {
	command       []string
	sessions      int
	width, height int
	rate          float64 // keys a second, of each session
	keys          string
	duration      time.Duration
	settle        time.Duration // between the last session's start and the first key
	sample        int
	story         string
	rude          int
	log           string
}

func main() {
	var p plan
	size := flag.String("size", "120x40", "the terminals' `columns x rows`")
	flag.IntVar(&p.sessions, "sessions", 300, "how `many` sessions are held at a time")
	flag.Float64Var(&p.rate, "rate", 2, "how many `keys` each session presses in a second")
	flag.StringVar(&p.keys, "keys", "jjjjjjjjjjkkkkkkkkkk", "the `keys` that are pressed in turn, one character each")
	flag.DurationVar(&p.duration, "duration", 20*time.Second, "how `long` keys are pressed")
	flag.DurationVar(&p.settle, "settle", 3*time.Second, "how `long` sessions are left alone before the first key")
	flag.IntVar(&p.sample, "sample", 3, "how `many` sessions' screens are compared")
	flag.StringVar(&p.story, "story", "", "the `story` that is opened, where the server would show a list")
	flag.IntVar(&p.rude, "rude", 0, "open and drop so `many` sessions in rude ways, and look at what is left")
	flag.StringVar(&p.log, "log", "", "the `file` for the server's log; none is kept otherwise")
	flag.Parse()
	if _, err := fmt.Sscanf(*size, "%dx%d", &p.width, &p.height); err != nil || flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	p.command = flag.Args()
	if err := p.run(); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func (p *plan) run() error {
	s, err := startServer(p.command, p.log)
	if err != nil {
		return err
	}
	defer s.stop()
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	go func() {
		<-interrupted
		s.stop()
		os.Exit(130)
	}()
	if p.rude > 0 {
		return p.beRude(s)
	}
	return p.read(s)
}

// read holds sessions that scroll, and reports.
func (p *plan) read(s *server) error {
	first, err := s.connect(p, 0)
	if err != nil {
		return err
	}
	if err := first.wait(); err != nil {
		return err
	}
	time.Sleep(p.settle) // so that the story is analysed
	first.client.Close()
	time.Sleep(time.Second)
	empty := s.usage()
	clients, err := p.open(s)
	if err != nil {
		return err
	}
	time.Sleep(p.settle)
	before := s.usage()
	began := time.Now()
	if p.rate > 0 {
		p.scroll(clients)
	} else {
		time.Sleep(p.duration)
	}
	took := time.Since(began)
	after := s.usage()
	report(clients, took, empty, before, after)
	return p.compare(s, clients)
}

// open opens the sessions, a few at a time.
func (p *plan) open(s *server) ([]*client, error) {
	clients := make([]*client, p.sessions)
	errs := make(chan error, p.sessions)
	room := make(chan struct{}, 8)
	began := time.Now()
	for i := range clients {
		room <- struct{}{}
		go func() {
			defer func() { <-room }()
			var err error
			if clients[i], err = s.connect(p, i); err == nil {
				err = clients[i].wait()
			}
			errs <- err
		}()
	}
	for range clients {
		if err := <-errs; err != nil {
			return nil, err
		}
	}
	fmt.Printf("%-36s %d in %.1f s\n", "sessions opened", p.sessions, time.Since(began).Seconds())
	return clients, nil
}
