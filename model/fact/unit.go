package fact

import (
	"strconv"
	"strings"
	"sync"
)

// A unit is how a unit of measure becomes the base unit of its dimension.
type unit struct {
	Dimension
	factor, zero float64 // base = written*factor + zero
	name         string  // in Value.Unit, one for all spellings
}

// unitsTable has the units of measure, one a line: dimension, factor to the base
// unit, spellings parted by commas. The first spelling names it.
const unitsTable = `
length 1          metre, metres, meter, meters, m
length 1000       kilometre, kilometres, kilometer, kilometers, km, kms
length 0.01       centimetre, centimetres, centimeter, centimeters, cm
length 0.001      millimetre, millimetres, millimeter, millimeters, mm
length 1609.344   mile, miles
length 1852       nautical mile, nautical miles, nm
length 0.9144     yard, yards, yd, yds
length 0.3048     foot, feet, ft, footer
length 0.0254     inch, inches
area 1            square metre, square metres, square meter, square meters, sq m, sqm, sq metres, sq metre, m2
area 1e6          square kilometre, square kilometres, square kilometer, square kilometers, sq km, sq kms, sqkm, square km, km2
area 10000        hectare, hectares, ha
area 4046.8564    acre, acres
area 2589988.11   square mile, square miles, sq mi, sq mile, sq miles
area 0.09290304   square foot, square feet, sq ft, sqft
area 0.83612736   square yard, square yards, sq yd, sq yards
volume 1          litre, litres, liter, liters
volume 0.001      millilitre, millilitres, milliliter, milliliters, ml
volume 1e6        megalitre, megalitres, megaliter, megaliters
volume 1e9        gigalitre, gigalitres, gigaliter, gigaliters
volume 3.785412   gallon, gallons
volume 4.54609    imperial gallon, imperial gallons
volume 0.56826    pint, pints
volume 158.98729  barrel, barrels, bbl, bpd
volume 1000       cubic metre, cubic metres, cubic meter, cubic meters, m3, cu m
volume 1e12       cubic kilometre, cubic kilometres, cubic kilometer, cubic kilometers, km3
volume 28.316847  cubic foot, cubic feet, cu ft
volume 764.55486  cubic yard, cubic yards
volume 1233481.84 acre-foot, acre-feet, acre feet
mass 1000         tonne, tonnes, metric ton, metric tons, metric tonnes, t
mass 907.18474    ton, tons, short ton, short tons
mass 1            kilogram, kilograms, kilo, kilos, kg, kilogramme, kilogrammes
mass 0.001        gram, grams, gramme, grammes, g
mass 1e-6         milligram, milligrams, mg
mass 0.45359237   pound in weight, lb, lbs
mass 6.35029318   stone
mass 0.0283495231 ounce, ounces, oz
mass 1e6          kilotonne, kilotonnes
speed 0.277777778 kilometre an hour, kilometres an hour, kilometers an hour, kilometres per hour, kilometers per hour, km an hour, km per hour, km h, kmh, kph, kilometre per hour, kilometer per hour
speed 0.44704     mile an hour, miles an hour, mile per hour, miles per hour, mph
speed 0.514444444 knot, knots, kt, kts
speed 1           metre per second, metres per second, meters per second, metres a second, meters a second, m s, mps
power 1           watt, watts, w
power 1e3         kilowatt, kilowatts, kw
power 1e6         megawatt, megawatts, mw
power 1e9         gigawatt, gigawatts, gw
energy 1          watt-hour, wh
energy 1e3        kilowatt-hour, kilowatt-hours, kilowatt hours, kwh
energy 1e6        megawatt-hour, megawatt-hours, megawatt hours, mwh
energy 1e9        gigawatt-hour, gigawatt-hours, gigawatt hours, gwh
energy 1e12       terawatt-hour, terawatt-hours, terawatt hours, twh
pressure 100      hectopascal, hectopascals, hpa, millibar, millibars, mbar, mb
pressure 3386.389 inch of mercury, inches of mercury
points 1          percentage point, percentage points, per cent point, percent points, pp
points 0.01       basis point, basis points, bps
share 0.01        %, percent, per cent, pc, pct, cents on the dollar, cents in the dollar, cents of every dollar
temperature 1     celsius, c, degrees celsius, degree celsius, degrees c, degrees centigrade, centigrade, °c
temperature 0.555555556 fahrenheit, f, degrees fahrenheit, degree fahrenheit, degrees f, °f
`

// zeroCelsius and zeroFahrenheit are 0 °C and 0 °F in kelvins.
const (
	zeroCelsius    = 273.15
	zeroFahrenheit = 255.372222
)

// units returns the units by spelling, words parted by single spaces.
var units = sync.OnceValue(func() map[string]unit {
	table := make(map[string]unit)
	for line := range strings.Lines(unitsTable) {
		dimension, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		factor, spellings, ok := strings.Cut(strings.TrimSpace(rest), " ")
		if !ok {
			continue
		}
		names := strings.Split(strings.TrimSpace(spellings), ", ")
		u := unit{Dimension: Dimension(dimension), factor: mustFloat(factor), name: names[0]}
		switch u.name {
		case "celsius":
			u.zero = zeroCelsius
		case "fahrenheit":
			u.zero = zeroFahrenheit
		}
		for _, name := range names {
			table[strings.ReplaceAll(name, "-", " ")] = u
		}
	}
	return table
})

func mustFloat(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("fact: unit table: " + s)
	}
	return f
}

// maxUnitWords is how many words the longest unit has.
const maxUnitWords = 4

// measures read units of measure.
type measures struct{ numberWords }

// unitAt returns the unit of measure that begins at word i, and its last word.
func (r measures) unitAt(i int) (u unit, last int, ok bool) {
	var buffer phraseBuffer
	key := buffer[:0]
	for j := i; j < len(r.words) && j < i+maxUnitWords; j++ {
		if j > i {
			if !r.joined(j-1) && r.gap(j-1) != "/" && r.gap(j-1) != " / " {
				break
			}
			key = append(key, ' ')
		}
		key = append(key, r.words[j].Fold...)
		if found, known := units()[string(key)]; known && r.isUnit(i, j) {
			u, last, ok = found, j, true
		}
	}
	return u, last, ok
}

// isUnit reports whether the words are a unit rather than the same letters in
// another use: the c, f, g, t, w and m of a unit stand right behind digits, and
// a temperature's are capitals.
func (r measures) isUnit(first, last int) bool {
	fold := r.words[first].Fold
	if last > first {
		return fold != "c" && fold != "f" && fold != "m" && fold != "t" || r.src[r.words[first].End:r.words[last].Start] == "/"
	}
	switch fold {
	case "c", "f":
		return r.words[first].Capital && first > 0 && strings.TrimSpace(r.gap(first-1)) == "°" || r.words[first].Capital && first > 0 && r.words[first-1].Numeral
	case "m", "t", "g", "w", "mb", "nm":
		return first > 0 && r.words[first-1].Numeral
	case "inches", "stone":
		return first > 0 && r.follows(first)
	}
	return true
}
