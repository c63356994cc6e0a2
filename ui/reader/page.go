package reader

// A page is how far a key scrolls.
type page int8

const (
	toStart    page = -4
	pageUp     page = -3
	halfPageUp page = -2
	rowUp      page = -1
	rowDown    page = 1
	halfPage   page = 2
	pageDown   page = 3
	toEnd      page = 4
)

// rows returns how many rows that is, down where positive, of a text of all rows
// on a screen that shows height of them. A page leaves two rows in sight.
func (p page) rows(height, all int) int {
	n := 0
	switch max(p, -p) {
	case rowDown:
		n = 1
	case halfPage:
		n = max(1, height/2)
	case pageDown:
		n = max(1, height-2)
	case toEnd:
		n = all
	}
	if p < 0 {
		return -n
	}
	return n
}
