// Command pack writes the encoder's embedded weights from trained ones.
//
//	go run ./model/encode/pack -trained weights.safetensors -out model/encode/weights.bin FILE.md…
//
// The texts show which channels of the network stand out; any few dozen news
// articles do.
package main

import (
	"bytes"
	"context"
	"flag"
	"log"
	"os"

	"triptych/model/encode"
	"triptych/model/text"
)

// sentences is how many sentences of the texts are read.
const sentences = 150

func main() {
	log.SetFlags(0)
	trained := flag.String("trained", "", "the trained weights, a safetensors file in float16")
	out := flag.String("out", "", "the file to write")
	flag.Parse()
	if err := pack(*trained, *out, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func pack(trained, out string, files []string) error {
	data, err := os.ReadFile(trained)
	if err != nil {
		return err
	}
	weights, err := readSafetensors(data)
	if err != nil {
		return err
	}
	texts, err := read(files)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := encode.Pack(context.Background(), &b, weights, texts); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// read takes the same number of sentences from each file.
func read(files []string) ([]string, error) {
	var texts []string
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		a := text.ParseMarkdown(string(data))
		for _, s := range a.Sentences[:min(len(a.Sentences), max(1, (sentences-len(texts))/(len(files)-i)))] {
			texts = append(texts, s.In(a.Text))
		}
	}
	return texts, nil
}
