package cli

import (
	"github.com/spf13/cobra"

	"triptych/ui/cli/licences"
)

// newLicences makes the command that prints the licences of the program and of what is
// compiled into it.
func newLicences(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "licences",
		Short: "Print the licences of the program and its parts",
		Long:  "Licences prints the licence of Triptych and those of everything that is compiled into it. Hand them on with the program.",
		Args:  noArguments,
		RunE:  func(*cobra.Command, []string) error { return a.printf("%s", licences.All()) },
	}
}
