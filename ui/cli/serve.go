package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"triptych/model/problem"
	"triptych/ui/config"
	"triptych/ui/reader"
	"triptych/ui/serve"
	"triptych/ui/serve/room"
)

// drainTime is how long a server that stops waits for its callers.
const drainTime = 10 * time.Second

// serverGCPercent is by how much a server's heap may grow before it is collected.
// At the usual 100, collecting takes two fifths of the time that a key takes.
const serverGCPercent = 400

// serveFlags are the flags of the command as they are typed.
type serveFlags struct {
	listen                         string
	hostKey, authorized, presenter string
	revoked                        string
	metrics                        string
	public, logJSON                bool
	limits                         serve.Limits
	timeouts                       serve.Timeouts
	display                        displayFlags
	automatic                      bool
}

// serve makes the command that lets people read over SSH.
func (a *app) serve() *cobra.Command {
	f := serveFlags{limits: serve.DefaultLimits(), timeouts: serve.DefaultTimeouts()}
	c := &cobra.Command{
		Use:   "serve [STORY…]",
		Short: "Let people read over SSH",
		Long: "Serve lets others read with nothing but ssh: the stories named, or the whole library, each caller in a " +
			"terminal of their own, with marks and notes that come back with their key. ssh -t HOST STORY opens a story, " +
			"ssh HOST linear STORY reads it in plain lines, ssh HOST list lists the stories, and ssh HOST report STORY " +
			"--format json prints a report. Callers get nothing but what is served: no shell, no file and no forwarding.\n\n" +
			"Only keys listed in a file may come in, by default those that may log in as you. Readers of a story can " +
			"follow a presenter: those whose keys are in the file of presenters present with P, others follow with p.\n\n" +
			"Nobody can have a story read by a language model from here unless you let them: with the setting callers of the reader, for " +
			"listed keys or for all. It is then asked from this machine, at the address of the settings, and what it reads is kept in the state folder for all callers.\n\n" +
			"SIGHUP reads the stories and the files of keys again; SIGTERM warns everybody and stops within " + drainTime.String() + ".",
		Example: "# the library, for those who may log in here anyway\ntriptych serve --listen :23234\n\n" +
			"# one story, for anybody, with a presenter\ntriptych serve --public --presenters speaker.pub FOLDER",
		RunE: func(c *cobra.Command, args []string) error {
			return a.serveUntilStopped(c.Context(), args, f)
		},
	}
	a.library.add(c)
	f.display.add(c)
	f.display.addHabits(c)
	c.Flags().StringVar(&f.listen, "listen", "127.0.0.1:23234", "listen on this `address`")
	c.Flags().StringVar(&f.hostKey, "host-key", "", "the `file` of the server's key, which is made if there is none (in the state folder)")
	c.Flags().StringVar(&f.authorized, "authorized-keys", "", "let in the keys in this `file` (~/.ssh/authorized_keys)")
	c.Flags().StringVar(&f.presenter, "presenters", "", "let the keys in this `file` present")
	c.Flags().StringVar(&f.revoked, "revoked-keys", "", "never let in the keys in this `file`, nor certificates that they signed")
	c.Flags().BoolVar(&f.public, "public", false, "let anybody in, with any key or none")
	c.Flags().IntVar(&f.limits.Sessions, "max-sessions", f.limits.Sessions, "serve at most `n` sessions at a time")
	c.Flags().IntVar(&f.limits.PerAddress, "max-per-address", f.limits.PerAddress, "serve at most `n` sessions at a time from one address")
	c.Flags().IntVar(&f.limits.Rate, "max-rate", f.limits.Rate, "take at most `n` connections from one address within 20 seconds")
	c.Flags().DurationVar(&f.timeouts.Idle, "idle-timeout", f.timeouts.Idle, "end a session in which no key is pressed for this `time`")
	c.Flags().DurationVar(&f.timeouts.Longest, "max-timeout", f.timeouts.Longest, "end every session after this `time`")
	c.Flags().StringVar(&f.metrics, "metrics", "", "show figures as JSON at http://`address`/, one that only you reach")
	c.Flags().BoolVar(&f.logJSON, "log-json", false, "write the log as JSON, a line an event")
	addAutomatic(c, &f.automatic)
	return c
}

