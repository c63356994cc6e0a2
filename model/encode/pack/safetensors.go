package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"triptych/model/encode"
)

// A tensor is where the values of one name lie.
type tensor struct {
	Type    string `json:"dtype"`
	Offsets [2]int `json:"data_offsets"`
}

var errSafetensors = errors.New("not a safetensors file, or one that was cut short")

// readSafetensors reads a file of values in float16.
func readSafetensors(data []byte) (encode.Trained, error) {
	if len(data) < 8 {
		return nil, errSafetensors
	}
	size := binary.LittleEndian.Uint64(data)
	if size > uint64(len(data)-8) {
		return nil, errSafetensors
	}
	var header map[string]json.RawMessage
	if err := json.Unmarshal(data[8:8+size], &header); err != nil {
		return nil, err
	}
	values := data[8+size:]
	weights := make(encode.Trained)
	for name, raw := range header {
		if name == "__metadata__" {
			continue
		}
		var t tensor
		if err := json.Unmarshal(raw, &t); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		from, to := t.Offsets[0], t.Offsets[1]
		if t.Type != "F16" || from < 0 || from > to || to > len(values) || (to-from)%2 != 0 {
			return nil, fmt.Errorf("%s: %w", name, errSafetensors)
		}
		weights[name] = halves(values[from:to])
	}
	return weights, nil
}

func halves(data []byte) []float32 {
	list := make([]float32, len(data)/2)
	for i := range list {
		list[i] = half(binary.LittleEndian.Uint16(data[2*i:]))
	}
	return list
}

// half returns the value of a float16.
func half(bits uint16) float32 {
	sign := 1.0
	if bits&0x8000 != 0 {
		sign = -1
	}
	exponent, fraction := int(bits>>10&0x1f), float64(bits&0x3ff)
	switch exponent {
	case 0:
		return float32(sign * math.Ldexp(fraction, -24))
	case 0x1f:
		if fraction != 0 {
			return float32(math.NaN())
		}
		return float32(math.Inf(int(sign)))
	}
	return float32(sign * math.Ldexp(1024+fraction, exponent-25))
}
