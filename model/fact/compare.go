package fact

import "math"

// Compare returns how two values stand to each other. It is symmetric.
//
// "At least 61" where people are counted one by one stands for 61, since its
// writer knew that number: it equals 61 and does not agree with 64, of which
// another toll speaks. A bound of a round number, "more than 600", was chosen
// for being round, so that any number agrees with it for which that is the
// bound a writer would name: 640, but not 4,000.
func Compare(a, b Value) Agreement {
	if a.Dimension != b.Dimension {
		return Incomparable
	}
	return kindOf(a.Dimension).compare(a, b)
}

// compareAlike compares numbers that have one unit, or none: the ordinals of
// floors and of tanks are of two rows.
func compareAlike(a, b Value) Agreement {
	if a.Unit != b.Unit {
		return Incomparable
	}
	return compareNumbers(a, b)
}

// compareMoney compares sums in one currency.
func compareMoney(a, b Value) Agreement {
	switch {
	case a.Unit == b.Unit:
		return compareNumbers(a, b)
	case a.Unit == "$" && isDollar(b.Unit), b.Unit == "$" && isDollar(a.Unit):
		return compareDollars(a, b)
	}
	return Incomparable
}

func isDollar(code string) bool {
	switch code {
	case "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "JMD", "TWD":
		return true
	}
	return false
}

// compareDollars compares dollars of no country with those of one: other sums
// may be the same money in another dollar.
func compareDollars(a, b Value) Agreement {
	b.Unit = a.Unit
	if got := compareNumbers(a, b); got != Unequal {
		return got
	}
	return Incomparable
}

// comparePairs compares scores or votes. A unanimous vote has no side against.
func comparePairs(a, b Value) Agreement {
	switch {
	case a.Second != b.Second:
		return Unequal
	case a.Low == b.Low && a.High == b.High:
		return Equal
	case a.Low <= b.High && b.Low <= a.High:
		return Compatible
	}
	return Unequal
}

func compareNumbers(a, b Value) Agreement {
	a, b = a.counted(), b.counted().every(a.Per)
	if near(a.Low, b.Low) && near(a.High, b.High) || a.isShareOf(b) || b.isShareOf(a) {
		return Equal
	}
	if a.isPoint() && b.isPoint() {
		return compareWritten(a, b)
	}
	al, ah := a.allowed()
	bl, bh := b.allowed()
	if al <= bh && bl <= ah || near(al, bh) || near(bl, ah) {
		return Compatible
	}
	return Unequal
}

// compareWritten compares numbers of which each is exact, rounded, or about its
// middle.
func compareWritten(a, b Value) Agreement {
	x, y := a.middle(), b.middle()
	half := max(a.rounding(a.Unit != b.Unit), b.rounding(a.Unit != b.Unit))
	if d := math.Abs(x - y); d < half*(1-1e-9) || near(x, y) {
		return Equal
	} else if a.About && b.About {
		return agreeing(d <= max(a.High-a.Low, b.High-b.Low)/2*(1+1e-9) || a.Low <= b.High && b.Low <= a.High)
	} else {
		return agreeing(d <= max(half, (a.High-a.Low)/2, (b.High-b.Low)/2)*(1+1e-9) && (a.About || b.About))
	}
}

// namedShare is by how much of itself a share may differ from one that is about it and
// be no other: 34 percent and just over a third.
const namedShare = 0.03

// isShareOf reports whether an exact share is what another one is about: "just over" it,
// "nearly", "some".
func (v Value) isShareOf(o Value) bool {
	return v.Dimension == Share && v.Low == v.High && o.About && o.Written != 0 && !o.Unbounded() &&
		math.Abs(v.Low-o.Written) <= namedShare*max(v.Low, o.Written)
}

func agreeing(yes bool) Agreement {
	if yes {
		return Compatible
	}
	return Unequal
}

// counted returns the value of "at least 61" as 61; see [Compare].
func (v Value) counted() Value {
	if v.Dimension == Count && math.IsInf(v.High, 1) && v.Step == 1 && math.Mod(v.Low, 10) != 0 {
		v.High = v.Low
	}
	return v
}

