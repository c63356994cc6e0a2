package lexicon

import "triptych/model/text"

// synonyms lists words that the news use for one another, the first of a line
// standing for all.
const synonyms = `britain british uk briton britons england
usa american americans america
russia russian russians moscow kremlin
china chinese beijing
france french
germany german germans
israel israeli israelis
iran iranian iranians
iraq iraqi iraqis
syria syrian syrians
mexico mexican mexicans
korea korean koreans
turkey turkish turks
afghanistan afghan afghans
libya libyan libyans
egypt egyptian egyptians
ukraine ukrainian ukrainians
canada canadian canadians
japan japanese
europe european europeans
saudi saudis
isis isil daesh
republican republicans gop
democrat democrats democratic
senator senators sen sens
representative representatives rep reps congressman congressmen congresswoman lawmaker lawmakers
governor governors gov
president presidential
lieutenant lt
general gen
attorney attorneys lawyer lawyers
department dept
percent %
one 1
two 2 twice both
three 3
four 4
five 5
six 6
seven 7
eight 8
nine 9
ten 10
eleven 11
twelve 12
january jan
february feb
august aug
september sept sep
october oct
november nov
december dec
execution executed execute executions
death died die dies dead killed kill killing kills deaths deadly fatal fatally
police officer officers cop cops
shooting shot shoot gunman shooter shots
arrest arrested arrests apprehended custody
jail prison jailed imprisoned imprisonment
photo photograph photographs photos picture pictures image images
kid kids child children
mother mom
father dad
woman women female
man men male
wife spouse husband
student students pupil pupils
migrant migrants immigrant immigrants immigration
lawsuit suit sued sue sues
tweet tweeted twitter tweets tweeting
email emails e-mail e-mails
candidate candidates contender contenders nominee nominees
ad ads advertisement advertisements commercial commercials
poll polls survey surveys
vote votes voted voting voter voters
elect election elections elected electoral
campaign campaigns campaigning
marriage married marry marrying marriages
letter letters
law laws legislation
bill bills
buy bought buys buying purchase purchased
begin began begun start started starts begins
fire fired fires firing
resign resigned resignation resigns resigning
apologize apologized apology apologizes apologizing apologise apologised
agree agreed agreement agrees
speak spoke speech speeches spoken speaking
meet met meeting meetings
run ran running runs
write wrote written writes writing
think thought thinks
send sent sends sending
steal stole stolen
take took taken takes
give gave given gives
win won wins winning
lose lost loses losing
leave left leaves leaving
choose chose chosen choice
know knew known
hold held holds holding
`

// reporting lists verbs that say no more than that somebody said something.
var reporting = text.WordSet(`said say says saying told tell tells telling added adds according stated states`)
