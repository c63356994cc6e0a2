package report

import _ "embed"

// schema describes a report in JSON.
//
//go:embed schema.json
var schema string

// Schema returns the JSON Schema of a report in JSON.
func Schema() string { return schema }
