// Package uitest is what the tests of the screens share: golden files, the rules
// of every row, stories with analyses written by hand or invented, and measures
// of what eyes make of colours. Only tests import it.
package uitest
