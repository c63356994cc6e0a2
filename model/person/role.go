package person

import (
	"slices"
	"strings"
	"sync"

	"triptych/model/lexicon"
	"triptych/model/text"
)

// A Role is words that say what somebody is.
type Role struct {
	First, Last int
	Status      string // acting, former, deputy; "" for none
	offices     []office
	words       []string // folded, canonical, without what says of whom or what
}

// maxRoleWords bounds the words of a role before or after a name.
const maxRoleWords = 7

// roles returns what is said of a person whose name is from first to last, with
// the titles from start.
func (p *phrase) roles(start, first, last int) []Role {
	var list []Role
	if r, ok := p.roleBefore(start, first); ok {
		list = append(list, r)
	}
	if r, ok := p.appositionBefore(start); ok {
		list = append(list, r)
	}
	if r, ok := p.appositionAfter(last); ok {
		list = append(list, r)
	}
	if r, ok := p.deed(last); ok {
		list = append(list, r)
	}
	return list
}

// roleBefore reads flight director Annika Thorsen, Acting Mayor Lee.
func (p *phrase) roleBefore(start, first int) (Role, bool) {
	from := start
	for from > 0 && start-from < maxRoleWords && p.gap(from-1) == " " && p.mayModify(from-1) {
		from--
	}
	if from > 0 && p.gap(from-1) == "-" && statuses()[p.fold(from-1)] != "" {
		from-- // ex-manager
	}
	if from == first || !isRoleNoun(p.fold(first-1)) {
		return Role{}, false
	}
	return p.role(from, first-1), true
}

// mayModify reports whether a word may be part of a role before a name.
func (p *phrase) mayModify(i int) bool {
	w := p.Words[i]
	return !text.IsFunction(w.Fold) && !w.Numeral && !lexicon.IsReporting(w.Fold) && !p.Classes[i].Has(lexicon.Verb|lexicon.Determiner|lexicon.Preposition|lexicon.Pronoun|lexicon.Possessive)
}

// appositionAfter reads Lee, 59, a lawyer for the family, and Lee, its chairman.
func (p *phrase) appositionAfter(last int) (Role, bool) {
	i := last
	if p.hasAge(last) {
		i++
	}
	if g := p.gap(i); g != ", " && g != "), " {
		return Role{}, false
	}
	from := i + 1
	to := from
	for to+1 < len(p.Words) && to-from < maxRoleWords && (p.gap(to) == " " || p.gap(to) == "-") && !lexicon.IsPreposition(p.fold(to+1)) && !clauses()[p.fold(to+1)] {
		to++
	}
	if p.Words[from].Capital && p.gap(to) != "," && from == to {
		return Role{}, false
	}
	if !isRoleNoun(p.fold(to)) || p.gap(to) == ", " && p.InName[to+1] {
		return Role{}, false // no noun, or that of the next name
	}
	return p.role(p.afterDeterminer(from, to), to), true
}

// appositionBefore reads its general counsel, Dana Lee, where the words from start
// are the name with its titles.
func (p *phrase) appositionBefore(start int) (Role, bool) {
	if p.gap(start-1) != ", " || !isRoleNoun(p.fold(start-1)) {
		return Role{}, false
	}
	from := start - 1
	for from > 0 && start-from < maxRoleWords && (p.gap(from-1) == " " || p.gap(from-1) == "-") && p.mayModify(from-1) {
		from--
	}
	return p.role(from, start-1), true
}

// deed reads Lee, who led the team: its leader.
func (p *phrase) deed(last int) (Role, bool) {
	i := last
	if p.hasAge(last) {
		i++
	}
	if g := p.gap(i); g != ", " && g != "), " || p.fold(i+1) != "who" || i+3 >= len(p.Words) {
		return Role{}, false
	}
	holder := holders()[p.fold(i+2)]
	if holder == "" {
		return Role{}, false
	}
	from := p.afterDeterminer(i+3, len(p.Words)-1)
	to := from
	for to+1 < len(p.Words) && to-from < maxRoleWords && p.gap(to) == " " && p.mayModify(to+1) {
		to++
	}
	r := p.role(from, to)
	r.First, r.offices = i+2, nil
	r.words = append(r.words[max(0, len(r.words)-1):], holder)
	return r, true
}

// holders are by verb what they are who do it.
var holders = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"led": "leader", "leads": "leader", "headed": "head", "heads": "head", "chaired": "chair", "chairs": "chair",
		"captained": "captain", "captains": "captain", "coached": "coach", "coaches": "coach", "drove": "driver", "piloted": "pilot", "flew": "pilot",
		"founded": "founder", "owns": "owner", "owned": "owner",
	}
})

// afterDeterminer returns the first word of a phrase after articles and the like.
func (p *phrase) afterDeterminer(first, last int) int {
	for first < last && (text.IsFunction(p.fold(first)) || p.Classes[first].Has(lexicon.Determiner|lexicon.Possessive)) {
		first++
	}
	return first
}

