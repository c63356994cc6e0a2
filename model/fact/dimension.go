package fact

import "sync"

// A Dimension says what kind of thing a value measures. Values of different
// dimensions are never compared.
type Dimension string

// The dimensions, with the base unit of Low and High.
const (
	Count       Dimension = "count"       // people, things; see Fact.Counted
	Ordinal     Dimension = "ordinal"     // third, 74th (minute): position in a row
	Money       Dimension = "money"       // in units of Value.Unit, an ISO 4217 code
	Share       Dimension = "share"       // of a whole, 0 to 1: per cent, fractions, "31 of its 128"
	Points      Dimension = "points"      // percentage points
	Length      Dimension = "length"      // metres
	Area        Dimension = "area"        // square metres
	Volume      Dimension = "volume"      // litres
	Mass        Dimension = "mass"        // kilograms
	Speed       Dimension = "speed"       // metres a second
	Temperature Dimension = "temperature" // kelvins
	Magnitude   Dimension = "magnitude"   // of an earthquake
	Duration    Dimension = "duration"    // seconds
	Age         Dimension = "age"         // years
	Score       Dimension = "score"       // 3-2, see Value.Second
	Vote        Dimension = "vote"        // 21 to 4, see Value.Second
	Clock       Dimension = "clock"       // time of day, minutes after midnight
	Day         Dimension = "day"         // days, months, seasons, years: days since 1970-01-01
	Ratio       Dimension = "ratio"       // twice, tripled, fivefold
	Power       Dimension = "power"       // watts
	Energy      Dimension = "energy"      // watt-hours
	Pressure    Dimension = "pressure"    // pascals
)

// A kind is what there is to know of the values of a dimension, beside how they
// are read.
type kind struct {
	dimension Dimension
	compare   func(a, b Value) Agreement // two values of the dimension; symmetric
	normal    func(Value) string         // see [Value.Normal]
	time      bool                       // it is read as a time
}

// kinds has a row for each dimension.
var kinds = []kind{
	{dimension: Count, compare: compareAlike, normal: Value.normalNumber},
	{dimension: Ordinal, compare: compareAlike, normal: Value.normalNumber},
	{dimension: Money, compare: compareMoney, normal: Value.normalNumber},
	{dimension: Share, compare: compareNumbers, normal: Value.normalShare},
	{dimension: Points, compare: compareNumbers, normal: inUnit("points")},
	{dimension: Length, compare: compareNumbers, normal: inUnit("m")},
	{dimension: Area, compare: compareNumbers, normal: inUnit("m²")},
	{dimension: Volume, compare: compareNumbers, normal: inUnit("l")},
	{dimension: Mass, compare: compareNumbers, normal: inUnit("kg")},
	{dimension: Speed, compare: compareNumbers, normal: inUnit("m/s")},
	{dimension: Temperature, compare: compareNumbers, normal: inUnit("K")},
	{dimension: Magnitude, compare: compareNumbers, normal: Value.normalNumber},
	{dimension: Duration, compare: sameOr(compareDurations), normal: Value.normalDuration, time: true},
	{dimension: Age, compare: sameOr(compareAges), normal: inUnit("years old"), time: true},
	{dimension: Score, compare: comparePairs, normal: Value.normalPair},
	{dimension: Vote, compare: comparePairs, normal: Value.normalPair},
	{dimension: Clock, compare: sameOr(compareClocks), normal: Value.normalClock, time: true},
	{dimension: Day, compare: sameOr(compareDays), normal: Value.normalDay, time: true},
	{dimension: Ratio, compare: compareNumbers, normal: Value.normalNumber},
	{dimension: Power, compare: compareNumbers, normal: inUnit("W")},
	{dimension: Energy, compare: compareNumbers, normal: inUnit("Wh")},
	{dimension: Pressure, compare: compareNumbers, normal: inUnit("Pa")},
}

// kindOf returns the row of a dimension. Words that are no dimension are taken
// for one of numbers.
func kindOf(d Dimension) kind {
	if k, ok := kindsByDimension()[d]; ok {
		return k
	}
	return kind{compare: compareNumbers, normal: Value.normalNumber}
}

var kindsByDimension = sync.OnceValue(func() map[Dimension]kind {
	table := make(map[Dimension]kind, len(kinds))
	for _, k := range kinds {
		table[k.dimension] = k
	}
	return table
})
