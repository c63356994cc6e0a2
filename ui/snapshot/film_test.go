package snapshot

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"triptych/ui/tour"
)

// record records a script on the story of the tests.
func record(t *testing.T, script string) *Film {
	t.Helper()
	o := options(t, "")
	var err error
	if o.Reader.Tour, err = tour.Parse(script); err != nil {
		t.Fatal(err)
	}
	f, err := Record(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func svgOf(t *testing.T, f *Film) string {
	t.Helper()
	var b strings.Builder
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestRecordTakesWhatIsShown: each screen once, as long as the script has it, and no
// time passes.
func TestRecordTakesWhatIsShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		f := record(t, "say One\nwait 3\nwait 2\npace 1\nkeys j j\npace 0.1\nkeys j j\nwait 4\nsay Two\nstill\nwait 1")
		var lasts []string
		for _, s := range f.shots {
			lasts = append(lasts, s.lasts.String())
		}
		if got, want := strings.Join(lasts, " "), "5s 1s 1s 4.2s 1s 4s"; got != want || f.still != 4 || time.Since(start) != 0 {
			t.Errorf("screens of %s, still %d; want %s, still 4", got, f.still, want)
		}
		if said := f.shots[0].frame.lines[len(f.shots[0].frame.lines)-1].String(); !strings.Contains(said, "One") {
			t.Errorf("the caption is %q", said)
		}
	})
}

// TestFilmIsWellFormed: it is XML without a script, what is used is defined, and the
// strip has a screen for each step of the animation.
func TestFilmIsWellFormed(t *testing.T) {
	f := record(t, "say One\nwait 1\npace 1\nkeys 5*j n c\nstill\nkeys c ? esc")
	svg := svgOf(t, f)
	defined, used := map[string]bool{}, []string{}
	for dec := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in %.2000s", err, svg)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch element.Name.Local {
		case "svg", "title", "style", "defs", "rect", "g", "use", "path", "text":
		default:
			t.Errorf("an element %s", element.Name.Local)
		}
		for _, a := range element.Attr {
			switch {
			case a.Name.Local == "id" && defined[a.Value]:
				t.Errorf("%s is defined twice", a.Value)
			case a.Name.Local == "id":
				defined[a.Value] = true
			case a.Name.Local == "href":
				used = append(used, a.Value)
			}
		}
	}
	for _, id := range used {
		if !defined[strings.TrimPrefix(id, "#")] {
			t.Errorf("%s is used and not defined", id)
		}
	}
	if strips := strings.Count(svg, `<g transform="translate(`); strips != len(f.shots) || strings.Count(svg, "{transform:") != len(f.shots) {
		t.Errorf("%d screens on the strip, of %d", strips, len(f.shots))
	}
	if !strings.Contains(svg, "prefers-reduced-motion") {
		t.Error("it moves for those who want no motion")
	}
}

// TestFilmStandsStillAtThePose: the screen that stands for all is the first on the
// strip, and the animation shows all in their order.
func TestFilmStandsStillAtThePose(t *testing.T) {
	f := record(t, "say One\nwait 1\npace 1\nkeys j j\nstill\nkeys j")
	if f.still != 2 {
		t.Fatalf("it stands still at %d of %d", f.still, len(f.shots))
	}
	height := cellHeight * len(f.shots[0].frame.lines)
	var places []int
	for _, m := range regexp.MustCompile(`translateY\(-(\d+)px\)`).FindAllStringSubmatch(svgOf(t, f), -1) {
		y, _ := strconv.Atoi(m[1])
		places = append(places, y/height)
	}
	for i, want := range []int{1, 2, 0, 3} {
		if places[i] != want {
			t.Errorf("screen %d is at %d, want %d", i, places[i], want)
		}
	}
}

func TestRecordTheStandardTour(t *testing.T) {
	o := options(t, "")
	var err error
	if o.Reader.Tour, err = tour.Standard(); err != nil {
		t.Fatal(err)
	}
	o.Width, o.Height, o.Reader.Habits.Big = 128, 34, true
	f, err := Record(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	svg := svgOf(t, f)
	if len(svg) > 400_000 || f.length() < 90*time.Second || f.length() > 130*time.Second {
		t.Errorf("%d bytes, %v", len(svg), f.length())
	}
	if again, err := Record(t.Context(), o); err != nil || svgOf(t, again) != svg {
		t.Errorf("it is not the same every time: %v", err)
	}
	if strings.Contains(svg, "pause or go on") {
		t.Error("it names keys that nobody can press")
	}
}

func TestRecordFails(t *testing.T) {
	o := options(t, "")
	if _, err := Record(t.Context(), o); err == nil || !strings.Contains(err.Error(), "no tour") {
		t.Errorf("without a tour: %v", err)
	}
	for script, want := range map[string]string{"keys q\nwait 1": "leave the reader", "wait 600\nwait 600\nwait 600\nwait 600": "too long"} {
		var err error
		if o.Reader.Tour, err = tour.Parse(script); err != nil {
			t.Fatal(err)
		}
		if _, err := Record(t.Context(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", script, err)
		}
	}
}
