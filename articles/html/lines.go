package html

import (
	"slices"
	"strings"
	"sync"
)

// A lineRule names short blocks that are never an article's, by their words.
// Phrases are in lower case, one a line, with no punctuation but a colon at the
// end, which then must be there.
type lineRule struct {
	what    string
	whole   string // the block is the phrase
	opens   string // the block is short and starts with the phrase
	invites string // so too, and it is a link, has an address or is no whole sentence
	holds   string // the block is short and has the phrase in it
}

// Blocks of more bytes are never left out for how they start, or for what is in
// them.
const (
	maxOpening = 300
	maxHolding = 160
)

// lineRules is the table of blocks that are left out, parted by whom they serve.
// Each line has its test.
func lineRules() []lineRule {
	return slices.Concat(offerRules(), requestRules(), pageRules())
}

// offerRules is of what leads away from the article, which may stand between any
// two of its paragraphs.
func offerRules() []lineRule {
	return []lineRule{
		{what: "advertising",
			whole: "advertisement\nadvertisements\nadvertising\nad\nads\nad feedback\nsponsored\nsponsored content\npromoted\npaid content\n" +
				"remove ads\nreport this ad\nanzeige\nwerbung\npublicité\npublicidad\npublicidade\npubblicità\nadvertentie\nannons\nannonce\nannonse\nreklama\nреклама",
			opens: "advertisement scroll to continue\nstory continues below\nstory continues after\narticle continues below\narticle continues after\n" +
				"continue reading the main story\nskip advertisement\nscroll to continue\nscroll down for\nthis article contains affiliate links"},
		{what: "related articles",
			whole: "related\nrelated articles\nrelated stories\nrelated topics\nrelated links\nrelated content\nrelated news\nrelated coverage\nrelated internet links\n" +
				"read more\nread next\nread also\nmore\nmore on this story\nmore stories\nmore news\nmore like this\nmore from us\nsee also\nalso read\nyou may also like\n" +
				"you might also like\nyou may like\nrecommended\nrecommended for you\nrecommended stories\neditor s picks\neditors picks\nmost read\nmost popular\n" +
				"most viewed\ntrending\ntrending now\ntop stories\nlatest news\nlatest\nup next\ndon t miss\nwhat to read next\nmehr zum thema\nlesen sie auch\nauch interessant\n" +
				"lire aussi\nà lire aussi\nsur le même sujet\nleggi anche\nleia também\nlea también\nte puede interesar\nle puede interesar\nlees ook\nlæs også\nles også\nläs också",
			opens: "read more:\nread next:\nread also:\nread this next:\nrelated:\nrelated story:\nrelated stories:\nrelated article:\nsee also:\nsee more:\nalso read:\nalso see:\nmore:\nmore on this:\n" +
				"more from:\ndon t miss:\nrecommended:\nin pictures:\nlesen sie auch:\nlesen sie hier:\nlesen sie mehr:\nmehr dazu:\nmehr zum thema:\nlire aussi:\nà lire aussi:\n" +
				"lire également:\nleggi anche:\nleia também:\nleia mais:\nlea también:\nlea además:\nlees ook:\nlæs også:\nles også:\nläs också:\nläs mer:\nчитайте также:\nczytaj także:\nczytaj też:",
			invites: "read more\nread our\nread the full\nread about\nread also\nalso read\nsee also\nsee more\nclick here\nclick to\nfind out more\nfor more on this\nfor more stories\nfor more news\n" +
				"more on\nmore from\nmore about\nmore news\nrelated\nlesen sie auch\nhier lesen sie\nlire aussi\nleggi anche\nlees ook"},
		{what: "players",
			whole: "video\nvideos\nwatch\nwatch now\nwatch live\nwatch video\nplay video\nplay\nlisten\nlisten now\nlisten to this article\naudio\nphotos\nphoto gallery\ngallery\nview gallery\n" +
				"view image\nimage gallery\nfullscreen\nmute\nunmute\nloading\nloading video\nautoplay\npodcast\nnow playing\npause\nreplay\nvideo loading\nview fullscreen\nopen image in gallery",
			opens: "watch:\nwatch live:\nvideo:\nlisten:\nlisten to:\nphotos:\ngallery:\nyour browser does not support\nyour browser doesn t support\nsorry this video\nthis video is not available\n" +
				"this video can not be played\nto play this video you need to\nmedia player\nlisten to this article\nthis content is not available\nthis content could not be loaded\nthis media is not supported\n" +
				"view this post on instagram\na post shared by\na post on\nallow content provided by\nthis article contains content provided by\nempfohlener redaktioneller inhalt\nan dieser stelle finden sie",
			invites: "watch\nlisten to\nwatch the\nsee pictures\nsee photos"},
	}
}