// every returns a rate as it is for another period; other values are returned as
// they are, since writers leave the period out.
func (v Value) every(seconds float64) Value {
	if v.Per == 0 || seconds == 0 || v.Per == seconds {
		return v
	}
	m := seconds / v.Per
	v.Low, v.High, v.Written, v.Step, v.Per = v.Low*m, v.High*m, v.Written*m, v.Step*m, seconds
	return v
}

// isPoint reports whether the words name one number, exact, rounded or with
// "about", rather than a range or bound.
func (v Value) isPoint() bool {
	return v.Low == v.High || v.About && v.Step > 0 && near(v.Written-v.Low, v.High-v.Written) && v.Written != 0
}

func (v Value) middle() float64 {
	if v.Low == v.High {
		return v.Low
	}
	return (v.Low + v.High) / 2
}

// maxRounding is the greatest share of a number by which writers change it when
// they round and do not say so.
const maxRounding = 0.06

// rounding returns by how much the true value may differ from the number as it is
// written. Numbers that are converted to another unit are rounded more.
func (v Value) rounding(converted bool) float64 {
	m := v.middle()
	step := v.Step
	if v.Dimension == Temperature {
		return step / 2
	}
	if own, ok := v.inOwnUnit(); converted && ok && own.step > 0 {
		step = roundStepOf(own.number, own.step) * own.factor
	}
	return min(step/2, maxRounding*math.Abs(m))
}

type ownNumber struct{ number, step, factor float64 }

// inOwnUnit returns the number and step of a measured value as they are written.
func (v Value) inOwnUnit() (ownNumber, bool) {
	u, ok := units()[v.Unit]
	if !ok || u.zero != 0 {
		return ownNumber{}, false
	}
	return ownNumber{v.middle() / u.factor, v.Step / u.factor, u.factor}, true
}

// A bound is named with the round number nearest to the truth: who writes more
// than 600 would write more than 900 of 950, and who writes more than 1,100
// would write more than 1,400 of 1,410. "Up to 900" names the number itself, as
// what is feared or allowed, which 700 is not.
const (
	boundShare      = 1.49
	smallBoundShare = 2    // below smallBound there are fewer round numbers
	fineBoundShare  = 1.25 // of a number with two digits or more before its zeros
	upToShare       = 1.25
	smallBound      = 20
)

// allowed returns the least and the greatest number that the words allow.
func (v Value) allowed() (low, high float64) {
	low, high = v.Low, v.High
	switch {
	case math.IsInf(high, 1):
		high = low * v.boundShare() * (1 - 1e-5)
	case math.IsInf(low, -1) && v.Step > 0:
		low = high / upToShare
	case math.IsInf(low, -1):
		low = high / v.boundShare()
	case low == high:
		half := v.rounding(false)
		low, high = low-half, high+half
	}
	return low, high
}

// boundShare returns how many times a bound the true value may be.
func (v Value) boundShare() float64 {
	switch n := math.Abs(v.Written); {
	case v.Dimension != Count && v.Dimension != Money:
		return boundShare
	case v.Dimension == Count && n < smallBound:
		return smallBoundShare
	case n >= 100 && zeros(math.Round(n))*10 <= n:
		return fineBoundShare
	}
	return boundShare
}

// near reports whether two numbers are equal but for the arithmetic.
func near(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-6*min(math.Abs(a), math.Abs(b))
}

// Agrees returns how two facts stand to each other. If their own values cannot be
// compared, it is the best agreement of any two values that their texts give of one
// dimension. The dead and the injured are not compared, nor those of two years.
func (f *Fact) Agrees(g *Fact) Agreement {
	if f.Year != g.Year && f.Year != 0 && g.Year != 0 || f.Counted != g.Counted && fates()[f.Counted] && fates()[g.Counted] {
		return Incomparable
	}
	best := Compare(f.Value, g.Value)
	if best != Incomparable {
		return best
	}
	for _, a := range f.values() {
		for _, b := range g.values() {
			if got := Compare(a, b); got != Incomparable && (best == Incomparable || got < best) {
				best = got
			}
		}
	}
	return best
}

// values returns the value and those in Also.
func (f *Fact) values() []Value {
	return append([]Value{f.Value}, f.Also...)
}
