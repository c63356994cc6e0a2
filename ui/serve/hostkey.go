package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/charmbracelet/keygen"
	gossh "golang.org/x/crypto/ssh"

	"triptych/articles/files"
)

// hostKey reads the server's private key, or makes one, with its folder, if there
// is none. It refuses a key that others than its owner may read.
func hostKey(path string) (gossh.Signer, error) {
	if path == "" {
		return nil, errors.New("no file is named for the host key")
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeHostKey(path); err != nil {
			return nil, fmt.Errorf("make a host key: %w", err)
		}
		info, err = os.Stat(path)
	}
	if err != nil {
		return nil, fmt.Errorf("host key: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("the host key %s is open to others (%v): make it yours alone with chmod 600", path, info.Mode().Perm())
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("host key: %w", err)
	}
	signer, err := gossh.ParsePrivateKey(data)
	if err != nil {
		return nil, fmt.Errorf("the host key %s cannot be used: %w; remove it for a new one", path, err)
	}
	if signer, err = strongSigner(signer); err != nil {
		return nil, fmt.Errorf("the host key %s cannot be used: %w; remove it for a new one", path, err)
	}
	return signer, nil
}

// makeHostKey makes a key, with its folder. Each of its two files is written whole or
// not at all, the private one last, so that a disk that fills up or a process that is
// killed leaves no half of a key.
func makeHostKey(path string) error {
	pair, err := keygen.New("", keygen.WithKeyType(keygen.Ed25519))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := files.Replace(path+".pub", []byte(pair.AuthorizedKey()+"\n")); err != nil {
		return err
	}
	return files.Replace(path, pair.RawPrivateKey())
}
