package fact

import (
	"strings"

	"triptych/model/text"
)

// currencyNames has the code, or for a name that several currencies share that
// name, by folded word. A bare dollar is "$": which country's, only the outlet
// knows.
var currencyNames = map[string]string{
	"dollar": "$", "dollars": "$", "buck": "$", "bucks": "$", "pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP",
	"euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "rupee", "rupees": "rupee",
	"rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "franc": "franc", "francs": "franc",
	"krone": "krone", "kroner": "krone", "krona": "krona", "kronor": "krona", "crown": "crown", "crowns": "crown",
	"koruna": "CZK", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "forints": "HUF", "lira": "lira", "liras": "lira",
	"real": "BRL", "reais": "BRL", "peso": "peso", "pesos": "peso", "sol": "PEN", "soles": "PEN", "rand": "ZAR", "won": "KRW",
	"shekel": "ILS", "shekels": "ILS", "dirham": "dirham", "dirhams": "dirham", "riyal": "riyal", "riyals": "riyal",
	"naira": "NGN", "shilling": "shilling", "shillings": "shilling", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
	"hryvnia": "UAH", "hryvnias": "UAH", "tola": "tola", "dinar": "dinar", "dinars": "dinar", "leva": "BGN", "lei": "RON",
}

// currencyCodes has what stands before or behind a number, by folded word.
var currencyCodes = map[string]string{
	"usd": "USD", "gbp": "GBP", "eur": "EUR", "jpy": "JPY", "cad": "CAD", "aud": "AUD", "nzd": "NZD", "chf": "CHF", "cny": "CNY",
	"inr": "INR", "rs": "rupee", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "zar": "ZAR", "rmb": "CNY",
}

// dollarsOf has the code of the dollar, by what stands before its sign or name.
var dollarsOf = map[string]string{
	"usa": "USD", "american": "USD", "u.s": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "canadian": "CAD", "a": "AUD", "au": "AUD",
	"australian": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD", "singapore": "SGD", "r": "BRL", "jamaican": "JMD", "taiwan": "TWD",
}

// adjectiveCodes has the code of a currency with its country, by country and
// shared name.
var adjectiveCodes = map[[2]string]string{
	{"swedish", "krona"}: "SEK", {"norwegian", "krone"}: "NOK", {"danish", "krone"}: "DKK", {"indian", "rupee"}: "INR",
	{"pakistani", "rupee"}: "PKR", {"swiss", "franc"}: "CHF", {"mexican", "peso"}: "MXN", {"argentine", "peso"}: "ARS",
	{"turkish", "lira"}: "TRY", {"czech", "crown"}: "CZK", {"swedish", "crown"}: "SEK", {"norwegian", "crown"}: "NOK",
	{"danish", "crown"}: "DKK", {"kenyan", "shilling"}: "KES", {"colombian", "peso"}: "COP", {"chilean", "peso"}: "CLP",
}

// currencies read the signs and names of money.
type currencies struct{ numberWords }

// currencyBefore returns the currency whose sign, with its country, begins at
// word i, and the word after it: £, US$, C$, Rs, EUR.
func (r currencies) currencyBefore(i int) (code string, next int, ok bool) {
	fold := r.fold(i)
	if of, known := dollarsOf[fold]; known && r.fold(i+1) == "$" && r.gap(i) == "" {
		return of, i + 2, r.gap(i+1) == ""
	}
	if fold == "$" {
		return "$", i + 1, i+1 < len(r.words)
	}
	if code, ok := text.CurrencyOfSign(fold); ok {
		return code, i + 1, i+1 < len(r.words)
	}
	if code, ok := currencyCodes[fold]; ok && i+1 < len(r.words) && (r.joined(i) || r.gap(i) == ". ") && r.words[i+1].Numeral {
		return code, i + 1, true
	}
	return "", i, false
}

// hasCurrencyBefore reports whether a sign of a currency is before the number
// whose last word of digits is word i.
func (r currencies) hasCurrencyBefore(i int) bool {
	if i == 0 {
		return false
	}
	fold := r.words[i-1].Fold
	_, isSign := text.CurrencyOfSign(fold)
	_, isCode := currencyCodes[fold]
	return isSign || isCode
}

// currencyAfter returns the currency that is named from word i on, its last word
// and what its name multiplies the number by: euros, Canadian dollars, cents.
func (r currencies) currencyAfter(i int) (code string, last int, factor float64, ok bool) {
	if i >= len(r.words) || !r.follows(i) {
		return "", 0, 0, false
	}
	fold := r.words[i].Fold
	switch fold {
	case "cent", "cents":
		return "$", i, 0.01, true
	case "pence", "penny", "p":
		return "GBP", i, 0.01, true
	}
	if name, isName := currencyNames[fold]; isName {
		return name, i, 1, !(strings.HasPrefix(fold, "pound") && r.isWeight(i)) && fold != "real" && fold != "won" && fold != "sol"
	}
	if code, isCode := currencyCodes[fold]; isCode && fold != "can" {
		return code, i, 1, r.src[r.words[i].Start] < 'a'
	}
	name, isName := currencyNames[r.fold(i+1)]
	if !isName || !r.joined(i) {
		return "", 0, 0, false
	}
	if name == "$" {
		if of, known := dollarsOf[fold]; known {
			return of, i + 1, 1, true
		}
	}
	if of, known := adjectiveCodes[[2]string{fold, name}]; known {
		name = of
	}
	return name, i + 1, 1, r.words[i].Capital
}

// countryAfter returns the dollar of which words from word i on say that a sum is in
// it, and their last word: in Canadian money, in US dollars.
func (r currencies) countryAfter(i int) (code string, last int, ok bool) {
	of, known := dollarsOf[r.fold(i+1)]
	noun := r.fold(i + 2)
	ok = known && r.fold(i) == "in" && (noun == "money" || noun == "currency" || noun == "funds" || currencyNames[noun] == "$")
	return of, i + 2, ok
}

// weightAfter returns the last word of the pounds that a number weighs.
func (r currencies) weightAfter(i int) (last int, ok bool) {
	fold := r.fold(i)
	return i, (fold == "pound" || fold == "pounds") && r.follows(i) && r.isWeight(i)
}

// isWeight reports whether the pounds at word i are a weight: what is weighed
// follows, or the sentence speaks of weight.
func (r currencies) isWeight(i int) bool {
	if r.fold(i+1) == "of" && !moneyOf()[r.fold(i+2)] || strings.HasPrefix(r.fold(i+1), "per") {
		return true
	}
	if r.gap(i-1) == "-" && r.fold(i) == "pound" && r.joined(i) && !pricedNouns()[r.fold(i+1)] && !isLarge(r.fold(i-1)) {
		return true // an 800-pound gorilla
	}
	return r.context.weight.any(r.words, weightWords)
}

// isLarge reports whether a word before pounds makes a sum too great for a weight.
func isLarge(fold string) bool {
	_, ok := text.Magnitude(fold)
	return ok
}

var (
	pricedNouns = text.WordSet(`note notes fine bill coin ticket fee charge prize deal contract loan grant investment donation bonus
reward settlement bid offer budget`)
	weightWords = text.WordSet(`weigh weighs weighed weighing weight heavy heavier lighter lb lbs kg kilo kilos kilogram
kilograms tonnes ounces stone`)
	moneyOf = text.WordSet(`public taxpayers taxpayer government savings debt damage aid funding investment investments losses
the their his her its money cash that which this`)
)
