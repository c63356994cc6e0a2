package html

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a test may take in a browser, on a machine that is busy with
// other work.
const patience = 6 * time.Minute

// browsers are the names under which a browser that can be driven is found.
func browsers() []string {
	return []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell"}
}

// newBrowser starts a headless browser for a test, which is skipped where there is
// none: it installs nothing.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes its time: run without -short")
	}
	found := ""
	for _, name := range browsers() {
		if path, err := exec.LookPath(name); err == nil && found == "" {
			found = path
		}
	}
	if found == "" {
		t.Skipf("no browser found (looked for %s): nothing was tried in one", strings.Join(browsers(), ", "))
	}
	folder, err := os.MkdirTemp("", "triptych-browser")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) }) // which it may still be writing to
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(found), chromedp.UserDataDir(folder),
		chromedp.WSURLReadTimeout(patience), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1280, 900))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx}
	b.do()
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	send(b, network.Enable, network.EnableParams{})
	send(b, cdplog.Enable, cdp.Empty{})
	return b
}

// A browser shows one page at a time, and notes whatever the page must not do.
type browser struct {
	t   *testing.T
	ctx context.Context

	mutex sync.Mutex
	url   string
	heard []string // dialogs, errors, violations of the policy, requests
}

// open opens a page, and waits for its script.
func (b *browser) open(page []byte) {
	b.t.Helper()
	b.openStill(page)
	b.until(`document.documentElement.dataset.ready === "yes"`)
}

// openStill opens a page whose script may not run.
func (b *browser) openStill(page []byte) {
	b.t.Helper()
	file := filepath.Join(b.t.TempDir(), "report.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		b.t.Fatal(err)
	}
	b.mutex.Lock()
	b.url = "file://" + filepath.ToSlash(file)
	b.mutex.Unlock()
	b.do(chromedp.Navigate(b.url))
}

func (b *browser) listen(event any) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	switch e := event.(type) {
	case *cdppage.EventJavascriptDialogOpening:
		b.heard = append(b.heard, "dialog: "+e.Message)
		go func() { // the page stands still until somebody answers
			_, _ = chromedp.Call(b.ctx, cdppage.HandleJavaScriptDialog, cdppage.HandleJavaScriptDialogParams{Accept: true})
		}()
	case *runtime.EventExceptionThrown:
		b.heard = append(b.heard, "exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.heard = append(b.heard, fmt.Sprintf("console.%s", e.Type))
	case *cdplog.EventEntryAdded:
		b.heard = append(b.heard, "log: "+e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if e.Request.URL != b.url {
			b.heard = append(b.heard, "request: "+e.Request.URL)
		}
	}
}

// quiet fails the test if the page did what it must not.
func (b *browser) quiet() {
	b.t.Helper()
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for _, h := range b.heard {
		b.t.Errorf("the page is not quiet: %s", h)
	}
}

// do runs actions.
func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// send sends a command of the protocol.
func send[P, R any](b *browser, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatalf("%s: %v", command.Method, err)
	}
	return r
}

// until waits until an expression is true in the page.
func (b *browser) until(expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience/5)
	defer cancel()
	look := fmt.Sprintf(`new Promise((done) => { const look = () => { if (%s) done(true); else setTimeout(look, 20); }; look(); })`, expression)
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](look, chromedp.EvalAwaitPromise)); err != nil {
		b.quiet()
		b.t.Fatalf("%s: never true: %v", expression, err)
	}
}

// eval returns what an expression is in the page.
func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// run runs a statement in the page.
func (b *browser) run(statement string) {
	b.t.Helper()
	eval[bool](b, "(() => { "+statement+"; return true; })()")
}

// reset makes it the browser of another test, as if nothing had happened in it.
func (b *browser) reset(t *testing.T) {
	b.t = t
	b.mutex.Lock()
	b.heard = nil
	b.mutex.Unlock()
	b.size(1280, 900)
	b.media("", "", "")
	b.scripts(true)
}

// size gives the page a size in pixels.
func (b *browser) size(width, height int64) {
	b.t.Helper()
	send(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
}

// media sets what the page is shown on, such as print, and what a person prefers, such
// as prefers-color-scheme; "" for what is usual.
func (b *browser) media(kind, feature, value string) {
	b.t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: kind}
	if feature != "" {
		params.Features = []*emulation.MediaFeature{{Name: feature, Value: value}}
	}
	send(b, emulation.SetEmulatedMedia, params)
}

// scripts says whether pages may run any.
func (b *browser) scripts(on bool) {
	b.t.Helper()
	send(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// press presses keys, one after the other.
func (b *browser) press(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		b.do(chromedp.KeyEvent(k))
	}
}
