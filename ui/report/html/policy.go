package html

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
)

// style is the page's one style sheet, as it stands between its tags.
func style() template.CSS { return template.CSS("\n" + joined(".css")) }

// script is the page's one script, as it stands between its tags.
func script() template.JS {
	return template.JS("\n(() => {\n\"use strict\";\n" + joined(".js") + "})();\n")
}

// policy returns the attribute that says what a browser may do with the page: use this style sheet and run
// this script, known by their hashes, and nothing else. No image, font, frame, form or
// request is let through, whatever an article holds.
func policy(style template.CSS, script template.JS) template.HTMLAttr {
	return template.HTMLAttr(`content="` + "default-src 'none'; style-src " + hash(string(style)) + "; script-src " + hash(string(script)) +
		"; base-uri 'none'; form-action 'none'" + `"`)
}

// hash returns the source expression of Content Security Policy for inline text.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
