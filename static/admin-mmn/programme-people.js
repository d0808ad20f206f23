// The people of the event as the form has them now, saved or only just typed.
import { rowsOf } from "./paste-rows.js";

const PREFIX = "participants";
const keys = new WeakMap();
let last = 0;

const valueOf = (row, name) => {
  const field = row.querySelector(`[name$="-${name}"]`);
  return field ? field.value.trim() : "";
};

function person(row) {
  if (!keys.has(row)) keys.set(row, `person-${(last += 1)}`);
  const box = row.querySelector("[name$='-DELETE']");
  const id = valueOf(row, "id");
  return {
    row,
    key: keys.get(row),
    name: [valueOf(row, "honorific"), valueOf(row, "name")].filter(Boolean).join(" "),
    role: valueOf(row, "role"),
    ref: id || `row:${row.id.split("-").pop()}`,
    going: Boolean(box && box.checked),
  };
}

export function watchPeople(changed) {
  const group = document.getElementById(`${PREFIX}-group`);
  const all = () => rowsOf(PREFIX).map(person).filter((one) => one.name);
  // Django numbers rows anew after it has said that one is gone.
  let waiting = null;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed);
  };
  if (group) {
    for (const name of ["change", "formset:added"]) group.addEventListener(name, later);
    document.addEventListener("formset:removed", later);
    group.addEventListener("change", (event) => {
      if (!event.target.name.endsWith("-DELETE")) return;
      const row = event.target.closest("tr");
      for (const note of row.querySelectorAll("[data-seated-note]")) note.remove();
      if (event.target.checked) {
        document.dispatchEvent(new CustomEvent("desk:seated", { detail: person(row) }));
      }
    });
  }
  return {
    all,
    byKey: (key) => all().find((one) => one.key === key),
    byRef: (ref) => all().find((one) => one.ref === ref),
  };
}
