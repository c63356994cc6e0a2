// Scrolling in step, by the same paths as in the terminal. Where every column stands is
// a pure function of where its leader does, never of the way that led there.

// A follower that goes further than so many times as far as its leader glides.
const farthest = 3;

// The reading line, on which the leader's sentence is compared, is the first line of
// the screen at the leader's top, and a third of the way down from there on.
function rowAt(top, height) {
  return top + Math.min(top, height / 3);
}

function topFor(row, height) {
  return Math.max(row / 2, row - height / 3);
}

// A Pair is a leader and a follower.
class Pair {
  constructor(leader, follower, path) {
    this.leader = leader;
    this.follower = follower;
    this.path = path;
  }

  // follows reports whether anything in the follower belongs beside the leader.
  get follows() {
    return this.path.right.some((r) => r >= 0);
  }

  readingLine(row) {
    return row - topFor(row, this.leader.height);
  }

  led(from, to) {
    return topFor(to, this.leader.height) - topFor(from, this.leader.height);
  }

  // topOf returns where the follower stands when a sentence of the leader is on the
  // reading line: so that its own place is too. While nothing is right and the path
  // stands still, that is where it was left when it last was right there.
  topOf(sentence) {
    const { at, right } = this.path;
    let last = sentence;
    while (last > 0 && right[last] >> 1 !== at[sentence] && at[last - 1] === at[sentence]) last--;
    const line = this.leader.tops[last];
    const top = this.follower.tops[at[sentence]] - this.readingLine(line);
    return last < sentence ? top + this.led(line, this.leader.next(last)) : top;
  }

  // topAt returns where the follower stands for a place of the leader. Both move pixel
  // for pixel, and a place that is not far off is reached by going a little faster.
  topAt({ row, sentence }) {
    if (row <= 0) return 0;
    const top = this.topOf(sentence);
    if (sentence !== this.leader.sentenceAt(row)) return top; // jumped to
    const first = sentence === 0 ? 0 : this.leader.tops[sentence];
    const end = this.leader.next(sentence);
    const moved = top + this.led(first, row);
    if (sentence + 1 >= this.path.at.length) return moved;
    const goal = this.topOf(sentence + 1);
    const way = goal - top;
    if (way < 0 || way > farthest * (end - first)) return moved;
    return Math.min(Math.max(moved, goal - farthest * (end - row)), goal);
  }
}

// A Room is the columns, and where they stand.
class Room {
  constructor(element, data) {
    this.element = element;
    this.data = data;
    this.columns = [...element.querySelectorAll(".column")].map((c, i) => new Column(c, i));
    this.leader = this.columns[0];
    this.place = { row: 0, sentence: 0 };
    this.asked = new Map(); // sentences that somebody asked to see, by column
    this.jumping = false; // the leader is on its way to its place
    this.drawn = false; // a frame is on its way
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.last = 0;
  }

  start() {
    for (const c of this.columns) {
      c.pane.addEventListener("scroll", () => this.scrolled(c), { passive: true });
      for (const kind of ["wheel", "pointerdown", "touchstart", "keydown"]) {
        c.pane.addEventListener(kind, () => this.touch(c), { passive: true });
      }
    }
    const resized = new ResizeObserver(() => this.measure());
    for (const c of this.columns) {
      resized.observe(c.pane);
      resized.observe(c.text);
    }
    document.fonts?.ready.then(() => this.measure());
    this.measure();
  }

  // measure takes the columns as they are laid out now. What is on the reading line
  // stays there.
  measure() {
    const { leader, place } = this;
    const along = leader.along(place);
    for (const c of this.columns) c.measure();
    if (place.row > 0 && leader.tops) {
      this.place = { row: leader.rowOf(place.sentence, along), sentence: place.sentence };
      this.jumping = true;
    }
    this.draw(true);
  }

  // touch remembers whose column a person has their hand on: what scrolls elsewhere
  // for a moment after that still runs on by itself.
  touch(column) {
    this.touched = { column, at: performance.now() };
  }

  scrolled(column) {
    if (!column.moved || !column.shown) return; // it was this script
    if (column.resized) {
      column.put = column.pane.scrollTop;
      return;
    }
    const { column: touched, at } = this.touched ?? {};
    if (column !== this.leader && touched && touched !== column && performance.now() - at < 500) {
      column.gliding = true; // back to where it belongs
      this.draw();
      return;
    }
    this.lead(column);
    this.jumping = false;
    column.put = column.pane.scrollTop;
    const place = column.place;
    if (place.sentence !== this.place.sentence) this.asked.clear();
    this.place = place;
    this.draw();
  }

  lead(column) {
    if (this.leader === column) return;
    this.leader = column;
    this.asked.clear();
    this.place = column.place;
  }

  placeOf(sentence) {
    if (sentence < 0) return { row: 0, sentence: 0 }; // its headline
    return { row: this.leader.tops?.[sentence] ?? 0, sentence };
  }

