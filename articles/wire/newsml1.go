package wire

import (
	"context"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// oldItems are those of a message of NewsML 1, whose envelope says who sent it.
type oldItems struct{ envelope *html.Node }

// read reads a <NewsItem>. Its parts are <NewsComponent>s, which hold one another
// and content in any form.
func (items oldItems) read(ctx context.Context, n *html.Node) (draft.Article, error) {
	management := markup.Child(n, "newsmanagement")
	status := statusOf(formalName(markup.Child(management, "status")))
	a := draft.Article{
		Date:   fields.ISODate(first(lineOf(management, "thisrevisioncreated"), lineOf(management, "firstcreated"), lineOf(markup.First(n, "datelinedate")))),
		Source: oldSource(n, items.envelope),
	}
	dateline := ""
	for lines := range markup.All(n, "newslines") {
		dateline = first(dateline, lineOf(lines, "dateline"))
		a.Title = first(a.Title, lineOf(lines, "headline"))
		if len(a.Authors) == 0 {
			a.Authors = authorsOf(lineOf(lines, "byline"))
		}
	}
	until := ""
	if status == embargoed {
		until = lineOf(management, "statuswillchange", "dateandtime")
	}
	a.Notices = statusNotices(status, until)
	text, err := oldText(ctx, n)
	if err != nil {
		return draft.Article{}, err
	}
	text.Source = first(text.Source, lineOf(markup.First(n, "providerid")))
	return complete(ctx, a, text, status, dateline)
}

// oldSource returns the outlet: the provider or source of the first component that
// names one, or the sender of the message.
func oldSource(n, envelope *html.Node) string {
	return first(
		partyName(markup.Child(markup.First(n, "provider"), "party")),
		partyName(markup.Child(markup.First(n, "source"), "party")),
		partyName(markup.Child(envelope, "sentfrom", "party")),
	)
}

// partyName returns the name of a <Party>, in full where it is given.
func partyName(party *html.Node) string {
	for property := range markup.All(party, "property") {
		if strings.EqualFold(formalName(property), "Organization") {
			return first(markup.Attr(property, "value"), formalName(party))
		}
	}
	return formalName(party)
}

func formalName(n *html.Node) string { return markup.Attr(n, "formalname") }

// oldText returns the text of an item: that of a component whose role is to be the
// text, or else the first that has no other role.
func oldText(ctx context.Context, item *html.Node) (draft.Article, error) {
	roles := make(componentRoles)
	for _, wanted := range []componentRole{main, unsaid} {
		for content := range markup.All(item, "contentitem") {
			data := markup.First(content, "datacontent")
			if data == nil || roles.around(content) != wanted || !isText(content) {
				continue
			}
			text, err := embedded(ctx, data)
			if err != nil {
				return text, err
			}
			if len(text.Blocks) > 0 {
				text.URL = first(fields.WebAddress(markup.Attr(content, "href")), text.URL)
				return text, nil
			}
		}
	}
	return draft.Article{}, nil
}

// isText reports whether content is text by its type, and not encoded.
func isText(content *html.Node) bool {
	kind := formalName(markup.Child(content, "mediatype"))
	if kind != "" && !strings.EqualFold(kind, "Text") || markup.First(content, "encoding") != nil {
		return false
	}
	form := formalName(markup.Child(content, "mimetype")) + " " + formalName(markup.Child(content, "format"))
	return !forMachines.MatchString(form)
}

// forMachines matches the types of what is text only for a program.
var forMachines = regexp.MustCompile(`(?i)\b(?:css|stylesheet|javascript|json|image|audio|video|pdf|zip)\b`)

// A componentRole is what the text of a component is for.
type componentRole uint8

const (
	unsaid componentRole = iota
	main                 // the text of the article
	beside               // something else
)

// componentRoles are the roles of content, by the element around it: a component may
// hold any number of contents, and looks through them for its role but once.
type componentRoles map[*html.Node]componentRole

// around returns the role of an element, by the innermost component around it that has
// one: the roles of news services differ in name, and end alike.
func (r componentRoles) around(n *html.Node) componentRole {
	role := unsaid
	var passed []*html.Node
	for component := n.Parent; component != nil; component = component.Parent {
		known, ok := r[component]
		if !ok {
			known, ok = ownRole(component)
		}
		passed = append(passed, component)
		if ok {
			role = known
			break
		}
	}
	for _, component := range passed {
		r[component] = role
	}
	return role
}

// ownRole returns the role that a component says it has, and whether it says one.
func ownRole(component *html.Node) (role componentRole, ok bool) {
	switch name := strings.ToLower(formalName(markup.Child(component, "role"))); {
	case name == "":
		return unsaid, false
	case mainRole.MatchString(name):
		return main, true
	case besideRole.MatchString(name):
		return beside, true
	}
	return unsaid, true
}

var (
	mainRole   = regexp.MustCompile(`^(?:body|main|main ?text|article|article ?text|text|story|full ?text|content)$`)
	besideRole = regexp.MustCompile(`caption|style|sheet|contact|head ?line|slug|summary|abstract|teaser|keyword|metadata|byline|dateline|copyright|` +
		`disclaimer|about|logo|thumbnail|preview|sidebar|supporting|notice|link|related`)
)
