package serve

import (
	"errors"
	"fmt"
	"slices"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// The parts of OpenSSH's user certificates that are obeyed here.
const (
	sourceAddress = "source-address" // a critical option
	permitTerm    = "permit-pty"     // an extension
)

// plainKey returns the key that somebody has, that of a certificate for one. It is who
// they are: certificates are renewed.
func plainKey(key gossh.PublicKey) gossh.PublicKey {
	if c, ok := key.(*gossh.Certificate); ok {
		return c.Key
	}
	return key
}

// certified returns what a line allows of the certificates that its authority signed,
// to the holder of one; an error says why that is nothing. A certificate is for those
// users that its principals name, and the line for those that it names, if it does.
func (g grant) certified(c *gossh.Certificate, who claimant, now time.Time) (grant, error) {
	if c.CertType != gossh.UserCert {
		return grant{}, errors.New("it is no certificate for a user")
	}
	if c.Signature == nil || slices.Contains([]string{gossh.KeyAlgoRSA, keyDSA}, c.Signature.Format) {
		return grant{}, errors.New("its signature uses SHA-1")
	}
	for _, key := range []gossh.PublicKey{c.Key, c.SignatureKey} {
		if err := weakness(key); err != nil {
			return grant{}, err
		}
	}
	principals := []string{who.user}
	if g.principals != nil {
		principals = g.principals
	}
	checker := gossh.CertChecker{SupportedCriticalOptions: []string{sourceAddress}, Clock: func() time.Time { return now }}
	err := errors.New("it names nobody")
	for _, name := range principals {
		if err = checker.CheckCert(name, c); err == nil {
			break
		}
	}
	if err != nil {
		return grant{}, err
	}
	if list, ok := c.CriticalOptions[sourceAddress]; ok {
		networks, err := parseNetworks(list)
		if err != nil {
			return grant{}, fmt.Errorf("its %s: %w", sourceAddress, err)
		}
		if !contains(networks, who.address) {
			return grant{}, errors.New("it is not for this address")
		}
	}
	if _, ok := c.Extensions[permitTerm]; !ok {
		g.terminal = false
	}
	return g, nil
}
