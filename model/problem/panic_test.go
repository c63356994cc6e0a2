package problem

import (
	"errors"
	"strings"
	"testing"
)

func TestCatchMakesAnErrorOfAPanic(t *testing.T) {
	fails := func(value any) (err error) {
		defer Catch(&err)
		if value != nil {
			panic(value)
		}
		return nil
	}
	if err := fails(nil); err != nil {
		t.Errorf("without a panic the error is %v", err)
	}
	err := fails("a \x1b[31mbug\n" + strings.Repeat("x", 5000))
	var p *Panic
	if !errors.As(err, &p) || !strings.Contains(string(p.Stack), "TestCatchMakes") {
		t.Fatalf("the error is %v, without where it happened", err)
	}
	if line := err.Error(); len(line) > 2*maxPanic || strings.ContainsAny(line, "\x1b\n") {
		t.Errorf("the line is %q", line)
	}
	if again := fails(p); again != error(p) {
		t.Errorf("one that was caught before became %v", again)
	}
}
