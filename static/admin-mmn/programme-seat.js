// One seat: who, as what, on what topic; shown as inputs in a row.
import { movable } from "./programme-moving.js";

export const part = (item, name) => item.querySelector(`[data-${name}]`);
// A seat belongs to the session in whose list it stands now.
const owner = (item) => item.parentNode.seats;

export function makeSeat(programme, people, seat, problem) {
  const copy = (name) =>
    programme.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
  const item = copy("seat");
  const known = people.byRef(seat.participant);
  item.seat = {
    ref: seat.participant,
    name: seat.name || "",
    key: known ? known.key : "",
    problem: problem || "",
  };
  part(item, "seat-tools").append(copy("tools"));
  part(item, "role").value = seat.role;
  part(item, "topic").value = seat.topic;
  movable(item, item, "seat", (by) => owner(item).step(item, by), () => owner(item).accept(item));
  part(item, "person").addEventListener("change", (event) => choose(item, people, event.target.value));
  part(item, "topic").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it would send the whole form
    owner(item).addByHand();
  });
  part(item, "remove").addEventListener("click", () => owner(item).remove(item));
  return item;
}

function choose(item, people, key) {
  item.seat = { ref: "", name: "", key, problem: "" };
  const chosen = people.byKey(key);
  const role = part(item, "role");
  const same = chosen && [...role.options].some((option) => option.value === chosen.role);
  if (same && role.value === "speaker") role.value = chosen.role;
}

export const nameOf = (item) => part(item, "person").selectedOptions[0].text;

export function valueOf(item, people) {
  const one = people.byKey(item.seat.key);
  const seat = {
    participant: one ? one.ref : item.seat.ref,
    role: part(item, "role").value,
    topic: part(item, "topic").value,
  };
  if (one && one.going) seat.goes = true;
  if (!one && item.seat.name) seat.name = item.seat.name;
  return seat;
}

// The people to choose from change while one types them above.
export function show(item, all, number) {
  const select = part(item, "person");
  const one = all.find((person) => person.key === item.seat.key);
  const words = select.dataset;
  const options = [new Option(words.choose, ""), ...all.map((p) => new Option(p.name, p.key))];
  if (one) {
    item.seat.name = one.name;
  } else if (item.seat.key || item.seat.ref) {
    // Gone from the list above: said, not forgotten.
    if (item.seat.key) item.seat.ref = "";
    options.push(new Option(item.seat.name || words.unknown, "gone"));
  }
  select.replaceChildren(...options);
  const lost = !one && options.length > all.length + 1;
  select.value = one ? one.key : lost ? "gone" : "";
  item.setAttribute("aria-label", `${number + 1}: ${nameOf(item)}`);
  tell(item, problemOf(item, one, lost), number);
}

function problemOf(item, one, lost) {
  const words = part(item, "problem").dataset;
  if (lost) return words.gone;
  if (one && one.going) return words.going;
  return item.seat.problem;
}

function tell(item, text) {
  const problem = part(item, "problem");
  const select = part(item, "person");
  problem.hidden = !text;
  problem.textContent = text;
  item.classList.toggle("seat--wrong", Boolean(text));
  if (!text) {
    select.removeAttribute("aria-invalid");
    select.removeAttribute("aria-describedby");
    return;
  }
  problem.id = problem.id || `seat-problem-${(tell.last = (tell.last || 0) + 1)}`;
  select.setAttribute("aria-invalid", "true");
  select.setAttribute("aria-describedby", problem.id);
}
