// Findings: which are shown, and which one is chosen.

class Findings {
  constructor(room, filters) {
    this.room = room;
    this.filters = filters;
    this.rows = [...document.querySelectorAll("tr.finding")];
    this.marks = [...room.element.querySelectorAll("mark[data-findings]")].map((element) => ({
      element,
      numbers: element.dataset.findings.split(" ").map(Number),
    }));
    this.others = [...document.querySelectorAll("[data-finding]:not(tr.finding)")];
    this.panel = document.getElementById("chosen");
    this.chosen = 0; // the number of a finding; 0 for none
  }

  start() {
    this.filters?.addEventListener("change", () => this.filter());
    this.filters?.addEventListener("submit", (e) => e.preventDefault());
    document.addEventListener("click", (e) => this.click(e));
    for (const [id, does] of [
      ["before", () => this.step(-1)],
      ["after", () => this.step(1)],
      ["release", () => this.release()],
    ]) {
      document.getElementById(id).addEventListener("click", does);
    }
    this.filter();
  }

  row(number) {
    return this.rows[number - 1];
  }

  // wanted reports whether the filters let a finding through.
  wanted(row) {
    const form = new FormData(this.filters);
    const levels = ["facts", "telling", "everything"];
    return form.getAll("relation").includes(row.dataset.relation) &&
      form.getAll("kind").includes(row.dataset.kind) &&
      form.getAll("state").includes(row.dataset.state) &&
      levels.indexOf(row.dataset.level) <= levels.indexOf(form.get("level"));
  }

  filter() {
    if (!this.filters) return;
    const wanted = this.rows.map((r) => this.wanted(r));
    this.rows.forEach((r, i) => (r.hidden = !wanted[i]));
    for (const o of this.others) o.hidden = !wanted[o.dataset.finding - 1];
    for (const m of this.marks) this.draw(m, m.numbers.filter((n) => wanted[n - 1]));
    const n = wanted.filter(Boolean).length;
    document.getElementById("shown").textContent = n < this.rows.length ? `${n} of ${this.rows.length} shown` : "";
    const nothing = document.getElementById("nothing");
    if (nothing) nothing.hidden = n > 0;
    if (this.chosen && !wanted[this.chosen - 1]) this.release();
  }

  // draw lets a mark look as the gravest of its findings that are shown.
  draw({ element }, numbers) {
    const relations = ["conflict", "variant", "extra", "missing"];
    const gravest = Math.min(...numbers.map((n) => relations.indexOf(this.row(n).dataset.relation)));
    const on = element.classList.contains("on");
    element.className = !numbers.length ? "off" : gravest === 3 ? "given" : relations[gravest];
    if (on) element.classList.add("on");
  }

