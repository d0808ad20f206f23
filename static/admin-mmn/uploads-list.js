// Shows what a queue does: a bar for all, one for each file under way, and what did not
// get in, with its reason, until it is removed from the list.
export const say = (words, values) =>
  words.replace(/\{(\w+)\}/g, (_match, name) => values[name]);

export class UploadList {
  constructor(root, queue) {
    const part = (name) => root.querySelector(`[data-drop-${name}]`);
    this.queue = queue;
    this.words = part("words").dataset;
    this.parts = {
      all: part("all"),
      item: part("item"),
      list: part("list"),
      progress: part("progress"),
      status: part("status"),
      summary: part("summary"),
    };
    this.items = new Map();
    this.spoken = 0;
    part("cancel").addEventListener("click", () => queue.cancel());
    queue.addEventListener("change", ({ detail }) => {
      if (detail) this.show(detail);
      this.sum();
    });
    for (const name of ["online", "offline"]) {
      window.addEventListener(name, () => this.sum());
    }
  }

  show(upload) {
    if (upload.state === "waiting" && !this.items.has(upload)) return;
    if (upload.state === "cancelled") this.remove(upload);
    else if (upload.state === "arrived" && !upload.left) this.remove(upload);
    else this.draw(upload);
  }

  draw(upload) {
    const item = this.items.get(upload) || this.add(upload);
    const bar = item.querySelector("progress");
    bar.value = upload.share;
    bar.hidden = upload.isOver;
    item.classList.toggle("drop__item--problem", upload.isOver);
    item.querySelector("[data-state]").textContent = this.stateOf(upload);
    if (upload.isOver) item.querySelector("[data-stop]").textContent = this.words.remove;
  }

  add(upload) {
    const item = this.parts.item.content.firstElementChild.cloneNode(true);
    const { name } = upload.file;
    item.querySelector("[data-name]").textContent = name;
    item.querySelector("progress").setAttribute("aria-label", name);
    item.querySelector("[data-stop]").addEventListener("click", () => {
      if (upload.isOver) this.remove(upload);
      else this.queue.cancel([upload]);
    });
    this.items.set(upload, item);
    this.parts.list.append(item);
    return item;
  }

  remove(upload) {
    const item = this.items.get(upload);
    if (!item) return;
    const next = item.nextElementSibling || item.previousElementSibling;
    const hadFocus = item.contains(document.activeElement);
    item.remove();
    this.items.delete(upload);
    if (hadFocus && next) next.querySelector("[data-stop]").focus();
  }

  stateOf(upload) {
    if (upload.state === "refused") return upload.problem || this.words.refused;
    if (upload.state === "arrived") return this.words.twice;
    if (upload.state !== "pausing") return this.words.sending;
    const seconds = Math.round(upload.pause / 1000);
    return upload.problem || say(this.words.again, { seconds });
  }

  sum() {
    const uploads = this.queue.uploads.filter(({ state }) => state !== "cancelled");
    const all = uploads.length;
    const done = uploads.filter(({ state, left }) => state === "arrived" && !left).length;
    const open = this.queue.open.length;
    this.parts.all.value = uploads.reduce((sum, { share }) => sum + share, 0) / (all || 1);
    this.parts.progress.hidden = !all;
    this.parts.progress.querySelector("button").hidden = !open;
    const sentence = this.sentence({ all, done, open, out: all - done });
    if (this.parts.summary.textContent !== sentence) this.parts.summary.textContent = sentence;
    this.speak(sentence, open, done / (all || 1));
  }

  sentence({ all, done, open, out }) {
    if (open && !navigator.onLine) return this.words.waitingForLine;
    if (open) return say(this.words.arrived, { done, all });
    return out ? say(this.words.leftOut, { done, out }) : this.words.complete;
  }

  // Sixty sentences would be too many to listen to: at each quarter, and at the end.
  speak(sentence, open, share) {
    const quarter = open && navigator.onLine ? Math.floor(share * 4) : sentence;
    if (quarter === this.spoken) return;
    this.spoken = quarter;
    this.parts.status.textContent = sentence;
  }
}
