// The same words, credit or consent for several photos at once.
import { fieldOf, fill, rowsOf } from "./photos-rows.js";
import { say } from "./uploads-list.js";

function valuesIn(panel) {
  const fields = [...panel.querySelectorAll("[data-many-field]")];
  const given = (field) => (field.type === "checkbox" ? field.checked : field.value.trim());
  return fields.map((field) => [field.dataset.manyField, given(field)])
    .filter(([_name, value]) => value);
}

function setFor(row, values) {
  for (const [name, value] of values) {
    const field = fieldOf(row, name);
    if (field) fill(field, value);
  }
}

function watch(group, panel) {
  const part = (name) => panel.querySelector(`[data-many-${name}]`);
  const boxes = () => rowsOf(group).map((row) => row.querySelector("[data-photo-chosen]"));
  const chosen = () => rowsOf(group).filter(
    (row) => row.querySelector("[data-photo-chosen]").checked,
  );
  const count = () => {
    const number = chosen().length;
    part("count").textContent = say(part("count").dataset.words, { count: number });
    part("all").checked = number > 0 && number === rowsOf(group).length;
  };

  part("all").addEventListener("change", ({ target }) => {
    boxes().forEach((box) => { box.checked = target.checked; });
    count();
  });
  group.addEventListener("change", ({ target }) => {
    if (target.matches("[data-photo-chosen]")) count();
  });
  for (const name of ["formset:added", "formset:removed"]) {
    document.addEventListener(name, () => setTimeout(count));
  }
  part("apply").addEventListener("click", () => {
    const [rows, values, { dataset }] = [chosen(), valuesIn(panel), part("status")];
    rows.forEach((row) => setFor(row, values));
    const words = !rows.length ? dataset.none : !values.length ? dataset.nothing : dataset.done;
    part("status").textContent = say(words, { count: rows.length });
  });
  count();
  panel.hidden = false;
}

for (const group of document.querySelectorAll("[data-photos]")) {
  const panel = group.querySelector("[data-many]");
  if (panel) watch(group, panel);
}
