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

// comparisons has two phrases and how their values stand to each other, a line each.
const comparisons = `
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
£4.6m | £4.6 million | equal
$1.31 billion | $1,314 million | equal
€2m | €1.9m | equal
€2m | €1.7m | unequal
almost €2m | about 1.9 million euros | compatible
€1.9m | 1.9 million euros | equal
£61,500 | about £61,000 | compatible
more than €60,000 | €61,500 | compatible
£385,000 | £358,000 | unequal
$4,980 a month | $59,760 a year | equal
£9.35 a month | £112 a year | equal
500 euros a day | €500 an hour | unequal
£30million | £30 million | equal
up to £30m | £30 million | compatible
up to £30m | £45 million | unequal
£1,000 | US$1,000 | incomparable
US$410 million | $410m | equal
A$2.3 million | A$3.2 million | unequal
48 billion kroner | 310 million kronor | incomparable
half a million pounds | £500,000 | equal
22 cents | $0.22 | equal
50p | £0.50 | equal
Rs 4,800 crore | 48 billion rupees | equal
$15.2 billion | some $15bn | equal
$18.4 billion | $18bn | equal
£3.2m | just over £3 million | compatible
£3.9m | just over £3 million | unequal
$38m | close to $40 million | compatible
$84,600 | nearly $85,000 | compatible
$2.7 million | nearly $3 million | compatible
$2.1 million | nearly $3 million | unequal
between £4m and £5m | £4.4m | compatible
between £4m and £5m | £6m | unequal
$1.15 billion to $1.25 billion | $1.2 billion | compatible
14 people | fourteen people | equal
24 homes | two dozen homes | equal
206 men | two hundred and six men | equal
1,000 people | a thousand people | equal
12,000 people | 12 000 people | equal
half a dozen men | six men | equal
one hundred and twenty thousand people | 120,000 people | equal
2.3 million people | 2.7 million people | unequal
2,014 people | about 2,000 people | equal
1,640 workers | about 900 workers | unequal
6,812 names | almost 7,000 names | compatible
11,842 people | nearly 12,000 people | compatible
61,204 people | more than 61,000 people | compatible
52,000 people | about fifty thousand people | compatible
38,700 people | almost 40,000 people | compatible
38,000 people | about 40,000 people | compatible
430,000 people | about 330,000 people | unequal
more than 80 people | 83 people | compatible
more than 60 casings | 87 casings | compatible
more than 400 people | 412 people | compatible
more than 20 people | 11 people | unequal
more than 1,600 people | 1,664 people | compatible
more than a dozen people | 17 people | compatible
at least 19 people | nineteen people | equal
at least 17 people | 23 people | unequal
at least 31 people | about 30 people | compatible
at least five airlines | several airlines | compatible
at least 50 people | 43 people | unequal
no fewer than 18 boats | 18 boats | equal
up to 900 people | 700 people | unequal
up to 900 people | 850 people | compatible
more than 1,100 people | 1,410 people | unequal
fewer than 30 votes | 29 votes | compatible
fewer than 30 votes | 39 votes | unequal
about 100 people | more than 100 people | compatible
some 130 people | more than 100 people | compatible
about 60 vessels | some 60 boats | equal
about 90 crew | about 60 crew | unequal
about 30 villagers | 34 villagers | unequal
about 310,000 people | about 130,000 people | unequal
scores of people | 64 people | compatible
dozens of people | 400 people | unequal
thousands of people | 3,400 people | compatible
tens of thousands of people | 34,000 people | compatible
tens of thousands of people | 2,000 people | unequal
several hundred people | 412 people | compatible
a handful of shops | four shops | compatible
a handful of shops | 40 shops | unequal
50 to 60 people | 55 people | compatible
50 to 60 people | 50-60 people | equal
52 per cent | 52% | equal
52 percent | 52 pc | equal
14% | fourteen per cent | equal
3.4% | 2.1% | unequal
3.4% | almost 4 percent | unequal
3.9% | almost 4 percent | equal
38 per cent | more than a third of it | compatible
30 per cent | nearly a third of it | compatible
34 percent | just over a third of it | equal
41% | four in ten | equal
91 per cent | nine in ten | equal
80% | four homes in five | equal
67% | two-thirds | equal
25 per cent | a quarter of it | equal
1/3 of it | 33% | equal
21% | 17% | unequal
15 per cent | almost one in six | compatible
60 cents on the dollar | 60% | equal
half a percentage point | 50 basis points | equal
3.3 percentage points | 3.3% | incomparable
11 of the 14 counts | 11 counts | equal
11 of the 14 counts | twelve counts | unequal
all but two of 22 economists | 20 economists | equal
everything but eight per cent | 92 per cent | equal
31 of its 128 columns | half of the columns | unequal
10 metres | some 33 feet | equal
about 30 metres | 100ft | equal
4.5-mile | seven kilometres | equal
70 kilometres | 45 miles | equal
48 kilometres | 30 miles | equal
2.6 km | 1.6-mile | equal
one mile | 1.6km | equal
148 m | 486 feet | equal
410 mm | 16 inches | equal
46cm | 46 centimetres | equal
a quarter of a mile | 400 metres | equal
12 feet | four yards | equal
20-footer | four yards | unequal
34 percent | just over a third | equal
38 percent | more than a third | compatible
520 kilometres | 500 km | unequal
12 nautical miles | 22 km | equal
62 square km | 6,200 hectares | equal
4,200 hectares | 10,400 acres | equal
2.1 km3 | 2.1 cubic kilometers | equal
65 gallons | 246 litres | equal
83,000 litres | 65 gallons | unequal
85,000 megalitres a day | 35,000 cubic feet a second | equal
three tonnes | just under three tonnes | compatible
three tonnes | 180,000 tonnes | unequal
290lb | 21-stone | equal
20lb | nine kilos | equal
48 t | nearly 50 tonnes | compatible
31,000 tonnes | 31,400 tonnes | equal
37mph | 60 kilometres an hour | equal
112kt | almost 130 miles an hour | compatible
255 km/h | about 160 mph | equal
61 mph | 54 miles an hour | unequal
185 km/h | 115 mph | equal
32.4C | 32.4 °C | equal
-14C | 7F | equal
-14C | 14C | unequal
magnitude 6.8 | magnitude 8 | unequal
magnitude 8.0 | magnitude 8 | equal
7.1-magnitude | magnitude 7.1 | equal
1.8 TWh | 1,800 GWh | equal
600 megawatts | 0.6 GW | equal
948 hPa | 948 millibars | equal
3-2 | 3–2 | equal
3-2 | 2-3 | equal
3-2 | 4-2 | unequal
68 votes to 55 | the vote was 68-55 | equal
68 votes to 55 | 68 votes to 57 | unequal
14-9 votes | 14 to nine votes | equal
unanimous vote | 5-0 vote | compatible
tripled | three times as much | equal
90 times as much | 90-fold | equal
doubled | tripled | unequal
third time | 3rd time | equal
74th minute | 67th minute | unequal
18 km (11 miles) | 11 miles | equal
45 million soles ($12 million) | $12m | equal
45 million soles ($12 million) | $15m | unequal
61 people | 61 percent | incomparable
61 km | 61 kg | incomparable
no injuries | two injuries | unequal
both men | two men | equal
a single vote | only one vote | equal
room 6 | room 4 | unequal
room 6 | page 6 | incomparable
`

func TestCompare(t *testing.T) {
	count := 0
	for line := range strings.Lines(comparisons) {
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
	if count < 200 {
		t.Errorf("only %d pairs were tried", count)
	}
}
