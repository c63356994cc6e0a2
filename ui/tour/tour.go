// Package tour plays a script of keys, captions and pauses on the reader, for
// demonstrations, and knows keys by their names.
//
// A script is lines of text:
//
//	# a comment
//	pace 0.4            seconds between keys, from here on
//	say {articles}.     a caption, which stays until the next
//	keys n 3*j          keys, as [ParseKeys] reads them
//	wait 2.5            seconds
//	when conflicts      what follows, up to the next when, is for a story that has some
//	still               the picture for those to whom nothing may move
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
	When    Condition        // of the story; the step is left out of others
	Caption string           // a new caption; empty where the last one stays
	Still   bool             // what is shown now stands for the whole tour where nothing may move
	Key     *tea.KeyPressMsg // a key that is pressed, or nil
	Pause   time.Duration    // after it
}

// A Script is the steps of a tour.
type Script []Step

//go:embed standard.txt
var standard string

// Standard returns the script of the walk through any story.
func Standard() (Script, error) { return Parse(standard) }

// Parse reads a script. An error names the line.
func Parse(source string) (Script, error) {
	p := parser{pace: defaultPace}
	number := 0
	for line := range strings.Lines(source) {
		number++
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		err := p.line(word, strings.TrimSpace(rest))
		if err == nil && len(p.script) > maxSteps {
			err = fmt.Errorf("the script has more than %d steps", maxSteps)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	if len(p.script) == 0 {
		return nil, fmt.Errorf("the script has no steps: write lines that begin with say, keys or wait")
	}
	return p.script, nil
}

// A parser holds what the lines so far said.
type parser struct {
	script Script
	pace   time.Duration
	when   Condition
}

// line reads a line by its first word and the rest of it.
func (p *parser) line(word, rest string) (err error) {
	switch {
	case word == "" || strings.HasPrefix(word, "#"):
	case word == "say":
		p.add(Step{Caption: text.SanitizeLine(rest)})
	case word == "still":
		p.add(Step{Still: true})
	case word == "wait":
		var d time.Duration
		if d, err = seconds(rest); err == nil {
			p.add(Step{Pause: d})
		}
	case word == "pace":
		p.pace, err = seconds(rest)
	case word == "when":
		p.when, err = condition(rest)
	case word == "keys":
		return p.keys(rest)
	default:
		err = fmt.Errorf("%q is none of say, keys, wait, pace, when and still", text.SanitizeLine(word))
	}
	return err
}

func (p *parser) add(s Step) {
	s.When = p.when
	p.script = append(p.script, s)
}

func seconds(s string) (time.Duration, error) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(n >= 0 && n <= maxSeconds) {
		return 0, fmt.Errorf("%q is no number of seconds from 0 to %d", text.SanitizeLine(s), maxSeconds)
	}
	return time.Duration(n * float64(time.Second)), nil
}

func (p *parser) keys(names string) error {
	keys, err := ParseKeys(names)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return fmt.Errorf("keys needs the names of keys")
	}
	for i := range keys {
		p.add(Step{Key: &keys[i], Pause: p.pace})
	}
	return nil
}

// A Player goes through a script. Time comes from outside, so that it can be
// stopped and tested.
type Player struct {
	script  Script
	at      int // the step to come
	caption string
	still   bool
	Paused  bool
}

// NewPlayer starts at the beginning of what of the script is for the story.
func NewPlayer(s Script, of Sights) *Player { return &Player{script: of.choose(s)} }

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
	p.still = step.Still
	return step.Key, step.Pause, false
}

// Caption is what the tour says now.
func (p *Player) Caption() string { return p.caption }

// Still reports whether the last step was that what is shown stands for the tour.
func (p *Player) Still() bool { return p.still }

// Progress is how far the tour is, 0 to 100.
func (p *Player) Progress() int { return 100 * p.at / max(1, len(p.script)) }