  // go brings a sentence of a column to the reading line, and others that somebody
  // asked for to it in theirs.
  go(column, sentence, asked = new Map()) {
    this.lead(column);
    this.asked = asked;
    this.place = this.placeOf(sentence);
    this.jumping = true;
    this.draw();
  }

  pair(column) {
    return new Pair(this.leader, column, this.data.paths[this.leader.number][column.number]);
  }

  // draw asks for a frame; at once makes it come without a glide.
  draw(atOnce = false) {
    this.atOnce = this.atOnce || atOnce;
    if (this.drawn) return;
    this.drawn = true;
    requestAnimationFrame((now) => this.frame(now));
  }

  frame(now) {
    this.drawn = false;
    const since = Math.min(now - this.last, 50);
    this.last = now;
    const led = Math.abs(this.place.row - (this.before ?? 0));
    this.before = this.place.row;
    const still = this.columns.filter((c) => c.shown && c.tops).map((c) => {
      const goal = this.goal(c);
      return goal === null || this.approach(c, goal, led, since);
    });
    this.atOnce = false;
    if (still.includes(false)) this.draw();
    else this.jumping = false;
    this.tell();
  }

  // goal returns where a column belongs, null where it may stay.
  goal(column) {
    if (column === this.leader) return this.jumping ? column.clamp(topFor(this.place.row, column.height)) : null;
    if (!column.tops.length || !this.leader.tops?.length) return null;
    const asked = this.asked.get(column);
    const pair = this.pair(column);
    if (asked === undefined) return pair.follows ? column.clamp(pair.topAt(this.place)) : null;
    if (asked < 0) return 0; // in the headline
    return column.clamp(column.tops[asked] - pair.readingLine(this.place.row));
  }

  // approach moves a column towards its goal, and reports whether it is there.
  approach(column, goal, led, since) {
    const way = goal - column.pane.scrollTop;
    if (Math.abs(way) < 1) {
      column.gliding = false;
      column.put = column.pane.scrollTop;
      return true;
    }
    if (this.atOnce || this.calm.matches) column.gliding = false;
    else if (this.jumping || Math.abs(way) > farthest * Math.max(led, 8)) column.gliding = true;
    if (!column.gliding) {
      column.scrollTo(goal);
      return true;
    }
    const step = way * (1 - Math.exp(-since / 45));
    column.scrollTo(Math.abs(step) < 1 ? column.pane.scrollTop + Math.sign(way) : column.pane.scrollTop + step);
    return Math.abs(goal - column.pane.scrollTop) < 1;
  }

  // tell says over each column how it covers the leader's sentence, and marks the
  // sentences that belong together.
  tell() {
    const { leader, place } = this;
    for (const c of this.columns) {
      c.element.classList.toggle("leads", c === leader);
      if (!c.sentences.length) continue;
      const sentence = c === leader ? place.sentence : this.beside(c);
      if (sentence !== c.told) {
        c.sentences[c.told]?.classList.remove("here", "beside");
        c.told = sentence;
      }
      c.sentences[sentence]?.classList.add(c === leader ? "here" : "beside");
      c.sentences[sentence]?.classList.remove(c === leader ? "beside" : "here");
      c.element.classList.toggle("silent", c !== leader && sentence < 0 && !this.atTop);
      this.say(c, sentence);
    }
  }

  // atTop reports whether the leader is at its top, where every column shows its own.
  get atTop() {
    return this.place.row <= 0 && !this.asked.size;
  }

  // beside returns the sentence of a column that belongs beside the leader's.
  beside(column) {
    const asked = this.asked.get(column);
    if (asked !== undefined) return asked;
    const right = this.right(column);
    return right < 0 || this.atTop ? -1 : right >> 1;
  }

  // right returns what the path says is right in a column: see standsOf.
  right(column) {
    return this.pair(column).path.right[this.place.sentence] ?? -1;
  }

  say(column, sentence) {
    let words = this.atTop ? `${column.paragraphs.length} ¶` : this.data.noMatch;
    let elsewhere = false;
    if (sentence >= 0) {
      const where = `¶ ${column.paragraphOf(sentence)} of ${column.paragraphs.length}`;
      const top = column.shown ? this.goal(column) ?? column.pane.scrollTop : 0;
      elsewhere = column.shown && column !== this.leader && column.tops && !column.shows(sentence, top);
      if (column === this.leader) words = `leads · ${where}`;
      else if (elsewhere) words = `told ${column.tops[sentence] < top ? "earlier" : "later"}: ${where}`;
      else words = `${this.right(column) & 1 || this.asked.has(column) ? "same passage" : "same topic"} · ${where}`;
    }
    if (words === column.said) return;
    column.said = words;
    column.status.replaceChildren(elsewhere ? this.button(column, words) : words);
  }

  // button returns one that shows what a column tells elsewhere.
  button(column, words) {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = words;
    b.title = "Show it beside the sentence";
    b.addEventListener("click", () => {
      this.asked.set(column, this.beside(column));
      this.draw();
    });
    return b;
  }
}
