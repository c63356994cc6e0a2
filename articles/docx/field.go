package docx

import "strings"

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

// hyperlink returns the address in the instruction of a field, which may be in
// quotation marks; "" where it is for no link, or for one within the document.
func hyperlink(instruction string) string {
	name, rest, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	if !strings.EqualFold(name, "HYPERLINK") {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if quoted, found := strings.CutPrefix(rest, "\""); found {
		address, _, _ := strings.Cut(quoted, "\"")
		return address
	}
	address, _, _ := strings.Cut(rest, " ")
	if strings.HasPrefix(address, "\\") {
		return "" // a switch: of a place in the document
	}
	return address
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
		r.fields[last].shown, r.fields[last].url = true, hyperlink(string(r.fields[last].instruction))
	case kind == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}
