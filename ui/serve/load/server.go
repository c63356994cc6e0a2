package main

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"triptych/ui/internal/terminal"
)

// A server is the program under load, in a process of its own.
type server struct {
	command *exec.Cmd
	folder  string
	address string
	keys    []gossh.Signer
	log     *tail
	once    sync.Once
}

// startServer starts the command with keys made for this run, and waits until it
// listens.
func startServer(command []string, log string) (*server, error) {
	folder, err := os.MkdirTemp("", "load")
	if err != nil {
		return nil, err
	}
	s := &server{folder: folder, log: &tail{}}
	if log != "" {
		if s.log.copy, err = os.Create(log); err != nil {
			return nil, err
		}
	}
	authorized, err := s.makeKeys(200)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s.address = l.Addr().String()
	if err := l.Close(); err != nil {
		return nil, err
	}
	args := append(slices.Clone(command[1:]), "--listen", s.address, "--host-key", filepath.Join(folder, "host_key"), "--authorized-keys", authorized)
	s.command = exec.Command(command[0], args...)
	s.command.Env = s.environment()
	s.command.Stdout, s.command.Stderr = s.log, s.log
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	for range 100 {
		if c, err := net.Dial("tcp", s.address); err == nil {
			c.Close()
			return s, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.stop()
	return nil, fmt.Errorf("the server does not listen; it says:\n%s", s.log)
}

// environment gives an environment that nothing from earlier runs is in.
func (s *server) environment() []string {
	return terminal.Environment("HOME="+s.folder, "XDG_STATE_HOME="+filepath.Join(s.folder, "state"),
		"XDG_DATA_HOME="+filepath.Join(s.folder, "data"), "XDG_CONFIG_HOME="+filepath.Join(s.folder, "config"))
}

// makeKeys makes keys and the file that lets them in.
func (s *server) makeKeys(n int) (string, error) {
	var lines bytes.Buffer
	for range n {
		_, private, err := ed25519.GenerateKey(nil)
		if err != nil {
			return "", err
		}
		key, err := gossh.NewSignerFromKey(private)
		if err != nil {
			return "", err
		}
		s.keys = append(s.keys, key)
		lines.Write(gossh.MarshalAuthorizedKey(key.PublicKey()))
	}
	path := filepath.Join(s.folder, "authorized_keys")
	return path, os.WriteFile(path, lines.Bytes(), 0o600)
}

// stop ends the server.
func (s *server) stop() {
	s.once.Do(func() {
		_ = s.command.Process.Kill()
		_ = s.command.Wait()
		_ = os.RemoveAll(s.folder)
	})
}

// A usage is what the server's process holds and has used.
type usage struct {
	resident   int // KB
	processor  time.Duration
	files      int
	goroutines int // 0 where the log does not tell
}

// usage reads what the system tells of the process, and what the server writes to
// its log when it is told to reload.
func (s *server) usage() usage {
	var u usage
	pid := s.command.Process.Pid
	s.log.forget()
	if s.command.Process.Signal(syscall.SIGHUP) == nil {
		for range 100 {
			if u.goroutines = s.log.number("goroutines"); u.goroutines > 0 {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if m := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(status); m != nil {
		u.resident, _ = strconv.Atoi(string(m[1]))
	}
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if end := bytes.LastIndexByte(stat, ')'); end > 0 {
		if fields := bytes.Fields(stat[end+1:]); len(fields) > 12 {
			user, _ := strconv.Atoi(string(fields[11]))
			system, _ := strconv.Atoi(string(fields[12]))
			u.processor = time.Duration(user+system) * 10 * time.Millisecond
		}
	}
	files, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	u.files = len(files)
	return u
}

// A tail keeps the end of a log.
type tail struct {
	mu   sync.Mutex
	text []byte
	copy io.Writer
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.copy != nil {
		_, _ = t.copy.Write(p)
	}
	t.text = append(t.text, p...)
	t.text = t.text[max(0, len(t.text)-64<<10):]
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.text)
}

func (t *tail) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = nil
}

// number finds a number that the log gives by name, in any of the usual forms.
func (t *tail) number(name string) int {
	m := regexp.MustCompile(name + `"?[=:]\s*"?(\d+)`).FindStringSubmatch(t.String())
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
