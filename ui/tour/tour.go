// Package tour plays a script of keys, captions and pauses on the reader, for
// demonstrations, and knows keys by their names.
//
// A script is lines of text:
//
//	# a comment
//	pace 0.4            seconds between keys, from here on
//	say Three reports.  a caption, which stays until the next
//	keys n 3*j          keys, as [ParseKeys] reads them
//	wait 2.5            seconds
package tour

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model/text"
)

// The limits of a script.
const (
	maxSeconds  = 600   // of a wait, or between two keys
	maxSteps    = 10000 // keys, captions and waits in all
	defaultPace = 400 * time.Millisecond
)

// A Step is one thing that happens, and how long until the next.
type Step struct {
	Caption string           // a new caption; empty where the last one stays
	Key     *tea.KeyPressMsg // a key that is pressed, or nil
	Pause   time.Duration    // after it
}

// A Script is the steps of a tour.
type Script []Step

//go:embed embedded.txt
var embedded string

// Embedded returns the script of the walk through the embedded story.
func Embedded() (Script, error) { return Parse(embedded) }

// Parse reads a script. An error names the line.
func Parse(source string) (Script, error) {
	var script Script
	pace := defaultPace
	number := 0
	for line := range strings.Lines(source) {
		number++
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		rest = strings.TrimSpace(rest)
		var err error
		switch {
		case word == "" || strings.HasPrefix(word, "#"):
		case word == "say":
			script = append(script, Step{Caption: text.SanitizeLine(rest)})
		case word == "wait":
			var d time.Duration
			d, err = seconds(rest)
			script = append(script, Step{Pause: d})
		case word == "pace":
			pace, err = seconds(rest)
		case word == "keys":
			script, err = appendKeys(script, rest, pace)
		default:
			err = fmt.Errorf("%q is none of say, keys, wait and pace", text.SanitizeLine(word))
		}
		if err == nil && len(script) > maxSteps {
			err = fmt.Errorf("the script has more than %d steps", maxSteps)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	if len(script) == 0 {
		return nil, fmt.Errorf("the script has no steps: write lines that begin with say, keys or wait")
	}
	return script, nil
}

func seconds(s string) (time.Duration, error) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(n >= 0 && n <= maxSeconds) {
		return 0, fmt.Errorf("%q is no number of seconds from 0 to %d", text.SanitizeLine(s), maxSeconds)
	}
	return time.Duration(n * float64(time.Second)), nil
}

func appendKeys(script Script, names string, pace time.Duration) (Script, error) {
	keys, err := ParseKeys(names)
	if err != nil {
		return nil, err
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("keys needs the names of keys")
	}
	for i := range keys {
		script = append(script, Step{Key: &keys[i], Pause: pace})
	}
	return script, nil
}

// A Player goes through a script. Time comes from outside, so that it can be
// stopped and tested.
type Player struct {
	script  Script
	at      int // the step to come
	caption string
	Paused  bool
}

// NewPlayer starts at the beginning of the script.
func NewPlayer(s Script) *Player { return &Player{script: s} }

// Next takes the next step: the key to press, if any, and how long to wait until
// the one after it. Done reports that there was none left.
func (p *Player) Next() (key *tea.KeyPressMsg, wait time.Duration, done bool) {
	if p.at >= len(p.script) {
		return nil, 0, true
	}
	step := p.script[p.at]
	p.at++
	if step.Caption != "" {
		p.caption = step.Caption
	}
	return step.Key, step.Pause, false
}

// Caption is what the tour says now.
func (p *Player) Caption() string { return p.caption }

// Progress is how far the tour is, 0 to 100.
func (p *Player) Progress() int { return 100 * p.at / len(p.script) }
