package align

import "triptych/model/text"

// labelStopwords returns words that make poor labels however rare they are in a
// story.
var labelStopwords = text.WordSet(labelStopwordList)

// nounIntroducers returns determiners and prepositions, which stand before a
// noun or its adjective.
var nounIntroducers = text.WordSet(nounIntroducerList)

const nounIntroducerList = `a an the of his her its their our my your this that these those in on for with by no some from at against
about over into under between per each every any all`

const labelStopwordList = `said say says told tell asked added according including included also new used use using called call calls
first second third last next former year years month months week weeks day days time times people things thing way ways
man men woman women two three four five six seven eight nine ten many several number part going come comes coming want
wants wanted know known think believe believed need needs needed work working works back long high good great best better
left right big little old young real sure yes mr mrs ms sen rep gov dr monday tuesday wednesday thursday friday saturday
sunday morning afternoon evening night today yesterday tomorrow statement interview reporters spokesman spokeswoman
reported reportedly report reports news continue continued later earlier early late ago already recent recently given
taken made held took gave put set seen look looking saw show showed shown find found`
