// Package choose selects articles if there are more than can be shown: which of
// a story's articles to start with in too few columns, and which of a folder's
// articles belong together. Its functions are pure.
package choose
