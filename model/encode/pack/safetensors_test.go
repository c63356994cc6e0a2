package main

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"
)

func file(header string, values ...uint16) []byte {
	data := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	data = append(data, header...)
	for _, v := range values {
		data = binary.LittleEndian.AppendUint16(data, v)
	}
	return data
}

func TestSafetensors(t *testing.T) {
	data := file(`{"__metadata__":{"form":"x"},"a":{"dtype":"F16","shape":[3],"data_offsets":[2,8]}}`, 9, 0x3c00, 0xc500, 0x0001)
	got, err := readSafetensors(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := []float32{1, -5, float32(math.Ldexp(1, -24))}; !slices.Equal(got["a"], want) {
		t.Errorf("the values are %v, want %v", got["a"], want)
	}
}

func TestDamagedSafetensorsAreRefused(t *testing.T) {
	for _, data := range [][]byte{
		nil,
		{1, 2, 3},
		file(`{`),
		file(`{}`)[:9],
		file(`{"a":{"dtype":"F32","data_offsets":[0,2]}}`, 1),
		file(`{"a":{"dtype":"F16","data_offsets":[0,4]}}`, 1),
		file(`{"a":{"dtype":"F16","data_offsets":[2,0]}}`, 1),
		file(`{"a":{"dtype":"F16","data_offsets":[-2,0]}}`, 1),
		binary.LittleEndian.AppendUint64(nil, math.MaxUint64),
	} {
		if _, err := readSafetensors(data); err == nil {
			t.Errorf("%q is read without an error", data)
		}
	}
}
