package encode

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"unsafe"
)

// The file holds the weights as the kernels want them, so that a file embedded
// in the program is used where it lies: only what is in float32 is copied, since
// embedded bytes need not be aligned for it.
const magic = "TRIPTYCH ENCODER 2\n"

var errFile = errors.New("the encoder's weights are cut short or of another version")

// sections lists the parts of the file in its order, with the bytes that each
// part in 8 bits has.
func (n *network) sections() (floats []*[]float32, bytes []*[]int8, sizes []int) {
	floats = []*[]float32{&n.wordScale, &n.position, &n.kind, &n.first.gain, &n.first.bias}
	bytes, sizes = []*[]int8{&n.words}, []int{pieces * hidden}
	for i := range n.layers {
		l := &n.layers[i]
		for _, d := range l.dense() {
			floats = append(floats, &d.Scale, &d.Sum, &d.Bias)
			bytes, sizes = append(bytes, &d.Weights), append(sizes, d.In*d.Out)
		}
		for _, m := range []*layerNorm{&l.afterMix, &l.afterDown} {
			floats = append(floats, &m.gain, &m.bias, &m.back)
		}
	}
	floats = append(floats, &n.link.weights, &n.link.bias, &n.tag.weights, &n.tag.bias, &n.choice)
	floats = append(floats, &n.subject.weights, &n.subject.bias)
	floats = append(floats, &n.spans.role, &n.spans.roleBias, &n.spans.between, &n.spans.betweenBias, &n.spans.apart, &n.spans.apartBias)
	return floats, bytes, sizes
}

func (n *network) write(w io.Writer) error {
	data := []byte(magic)
	floats, bytes, _ := n.sections()
	for _, of := range floats {
		for _, v := range *of {
			data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
		}
	}
	for _, of := range bytes {
		data = append(data, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(*of))), len(*of))...)
	}
	_, err := w.Write(data)
	return err
}

// read uses data, which must never change, as the network's weights.
func read(data string) (*network, error) {
	n := newNetwork()
	floats, bytes, sizes := n.sections()
	want := len(magic)
	for _, of := range floats {
		want += 4 * len(*of)
	}
	for _, size := range sizes {
		want += size
	}
	if len(data) != want || data[:len(magic)] != magic {
		return nil, errFile
	}
	data = data[len(magic):]
	for _, of := range floats {
		for i := range *of {
			bits := uint32(data[0]) | uint32(data[1])<<8 | uint32(data[2])<<16 | uint32(data[3])<<24
			(*of)[i], data = math.Float32frombits(bits), data[4:]
		}
	}
	for i, of := range bytes {
		*of = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.StringData(data))), sizes[i])
		data = data[sizes[i]:]
	}
	return n, nil
}
