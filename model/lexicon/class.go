package lexicon

import (
	"strings"
	"sync"
)

// A Class is a set of word classes that a folded word belongs to regardless of
// its context.
type Class uint32

// The word classes.
const (
	Determiner  Class = 1 << iota // the, a, this, some
	Possessive                    // his, their
	Pronoun                       // he, they, who
	Preposition                   // of, in, by
	Conjunction                   // and, but, because, that, which
	Auxiliary                     // is, has, did, and modal verbs
	Negation                      // not, never, no
	Adverb                        // also, still, just
	Verb                          // a common verb in one of its forms
	Adjective                     // a common adjective
	Hedge                         // leaves open whether something is so: alleged, may, likely
	Reporting                     // says that something was said or written
	Loaded                        // a word of reporting that passes judgement: slams, claims
	Source                        // unnamed people and bodies that the news quote: officials, spokesman
	Channel                       // the medium of a statement: letter, interview, tweet
	People                        // words for groups of people: fighters, militants, aides
	Degree                        // more, less, strongly, deeply, roughly
	TimeWord                      // week, earlier, after, morning
)

// Has reports whether c and classes have a class in common.
func (c Class) Has(classes Class) bool { return c&classes != 0 }

// ClassOf returns the classes of a folded word, 0 for a word that is not listed.
func ClassOf(fold string) Class { return classes()[fold] }

// classes returns the classes by folded word. They are built on the first call.
var classes = sync.OnceValue(func() map[string]Class {
	table := make(map[string]Class, 2048)
	for _, l := range []struct {
		class Class
		words string
	}{
		{Determiner, determinersList}, {Possessive, possessivesList}, {Pronoun, pronounsList}, {Preposition, prepositionsList},
		{Conjunction, conjunctionsList}, {Auxiliary, auxiliariesList}, {Negation, negationsList}, {Adverb, adverbsList},
		{Verb, verbsList}, {Adjective, adjectivesList}, {Hedge, hedgesList}, {Reporting, reportsList}, {Reporting | Loaded, loadedList},
		{Source, sourcesList}, {Channel, channelsList}, {People, peopleList}, {Degree, degreesList}, {TimeWord, timesList},
	} {
		for word := range strings.FieldsSeq(l.words) {
			table[word] |= l.class
		}
	}
	return table
})

const determinersList = `the a an this that these those some any each every either neither no another all both such`

const possessivesList = `my your his her its our their whose`

const pronounsList = `i you he she it we they me him them us himself herself itself themselves who whom someone
somebody anyone anybody everyone everybody nobody none something anything everything nothing he's she's it's they're
we're i'm you're he'd she'd they'd we'd i'd they've we've i've you've he'll she'll they'll we'll i'll that's there's
what's who's there`

const prepositionsList = `of in on at by for with from to into onto over under about against between among during
through throughout across along around behind before after above below near off out up down upon without within
toward towards until till since amid despite regarding concerning via like than as per outside inside beyond`

const conjunctionsList = `and or but nor so yet because although though while whereas if unless when whenever where
wherever whether which that what how why once`

const auxiliariesList = `is are was were be been being am has have had having do does did will would shall should can
could may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shouldn't
can't cannot couldn't mightn't mustn't get gets got getting ought`

const negationsList = `not never no neither nor without isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't
didn't won't wouldn't shouldn't can't cannot couldn't refused refuses declined denied denies`

const adverbsList = `also still just only even already now then again once twice often always never ever not very too
more most less least much rather quite almost nearly soon later earlier ago away back here there today tomorrow
yesterday tonight perhaps maybe together instead however meanwhile long well far yet`

const verbsList = `go goes went gone going come comes came coming make makes made making take takes took taken taking give
gives gave given giving find finds found finding think thinks thought thinking tell tells told telling know knows knew
known see sees saw seen seeing say says said saying show shows showed shown keep keeps kept keeping leave leaves left
begin begins began begun put puts run runs ran hold holds held bring brings brought write writes wrote written sit sits
sat stand stands stood lose loses lost pay pays paid meet meets met set sets lead leads led understand understood
become becomes became spend spends spent win wins won build builds built send sends sent fall falls fell fallen cut
cuts rise rises rose risen draw draws drew drawn buy buys bought speak speaks spoke spoken read reads grow grows grew
break breaks broke broken seek seeks sought feel feels felt fight fights fought catch catches caught choose chose
chosen throw threw thrown drive drove driven wear wore worn shoot shot hit hits let lets mean means meant face faces
faced call calls called ask asks asked use uses used want wants wanted need needs needed help helps helped try tries
tried play plays played move moves moved like likes liked live lives lived believe believes believed happen happens
happened include includes included continue continues continued support supports supported oppose opposes opposed
agree agrees agreed expect expects expected appear appears appeared seem seems seemed remain remains remained allow
allows allowed require requires required provide provides provided consider considers considered suggest suggests
suggested raise raises raised pass passes passed sell sold decide decides decided receive receives received return
returns returned explain explains explained hope hopes hoped carry carries carried develop develops die dies died kill
kills killed arrest arrested charge charged accuse accuses accused face plan plans planned release releases released
issue issued announce announces announced vote votes voted serve serves served refuse refuses refused respond responds
responded follow follows followed stop stops stopped join joins joined launch launched block blocks blocked demand
demands demanded urge urges urged attack attacked criticize criticizes criticized describe describes described
reject rejects rejected fire fired resign resigned step stepped drop dropped share shared hand handed know ending end
ended start started change changed turn turned look looks looked talk talks talked work works worked contain contains
contained identify identified target targeted strike struck air airs airing aims aim earn earned argue argues argued`

const adjectivesList = `new old good bad great big small large high low long short early late young former current senior
top key main major minor first second third last next own same other different several many few strong weak clear
possible likely unlikely potential alleged suspected apparent public private federal state local national foreign
military political legal free open full whole entire recent previous past present future due able ready certain sure
true false right wrong best worst better worse deadly dead serious hard easy real common single double white black
red blue presumptive prominent leading famous notorious so-called self-described would-be accused`
