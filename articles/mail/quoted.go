package mail

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/internal/markup"
)

// Notices of what a message holds beside its own text.
const (
	noticeAnswered  = "what the message answers is left out"
	noticeForwarded = "the message is forwarded: what stands above the text is left out"
)

// ownWords is how many words somebody writes at least who does not merely send on
// what stands below.
const ownWords = 25

// maxMark is how many bytes a line has at most that says whose words follow.
const maxMark = 300

// wrote matches the line before what a message answers, in the languages of the
// usual programs.
var wrote = pattern(`(?i)^(?:(?:on|am|le|el|il|op|den|em|dnia|w dniu) .*(?:wrote|schrieb.*|a écrit|escribió|ha scritto|schreef.*|skrev.*|escreveu|napisał\(?a?\)?)|.*<\S+@\S+>.* (?:wrote|schrieb)) ?:$`)

// sentOn matches the line before a message that is sent on or answered whole.
var sentOn = pattern(`(?i)^[-_> ]*(?:original message|forwarded message|begin forwarded message|start of forwarded message|` +
	`ursprüngliche nachricht|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message d'origine|message transféré|` +
	`mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht):?[-_ ]*$`)

// fieldLine matches a line of the header of a message as programs repeat it.
var fieldLine = pattern(`(?i)^[> *]*(?:from|sent|date|to|cc|bcc|subject|reply-to|von|gesendet|datum|an|betreff|de|envoyé|date|à|objet|enviado|fecha|para|asunto|da|inviato|data|a|oggetto|van|verzonden|aan|onderwerp)\*? ?:\*? *\S`)

// isFirstField reports whether a line is the first of such a header, of which three
// stand in a row.
func isFirstField(lines []string) bool {
	n := 0
	for _, line := range lines[:min(len(lines), 4)] {
		if len(line) <= maxMark && fieldLine().MatchString(line) {
			n++
		}
	}
	return n >= 3 && fieldLine().MatchString(lines[0])
}

// ownText returns of a text the words of who sent it, without those that it answers
// and without the signature, or what is sent on. Notice says what was left out.
func ownText(source string, forward bool) (text, notice string) {
	lines := strings.Split(source, "\n")
	at, next := findQuoted(lines)
	if at < 0 {
		return withoutSignature(source), ""
	}
	above, below := strings.Join(lines[:at], "\n"), unquoted(lines[next:])
	above = withoutSignature(above)
	switch written := len(strings.Fields(above)); {
	case strings.TrimSpace(below) == "", !forward && written >= ownWords:
		return above, noticeAnswered
	case written > 0:
		notice = noticeForwarded
	}
	text, more := ownText(below, false)
	if more != "" {
		notice = more
	}
	return text, notice
}

// findQuoted returns where in a message the words of another start, and the first
// line of them behind the lines that say whose they are; -1 where there are none.
func findQuoted(lines []string) (at, next int) {
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" || len(line) > maxMark {
			continue
		}
		next := i + 1
		switch {
		case sentOn().MatchString(line):
		case wrote().MatchString(line):
		case i+1 < len(lines) && strings.HasSuffix(strings.TrimSpace(lines[i+1]), ":") && wrote().MatchString(line+" "+strings.TrimSpace(lines[i+1])):
			next++
		case isFirstField(lines[i:]) && i > 0:
			next = i
		default:
			continue
		}
		for next < len(lines) && (strings.TrimSpace(lines[next]) == "" || fieldLine().MatchString(lines[next])) {
			next++
		}
		return i, next
	}
	return -1, 0
}

// unquoted returns lines without the marks of quoting before them, where nearly all
// have one.
func unquoted(lines []string) string {
	marked, all := 0, 0
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			all++
			if strings.HasPrefix(line, ">") {
				marked++
			}
		}
	}
	if marked*10 >= all*8 {
		lines = slices.Clone(lines)
		for i, line := range lines {
			lines[i] = strings.TrimPrefix(strings.TrimPrefix(line, ">"), " ")
		}
	}
	return strings.Join(lines, "\n")
}

// maxSignature is how many lines a signature has at most that is not marked as the
// standard has it.
const maxSignature = 12

// sentFrom matches what programs on telephones write below a text.
var sentFrom = pattern(`(?i)^(?:sent from my|sent from |von meinem .* gesendet|gesendet (?:von|mit)|sent (?:with|via|using) |envoyé de mon|enviado desde mi|inviato da|get outlook for|verzonden vanaf|diese nachricht wurde von meinem)[^.]{0,60}\.?$`)