var clauses = text.WordSet(`who whose whom which that and but or when while as said says told is was has had will`)

// role returns what the words from first to last say.
func (p *phrase) role(first, last int) Role {
	r := Role{First: first, Last: last}
	for i := first; i <= last; i++ {
		if status := statuses()[p.fold(i)]; status != "" {
			r.Status = status
		} else {
			r.words = append(r.words, p.fold(i))
		}
	}
	r.words = canonical(r.words)
	end := len(r.words)
	for first := range end {
		if r.offices = offices()[strings.Join(r.words[first:end], " ")]; r.offices != nil {
			break
		}
	}
	return r
}

// statuses returns by folded word what it says of how somebody holds an office.
var statuses = sync.OnceValue(func() map[string]string {
	table := make(map[string]string)
	for _, line := range [...]string{"acting interim caretaker", "former ex onetime retired resigned ousted", "deputy assistant vice", "outgoing", "incoming"} {
		words := strings.Fields(line)
		for _, w := range words {
			table[w] = words[0]
		}
	}
	return table
})

// Excludes reports whether two roles are offices that one person does not hold under
// two names.
func (r *Role) Excludes(o *Role) bool {
	for _, x := range r.offices {
		for _, y := range o.offices {
			if x.group == y.group && x.line != y.line && r.Status == o.Status {
				return true
			}
		}
	}
	return false
}

// Changes reports whether two roles are one office, of which one place says that it
// is held for a time, or no more, or by a deputy.
func (r *Role) Changes(o *Role) bool {
	if len(r.words) == 0 || len(o.words) == 0 || r.Status == o.Status {
		return false
	}
	if (r.Status == "former" || o.Status == "former") && min(len(r.words), len(o.words)) == 1 {
		return false // a president is called so for life
	}
	return r.words[len(r.words)-1] == o.words[len(o.words)-1]
}

// Within reports whether every word of a role is in the other.
func (r *Role) Within(o *Role) bool {
	for _, w := range r.words {
		if !strings.Contains(" "+strings.Join(o.words, " ")+" ", " "+w+" ") {
			return false
		}
	}
	return true
}

// isRoleNoun reports whether a folded word may say what somebody is.
func isRoleNoun(fold string) bool {
	if t := titles()[fold]; t.kind == "rank" || t.kind == "office" || t.kind == "party" && len(fold) > 1 {
		return true
	}
	if roleNouns()[fold] {
		return true
	}
	for _, ending := range [...]string{"er", "or", "ist", "ian", "man", "woman", "person", "eer", "yst", "ant"} {
		if len(fold) > len(ending)+2 && strings.HasSuffix(fold, ending) && !noRoles()[fold] {
			return true
		}
	}
	return false
}

var roleNouns = text.WordSet(`chief judge aide coach captain pilot nurse guard widow widower wife husband son daughter cousin bishop vicar
head boss deputy delegate premier chancellor envoy consul architect chemist athlete champion resident tenant student graduate pupil
girl boy child mum dad mother father brother sister niece nephew uncle aunt grandmother grandfather friend partner fiance fiancee
clerk cook chef monk nun secretary adversary plaintiff representative democrat republican counsel colleague parent agent candidate nominee
incumbent president oboe witness host victim veteran executive official activist analyst associate`)

var noRoles = text.WordSet(`after over under never other former whether rather former number paper order water river later center letter
matter power member's tower winter summer october november december september another together ever however near near offer answer
master's error floor door flour major minor poor prior senior junior superior interior exterior either her per
important significant recent different apparent instant distant restaurant plant want grant constant relevant
human roman german woman's proper upper former computer newspaper quarter chapter charter disaster cancer order corner border
asian russian italian canadian australian indian norwegian belgian egyptian iranian christian austrian persian georgian hungarian
ukrainian brazilian nigerian californian civilian`)

// Same reports whether two roles are the same but for what is said beside them.
func (r *Role) Same(o *Role) bool {
	if r.Status != o.Status {
		return false
	}
	for _, x := range r.offices {
		for _, y := range o.offices {
			if x.line == y.line {
				return true
			}
		}
	}
	return r.Within(o) || o.Within(r)
}

// HeldByOne reports whether two roles are one that only one person has, such as the
// leader of the team or the mayor.
func (r *Role) HeldByOne(o *Role) bool {
	return r.Status == "" && o.Status == "" && slices.Equal(r.words, o.words) && len(r.words) > 0 &&
		(len(r.words) > 1 || oneEach()[r.words[0]]) && oneOf(r.words[len(r.words)-1])
}

// oneOf reports whether a role that is told by this word and others has one holder.
func oneOf(word string) bool {
	switch word {
	case "leader", "head", "chair", "executive", "mayor", "captain", "driver", "pilot", "skipper", "founder", "coach", "director", "manager", "editor", "superintendent", "chief":
		return true
	}
	return false
}

var oneEach = text.WordSet(`mayor captain skipper pilot driver chair superintendent`)
