package model

// AfterTitle parts a headline from the text below it, as one block from the next.
const AfterTitle = "\n\n"

// TitleStart returns where the headline of an article starts if it is taken to stand
// above the plain text, so that one number names a place in either: what stands
// before byte 0 is the headline and [AfterTitle]. Without a headline it is 0.
func (a *Article) TitleStart() int {
	if a.Title == "" {
		return 0
	}
	return -len(a.Title) - len(AfterTitle)
}
