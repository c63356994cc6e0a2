package lexicon

const hedgesList = `alleged allegedly reportedly reported believed believes thought suspected suspect suspects accused
accuse accuses may might could would likely unlikely apparently apparent appears appear appeared seems seem seemed
expected expects expect probably probable possible possibly potential potentially perhaps maybe unclear unknown
uncertain claims claimed claiming claim purported purportedly supposed supposedly presumed presumably presumptive
tentative tentatively considering considered weighing weighed consider suggested suggests suggest suggesting indicate
indicated indicates hinted hinting hints rumored rumors speculation speculated estimated estimates planned planning
plans intends intend hopes hoped wants wanted would-be so-called doubtful increasingly if whether ostensibly seemingly
virtually almost nearly appears understood understands fears feared allegation allegations unconfirmed believe think
thinks should can assume assumed convinced sure certain certainly clear clearly definitely confirmed confirm confirms`

const reportsList = `said say says saying told tell tells telling added adds stated states stating wrote writes written
announced announces announcing reported reports reporting according noted notes noting explained explains confirmed
confirms acknowledged acknowledges testified testifies tweeted tweets replied replies responded responds responding
asked asks called calls calling described describes declared declares declaring disclosed discloses revealed reveals
quoted quotes mentioned suggested suggests indicated indicates argued argues recalled read reads issued released
expressed spoke speaks speaking posted published warned warns urged urges insisted insists informed notified
concluded concludes believes believed thinks remarked commented commenting recounted answered vowed vows pledged`

const loadedList = `claimed claims claiming slammed slams blasted blasts attacked attacks accused accuses alleged alleges
insisted insists denounced denounces condemned condemns criticized criticizes lashed ripped mocked mocks boasted
boasts bragged admitted admits conceded concedes denied denies railed ranted fired hit snapped sniped scolded
excoriated rebuked bashed hammered assailed derided dismissed dismisses touted hailed praised praises complained
complains lamented lambasted charged charges demanded demands warned threatened threatens vowed refused refuses
rejected rejects hinted teased took tear erroneously falsely wrongly tore swipe swiped jabbed ridiculed trashed
scathing fiery harshly harsh sharply sharp furious angrily angry bitter bitterly outrage outraged uproar disbelief`

const sourcesList = `official officials spokesman spokeswoman spokesperson spokespeople source sources aide aides adviser
advisers advisor advisors lawyer lawyers attorney attorneys insider insiders critics critic supporters supporter
operatives operative officer officers police authorities investigators investigator prosecutors prosecutor agents
relatives relative families family mother father witness witnesses documents document records report reports statement
newspaper magazine blogger bloggers analysts analyst experts expert leaders leader strategist strategists member
members staff representative representatives campaign office department agency committee network site website
administration government ministry court judge judges filing filings neighbors neighbor friends friend colleagues
people person person someone others many several multiple some critics observers`

const channelsList = `letter letters interview interviews statement statements tweet tweets twitter email emails e-mail
e-mails memo speech conference press briefing call phone video footage clip post blog facebook youtube program show
television radio newspaper magazine website web site online documents document report reports news testimony filing
book op-ed ad advertisement podcast message messages text texts message release hearing rally panel column essay
appearance remarks reporters broadcast channel`

const peopleList = `fighter fighters militant militants jihadist jihadists terrorist terrorists rebel rebels extremist
extremists gunman gunmen shooter shooters suspect suspects attacker attackers man men woman women boy boys girl girls
teen teens teenager teenagers youth child children immigrant immigrants migrant migrants refugee refugees alien aliens
protester protesters demonstrator demonstrators activist activists rioter rioters crowd mob officer officers cop cops
soldier soldiers troops forces victim victims hostage hostages student students worker workers employee employees
candidate candidates nominee nominees rival rivals contender contenders opponent opponents lawmaker lawmakers senator
senators billionaire businessman mogul politician politicians couple couples gang cell group groups members pair
leader leaders chief boss chairman president director commander secretary minister supporter supporters backers
allies followers voters residents citizens citizen americans conservatives liberals republicans democrats donors`

const degreesList = `more most less least very too extremely deeply strongly highly harshly sharply slightly roughly about
nearly almost around approximately over under up exactly precisely just only all some many several few most majority
dozens hundreds thousands half numerous multiple handful much increasingly widely mostly largely partly entirely fully`

const timesList = `week weeks month months year years day days hour hours minute minutes morning afternoon evening night
weekend earlier later after before ago recently soon early late yesterday today tonight tomorrow monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october november
december spring summer fall winter decade decades century when while during until since currently now previously
formerly long-standing longtime past last next upcoming eve`
