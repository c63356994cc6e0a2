package fact

// maxCurrent is how many days before an article's date what it reports is news.
const maxCurrent = 180

// maxYearDays is how many days a date may leave open and still tell a year.
const maxYearDays = 500

// pastYears sets facts into the years that their clauses name.
type pastYears struct {
	numberWords
	*anchor
}

// setYears sets the year of what the facts report whose clauses name one that is
// past: in 2007 a quake killed more than 500.
func (r pastYears) setYears() {
	if !r.known {
		return
	}
	today := float64(r.today)
	for j := range r.found {
		last, ok := r.found[j].pastDay(today)
		if !ok {
			continue
		}
		for i := max(0, j-nearFacts); i < min(len(r.found), j+nearFacts); i++ {
			if f := &r.found[i]; f.Year == 0 && !kindOf(f.Value.Dimension).time && r.sharesClause(&r.found[j], f) {
				f.Year, _ = yearMonth(int(last))
			}
		}
	}
}

// nearFacts is how many facts a clause has at most.
const nearFacts = 8

// pastDay returns the last day of the past time that the fact names: 2007, seven
// years ago.
func (f *Fact) pastDay(today float64) (last float64, ok bool) {
	if f.Value.Dimension != Day && f.Value.Dimension != Duration {
		return 0, false
	}
	for _, v := range f.values() {
		if v.Dimension == Day && !v.Unbounded() && v.High-v.Low <= maxYearDays && v.High < today-maxCurrent {
			return v.High, v.Unit != anyYear
		}
	}
	return 0, false
}

// sharesClause reports whether a time and a fact are in one clause: no more than
// the comma after a time that opens the sentence is between them, or "when".
func (r pastYears) sharesClause(d, f *Fact) bool {
	if r.fold(d.First) == "since" && r.fold(d.Last+1) != "when" {
		return false
	}
	from, to := d.Last, f.First
	if d.First > f.First {
		from, to = f.Last, d.First
	}
	for j := from; j < to; j++ {
		opens := j == d.Last && (d.First <= 1 || r.fold(j+1) == "when")
		if r.breaks(j) && !opens || j > from && clauseWords()[r.words[j].Fold] && r.words[j].Fold != "when" {
			return false
		}
	}
	return true
}
