package align

import (
	"math"
	"math/rand/v2"
)

// The bounds of the latent subjects.
const (
	subjects       = 8   // dimensions
	subjectRounds  = 10  // of the subspace iteration, enough for a stable likeness
	neighbourShare = 0.4 // of the terms of the sentences before and after
)

// A latent is a sentence as a point among the story's main subjects, of length 1
// or 0.
type latent [subjects]float32

// latents places every sentence by the main axes of the story's terms (latent
// semantic analysis): two sentences lie near one another also where they share
// no word but words that stand together elsewhere.
func (c *corpus) latents() []latent {
	rows := make([][]term, len(c.sentences))
	c.each(func(i int) { rows[i] = c.smoothed(i) })
	axes := newAxes(len(c.rarity))
	places := make([][subjects]float64, len(rows))
	for range subjectRounds {
		c.each(func(i int) { places[i] = project(rows[i], axes) })
		for i := range axes {
			axes[i] = [subjects]float64{}
		}
		for i, row := range rows {
			place := &places[i]
			for _, t := range row {
				axis := &axes[t.id]
				for k := range axis {
					axis[k] += float64(t.weight) * place[k]
				}
			}
		}
		orthonormalize(axes)
	}
	c.each(func(i int) { places[i] = project(rows[i], axes) })
	list := make([]latent, len(rows))
	for i, p := range places {
		norm := 0.0
		for _, x := range p {
			norm += x * x
		}
		norm = max(math.Sqrt(norm), 1e-9)
		for k, x := range p {
			list[i][k] = float32(x / norm)
		}
	}
	return list
}

// smoothed gives the terms of a sentence, of length 1, with a share of those of
// its neighbours.
func (c *corpus) smoothed(i int) []term {
	scaled := func(s *sentence, share float64) []term {
		list := make([]term, len(s.terms))
		for j, t := range s.terms {
			list[j] = term{t.id, float32(share * float64(t.weight) / max(s.norm, 1e-6))}
		}
		return list
	}
	row := scaled(&c.sentences[i], 1)
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(c.sentences) && c.sentences[j].article == c.sentences[i].article {
			row = addTerms(row, scaled(&c.sentences[j], neighbourShare))
		}
	}
	return row
}

// addTerms adds two lists of terms, both by id.
func addTerms(a, b []term) []term {
	sum := make([]term, 0, len(a)+len(b))
	i := 0
	for _, t := range b {
		for i < len(a) && a[i].id < t.id {
			sum = append(sum, a[i])
			i++
		}
		if i < len(a) && a[i].id == t.id {
			t.weight += a[i].weight
			i++
		}
		sum = append(sum, t)
	}
	return append(sum, a[i:]...)
}

// newAxes gives axes to begin with, the same each time.
func newAxes(terms int) [][subjects]float64 {
	random := rand.New(rand.NewPCG(1, 2))
	axes := make([][subjects]float64, terms)
	for i := range axes {
		for k := range axes[i] {
			axes[i][k] = random.NormFloat64()
		}
	}
	orthonormalize(axes)
	return axes
}

func project(row []term, axes [][subjects]float64) (place [subjects]float64) {
	for _, t := range row {
		axis := &axes[t.id]
		for k := range place {
			place[k] += float64(t.weight) * axis[k]
		}
	}
	return place
}

// orthonormalize makes the axes independent of one another and of length 1.
func orthonormalize(axes [][subjects]float64) {
	for k := range subjects {
		for before := range k {
			along := 0.0
			for i := range axes {
				along += axes[i][k] * axes[i][before]
			}
			for i := range axes {
				axes[i][k] -= along * axes[i][before]
			}
		}
		norm := 0.0
		for i := range axes {
			norm += axes[i][k] * axes[i][k]
		}
		norm = max(math.Sqrt(norm), 1e-12)
		for i := range axes {
			axes[i][k] /= norm
		}
	}
}

func (a *latent) likeness(b *latent) float32 {
	sum := float32(0)
	for k := range a {
		sum += a[k] * b[k]
	}
	return sum
}
