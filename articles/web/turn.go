package web

import (
	"context"
	"fmt"
	"time"

	"triptych/model/problem"
)

// hostGap is how long a host is left alone after a page.
const hostGap = 500 * time.Millisecond

// takeTurn waits until the host may be asked for a page. Done must be called after
// it, with how long the host wants to be left alone then.
func (c *Client) takeTurn(ctx context.Context, host string) (done func(wait time.Duration), err error) {
	turn := c.turnOf(host)
	var free time.Time
	select {
	case free = <-turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	wait := time.Until(free)
	if wait > hostGap {
		turn <- free
		return nil, leaveAlone(wait)
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
		turn <- free
		return nil, ctx.Err()
	}
	return func(wait time.Duration) { turn <- time.Now().Add(max(wait, hostGap)) }, nil
}

// turnOf returns the one turn that there is for a host.
func (c *Client) turnOf(host string) chan time.Time {
	unused := make(chan time.Time, 1)
	unused <- time.Time{}
	turn, _ := c.hosts.LoadOrStore(host, unused)
	return turn.(chan time.Time)
}

// leaveAlone says that the host of an earlier page does not want to be asked yet.
func leaveAlone(wait time.Duration) error {
	return &problem.Error{
		Problem: "the server asked to be left alone for a while",
		Advice:  fmt.Sprintf("try again %s, or %s", inTime(wait), saveIt),
	}
}

// inTime says how far ahead something is, rounded up.
func inTime(d time.Duration) string {
	count := func(unit time.Duration, name string) string {
		n := int64((d + unit - 1) / unit)
		if n == 1 {
			return "in one " + name
		}
		return fmt.Sprintf("in %d %ss", n, name)
	}
	switch {
	case d <= 0 || d > 48*time.Hour:
		return "later"
	case d <= 90*time.Second:
		return count(time.Second, "second")
	case d <= 90*time.Minute:
		return count(time.Minute, "minute")
	}
	return count(time.Hour, "hour")
}
