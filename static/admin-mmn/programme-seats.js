// The seats of one session: kept as JSON in its field, shown as a list of seats.
import { dropZone } from "./programme-moving.js";
import { makeSeat, nameOf, part, show, valueOf } from "./programme-seat.js";

export function seatsOf(card, context) {
  const field = card.querySelector("[name$='-seats']");
  let stored;
  try {
    stored = JSON.parse(field.value || "[]") || [];
  } catch {
    return null; // shown as it is, with what the site says about it
  }
  return new Seats(card, field, stored, context);
}

class Seats {
  constructor(card, field, stored, context) {
    Object.assign(this, { card, field, context });
    const box = context.programme.querySelector("template[data-seats-box]");
    this.box = box.content.firstElementChild.cloneNode(true);
    this.list = part(this.box, "seat-list");
    this.list.seats = this;
    const problems = JSON.parse(field.dataset.problems || "{}");
    stored.forEach((seat, index) => this.add(seat, problems[index]));
    this.hideField();
    part(this.box, "add-seat").addEventListener("click", () => this.addByHand());
    this.box.addEventListener("change", () => this.changed());
    this.box.addEventListener("input", () => this.write());
    dropZone(this.box, "seat", ".seat", this.list);
    this.refresh();
  }

  // Links to errors lead to the field; from there to where it is shown.
  hideField() {
    const { field, box } = this;
    field.classList.add("visually-hidden");
    field.tabIndex = -1;
    field.setAttribute("aria-hidden", "true");
    field.addEventListener("focus", () => {
      const wrong = box.querySelector("[aria-invalid]") || part(box, "add-seat");
      wrong.focus();
    });
    field.closest(".form-row").append(box);
  }

  items() {
    return [...this.list.children];
  }

  has(key) {
    return this.items().some((item) => item.seat.key === key);
  }

  add(seat, problem) {
    const { programme, people } = this.context;
    const item = makeSeat(programme, people, seat, problem);
    this.list.append(item);
    return item;
  }

  addByHand() {
    const item = this.add({ participant: "", role: "speaker", topic: "" });
    this.changed();
    part(item, "person").focus();
  }

  remove(item) {
    const next = item.nextElementSibling || item.previousElementSibling;
    item.remove();
    this.changed();
    (next ? part(next, "remove") : part(this.box, "add-seat")).focus();
  }

  // Past the end of one session a seat goes on into the next.
  step(item, by) {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    const beside = this.context.beside(this.card, by);
    if (!other && !beside) return;
    if (!other) beside.take(item, by);
    else if (by < 0) other.before(item);
    else other.after(item);
    item.parentNode.seats.accept(item);
  }

  take(item, by) {
    if (by < 0) this.list.append(item);
    else this.list.prepend(item);
  }

  // A seat has found its place, perhaps from another session.
  accept(item) {
    for (const list of this.context.programme.querySelectorAll("[data-seat-list]")) {
      list.seats.refresh();
    }
    this.tellForm();
    const { sayPlace, nameOf: sessionName } = this.context;
    sayPlace(nameOf(item), this.items(), item, sessionName(this.card));
    item.scrollIntoView({ block: "nearest" });
  }

  changed() {
    this.refresh();
    this.tellForm();
  }

  tellForm() {
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  refresh() {
    const all = this.context.people.all();
    part(this.box, "nobody").hidden = all.length > 0;
    this.items().forEach((item, index) => show(item, all, index));
    this.write();
  }

  write() {
    const { people } = this.context;
    this.field.value = JSON.stringify(this.items().map((item) => valueOf(item, people)));
  }
}
