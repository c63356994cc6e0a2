package cli

import "os"

// sayNoColor gives NO_COLOR the value 1 where it has any. By https://no-color.org
// any value asks for no colours; the libraries, those of the help included, look
// into the environment for one that is a boolean and true.
func sayNoColor() {
	if os.Getenv("NO_COLOR") != "" {
		_ = os.Setenv("NO_COLOR", "1") // it fails for no name or value like these
	}
}
