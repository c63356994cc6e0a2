package detail

import "triptych/model"

// Titles returns the details of the headline of every article, in order, each as an
// article of one sentence; of none where there is no headline. Readings holds what
// Read returned of the articles.
func Titles(readings []Reading) []Reading {
	titles := make([]Reading, len(readings))
	spelling, fallback := countCapitals(readings), firstDate(readings)
	for i := range titles {
		a := *readings[i].Article
		a.Text, a.Blocks, a.Sentences = a.Title, nil, nil
		if a.Title != "" {
			all := model.Span{End: len(a.Title)}
			a.Blocks, a.Sentences = []model.Block{{Span: all}}, []model.Sentence{{Span: all}}
		}
		r := splitWords(&a)
		for j := range r.Sentences {
			r.Sentences[j].findDetails(a.Text, spelling, anchorOf(&a, fallback))
		}
		titles[i] = r
	}
	return titles
}
