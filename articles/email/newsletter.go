package email

import (
	"strings"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
)

// longestNotice is how long a line about a newsletter is at most, in bytes: a
// paragraph of an article that names such things is longer.
const longestNotice = 400

// withoutNewsletter drops what says how to see, share or leave a newsletter.
func withoutNewsletter(blocks []draft.Block) []draft.Block {
	var kept []draft.Block
	for i := range blocks {
		if line := markup.Text(blocks[i : i+1]); len(line) > longestNotice || !aboutNewsletter(line) {
			kept = append(kept, blocks[i])
		}
	}
	return kept
}

func aboutNewsletter(line string) bool {
	line = strings.ToLower(line)
	for _, words := range []string{
		"unsubscribe", "view in browser", "view in your browser", "email in your browser", "message in your browser",
		"you are receiving this", "you're receiving this", "you received this email", "you received this message",
		"update your preferences", "manage preferences", "manage your preferences", "forward to a friend", "to your address book",
		"abmelden", "abbestellen", "im browser ansehen", "im browser anzeigen", "se désabonner", "se désinscrire",
		"dans votre navigateur", "darse de baja", "en su navegador",
	} {
		if strings.Contains(line, words) {
			return true
		}
	}
	return false
}
