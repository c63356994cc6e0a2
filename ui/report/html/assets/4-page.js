// The page: which articles are shown, its theme, and its keys.

// pick shows an article where there is room for one alone.
function pick(room, column) {
  for (const c of room.columns) c.element.classList.toggle("picked", c === column);
  if (narrow()) press(room);
  else if (column.element.hidden) {
    column.element.hidden = false;
    press(room);
  }
  if (!column.tops && column.shown) room.measure();
}

// remember lets the button of the browser that goes back lead back to here.
function remember(hash) {
  try {
    history.pushState(null, "", hash);
  } catch {
    // A page that is no file of its own has no history: nothing leads back.
  }
}

function narrow() {
  return matchMedia("(max-width: 48rem)").matches;
}

// press draws the buttons of the articles as what is shown.
function press(room) {
  document.querySelectorAll(".switch button").forEach((b, i) => {
    const element = room.columns[i].element;
    b.setAttribute("aria-pressed", String(narrow() ? element.classList.contains("picked") : !element.hidden));
  });
}

// switched shows an article, or, where several stand side by side, shows or hides it.
function switched(room, column) {
  if (narrow()) {
    column.element.hidden = false;
    const beside = column === room.leader ? -1 : room.beside(column);
    pick(room, column);
    room.measure();
    if (column !== room.leader && beside >= 0) room.go(column, beside);
  } else {
    const shown = room.columns.filter((c) => !c.element.hidden);
    if (shown.length > 1 || column.element.hidden) column.element.hidden = !column.element.hidden;
    if (room.leader.element.hidden) room.lead(room.columns.find((c) => !c.element.hidden));
  }
  press(room);
  room.measure();
}

// chooseTheme follows what the reader chose, or else what their system asks for.
function chooseTheme(button) {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const draw = () => (button.textContent = isDark() ? "Light page" : "Dark page");
  const keep = (value) => {
    try {
      if (value) localStorage.setItem("triptych-theme", value);
      return localStorage.getItem("triptych-theme");
    } catch {
      return null; // a page may not keep anything where the browser says so
    }
  };
  const kept = keep();
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    draw();
  });
  dark.addEventListener("change", draw);
  draw();
}

// stepTopic goes to where the next topic of the leading article begins.
function stepTopic(room, by) {
  const starts = [...room.leader.element.querySelectorAll(".gutter .topic")].map((t) =>
    room.leader.sentences.indexOf(t.closest(".block").querySelector(".s")));
  const here = room.place.sentence;
  const next = by > 0 ? starts.find((s) => s > here) : starts.findLast((s) => s < here);
  if (next !== undefined) room.go(room.leader, next);
}

// stepSentence goes to the next sentence of the leading article.
function stepSentence(room, by) {
  const next = room.place.row <= 0 && by > 0 && room.place.sentence <= 0 ? 1 : room.place.sentence + by;
  if (next >= 0 && next < room.leader.sentences.length) room.go(room.leader, next);
}

// focusColumn lets an article be scrolled with the keys of the browser.
function focusColumn(room, column) {
  if (!column) return;
  if (!column.shown) switched(room, column);
  column.pane.focus({ preventScroll: true });
  column.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  room.lead(column);
  room.tell();
}

// beside returns the article so many places to the right of the one with the focus.
function besideFocus(room, by) {
  const at = room.columns.findIndex((c) => c.element.contains(document.activeElement));
  return at < 0 ? undefined : room.columns[at + by];
}

function pressed(event, room, findings) {
  const typing = event.target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const keys = {
    ArrowLeft: () => focusColumn(room, besideFocus(room, -1)),
    ArrowRight: () => focusColumn(room, besideFocus(room, 1)),
    Escape: () => findings.release(),
  };
  if (event.target.matches?.("input")) delete keys.ArrowLeft, delete keys.ArrowRight;
  if (document.getElementById("letters").checked) {
    Object.assign(keys, {
      n: () => findings.step(1),
      N: () => findings.step(-1),
      "!": () => findings.step(1, (row) => row.dataset.relation === "conflict"),
      j: () => stepSentence(room, 1),
      k: () => stepSentence(room, -1),
      "]": () => stepTopic(room, 1),
      "[": () => stepTopic(room, -1),
      f: () => (findings.chosen ? findings.row(findings.chosen) : document.getElementById("findings")).scrollIntoView({ block: "center" }),
    });
    const number = Number(event.key);
    if (number >= 1 && number <= room.columns.length) keys[event.key] = () => focusColumn(room, room.columns[number - 1]);
  }
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

function start() {
  for (const e of document.querySelectorAll(".js:not(#chosen, #nothing)")) e.hidden = false;
  document.documentElement.classList.add("js-on");
  const room = new Room(document.getElementById("articles"), JSON.parse(document.getElementById("data").textContent));
  const findings = new Findings(room, document.getElementById("filters"));
  chooseTheme(document.getElementById("theme"));
  document.querySelectorAll(".switch button").forEach((b, i) => b.addEventListener("click", () => switched(room, room.columns[i])));
  room.columns[0]?.element.classList.add("picked");
  matchMedia("(max-width: 48rem)").addEventListener("change", () => press(room));
  press(room);
  room.start();
  findings.start();
  document.addEventListener("keydown", (e) => pressed(e, room, findings));
  document.documentElement.dataset.ready = "yes";
}

start();