// requestRules is of what the site wants from its readers, and says to them.
func requestRules() []lineRule {
	return []lineRule{
		{what: "newsletters",
			whole: "newsletter\nnewsletters\nsign up\nsign up now\nsign up here\nsubscribe to our newsletter\nenter your email\nemail address\nyour email address\nyou re signed up\nthank you for subscribing\ninvalid email",
			opens: "sign up for our\nsign up to our\nsign up here\nsign up to receive\nsign up to get\nsign up for free\nsubscribe to our\nsubscribe to the newsletter\nget our\nget the latest news\nget the best of\n" +
				"get more news\nget breaking news\nget the day s\nget email notifications\nget notified\nreceive our\nstay up to date with\nstay informed with our\nour free newsletter\nthis newsletter\n" +
				"enter your email\nby signing up\nby submitting your email\nby subscribing\nby entering your email\nby clicking\njetzt newsletter\nabonnieren sie unseren\nabonnieren sie den newsletter\ninscrivez vous à\nrecevez notre\nrecevez la newsletter\nsuscríbete a\nsuscríbase a\niscriviti alla",
			invites: "sign up for\nsign up to\nsubscribe to\nget the"},
		{what: "consent",
			opens: "we use cookies\nthis site uses cookies\nthis website uses cookies\nby continuing to use this\nby using this site\nwe value your privacy\nwe and our partners\ncookies help us\nwe need your consent\n" +
				"we ask for your consent\nmanage cookie\nmanage your cookie\ncookie settings\naccept all cookies\nwir verwenden cookies\nwir benötigen ihre zustimmung\nnous utilisons des cookies\nutilizamos cookies"},
		{what: "sharing",
			whole: "share\nshare this\nshare this article\nshare this story\nshare this page\nshare article\nshare story\nshare on\nshare with\nshare via\nshare on facebook\nshare on twitter\nshare on x\nshare on whatsapp\nshare on linkedin\n" +
				"share via email\nshare by email\ntweet\ntweet this\npost\nprint\nprint this\nprint article\nemail\ne mail\nsave\nsave article\nsave this story\nsave for later\nbookmark\nfacebook\ntwitter\nx\nlinkedin\n" +
				"whatsapp\nreddit\npinterest\ntelegram\ninstagram\nflipboard\nmessenger\nbluesky\nthreads\ncopy link\ncopy this link\nlink copied\ncopied\ncopied to clipboard\nreport\nfollow\nfollow us\ngift\ngift this article\n" +
				"teilen\nmerken\ndrucken\npartager\nenvoyer\ncompartir\ncondividi\nadd as a preferred source on google\nadd us on google",
			opens: "share this:\nshare or comment on\nshare:\nfollow us on\nfollow us:\nfind us on\nlike us on\njoin us on\nfollow him on\nfollow her on\nfollow them on\nfollow me on\nfollow the author on\nfollow our live\njoin the conversation\njoin our whatsapp\n" +
				"download our app\ndownload the app\ndownload our free\nfolgen sie uns\nsuivez nous sur\nsíguenos en",
			invites: "share this\nfollow\ndownload the\njoin our"},
		{what: "comments",
			whole: "comments\ncomment\nno comments\nview comments\nview all comments\nshow comments\nread comments\nleave a comment\nadd a comment\npost a comment\njump to comments\ncomments are closed\nkommentare\ncommentaires\ncomentarios\nreply",
			opens: "leave a reply\nyour email address will not be published\nyou must be logged in to\nlog in to comment\nsign in to comment\nwhat do you think let us know\nlet us know in the comments\n" +
				"share your thoughts in the comments\nhave your say in the comments\nthe comments below have\ncomments are moderated"},
		{what: "appeals",
			whole: "subscribe\nsubscribe now\nsubscribe today\nlog in\nlogin\nsign in\nregister\ndonate\nsupport us\nmy account\nalready a subscriber\njetzt abonnieren\ns abonner\nsuscríbete",
			opens: "subscribe now\nsubscribe today\nsubscribe for\nsubscribe to continue\nsubscribe to read\nsubscribe to unlock\nto continue reading\nto read the full\nto keep reading\nalready a subscriber\nalready have an account\nalready registered\n" +
				"not a subscriber\nbecome a subscriber\nbecome a member\nbecome a supporter\nregister for free\nlog in to\nlogin to\nsign in to\ncreate a free account\nstart your free trial\nsupport our journalism\nsupport independent\nsupport quality\n" +
				"support local journalism\nsupport our work\nplease consider supporting\nmake a donation\nyour support makes\nour journalism needs\nthis article is free\nthis story is free\nmake us preferred",
			invites: "to read more\nregister to\ndonate to\nhelp us keep\nplease support"},
		{what: "hints to reporters",
			opens: "have you been affected\nare you affected\nhave you got a story\ndo you have a story\ndo you know more\ndo you have information\ndo you have a tip\ngot a story\ngot a tip\nhave a story\nhave a tip\nif you have a story\n" +
				"whatsapp:\ntweet:\nplease include a contact number\nif you are reading this page and\nupload pictures\nplease read our terms",
			invites: "get in touch\ncontact our\ncontact us\nemail us\nemail your\nsend us your\nsend your"},
	}
}

