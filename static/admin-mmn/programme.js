// The programme of an event: sessions as cards in an order, with their seats.
import { dropZone, movable } from "./programme-moving.js";
import { watchPeople } from "./programme-people.js";
import { seatsOf } from "./programme-seats.js";
import { watchTimes } from "./programme-times.js";

const place = document.querySelector("[data-programme]");
if (place && place.querySelector("[data-said]")) setUp(place);

function setUp(programme) {
  const group = programme.querySelector(".inline-group");
  const said = programme.querySelector("[data-said]");
  const seats = new Map();
  const cards = () =>
    [...group.querySelectorAll(".inline-related")].filter(
      (card) => !card.classList.contains("empty-form"),
    );
  const field = (card, name) => card.querySelector(`[name$="-${name}"]`);
  const position = (card) => field(card, "position");
  const number = (card) => Number(card.id.split("-").pop());

  const say = (text, words) => {
    said.textContent = text.replace(/%\((\w+)\)s/g, (_all, word) => words[word]);
  };
  const nameOf = (card) => {
    const type = field(card, "panel_type");
    return field(card, "title").value.trim() || type.selectedOptions[0].text;
  };
  const sayPlace = (who, items, item, list) =>
    say(said.dataset.place, { who, place: items.indexOf(item) + 1, all: items.length, list });

  const put = (ordered) => {
    const end = group.querySelector(".empty-form");
    for (const card of ordered) end.before(card);
  };
  const renumber = () => cards().forEach((card, index) => { position(card).value = index; });
  const moved = (card) => {
    renumber();
    position(card).dispatchEvent(new Event("change", { bubbles: true }));
    sayPlace(nameOf(card), cards(), card, said.dataset.programmeName);
    card.scrollIntoView({ block: "nearest" });
  };
  const step = (card, by) => {
    const all = cards();
    const other = all[all.indexOf(card) + by];
    if (!other) return;
    if (by < 0) other.before(card);
    else other.after(card);
    moved(card);
  };

  const people = watchPeople(() => seats.forEach((box) => box.refresh()));
  const context = {
    programme,
    people,
    nameOf,
    sayPlace,
    beside: (card, by) => seats.get(cards()[cards().indexOf(card) + by]),
  };
  const take = (card) => {
    const tools = programme.querySelector("[data-tools]").content.cloneNode(true);
    card.querySelector("h3").append(tools);
    movable(card.querySelector("h3"), card, "session", (by) => step(card, by), () => moved(card));
    const box = seatsOf(card, context);
    if (box) seats.set(card, box);
    watchTimes(card, programme, () => cards());
  };

  cards().forEach(take);
  put(cards().sort((one, other) => position(one).value - position(other).value));
  programme.classList.add("programme--live");
  dropZone(group, "session", ".inline-related:not(.empty-form)");

  programme.addEventListener("formset:added", (event) => {
    take(event.target);
    renumber();
  });
  // Django numbers the forms anew as they stand on the page: stored ones must come first.
  programme.addEventListener("click", (event) => {
    if (!event.target.closest(".inline-deletelink")) return;
    const gone = event.target.closest(".inline-related");
    put(cards().sort((one, other) => number(one) - number(other)));
    seats.delete(gone);
    setTimeout(() => {
      put(cards().sort((one, other) => position(one).value - position(other).value));
      renumber();
    });
  }, true);
  document.addEventListener("desk:seated", (event) => {
    const boxes = [...seats.values()].filter((box) => box.has(event.detail.key));
    if (boxes.length) {
      const list = boxes.map((box) => nameOf(box.card)).join(", ");
      say(said.dataset.seated, { who: event.detail.name, list });
      event.detail.row.querySelector("td.delete").append(note(said.textContent));
    }
  });
}

function note(text) {
  const shown = document.createElement("p");
  shown.className = "programme__problem";
  shown.dataset.seatedNote = "";
  shown.textContent = text;
  return shown;
}
