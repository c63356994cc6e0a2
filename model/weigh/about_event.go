package weigh

import (
	"strings"
	"sync"
)

// eventNouns maps folded forms of verbs to the noun that names what they tell.
var eventNouns = sync.OnceValue(func() map[string]string {
	table := make(map[string]string)
	for line := range strings.Lines(eventList) {
		words := strings.Fields(line)
		for _, w := range words {
			table[w] = words[0]
		}
	}
	return table
})

// eventList has a noun and forms of its verb in each line.
const eventList = `arrest arrested arresting arrests
capture captured capturing captures
death died dies die dying
killing killed kills
attack attacked attacks
resignation resigned resigns resign
departure left leave leaves departed
withdrawal withdrew withdrawn withdraws
dismissal dismissed sacked fired ousted
release released releases
announcement announced announces announcing
launch launched launches
opening opened opens open
closure closed closes close shut
start began begins begin begun started starts starting
end ended ends ending
crash crashed crashes
fire burned burnt burning caught
explosion exploded explodes
collapse collapsed collapses
sinking sank sunk sink
vote voted votes
election elected elects
ruling ruled rules
verdict convicted acquitted cleared
sentence sentenced sentences jailed
trial tried
charge charged charges indicted
plea pleaded pleads
hearing heard hears
appeal appealed appeals
meeting met meet meets
talks talked negotiated
signing signed signs sign
agreement agreed agrees agree
purchase bought buys buy acquired
sale sold sells sell
payment paid pays pay
discovery discovered discovers found
report reported
disclosure disclosed revealed reveals emerged leaked obtained
letter wrote written
return returned returns
arrival arrived arrives arrive
flight fled flew flown
escape escaped escapes
rescue rescued rescues
evacuation evacuated evacuates
search searched
warning warned warns
visit visited visits
victory won
defeat lost
strike struck
protest protested marched
appointment appointed appoints named
nomination nominated
founding founded established
building built
move moved moves
change changed changes
rise rose risen rises
increase increased increases raised
fall fell fallen dropped declined cut
delay delayed postponed
cancellation cancelled canceled
inquiry investigated
publication published publishes
birth born
marriage married
injury injured wounded
shooting shot
stabbing stabbed
disappearance disappeared vanished
sighting seen spotted
production produced made
completion completed finished
inauguration inaugurated
inspection inspected surveyed
contact contacted called
resumption resumes resumed resume
expulsion expelled
landing landed
take-off lifted
decision decided decides
deliberation deliberated
approval approved approves
rejection rejected rejects
ban banned bans
recall recalled recalls
test tested tests
treatment treated
denial denied denies
claim claimed claims
plan planned plans
delivery delivered delivers
deadline expires expired
suspension suspended
transfer transferred
extradition extradited
`