// pageRules is of the parts and controls of the page, which say nothing without
// it.
func pageRules() []lineRule {
	return []lineRule{
		{what: "tags",
			whole:   "tags\ntopics\ncategories\nkeywords\nfiled under\nin this article\nin this story\nthemen\nsujets\ntemas",
			opens:   "tags:\ntopics:\ntopic:\ncategories:\ncategory:\nkeywords:\nfiled under:\nposted in:\nfiled in:\nmore in:\nin this article:\nschlagworte:\nthemen:\netiquetas:",
			invites: "filed under\nposted in"},
		{what: "rights",
			opens: "copyright ©\ncopyright (c)\ncopyright 20\ncopyright 19\n© 20\n© 19\n(c) 20\n© copyright\nall rights reserved\nthis material may not be published\nterms of use\nterms of service\nprivacy policy\nreprints and permissions\n" +
				"republish this\nour standards:\nreprint this\na version of this article appears in print",
			holds: "all rights reserved\ntrust principles\nalle rechte vorbehalten\ntous droits réservés\ntodos los derechos reservados"},
		{what: "live blogs' chrome",
			whole: "live\nlive updates\nlive feed\nlive reporting\nlive blog\nkey events\nkey moments\nkey points\nshow key events only\nshow key events\nplease turn on javascript to use this feature\nfilter by\nfilter key events\nnewest first\noldest first\n" +
				"sort by\nlatest first\npinned\npinned post\nlatest post\nload more\nload more posts\nload older posts\nload newer posts\nshow more\nshow less\nsee more\nview more\nnew updates\nrefresh\nauto update\nauto refresh\nthis live blog is now closed\nsummary of the day so far key events\njump to latest",
			opens: "show key events only\nplease turn on javascript"},
		{what: "controls",
			whole: "skip\nskip to content\nskip to main content\nskip past newsletter promotion\nafter newsletter promotion\nback to top\nback to\ntop\nhome\nmenu\nsearch\nclose\nopen\nexpand\ncollapse\nnext\nprevious\nback\ncontinue\ncontinue reading\nopens in new window\n" +
				"opens in a new tab\nexternal\nhide caption\ntoggle caption\nenlarge this image\npurchase licensing rights\norder reprints\nshow caption\ncaption\nimage\nimage source\nimage caption\nimage credit\nfile\ncredit\nsource\nok\naccept\nagree\nview original\ntranslate\ndismiss\nfeedback\nreport an error\nview full image",
			opens:   "skip to\nskip past\nplease enable javascript\nyou need to enable javascript\njavascript is required\njavascript is disabled\nopens in new\nclick here to\nclick on the\ntap here to\nif you cannot see\nif you can t see\nyou can opt out",
			invites: "jump to"},
	}
}

// A linebook is the table of line rules, by what they look for.
type linebook struct {
	whole                 map[string]bool
	opens, invites, holds []string
}

var lineBook = sync.OnceValue(func() linebook {
	book := linebook{whole: make(map[string]bool)}
	for _, r := range lineRules() {
		for phrase := range strings.SplitSeq(r.whole, "\n") {
			book.whole[phrase] = true
		}
		for _, list := range []struct {
			phrases string
			to      *[]string
		}{{r.opens, &book.opens}, {r.invites, &book.invites}, {r.holds, &book.holds}} {
			if list.phrases != "" {
				*list.to = append(*list.to, strings.Split(list.phrases, "\n")...)
			}
		}
	}
	delete(book.whole, "")
	return book
})

// leavesOut tells whether the words of a block say that it is not the article's.
func (l *linebook) leavesOut(b block) bool {
	if len(b.text) > maxOpening || len(b.Rows) > 0 {
		return false
	}
	text := words(b.text)
	if l.whole[strings.TrimRight(text, ":")] {
		return true
	}
	for _, phrase := range l.opens {
		if opensWith(text, phrase) {
			return true
		}
	}
	if b.linked() > 0.4 || strings.Contains(b.text, "@") || !endsSentence(b.text) && len(b.text) <= maxHolding {
		for _, phrase := range l.invites {
			if opensWith(text, phrase) {
				return true
			}
		}
	}
	if len(text) <= maxHolding {
		for _, phrase := range l.holds {
			if strings.Contains(text, phrase) {
				return true
			}
		}
	}
	return false
}

// opensWith tells whether words start with a phrase, and with the whole of its
// last word.
func opensWith(text, phrase string) bool {
	rest, found := strings.CutPrefix(text, phrase)
	return found && (rest == "" || rest[0] == ' ' || rest[0] == ':' || rest[0] >= '0' && rest[0] <= '9' || strings.HasSuffix(phrase, ":"))
}

// words gives a text as phrases of the table are written: in lower case, words
// parted by one blank, of the punctuation only colons behind words, and what
// rights are marked with.
func words(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r == ':' && b.Len() > 0:
			b.WriteByte(':')
			blank = true
		case r == '(' || r == ')' || r == '©' || isLetterOrDigit(r):
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(r)
		default:
			blank = true
		}
	}
	return b.String()
}
