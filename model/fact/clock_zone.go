package fact

import (
	"math"
	"strings"
	"time"

	"triptych/model/text"
)

// zones read the zones of times of day.
type zones struct {
	timeWords
	*anchor
}

// readZone reads the zone that follows a time, GMT, local time, Eastern time, New
// York time, and returns how many minutes it is ahead of universal time. The unit
// is empty for local time, elsewhere for a zone that is not known.
func (r zones) readZone(i int) (offset float64, unit string, next int) {
	if i >= len(r.words) || !r.joinedAfterTime(i-1) {
		return 0, "", i
	}
	w := r.fold(i)
	if r.phraseAt(i, "local", "time") {
		return 0, "", i + 2
	}
	if w == "local" && (i+1 >= len(r.words) || !r.joined(i)) {
		return 0, "", i + 1
	}
	if minutes, ok := r.zoneOffset(w); ok && r.words[i].Capital && isUpper(r.words[i].In(r.src)) {
		return minutes, universal, i + 1
	}
	for end := i; end < i+4 && end+1 < len(r.words) && r.words[end].Capital && r.joined(end); end++ {
		if r.fold(end+1) != "time" {
			continue
		}
		if minutes, ok := r.placeOffset(r.folds(i, end+1)); ok {
			return minutes, universal, end + 2
		}
		return 0, elsewhere, end + 2
	}
	return 0, "", i
}

// joinedAfterTime reports whether words i and i+1 are joined; the dot of a.m. does
// not part them.
func (r zones) joinedAfterTime(i int) bool {
	return r.joined(i) || r.gap(i) == ". " && (r.fold(i) == "am" || r.fold(i) == "pm")
}

// folds returns the folded words from i to before end.
func (r zones) folds(i, end int) string {
	var b strings.Builder
	for k := i; k < end; k++ {
		if k > i {
			b.WriteByte(' ')
		}
		b.WriteString(r.fold(k))
	}
	return b.String()
}

func isUpper(s string) bool { return s == strings.ToUpper(s) }

// zoneOffset returns how many minutes a zone is ahead of universal time. ET and
// the like are summer or standard time as the anchor is.
func (r zones) zoneOffset(fold string) (float64, bool) {
	switch fold {
	case "et", "ct", "mt", "pt":
		standard := map[string]float64{"et": -300, "ct": -360, "mt": -420, "pt": -480}[fold]
		return standard + r.americanSummer(), true
	}
	minutes, ok := zoneOffsets[fold]
	return minutes, ok
}

// placeOffset returns the offset of "eastern", "british", "new york" time.
func (r zones) placeOffset(place string) (float64, bool) {
	if minutes, ok := fixedPlaces[place]; ok {
		return minutes, true
	}
	if minutes, ok := americanPlaces[place]; ok {
		return minutes + r.americanSummer(), true
	}
	if minutes, ok := europeanPlaces[place]; ok {
		return minutes + r.europeanSummer(), true
	}
	return 0, false
}

// americanSummer returns 60 from the second Sunday of March to the first of
// November.
func (r zones) americanSummer() float64 {
	y := r.thisYear()
	if r.known && r.today >= nthWeekday(3, time.Sunday, 2)(y) && r.today < nthWeekday(11, time.Sunday, 1)(y) {
		return 60
	}
	return 0
}

// europeanSummer returns 60 from the last Sunday of March to that of October.
func (r zones) europeanSummer() float64 {
	y := r.thisYear()
	if r.known && r.today >= lastWeekday(3, time.Sunday)(y) && r.today < lastWeekday(10, time.Sunday)(y) {
		return 60
	}
	return 0
}

// sameInAnotherZone reports whether times in zones of unknown distance can be the
// same moment: zones differ by whole half hours, but for a few of three quarters.
func sameInAnotherZone(a, b float64) bool { return math.Mod(math.Abs(a-b), 15) == 0 }

var zoneOffsets = map[string]float64{
	"gmt": 0, "utc": 0, "bst": 60, "wet": 0, "west": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"akst": -540, "akdt": -480, "hst": -600, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "pht": 480, "wib": 420,
	"aest": 600, "aedt": 660, "acst": 570, "acdt": 630, "awst": 480, "nzst": 720, "nzdt": 780, "sast": 120, "wat": 60, "eat": 180,
	"brt": -180, "art": -180, "clt": -240, "pkt": 300,
}

var fixedPlaces = map[string]float64{
	"universal": 0, "coordinated universal": 0, "greenwich mean": 0, "greenwich": 0, "british summer": 60, "central european summer": 120,
	"eastern standard": -300, "eastern daylight": -240, "central daylight": -300, "pacific standard": -480, "pacific daylight": -420,
	"moscow": 180, "beijing": 480, "china": 480, "tokyo": 540, "japan": 540, "hong kong": 480, "singapore": 480, "indian standard": 330,
}

var americanPlaces = map[string]float64{
	"eastern": -300, "new york": -300, "washington": -300, "us eastern": -300, "usa eastern": -300, "central": -360, "chicago": -360,
	"mountain": -420, "pacific": -480, "los angeles": -480, "california": -480,
}

var europeanPlaces = map[string]float64{
	"british": 0, "uk": 0, "london": 0, "irish": 0, "dublin": 0, "lisbon": 0, "central european": 60, "paris": 60, "berlin": 60,
	"madrid": 60, "rome": 60, "brussels": 60, "amsterdam": 60, "stockholm": 60, "athens": 120, "kyiv": 120, "helsinki": 120,
}

// zoneWords can follow a time that has no colon and no am or pm.
var zoneWords = text.WordSet(`gmt utc bst cet cest eet eest msk est edt cst cdt mst mdt pst pdt et pt jst aest aedt ist sast local eastern
central pacific british uk moscow london`)
