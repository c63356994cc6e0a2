package reader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/draw"
)

// A proposal is a difference that a person makes of words of several articles, or
// another one in the place of one that is corrected.
type proposal struct {
	desk     *desk
	hands    []*hand           // by article
	corrects *model.Difference // nil for a new one
	asked    model.Difference  // the kind and the relation that the person asked for; "" for the likely ones
	chosen   []model.Detail    // the words, of texts and headlines, by article
	guess    model.Difference  // the kind and relation that they are likely to have
}

// newProposal begins with the words, kind and relation of a difference, nil for none.
func newProposal(desk *desk, d *model.Difference) *proposal {
	p := &proposal{desk: desk}
	if d != nil {
		copied := *d
		p.corrects, p.asked.Kind, p.asked.Relation = &copied, d.Kind, d.Relation
	}
	for i := range desk.doc.story.Articles {
		var kept []model.Detail
		if d != nil {
			kept = d.AllIn(i)
		}
		p.hands = append(p.hands, newHand(desk.doc.story, i, kept))
	}
	p.think()
	return p
}

// at returns the hand in the focused column.
func (p *proposal) at() *hand { return p.hands[p.desk.view.focus] }

// think brings what the words are likely to be in line with them.
func (p *proposal) think() {
	p.chosen, p.guess = nil, model.Difference{}
	for _, h := range p.hands {
		p.chosen = append(p.chosen, h.details()...)
	}
	if len(p.chosen) > 0 {
		p.guess.Kind, p.guess.Relation = analyze.Guess(p.desk.doc.story, p.chosen)
	}
}

// relations returns those that the words can have.
func (p *proposal) relations() []model.Relation {
	return p.desk.doc.whole.RelationsOf(p.chosen)
}

// difference returns what would be kept: without mentions where no words are chosen.
func (p *proposal) difference() model.Difference {
	d := model.Difference{Kind: cmp.Or(p.asked.Kind, p.guess.Kind)}
	for _, m := range p.chosen {
		if m.Sentence == model.InTitle {
			d.TitleMentions = append(d.TitleMentions, m)
		} else {
			d.Mentions = append(d.Mentions, m)
		}
	}
	can := p.relations()
	for _, r := range []model.Relation{p.asked.Relation, p.guess.Relation} {
		if slices.Contains(can, r) {
			d.Relation = r
			return d
		}
	}
	if len(can) > 0 {
		d.Relation = can[0]
	}
	return d
}

// nextRelation goes on to the next relation that the words can have.
func (p *proposal) nextRelation() {
	can := p.relations()
	p.asked.Relation = can[(slices.Index(can, p.difference().Relation)+1)%len(can)]
}

// nextKind goes on to the next kind.
func (p *proposal) nextKind() {
	all := model.Kinds()
	p.asked.Kind = all[(slices.Index(all, p.difference().Kind)+1)%len(all)]
}

// drop lets go of the words of the focused column.
func (p *proposal) drop() {
	p.at().drop()
	p.think()
}

// takeWord chooses the word at the cursor, or what it is part of, or lets go.
func (p *proposal) takeWord() {
	p.at().take(p.desk.doc.story)
	p.think()
}

// longestQuoted is how many cells of the words of one article are said.
const longestQuoted = 30

// says says what the words are, of articles in an order, and how they differ.
func (p *proposal) says(order []int) []string {
	d := p.difference()
	if len(p.chosen) == 0 {
		return []string{"choose the words that differ, in one column and then in the others"}
	}
	head := draw.Name(&d)
	if p.corrects != nil && draw.Name(p.corrects) != head {
		head += fmt.Sprintf(" (was %s)", draw.Name(p.corrects))
	}
	said := []string{head}
	for _, i := range order {
		var words []string
		for _, w := range p.hands[i].details() {
			words = append(words, "“"+p.desk.term.counter().Cut(oneLine(p.desk.doc.story.Words(w)), longestQuoted, "…")+"”")
		}
		if len(words) > 0 {
			said = append(said, p.desk.doc.outlet(i)+" "+strings.Join(words, ", "))
		}
	}
	if d.Relation == model.Extra {
		said = append(said, "now choose in another column, or keep")
	}
	return said
}
