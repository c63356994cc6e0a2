package fact

import (
	"strings"
	"testing"
)

// notations has what is read from a phrase, a line each: the phrase, and every
// fact with its words and value in base units.
const notations = `
2,400 homes => 2,400 homes: count 2400
more than 2,400 homes => more than 2,400 homes: count >=2400
at least 61 people => at least 61 people: count >=61
61 => 61: count 61
sixty-four people => sixty-four people: count 64
two hundred and six men => two hundred and six men: count 206
its hundred and forty people => hundred and forty people: count 140
two hundred people => two hundred people: count 200
a hundred boats => a hundred boats: count 100
a thousand cars => a thousand cars: count 1000
a million people => a million people: count 1e+06
half a million people => half a million people: count 500000
one and a half million people => one and a half million people: count 1.5e+06
two and a half million people => two and a half million people: count 2.5e+06
3.4 million people => 3.4 million people: count 3.4e+06
45m people => 45m people: count 4.5e+07
a dozen eggs => a dozen eggs: count 12
half a dozen shops => half a dozen shops: count 6
two dozen homes => two dozen homes: count 24
dozens of homes => dozens of homes: count ~24
scores of homes => scores of homes: count ~40
hundreds of people => hundreds of people: count ~200
thousands of people => thousands of people: count ~2000
tens of thousands of people => tens of thousands of people: count ~20000
hundreds of thousands of people => hundreds of thousands of people: count ~200000
several hundred people => several hundred people: count ~300
a couple of dozen farms => a couple of dozen farms: count ~24
a handful of shops => a handful of shops: count ~3
several airlines => several airlines: count ~3
10 000 people => 10 000 people: count 10000
1.200.000 people => 1.200.000 people: count 1.2e+06
one hundred and twenty thousand people => one hundred and twenty thousand people: count 120000
twelve hundred men => twelve hundred men: count 1200
fewer than 30 votes => fewer than 30 votes: count <=30
no fewer than 18 boats => no fewer than 18 boats: count >=18
up to 900 people => up to 900 people: count <=900
about 90 crew => about 90 crew: count ~90
some 340 firefighters => some 340 firefighters: count ~340
around 60 vessels => around 60 vessels: count ~60
roughly 4,000 members => roughly 4,000 members: count ~4000
an estimated 300 guests => an estimated 300 guests: count ~300
close to 40 boats => close to 40 boats: count ~40
almost 7,000 names => almost 7,000 names: count ~7000
nearly 3,000 flights => nearly 3,000 flights: count ~3000
just under 80 people => just under 80 people: count ~80
just over 80 people => just over 80 people: count ~80
ten or so ships => ten or so ships: count ~10
well over 100 people => well over 100 people: count >=100
as many as 500 people => as many as 500 people: count <=500
17 others => 17 others: count 17
11 more => 11 more: count 11
a further 12 people => 12 people: count 12
seven of them => seven of them: count 7
two of those named => two of those named: count 2
three of the dead => three of the dead: count 3
31 of its 128 columns => 31 of its 128 columns: count 31 also share 0.242188
Eleven of the 72 panels => Eleven of the 72 panels: count 11 also share 0.152778
38 out of 41 children => 38 out of 41 children: count 38 also share 0.926829
11 of the 14 counts => 11 of the 14 counts: count 11 also share 0.785714
all 84 residents => 84 residents: count 84
none of the crew => none: count 0
no injuries => no injuries: count 0
a quarter of voters => a quarter: share 0.25
two-thirds of the gap => two-thirds: share 0.666667
half of the homes => half: share 0.5
three quarters of it => three quarters: share 0.75
one in five => one in five: share 0.2
nine out of ten => nine out of ten: share 0.9
four homes in five => four homes in five: share 0.8
three in every 10 => three in every 10: share 0.3
a third of its shares => a third: share 0.333333
more than a third of exports => more than a third: share >=0.333333
nearly two-thirds => nearly two-thirds: share ~0.666667
14% => 14%: share 0.14 %
14 percent => 14 percent: share 0.14 %
14 per cent => 14 per cent: share 0.14 %
14 pc => 14 pc: share 0.14 %
0.25% => 0.25%: share 0.0025 %
Ninety-one per cent => Ninety-one per cent: share 0.91 %
60 cents on the dollar => 60 cents on the dollar: share 0.6 %
30 cents of every dollar => 30 cents of every dollar: share 0.3 %
3.3 percentage points => 3.3 percentage points: points 3.3 percentage point
half a percentage point => half a percentage point: points 0.5 percentage point
a quarter of a percentage point => a quarter of a percentage point: points 0.25 percentage point
one percentage point => one percentage point: points 1 percentage point
25 basis points => 25 basis points: points 0.25 basis point
£4.6m => £4.6m: money 4.6e+06 GBP
4.6 million pounds => 4.6 million pounds: money 4.6e+06 GBP
£4.6 million => £4.6 million: money 4.6e+06 GBP
£1.2million => £1.2million: money 1.2e+06 GBP
$1.2bn => $1.2bn: money 1.2e+09 $
$1.2 billion => $1.2 billion: money 1.2e+09 $
€300k => €300k: money 300000 EUR
€1,310m => €1,310m: money 1.31e+09 EUR
$1,314 million => $1,314 million: money 1.314e+09 $
US$410 million => US$410 million: money 4.1e+08 USD
A$45 million => A$45 million: money 4.5e+07 AUD
C$38M => C$38M: money 3.8e+07 CAD
C$50,000 => C$50,000: money 50000 CAD
26 million Canadian dollars => 26 million Canadian dollars: money 2.6e+07 CAD
$7 million in Canadian money => $7 million in Canadian money: money 7e+06 CAD
$3.1m in US dollars => $3.1m in US dollars: money 3.1e+06 USD
45 million Australian dollars => 45 million Australian dollars: money 4.5e+07 AUD
45 million soles => 45 million soles: money 4.5e+07 PEN
a quarter of a million dollars => a quarter of a million dollars: money 250000 $
half a million pounds => half a million pounds: money 500000 GBP
two million dollars => two million dollars: money 2e+06 $
200,000 crowns => 200,000 crowns: money 200000 crown
48 billion kroner => 48 billion kroner: money 4.8e+10 krone
310 million kronor => 310 million kronor: money 3.1e+08 krona
22 cents => 22 cents: money 0.22 $
20p => 20p: money 0.2 GBP
50 pence => 50 pence: money 0.5 GBP
£16 => £16: money 16 GBP
£2.15 => £2.15: money 2.15 GBP
Rs 4,800 crore => Rs 4,800 crore: money 4.8e+10 rupee
48 billion rupees => 48 billion rupees: money 4.8e+10 rupee
EUR 5 million => EUR 5 million: money 5e+06 EUR
just under £7m => just under £7m: money ~7e+06 GBP
more than $300 million => more than $300 million: money >=3e+08 $
up to £30 million => up to £30 million: money <=3e+07 GBP
as little as £5 => £5: money 5 GBP
$1.15 billion to $1.25 billion => $1.15 billion to $1.25 billion: money 1.15e+09..1.25e+09 $
between $1bn and $10bn => between $1bn and $10bn: money 1e+09..1e+10 $
between 1.5 and 2.5 billion dollars => between 1.5 and 2.5 billion dollars: money 1.5e+09..2.5e+09 $
50 to 60 people => 50 to 60 people: count 50..60
50-60 people => 50-60 people: count 50..60
between 3 and 5 people => between 3 and 5 people: count 3..5
18 km => 18 km: length 18000 kilometre
18 kilometres => 18 kilometres: length 18000 kilometre
18km => 18km: length 18000 kilometre
11 miles => 11 miles: length 17702.8 mile
1.6-mile => 1.6-mile: length 2574.95 mile
some 33 feet => some 33 feet: length ~10.0584 foot
1,312ft => 1,312ft: length 399.898 foot
10,000m => 10,000m: length 10000 metre
148 m => 148 m: length 148 metre
10 metres => 10 metres: length 10 metre
46cm => 46cm: length 0.46 centimetre
46 centimetres => 46 centimetres: length 0.46 centimetre
6 ft 2 in => 6 ft 2 in: length 1.8796 foot
100 yards => 100 yards: length 91.44 yard
12 nautical miles => 12 nautical miles: length 22224 nautical mile
20-footer => 20-footer: length 6.096 foot
4,200 hectares => 4,200 hectares: area 4.2e+07 hectare
42 square kilometres => 42 square kilometres: area 4.2e+07 square kilometre
62 square km => 62 square km: area 6.2e+07 square kilometre
18,000 sq m => 18,000 sq m: area 18000 square metre
194,000 sq ft => 194,000 sq ft: area 18023.2 square foot
30 acres => 30 acres: area 121406 acre
2.1 km3 => 2.1 km3: volume 2.1e+12 cubic kilometre
1.7 million m³ => 1.7 million m³: volume 1.7e+09 cubic metre
12 km² => 12 km²: area 1.2e+07 square kilometre
2.1 cubic kilometers => 2.1 cubic kilometers: volume 2.1e+12 cubic kilometre
22,000 gallons => 22,000 gallons: volume 83279.1 gallon
170 litres => 170 litres: volume 170 litre
35,000 cubic feet => 35,000 cubic feet: volume 991090 cubic foot
85,000 megalitres => 85,000 megalitres: volume 8.5e+10 megalitre
1.65 million barrels => 1.65 million barrels: volume 2.62329e+08 barrel
three tonnes => three tonnes: mass 3000 tonne
48 t => 48 t: mass 48000 tonne
31,000 tonnes => 31,000 tonnes: mass 3.1e+07 tonne
38 grams => 38 grams: mass 0.038 gram
nine kilos => nine kilos: mass 9 kilogram
290lb => 290lb: mass 131.542 pound in weight
21-stone => 21-stone: mass 133.356 stone
32.4C => 32.4C: temperature 305.55 celsius
32.4 °C => 32.4 °C: temperature 305.55 celsius
41F => 41F: temperature 278.15 fahrenheit
60 km/h => 60 km/h: speed 16.6667 kilometre an hour
255km/h => 255km/h: speed 70.8333 kilometre an hour
60 kilometres an hour => 60 kilometres an hour: speed 16.6667 kilometre an hour
37mph => 37mph: speed 16.5405 mile an hour
54 miles an hour => 54 miles an hour: speed 24.1402 mile an hour
112kt => 112kt: speed 57.6178 knot
112 knots => 112 knots: speed 57.6178 knot
20 m/s => 20 m/s: speed 20 metre per second
magnitude 6.8 => magnitude 6.8: magnitude 6.8
7.1-magnitude => 7.1-magnitude: magnitude 7.1
6.2 on the Richter scale => 6.2 on the Richter scale: magnitude 6.2
948 hPa => 948 hPa: pressure 94800 hectopascal
1.8 TWh => 1.8 TWh: energy 1.8e+12 terawatt-hour
600 megawatts => 600 megawatts: power 6e+08 megawatt
18 km (11 miles) => 18 km (11 miles): length 18000 kilometre also length 17702.8 mile
45 million soles ($12 million) => 45 million soles ($12 million): money 4.5e+07 PEN also money 1.2e+07 $
€17 billion or roughly $18.4 billion => €17 billion or roughly $18.4 billion: money 1.7e+10 EUR also money ~1.84e+10 $
doubled => doubled: ratio 2
twice as many => twice: ratio 2
half as many => half: ratio 0.5
threefold => threefold: ratio 3
90-fold => 90-fold: ratio 90
three times as much => three times: ratio 3
twice => twice: count 2
three times => three times: count 3
the third man => third man: ordinal 3
the 74th minute => 74th minute: ordinal 74
11th => 11th: ordinal 11
the second cyclone => second cyclone: ordinal 2
unanimously => unanimously: vote 1-0
without a dissenting voice => without a dissenting voice: vote 1-0
68 votes to 55 => 68 votes to 55: vote 68-55
seven votes to one => seven votes to one: vote 7-1
500 euros a day => 500 euros a day: money 500 EUR
£16 an hour => £16 an hour: money 16 GBP
$9.35 more a month => $9.35 more a month: money 9.35 $
11,200 vehicles a day => 11,200 vehicles a day: count 11200
85,000 megalitres a day => 85,000 megalitres a day: volume 8.5e+10 megalitre
35,000 cubic feet of water a second => 35,000 cubic feet of water a second: volume 991090 cubic foot
about 300,000 bpd => about 300,000 bpd: volume ~4.76962e+07 barrel
prices fell from 60 percent to 30 => 60 percent: share 0.6 % | 30: share 0.3 %
it rose from 5,400 to 5,900 pesos => 5,400: money 5400 peso | 5,900 pesos: money 5900 peso
it was -14C => 14C: temperature 259.15 celsius
all but two of 22 economists => all but two of 22 economists: count 20 also share 0.909091
everything but eight per cent => everything but eight per cent: share 0.92 %
won all but one of his 30 fights => 30 fights: count 30
Harwick Town 3, Castle Dray 2 => 3, Castle Dray 2: score 3-2
a single vote => a single vote: count 1
both men => both men: count 2
half a mile => half a mile: length 804.672 mile
half a metre => half a metre: length 0.5 metre
a quarter of a mile => a quarter of a mile: length 402.336 mile
20 pounds of cocaine => 20 pounds: mass 9.07185 pound in weight
he weighed 290 pounds => 290 pounds: mass 131.542 pound in weight
60 or more ships => 60 or more ships: count >=60
£4m-£5m => £4m-£5m: money 4e+06..5e+06 GBP
14-15% => 14-15%: share 0.14..0.15 %
5 to 6 per cent => 5 to 6 per cent: share 0.05..0.06 %
3% to 3.25% => 3% to 3.25%: share 0.03..0.0325 %
10 to 12 boats => 10 to 12 boats: count 10..12
a 3-2 defeat => 3-2: score 3-2
they lost 116-111 => 116-111: score 116-111
a 40-to-39 lead => 40-to-39: score 40-39
the council voted 21-4 => 21-4: vote 21-4
14 to nine votes => 14 to nine votes: vote 14-9
41,386 votes to 41,357 => 41,386 votes to 41,357: vote 41386-41357
the jury split nine to three => nine to three: vote 9-3
one of five letters => five letters: count 5
Two-thirds of the 450 jobs => Two-thirds: share 0.666667 | 450 jobs: count 450
one in eight women => one in eight: share 0.125
19 corals in every 20 => 19 corals in every 20: share 0.95
1/3 of voters => 1/3: share 0.333333
three-quarters of a point => three-quarters of a point: points 0.75 percentage point
41.2C (106F) => 41.2C (106F): temperature 314.35 celsius also temperature 314.261 fahrenheit
828m (2,717ft) => 828m (2,717ft): length 828 metre also length 828.142 foot
US$1.3 bn (£1bn) => US$1.3 bn (£1bn): money 1.3e+09 USD also money 1e+09 GBP
18 million Swiss francs => 18 million Swiss francs: money 1.8e+07 CHF
189.3p => 189.3p: money 1.893 GBP
R$2 million => R$2 million: money 2e+06 BRL
$15.50 an hour => $15.50 an hour: money 15.5 $
£22bn => £22bn: money 2.2e+10 GBP
the 1,000th goal => 1,000th goal: ordinal 1000
third-largest producer => third-largest producer: ordinal 3
89th minute => 89th minute: ordinal 89
zero cases => zero cases: count 0
nobody was hurt => nobody: count 0
no one was killed => no one: count 0
2.5 times bigger => 2.5 times: ratio 2.5
7.7m Ukrainians => 7.7m Ukrainians: count 7.7e+06
more than half a million people => more than half a million people: count >=500000
7,500-strong force => 7,500-strong force: count 7500
280 billion tonnes => 280 billion tonnes: mass 2.8e+14 tonne
110,000 kph => 110,000 kph: speed 30555.6 kilometre an hour
room 101 => room 101: ordinal 101 room
Article 50 => Article 50: ordinal 50 article
9/11 => nothing
between $19 and $22 million => between $19 and $22 million: money 1.9e+07..2.2e+07 $
an 800-pound gorilla => 800-pound: mass 362.874 pound in weight
the 14th Amendment => nothing
Covid-19 => nothing
a Boeing 737-800 => nothing
0800 555 111 => nothing
second-class citizens => nothing
half-staff => nothing
one another => nothing
one of the largest => nothing
`

func TestNotations(t *testing.T) {
	count := 0
	for line := range strings.Lines(notations) {
		phrase, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok {
			continue
		}
		count++
		if got := shown("They saw that " + phrase + "."); got != strings.TrimSpace(want) {
			t.Errorf("%s:\n got %s\nwant %s", phrase, got, want)
		}
	}
	if count < 250 {
		t.Errorf("only %d notations were tried", count)
	}
}
