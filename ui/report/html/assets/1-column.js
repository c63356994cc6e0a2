// A column is one article on the screen, as far as scrolling in step needs to know it.
// All lengths are pixels from the top of its text.

class Column {
  constructor(element, number) {
    this.number = number;
    this.element = element;
    this.pane = element.querySelector(".pane");
    this.text = element.querySelector(".text");
    this.status = element.querySelector(".status");
    this.sentences = [...element.querySelectorAll(".s")];
    this.paragraphs = [...element.querySelectorAll(".block")].filter((b) => b.querySelector(".s"));
    this.put = 0; // where this script has scrolled it to
    this.measured = 0; // its height when it was last measured
    this.gliding = false;
  }

  get shown() {
    return this.pane.clientHeight > 0;
  }

  get height() {
    return this.pane.clientHeight;
  }

  // measure finds where every sentence starts: the top of its line, and, for lines
  // that several sentences start on, how far along the line it does.
  measure() {
    if (!this.shown) return;
    this.measured = this.height;
    // What follows the text lets its last line come up to the reading line.
    this.pane.style.setProperty("--beyond", `${Math.ceil((this.height * 2) / 3)}px`);
    const origin = this.pane.getBoundingClientRect().top - this.pane.scrollTop;
    const body = this.text.getBoundingClientRect();
    this.tops = [];
    this.starts = [];
    for (const s of this.sentences) {
      const box = s.getClientRects()[0] ?? s.getBoundingClientRect();
      const along = Math.min(Math.max((box.left - body.left) / body.width, 0), 0.99);
      const top = box.top - origin;
      this.tops.push(top);
      this.starts.push(top + along * box.height);
    }
    const last = this.sentences[this.sentences.length - 1];
    this.rows = last ? last.getBoundingClientRect().bottom - origin : 0;
  }

  // place returns where it stands: what is on its reading line, and in which sentence.
  get place() {
    if (!this.starts?.length) return { row: 0, sentence: 0 };
    const row = rowAt(this.pane.scrollTop, this.height);
    return { row, sentence: this.sentenceAt(row) };
  }

  // sentenceAt returns the sentence that a place belongs to: the last that starts
  // above it.
  sentenceAt(row) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= row) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  // along returns which part of its sentence is above a place, and rowOf the place that
  // has such a part of a sentence above it.
  along({ row, sentence }) {
    if (!this.tops?.length || sentence < 0) return 0;
    return (row - this.tops[sentence]) / Math.max(this.next(sentence) - this.tops[sentence], 1);
  }

  rowOf(sentence, along) {
    const top = this.tops[Math.max(sentence, 0)] ?? 0;
    return top + along * Math.max(this.next(Math.max(sentence, 0)) - top, 1);
  }

  // next returns where the sentence after one starts.
  next(sentence) {
    return sentence + 1 < this.starts.length ? this.starts[sentence + 1] : this.rows;
  }

  scrollTo(top) {
    this.pane.scrollTop = top;
    this.put = this.pane.scrollTop; // as the browser has rounded it
  }

  // moved reports whether somebody else has scrolled it.
  get moved() {
    return Math.abs(this.pane.scrollTop - this.put) > 1;
  }

  // resized reports whether the browser may have scrolled it itself, since it has become
  // higher, or its text shorter.
  get resized() {
    return this.height !== this.measured || this.put > this.pane.scrollHeight - this.height + 1;
  }

  clamp(top) {
    return Math.min(Math.max(top, 0), this.pane.scrollHeight - this.height);
  }

  // shows reports whether a sentence would be on the screen.
  shows(sentence, top) {
    return this.tops[sentence] < top + this.height && this.next(sentence) > top;
  }

  paragraphOf(sentence) {
    return this.paragraphs.indexOf(this.sentences[sentence].closest(".block")) + 1;
  }
}
