package text

var currencySigns = map[string]string{"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR"}

var magnitudes = map[string]float64{
	"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3, "dozen": 12,
}

var numeralSuffixes = map[string]float64{"m": 1e6, "bn": 1e9, "b": 1e9, "k": 1e3}

var smallNumbers = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}

var unitWords = map[string]string{
	"%": "%", "percent": "%", "pc": "%",
	"dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP", "euro": "EUR", "euros": "EUR",
}

var boundWords = map[string]Bound{
	"more than": AtLeast, "at least": AtLeast, "over": AtLeast, "above": AtLeast, "no fewer than": AtLeast,
	"no less than": AtLeast, "exceeding": AtLeast, "upwards of": AtLeast, "greater than": AtLeast,
	"up to": AtMost, "at most": AtMost, "as many as": AtMost, "as much as": AtMost, "fewer than": AtMost,
	"less than": AtMost, "under": AtMost, "no more than": AtMost, "below": AtMost,
	"about": About, "around": About, "roughly": About, "approximately": About, "some": About, "nearly": About,
	"almost": About, "an estimated": About, "estimated": About, "close to": About, "just over": About,
	"just under": About, "a little more than": About, "slightly more than": About, "well over": AtLeast,
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
}

var dayParts = WordSet(`morning afternoon evening night`)

// functionWords have a grammatical role rather than a subject.
var functionWords = WordSet(`a about above after again against all also although am an and any are around as at be
became because become been before being below between both but by came can cannot could did do does doing down during
each either else ever every few for from further get gets getting goes going got had has have having he her here hers
herself him himself his how however i if in indeed into is isn't it it's its itself just let like made make may me might
mine more most much must my myself neither no nor not now of off on once one only onto or other others our ours ourselves
out over own per quite rather same shall she should since so some still such than that that's the their theirs them
themselves then there these they this those though through thus to together too toward towards under until up upon us very
was wasn't we well were weren't what when where whether which while who whom whose why will with within without won't
would yet you your yours yourself i'm i've i'd i'll he's he'd he'll she's she'd we're we've we'd we'll they're they've
they'd they'll you're you've don't didn't doesn't can't couldn't wouldn't shouldn't haven't hasn't hadn't aren't`)
