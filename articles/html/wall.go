package html

import (
	"fmt"
	"strings"

	"triptych/model/problem"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// How long texts are, in words.
const (
	noArticle    = 12  // less than this is none
	shortNotice  = 40  // less than this may be no more than what a wall says
	shortTeaser  = 200 // less than this of an article that is not free is its start
	longTeaser   = 350 // more than this is an article, whatever stands below
	maxSeen      = 64 << 10
	openAndSave  = "open it in a browser, save the page (Ctrl+S) when its text shows, and open the saved file"
	signInToSave = "open it in a browser, sign in, save the page (Ctrl+S) and open the saved file"
)

// A sight is what a page shows before anything is taken out, to tell afterwards
// why there is no article.
type sight struct {
	title    string // of the window and the headline, as words
	text     string // all that is shown but for the head, the foot and the navigation of the page, as words
	noscript string
	scripts  bool // whether the body is made by scripts
}

// look notes what a page shows.
func look(p *page) sight {
	var text strings.Builder
	book := rules()
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case text.Len() > maxSeen:
				return
			case c.Type == html.TextNode:
				text.WriteString(c.Data + " ")
			case c.Type == html.ElementNode && !machinery(c.DataAtom) && (p.around[c] || !hidden(c) && !navigates(c, book)):
				walk(c)
			}
		}
	}
	walk(p.body)
	title := p.title
	for _, n := range p.headlines[:min(len(p.headlines), 3)] {
		title += " " + line(shortText(n))
	}
	return sight{
		title:    words(title),
		text:     words(text.String()),
		noscript: words(withoutTags(p.noscript)),
		scripts:  find(p.body, func(n *html.Node) bool { return n.DataAtom == atom.Script }) != nil,
	}
}

// navigates tells whether an element speaks of other pages, or of the site: what
// it says of subscribing is not about this article.
func navigates(n *html.Node, book rulebook) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Header, atom.Footer:
		return true
	}
	_, rule := book.nameOf(n)
	return rule != nil && (rule.what == "navigation" || rule.what == "related articles" || rule.what == "ends of pages" || rule.what == "newsletters")
}

// wall tells which wall the text of a page stands behind, if what was found in it
// is no article or only the start of one. The notice says what is in doubt.
func (s sight) wall(blocks []block, data linked) (notice string, err error) {
	n := countWords(blocks)
	aside := s.beside(blocks)
	switch {
	case n < 3*shortNotice && has(s.title+" "+s.text, botPhrases):
		return "", wallError("the site checks whether you are human", openAndSave)
	case n < 3*shortNotice && has(s.title, deniedPhrases):
		return "", wallError("the site denies access to the page", openAndSave)
	case n < longTeaser && has(aside, paywallPhrases), data.closed && n < shortTeaser:
		return "", wallError("the page shows only the start of the article to people who do not subscribe", signInToSave)
	case data.closed && data.words > 0 && n*2 < data.words:
		return "", wallError(fmt.Sprintf("the page shows %d of the article's %d words to people who do not subscribe", n, data.words), signInToSave)
	case n < 3*shortNotice && has(s.text, consentPhrases) && (n < shortNotice || has(wordsOf(blocks), consentPhrases)):
		return "", wallError("the page asks for consent to its cookies before it shows the article", openAndSave)
	case n < shortNotice && (has(s.noscript+" "+s.text, scriptPhrases) || n < noArticle && s.scripts):
		return "", wallError("the page shows its text only to scripts", openAndSave)
	case n < noArticle:
		return "", wallError("the page has no text of an article", "check that it is the page of one article, not a list of them")
	case data.closed && has(aside, paywallPhrases):
		return "the page asks to subscribe: this may not be the whole article", nil
	}
	return "", nil
}

func wallError(what, advice string) error { return &problem.Error{Problem: what, Advice: advice} }

// beside gives what the page shows beside the paragraphs of the article, so that
// an article about a wall is not taken for one.
func (s sight) beside(blocks []block) string {
	text := s.text
	for _, b := range blocks {
		if len(b.text) > maxHolding {
			text = strings.Replace(text, words(b.text), " ", 1)
		}
	}
	return text
}

// wordsOf gives the words of blocks.
func wordsOf(blocks []block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(words(block.text) + " ")
	}
	return b.String()
}

func countWords(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += len(strings.Fields(b.text))
	}
	return n
}

// has tells whether a text has one of the phrases, a line each.
func has(text, phrases string) bool {
	for phrase := range strings.SplitSeq(phrases, "\n") {
		if strings.Contains(text, phrase) {
			return true
		}
	}
	return false
}

// What the walls say, as [words] gives it.
const (
	botPhrases = `verify you are human
verify that you are human
verify you are a human
verifying you are human
verify that you are not a robot
are you a robot
are you human
you re not a robot
you are not a robot
checking your browser
checking if the site connection is secure
just a moment
attention required
complete the security check
complete the captcha
solve the captcha
pardon our interruption
unusual traffic
unusual activity from your
press hold to confirm
bot detection
ddos protection`

	deniedPhrases = `access denied
access to this page has been denied
403 forbidden
error 403
403 error
forbidden
request blocked
you have been blocked
not available in your region
unavailable for legal reasons
451 unavailable`

	paywallPhrases = `subscribe to continue
subscribe to read
subscribe to keep reading
subscribe now to continue
subscribe now to read
subscribe to unlock
subscribe to get access
subscribe for full access
subscribe for unlimited access to this
to continue reading
to keep reading
to read the full article
to read the full story
to read the rest
to read this article
to read this story
to read the whole
continue reading with
continue reading this article
already a subscriber
already a member
already subscribed
for subscribers only
only for subscribers
only available to subscribers
is for subscribers
for paid subscribers
exclusive to subscribers
exclusively for subscribers
subscriber only
subscriber exclusive
subscribers only
premium article
premium content
this is a premium
unlock this article
unlock this story
unlock the full
unlock full
free articles remaining
free articles left
reached your limit of free
reached your free article
reached your article limit
reached the end of your free
start your free trial
log in to read
sign in to read
log in to continue
sign in to continue
register to continue
register to read
create a free account to
weiterlesen mit
jetzt weiterlesen
um weiterzulesen
diesen artikel weiterlesen
zugang zu diesem artikel
nur für abonnenten
exklusiv für abonnenten
sie haben bereits ein abo
bereits abonnent
article réservé aux abonnés
réservé à nos abonnés
réservé aux abonnés
il vous reste
pour lire la suite
déjà abonné
contenido exclusivo para suscriptores
solo para suscriptores
para continuar leyendo
ya eres suscriptor
contenuto riservato agli abbonati
per continuare a leggere
sei già abbonato
conteúdo exclusivo para assinantes
voor abonnees
lees verder met
for abonnenter`

	consentPhrases = `we value your privacy
we and our partners
before you continue
accept all
reject all
accept cookies
accept and continue
manage preferences
manage options
your privacy choices
consent to the use of cookies
consent to cookies
we use cookies
personalised ads and content
personalized ads and content
agree to our use of
zustimmung
akzeptieren und weiter
mit werbung weiterlesen
alle akzeptieren
nous utilisons des cookies
accepter et continuer
tout accepter
aceptar y continuar
accetta e continua`

	scriptPhrases = `enable javascript
javascript is required
javascript is disabled
requires javascript
without javascript
javascript to run this app
turn on javascript
activate javascript
javascript aktivieren
aktivieren sie javascript
javascript must be enabled
activer javascript
activar javascript
habilitar javascript`
)