// serveUntilStopped serves until the process is told to stop.
func (a *app) serveUntilStopped(ctx context.Context, words []string, f serveFlags) error {
	if a.getenv("GOGC") == "" { // most of a server's memory is stories, which stay
		debug.SetGCPercent(serverGCPercent)
	}
	if a.getenv("GOMEMLIMIT") == "" { // what many callers need is for who runs it to say
		debug.SetMemoryLimit(math.MaxInt64)
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM)
	defer stop()
	life, end := context.WithCancel(context.WithoutCancel(ctx)) // until the last caller has gone
	defer end()
	offered, err := newSharedCatalogue(a.library, words, newMethod(a.getenv, f.automatic))
	if err != nil {
		return err
	}
	server, err := f.newServer(offered, a.Process)
	if err != nil {
		return err
	}
	stopFigures, err := showFigures(f.metrics, server)
	if err != nil {
		return err
	}
	defer stopFigures()
	listener, err := net.Listen("tcp", f.listen)
	if err != nil {
		_ = server.Close() // which has served nobody
		return fmt.Errorf("it cannot listen on %s: %w; give another address with --listen", f.listen, err)
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(life, listener) }()
	reload := make(chan os.Signal, 1)
	signal.Notify(reload, syscall.SIGHUP)
	defer signal.Stop(reload)
	for {
		select {
		case err := <-served:
			return err
		case <-reload:
			offered.reload()
			if err := server.Reload(); err != nil {
				a.say(err.Error())
			}
		case <-ctx.Done():
			drain, cancel := context.WithTimeout(life, drainTime)
			defer cancel()
			return errors.Join(server.Drain(drain), <-served)
		}
	}
}

// showFigures shows the server's figures at an address, "" for none, until it is
// stopped.
func showFigures(address string, server *serve.Server) (stop func(), err error) {
	if address == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("it cannot show figures on %s: %w; give another address with --metrics", address, err)
	}
	web := &http.Server{ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 5 * time.Second}
	web.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(server.Counts()) // whoever has gone needs no answer
	})
	go func() { _ = web.Serve(listener) }() // until it is stopped
	return func() { _ = web.Close() }, nil
}

// newServer makes the server of what is offered. It writes its log to standard
// error.
func (f serveFlags) newServer(offered *catalogue, p Process) (*serve.Server, error) {
	if f.hostKey == "" {
		path, err := config.HostKeyFile().Path(p.getenv)
		if err != nil {
			return nil, errors.New("there is no place for the server's key: give --host-key, or set HOME")
		}
		f.hostKey = path
	}
	if home := p.getenv("HOME"); f.authorized == "" && home != "" && !f.public {
		f.authorized = filepath.Join(home, ".ssh", "authorized_keys")
	}
	var log slog.Handler = slog.NewTextHandler(p.Err, nil)
	if f.logJSON {
		log = slog.NewJSONHandler(p.Err, nil)
	}
	rooms := &room.Rooms[reader.View]{}
	visiting := &visitors{}
	visiting.folder, _ = config.VisitorsFolder().Path(p.getenv) // without one, nothing is kept
	visiting.prune(time.Now())
	second, err := newCallersLender(p.getenv)
	if err != nil {
		return nil, err
	}
	callerOf := func(s *serve.Session) *caller {
		return &caller{catalogue: offered, session: s, rooms: rooms, display: f.display, visitors: visiting, second: second, notes: notesFolder(p.getenv, s.Caller)}
	}
	return serve.New(serve.Options{
		HostKey: f.hostKey, Authorized: f.authorized, Presenters: f.presenter, Revoked: f.revoked, Public: f.public,
		Limits: f.limits, Timeouts: f.timeouts, Log: slog.New(log),
		Notice:   func(line string) tea.Msg { return reader.Notice(line) },
		Open:     func(s *serve.Session) (serve.Screen, error) { return callerOf(s).screen() },
		Run:      func(s *serve.Session, out, errOut io.Writer) int { return callerOf(s).print(out, errOut) },
		Failed:   func(failed *problem.Panic) string { return offered.how.faults.report(failed).Error() },
		Commands: []string{remoteList, remoteReport, remoteLinear, remoteHelp},
	})
}
