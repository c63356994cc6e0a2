package fact

import (
	"strings"
	"testing"
)

// factOf returns the fact of a phrase that has one.
func factOf(t *testing.T, phrase string) *Fact {
	t.Helper()
	facts, _ := factsIn("They saw that " + phrase + ".")
	if len(facts) != 1 {
		t.Fatalf("%q has %d facts: %s", phrase, len(facts), shown("They saw that "+phrase+"."))
	}
	return &facts[0]
}

var agreementNames = [...]string{"incomparable", "equal", "compatible", "unequal"}

// pairs has two phrases and how their values stand to each other, a line each.
const pairs = `
£6.8m | £6,812,000 | equal
22 kilometres | about 14 miles | equal
45 gallons | 170 litres | equal
22,000 gallons | 83,000 litres | equal
half of it | 50 per cent | equal
more than 600 people | 640 people | compatible
more than 600 people | 4,000 people | unequal
hundreds of people | 412 people | compatible
hundreds of people | 12 people | unequal
dozens of homes | 37 homes | compatible
just under £7m | £6.8m | compatible
just under £7m | £5.8m | unequal
at least 61 people | sixty-one | equal
at least 61 people | sixty-four | unequal
at least eight | five | unequal
at least 20,000 gallons | 22,000 gallons | compatible
112 dead | 120 dead | unequal
31 of its 128 columns | a quarter of the columns | equal
three of the eight gates | three gates | equal
six of the seven children | five of the seven children | unequal
60 km/h | 37mph | equal
92 km/h | 57mph | equal
60 km/h | 70 km/h | unequal
100 yards | less than 300ft | compatible
1,312ft | 400 metres | equal
4,200 hectares | 42 square kilometres | equal
18,000 sq m | 194,000 sq ft | equal
38 grams | about 1.3 ounces | equal
$45 million | A$45 million | equal
$29 million | C$26 million | incomparable
£3m | €3m | incomparable
€17 billion or roughly $18.4 billion | $18.4bn | equal
£4.6m | 4.6 million pounds | equal
£4.6m | £6.4m | unequal
a quarter of a million dollars | $250,000 | equal
25 basis points | a quarter of a percentage point | equal
4.2 per cent | 4 per cent | equal
37 per cent | 37.5 per cent | unequal
81.3 per cent | four in five | equal
two-thirds | 62% | unequal
almost two-thirds | 62% | compatible
more than a third | about 40 per cent | compatible
21 to 4 votes | 21-4 vote | equal
7-5 vote | 7-6 vote | unequal
unanimous vote | 6-3 vote | unequal
doubled | twice as many | equal
about 214,000 | 241,000 | unequal
about 80 people | 84 people | compatible
19,200 people | 19,000 people | equal
18,000 people | 12,000 people | unequal
between $1bn and $10bn | $2.9 billion | compatible
50 to 60 people | 63 people | unequal
a dozen charges | eleven charges | unequal
a dozen charges | 12 charges | equal
18 km | 18 tonnes | incomparable
third man | fourth man | unequal
32.4C | 90.3F | equal
`

func TestCompare(t *testing.T) {
	count := 0
	for line := range strings.Lines(pairs) {
		parts := strings.Split(strings.TrimSpace(line), " | ")
		if len(parts) != 3 {
			continue
		}
		count++
		f, g := factOf(t, parts[0]), factOf(t, parts[1])
		if got := agreementNames[f.Agrees(g)]; got != parts[2] {
			t.Errorf("%s and %s are %s, want %s", parts[0], parts[1], got, parts[2])
		}
		if f.Agrees(g) != g.Agrees(f) {
			t.Errorf("%s and %s stand to each other as %d, and as %d the other way", parts[0], parts[1], f.Agrees(g), g.Agrees(f))
		}
	}
	if count < 50 {
		t.Errorf("only %d pairs were tried", count)
	}
}
