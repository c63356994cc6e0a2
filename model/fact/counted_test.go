package fact

import (
	"strings"
	"testing"
)

// countedIn has what the facts of a sentence count, a line each: the sentence,
// and every fact with its class, whose name is "-" if none fits.
const countedIn = `
The death toll has risen to 112, with 340 injured and 23 still missing. => 112 dead, 340 injured injured, 23 missing
Police said 14 people were killed and dozens more wounded when two buses collided. => 14 people dead, dozens more wounded injured, two buses -
At least 20 people, including three children, were killed in the blaze. => At least 20 people dead, three children -
The bodies of nine miners were found; seven remain trapped. => nine miners dead, seven trapped
Officials said 37 people had been arrested and 12 of them charged. => 37 people arrested, 12 of them -
It left 4,000 people homeless and destroyed 600 houses. => 4,000 people evacuated, 600 houses homes destroyed
Some 1.2 million customers were without power. => Some 1.2 million customers without power
Nobody was injured, but 15 flats were damaged. => Nobody injured, 15 flats homes damaged
The gunman fired 12 shots, hitting four officers and killing one. => 12 shots -, four officers -, one dead
The virus has infected at least 1,975 people and killed 56. => at least 1,975 people cases, 56 dead
There were no deaths. => no deaths dead
The bank was fined £28.9m for failings. => £28.9m fine
He faces a $250,000 fine. => $250,000 fine
A fine of up to £30m is possible. => up to £30m fine
He was ordered to pay $1.5 million in damages and £40,000 in costs. => $1.5 million damages, £40,000 cost
The company reported a pre-tax profit of £312m. => £312m profit
Revenue rose 12.4% to $3.21 billion. => 12.4% -, $3.21 billion sales
The programme has cost €1.6bn. => €1.6bn cost
Ministers refused a £60 million loan. => £60 million loan
They owed £390m. => £390m debt
Customs seized 2.4 tonnes of cocaine worth £190 million. => 2.4 tonnes -, £190 million value
A petition with more than 26,000 signatures was handed in. => more than 26,000 signatures signatures
The factory employs about 1,200 people. => about 1,200 people staff
They plan to cut 10,000 to 12,000 jobs. => 10,000 to 12,000 jobs jobs lost
More than 120 aftershocks followed. => More than 120 aftershocks aftershocks
He was convicted of three of the five counts. => three of the five counts charges
She was interviewed three times. => three times times
Inflation eased to 3.9%. => 3.9% inflation
Labour won on a turnout of 37.5 per cent. => 37.5 per cent turnout
The bridge, 1.3 miles long and 90 feet high, is closed. => 1.3 miles length, 90 feet height
It struck at a depth of 10 km. => 10 km depth
Winds of up to 140mph battered the coast. => up to 140mph winds
Gusts reached 255 km/h. => 255 km/h gusts
More than 200mm of rain fell. => More than 200mm rain
The park has 214 trees. => 214 trees -
`

func TestCounted(t *testing.T) {
	for line := range strings.Lines(countedIn) {
		sentence, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok {
			continue
		}
		facts, src := factsIn(sentence)
		var parts []string
		for _, f := range facts {
			class := f.Counted
			if class == "" {
				class = "-"
			}
			parts = append(parts, f.In(src)+" "+class)
		}
		if got := strings.Join(parts, ", "); got != want {
			t.Errorf("%s\n got %s\nwant %s", sentence, got, want)
		}
	}
}

// TestClassesAreKnownOnce checks that no word belongs to two classes of one
// dimension, of which only the first would be found.
func TestClassesAreKnownOnce(t *testing.T) {
	for _, list := range []func(class) string{func(c class) string { return c.nouns }, func(c class) string { return c.predicates }} {
		seen := make(map[string]string)
		for _, c := range classes {
			for word := range strings.FieldsSeq(list(c)) {
				for _, d := range c.dimensions {
					key := string(d) + " " + word
					if other := seen[key]; other != "" {
						t.Errorf("%q of %s belongs to %q too", word, c.name, other)
					}
					seen[key] = c.name
				}
			}
		}
	}
}
