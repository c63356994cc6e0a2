package outcome

import (
	"strings"
	"sync"

	"triptych/model/text"
)

// irregular maps the forms of strong verbs to the infinitive, since stemming
// only removes endings.
var irregular = sync.OnceValue(func() map[string]string {
	table := make(map[string]string, 256)
	for line := range strings.Lines(irregularForms) {
		forms := strings.Fields(line)
		for _, form := range forms[1:] {
			table[form] = forms[0]
		}
	}
	return table
})

// baseForm returns what all forms of a folded word have in common.
func baseForm(fold string) string { return text.Stem(infinitive(fold)) }

// infinitive returns the infinitive of a form of a strong verb, and other words
// as they are.
func infinitive(fold string) string {
	if base, ok := irregular()[fold]; ok {
		return base
	}
	return fold
}

// prefixed returns the word that a folded word denies by its prefix: answered
// for unanswered. Words that only look like it (united, understand) are not
// among them.
func prefixed(fold string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(fold, "un")
	if !ok || len(rest) < 4 || strings.HasPrefix(rest, "it") || strings.HasPrefix(rest, "der") || strings.HasPrefix(rest, "i") {
		return "", false
	}
	return rest, strings.HasSuffix(rest, "ed") || strings.HasSuffix(rest, "able") || unPlain()[rest]
}

// unPlain are words without a telling ending that un- denies.
var unPlain = text.WordSet(`hurt harmed safe fair true lawful known paid sold broken seen heard well happy willing
aware clear ready usual stable certain fit official popular successful`)

const irregularForms = `arise arose arisen
awake awoke awoken
bear bore borne
beat beaten
become became
begin began begun
bend bent
bind bound
bite bit bitten
blow blew blown
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
cling clung
come came
deal dealt
die dying
dig dug
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone
grind ground
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
leap leapt
learn learnt
leave left
lend lent
lie lying lay lain
light lit
lose lost
make made
mean meant
meet met
pay paid
plead pled
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
speak spoke spoken
spend spent
spill spilt
spring sprang sprung
stand stood
steal stole stolen
stick stuck
strike struck stricken
strive strove
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tie tying
understand understood
uphold upheld
wake woke woken
wear wore worn
win won
withdraw withdrew withdrawn
withhold withheld
write wrote written
`