  // click follows what was clicked: a mark, the number after it, a value in a table,
  // a sentence.
  click(event) {
    const at = event.target;
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!(at instanceof Element) || at.closest("a.original, a.link, #chosen, summary, label, button, input")) return;
    const ref = at.closest(".columns a.ref");
    const value = at.closest("a.to");
    const mark = at.closest("mark[data-findings]:not(.off)");
    const sentence = at.closest(".s");
    if (ref) this.follow(event, Number(ref.dataset.finding), this.columnOf(ref));
    else if (value) this.followValue(event, value);
    else if (mark) this.follow(event, this.best(mark), this.columnOf(mark));
    else if (sentence && !String(getSelection())) this.follow(event, 0, this.columnOf(sentence), sentence);
  }

  columnOf(element) {
    return this.room.columns.find((c) => c.element.contains(element));
  }

  // best returns the finding that a click on a mark chooses: the first of those shown,
  // or, after that one, the next.
  best(mark) {
    const numbers = mark.dataset.findings.split(" ").map(Number).filter((n) => !this.row(n).hidden);
    return numbers[(numbers.indexOf(this.chosen) + 1) % numbers.length];
  }

  follow(event, number, column, sentence) {
    event.preventDefault();
    if (number) this.choose(number, column);
    else this.room.go(column, column.sentences.indexOf(sentence));
  }

  // followValue goes from a value in a table to where the article says so.
  followValue(event, link) {
    const target = document.getElementById(link.hash.slice(1));
    const column = target && this.columnOf(target);
    if (!column) return;
    event.preventDefault();
    remember(link.hash);
    pick(this.room, column);
    const number = Number(link.closest("[data-finding]")?.dataset.finding ?? 0);
    if (number) this.choose(number, column);
    else this.room.go(column, Math.max(column.sentences.indexOf(target), 0));
    this.room.element.scrollIntoView();
    column.pane.focus({ preventScroll: true });
  }

  // places returns where a finding stands, by column: the number of a sentence, -1 for
  // the headline. What may be told instead counts too.
  places(number) {
    const places = new Map();
    [...this.row(number).querySelectorAll("td.value")].forEach((cell, i) => {
      const link = cell.querySelector("a.to");
      const target = link && document.getElementById(link.hash.slice(1));
      if (target) places.set(this.room.columns[i], this.room.columns[i].sentences.indexOf(target));
    });
    return places;
  }

  // choose brings a finding to the reading line of every column that has part in it.
  // The column that led goes on to lead if it has.
  choose(number, column = this.room.leader) {
    this.mark(number);
    const places = this.places(number);
    const leader = places.has(column) && column.shown ? column : [...places.keys()].find((c) => c.shown) ?? [...places.keys()][0];
    if (leader) {
      pick(this.room, leader);
      this.room.go(leader, places.get(leader), places);
    }
    this.tell(number);
  }

  mark(number) {
    if (this.chosen) this.row(this.chosen).classList.remove("on");
    this.chosen = number;
    if (number) this.row(number).classList.add("on");
    for (const m of this.marks) m.element.classList.toggle("on", m.numbers.includes(number));
  }

  // tell shows below the articles what the finding is.
  tell(number) {
    const row = this.row(number);
    const words = this.panel.querySelector(".words");
    const line = document.createElement("div");
    const shown = this.rows.filter((r) => !r.hidden);
    line.append(`${shown.indexOf(row) + 1} of ${shown.length}: `, row.querySelector(".thing").cloneNode(true), " ", row.querySelector(".how").cloneNode(true));
    line.querySelector(".how").style.display = "inline";
    const list = document.createElement("ul");
    for (const cell of row.querySelectorAll("td.value:not(.silent), td.odd")) {
      const item = document.createElement("li");
      const outlet = document.createElement("span");
      outlet.className = "outlet";
      outlet.textContent = `${cell.dataset.outlet}: `;
      const said = document.createElement("span");
      said.className = cell.classList.contains("odd") ? "odd" : "";
      said.dir = "auto";
      said.textContent = (cell.querySelector("a.to") ?? cell).textContent;
      item.append(outlet, said);
      list.append(item);
    }
    words.replaceChildren(line, list);
    document.getElementById("row").hash = row.id;
    this.panel.hidden = false;
  }

  release() {
    this.mark(0);
    this.panel.hidden = true;
    this.room.asked.clear();
    this.room.draw();
  }

  // step chooses the finding so many places further in the order of the leading
  // article, and then those that it has no part in; only chooses among some.
  step(by, only = () => true) {
    const list = this.inOrder().filter((n) => !this.row(n).hidden && only(this.row(n)));
    if (!list.length) return;
    const at = list.indexOf(this.chosen);
    const next = at >= 0 ? at + by : this.nextFrom(list, by);
    this.choose(list[(next + list.length) % list.length]);
    this.room.element.scrollIntoView({ block: "nearest" });
  }

  // inOrder returns the findings in the order of the leading article's text, then the
  // others, the heaviest first.
  inOrder() {
    const leader = this.room.leader.element;
    const own = new Set(this.marks.filter((m) => leader.contains(m.element)).flatMap((m) => m.numbers));
    return [...new Set([...own, ...this.rows.map((_, i) => i + 1)])];
  }

  // nextFrom returns the index of the finding next to where the leader stands.
  nextFrom(list, by) {
    const here = this.room.place.sentence;
    const after = list.findIndex((n) => (this.places(n).get(this.room.leader) ?? Infinity) >= here);
    return by > 0 ? Math.max(after, 0) : after - 1;
  }
}
