package serve

import (
	"crypto/rand"
	"encoding/binary"
	"io"
	"net"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// tooManyConnections is the reason of RFC 4253, section 11.1.
const tooManyConnections = 12

// A disconnect is the message that ends a connection and says why.
type disconnect struct {
	Reason   uint32 `sshtype:"1"`
	Message  string
	Language string
}

// farewellTo returns the packet that tells a client why it is not let in, before there
// are keys: clients show it to whoever started them.
func farewellTo(why error) []byte {
	payload := gossh.Marshal(disconnect{Reason: tooManyConnections, Message: "triptych: " + why.Error() + ", try again in a minute"})
	const block, least = 8, 4
	padding := block - (5+len(payload))%block
	if padding < least {
		padding += block
	}
	packet := binary.BigEndian.AppendUint32(nil, uint32(1+len(payload)+padding))
	packet = append(packet, byte(padding))
	packet = append(packet, payload...)
	noise := make([]byte, padding)
	_, _ = rand.Read(noise) // which never fails
	return append(packet, noise...)
}

// refusalTime is how long a refused client may take to take its refusal.
const refusalTime = time.Second

// A refused is a connection that is not taken. The server writes its version to it; the
// first read tells the client why, waits until it has heard, and ends.
type refused struct {
	net.Conn
	why error
}

// Read tells the client why it is refused.
func (r refused) Read([]byte) (int, error) {
	tellRefused(r.Conn, r.why)
	return 0, r.why
}

// tellRefused tells a client why it is not let in. What it sends is read to its end:
// a connection that is closed before is reset, and nothing is heard on it.
func tellRefused(c net.Conn, why error) {
	_ = c.SetDeadline(time.Now().Add(refusalTime))
	if _, err := c.Write(farewellTo(why)); err != nil {
		return
	}
	if half, ok := c.(interface{ CloseWrite() error }); !ok || half.CloseWrite() != nil {
		return
	}
	_, _ = io.CopyN(io.Discard, c, 64<<10)
}
