package docx

import "triptych/articles/internal/fields"

// Links are where the links of a part lead to, by the name that the part has for each.
type links map[string]string

// A field is text that a word processor writes by an instruction, such as a link.
type field struct {
	instruction []byte
	shown       bool   // its result goes on, not its instruction
	url         string // where its result leads to
}

// instructs reports whether the instruction goes on.
func (f field) instructs() bool { return !f.shown }

// maxInstruction is how many bytes of an instruction are kept.
const maxInstruction = 4096

// instruct appends a part of the instruction.
func (f *field) instruct(words []byte) {
	if !f.shown {
		f.instruction = append(f.instruction, words[:min(len(words), maxInstruction-len(f.instruction))]...)
	}
}

// maxFields is how many fields stand in one another at most.
const maxFields = 100

// field follows what starts and ends the instruction and the result of a field.
func (r *reader) field(kind string) {
	last := len(r.fields) - 1
	switch {
	case kind == "begin" && last < maxFields:
		r.fields = append(r.fields, field{})
	case kind == "separate" && last >= 0:
		r.fields[last].shown, r.fields[last].url = true, fields.Hyperlink(string(r.fields[last].instruction))
	case kind == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}
