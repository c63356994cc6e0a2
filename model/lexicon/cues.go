package lexicon

import "triptych/model/text"

// IsHedge reports whether a folded word says how sure something is.
func IsHedge(fold string) bool { return hedges()[fold] }

// IsAttribution reports whether a folded word says who or what a statement
// comes from.
func IsAttribution(fold string) bool { return attributions()[fold] }

// IsNegation reports whether a folded word negates.
func IsNegation(fold string) bool { return negations()[fold] }

// IsCause reports whether a folded word introduces a reason or a purpose.
func IsCause(fold string) bool { return causes()[fold] }

// IsReason reports whether a folded word introduces a reason and nothing else;
// words of IsCause such as over may also introduce a time or place.
func IsReason(fold string) bool { return reasons()[fold] }

// IsPreposition reports whether a folded word begins a phrase of place, time or
// relation.
func IsPreposition(fold string) bool { return prepositions()[fold] }

var hedges = text.WordSet(`alleged allegedly accused may might could would can apparently apparent appear appears appeared seem seems
seemed seemingly likely unlikely possible possibly probably perhaps reported reportedly believed believe believes thought
suspected suspect claim claims claimed claiming expected expects expect potentially potential unclear unknown suggest
suggests suggested suggesting supposed supposedly purported purportedly some about nearly almost roughly approximately
certain certainly definitely clearly confirmed undisputed unconfirmed considering consider intends intend planned plans
hopes hoped wants will allegation allegations accusing presumed presumably should must`)

var attributions = text.WordSet(`said says say saying told tell tells according statement statements spokesman spokeswoman spokesperson
reported reports report reporting interview interviews announced announcing announcement wrote writes tweeted tweet twitter
sources source official officials added confirmed news conference briefing reporters newspaper magazine post times cnn fox
asked insisted argued noted claimed stated testified acknowledged admitted warned declared called denied suggested quoted
disclosed revealed letter documents email memo website press radio show program`)

var negations = text.WordSet(`not no never none nor neither without cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't
weren't hasn't haven't hadn't couldn't shouldn't denied deny denies refuse refused refuses declined decline reject rejected
failed fails fail lack lacked unlikely nobody nothing`)

var causes = text.WordSet(`because since due after over amid so cause caused prompted prompting led reason bid order result response aimed
intended effort`)

var reasons = text.WordSet(`because due cause caused causes prompted prompting reason reasons aimed effort bid intended result response
motive motivated purpose`)

var prepositions = text.WordSet(`of in on at by for with from to into about as over after before under against during through between
among within without toward towards since until near behind despite amid following regarding concerning including outside
inside across around`)

// OpensClause reports whether a folded word begins a clause of its own.
func OpensClause(fold string) bool { return clauseOpeners()[fold] }

var clauseOpeners = text.WordSet(`who whom whose which that and but or as when while where because after before if although though since
until by to for with from in on at over during about`)
