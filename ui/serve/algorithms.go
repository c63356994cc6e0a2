package serve

import (
	"crypto/rsa"
	"fmt"
	"slices"
	"strings"

	gossh "golang.org/x/crypto/ssh"
)

// leastRSA is the least length in bits of an RSA key that is taken.
const leastRSA = 2048

// keyDSA is the kind of keys and signatures that only SHA-1 goes with.
const keyDSA = "ssh-dss"

// weakness returns why a key is too weak to come in, to sign or to be the server's,
// nil if it is not.
func weakness(key gossh.PublicKey) error {
	if c, ok := key.(*gossh.Certificate); ok {
		key = c.Key
	}
	if key.Type() == keyDSA {
		return fmt.Errorf("keys of the kind %s are too weak: make one with ssh-keygen -t ed25519", key.Type())
	}
	if k, ok := key.(gossh.CryptoPublicKey); ok {
		if k, ok := k.CryptoPublicKey().(*rsa.PublicKey); ok && k.N.BitLen() < leastRSA {
			return fmt.Errorf("an RSA key of %d bits is too weak, it needs %d: make one with ssh-keygen -t ed25519", k.N.BitLen(), leastRSA)
		}
	}
	return nil
}

// strong sets which algorithms a connection may use: none with SHA-1.
func strong(config *gossh.ServerConfig) {
	all := gossh.SupportedAlgorithms()
	config.KeyExchanges = withoutSHA1(all.KeyExchanges)
	config.MACs = withoutSHA1(all.MACs)
	config.Ciphers = all.Ciphers
	config.PublicKeyAuthAlgorithms = withoutSHA1(all.PublicKeyAuths)
}

// withoutSHA1 returns the algorithms that do not use SHA-1, which those for RSA keys
// do that do not name their hash.
func withoutSHA1(algorithms []string) []string {
	return slices.DeleteFunc(slices.Clone(algorithms), func(name string) bool {
		return strings.Contains(name, "sha1") || name == gossh.KeyAlgoRSA || name == gossh.CertAlgoRSAv01
	})
}

// strongSigner returns a host key that signs without SHA-1.
func strongSigner(signer gossh.Signer) (gossh.Signer, error) {
	if err := weakness(signer.PublicKey()); err != nil {
		return nil, err
	}
	if signer.PublicKey().Type() != gossh.KeyAlgoRSA {
		return signer, nil
	}
	s, ok := signer.(gossh.AlgorithmSigner)
	if !ok {
		return nil, fmt.Errorf("it signs with SHA-1 alone")
	}
	return gossh.NewSignerWithAlgorithms(s, []string{gossh.KeyAlgoRSASHA512, gossh.KeyAlgoRSASHA256})
}