// withoutSignature returns a text without the signature below it.
func withoutSignature(text string) string {
	text, _, _ = strings.Cut(text, "\n-- \n")
	lines := strings.Split(strings.TrimRight(text, " \n"), "\n")
	for i := max(0, len(lines)-maxSignature); i < len(lines); i++ {
		if line := strings.TrimSpace(lines[i]); line == "--" || i+2 >= len(lines) && sentFrom().MatchString(line) {
			lines = lines[:i]
			text = strings.Join(lines, "\n")
		}
	}
	return withoutClosing(text)
}

// closing matches the words before a name that end a letter, in the languages of the
// usual programs.
var closing = pattern(`(?i)^(?:(?:kind|best|warm|with (?:kind|best))? ?regards|best(?: wishes)?|all the best|many thanks|cheers|(?:yours )?sincerely|yours(?: (?:truly|faithfully))?|` +
	`(?:mit )?(?:viele|liebe|beste|freundliche|herzliche|schöne)n? grü(?:ße|ßen|sse|ssen)(?: aus \pL+)?|mfg|lg|(?:bien )?cordialement|bien à vous|(?:un )?(?:cordial )?saludos?|saludos cordiales|atentamente|` +
	`(?:cordiali|distinti) saluti|(?:met )?vriendelijke groet(?:en)?|(?:com os )?(?:melhores )?cumprimentos|(?:med )?vänliga? hälsning(?:ar)?|(?:med )?venlig hilsen|pozdrawiam|s pozdravem)[,.!]?$`)

// What stands below the closing of a letter at most.
const (
	maxClosing     = 5  // lines
	maxClosingLine = 60 // bytes of each
)

// withoutClosing returns a text without the words that end a letter, and the name below
// them. A text that is nothing else stays.
func withoutClosing(text string) string {
	lines := strings.Split(strings.TrimRight(text, " \n"), "\n")
	below := 0
	for i := len(lines) - 1; i > 0 && below <= maxClosing; i-- {
		line := strings.TrimSpace(lines[i])
		switch {
		case line == "":
			continue
		case closing().MatchString(line):
			return strings.TrimRight(strings.Join(lines[:i], "\n"), " \n")
		case len(line) > maxClosingLine:
			return text
		}
		below++
	}
	return text
}

// What mail programs call what is not a message's own words, by class or id.
var (
	signatureName = pattern(`(?i)(?:^|\s)(?:gmail_signature|moz-signature|signature|ms-outlook-mobile-signature|applemailsignature)(?:\s|$)`)
	quoteName     = pattern(`(?i)(?:^|\s)(?:gmail_quote|gmail_quote_container|yahoo_quoted|moz-forward-container|protonmail_quote|divrplyfwdmsg|appendonsend|tutanota_quote)(?:\s|$)`)
	quoteHead     = pattern(`(?i)(?:^|\s)(?:gmail_attr|moz-cite-prefix|divrplyfwdmsg|moz-email-headers-table)(?:\s|$)`)
	whole         = pattern(`(?i)^(?:divrplyfwdmsg|appendonsend)$`) // marks of the start of all that follows
)

// ownNodes takes out of a message in HTML what [ownText] does of one in plain text.
func ownNodes(root *html.Node, forward bool) (notice string) {
	var quotes, heads []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		names := markup.Attr(n, "class") + " " + markup.Attr(n, "id")
		switch {
		case signatureName().MatchString(names):
			n.Data = "aside"
		case quoteHead().MatchString(names) && !whole().MatchString(markup.Attr(n, "id")):
			heads = append(heads, n)
		case n.Data == "blockquote" && strings.EqualFold(markup.Attr(n, "type"), "cite"), quoteName().MatchString(names):
			quotes = append(quotes, n)
		}
	}
	if len(quotes) == 0 {
		return ""
	}
	if first := quotes[0]; whole().MatchString(markup.Attr(first, "id")) {
		gather(first)
	}
	above := len(strings.Fields(markup.Line(root))) - len(strings.Fields(markup.Line(quotes[0])))
	for _, n := range heads {
		n.Data = "aside"
	}
	if !forward && above >= ownWords {
		for _, n := range quotes {
			n.Data = "aside"
		}
		return noticeAnswered
	}
	only(root, quotes[0])
	quotes[0].Data = "div"
	if above > 0 {
		return noticeForwarded
	}
	return ""
}

// gather moves all that follows an element among its siblings into it.
func gather(n *html.Node) {
	for next := n.NextSibling; next != nil; next = n.NextSibling {
		next.Parent.RemoveChild(next)
		n.AppendChild(next)
	}
}

// only takes out of a tree what stands beside an element in it.
func only(root, n *html.Node) {
	for ; n != nil && n != root && n.Parent != nil; n = n.Parent {
		for sibling := range n.Parent.ChildNodes() {
			switch {
			case sibling == n:
			case sibling.Type == html.ElementNode:
				sibling.Data = "aside"
			default:
				sibling.Data = ""
			}
		}
	}
}
