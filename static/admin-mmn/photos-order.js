// Photos are put in order by dragging, by their buttons, or by the arrow keys on these.
import { fieldOf, numberOf, rowsOf, writePositions } from "./photos-rows.js";
import { say } from "./uploads-list.js";

const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

function arrange(group, value) {
  const rows = rowsOf(group);
  const empty = group.querySelector(".photo-card.empty-form");
  const sorted = [...rows].sort((a, b) => value(a) - value(b));
  if (sorted.every((row, index) => row === rows[index])) return;
  sorted.forEach((row) => (empty ? empty.before(row) : row.parentNode.append(row)));
}

const byPosition = (row) => Number(fieldOf(row, "position")?.value || 0);

function announce(group, row) {
  const rows = rowsOf(group);
  const place = rows.indexOf(row) + 1;
  const status = group.querySelector("[data-photos-status]");
  status.textContent = say(status.dataset.words, { place, all: rows.length });
}

function move(group, row, step, button) {
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (other && step < 0) other.before(row);
  if (other && step > 0) other.after(row);
  writePositions(group);
  button.focus();
  announce(group, row);
}

function watchKeys(group) {
  group.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-photo-move]");
    if (button) {
      move(group, button.closest(".photo-card"), Number(button.dataset.photoMove), button);
    }
  });
  group.addEventListener("keydown", (event) => {
    const button = event.target.closest("[data-photo-move]");
    if (!button || !STEPS[event.key]) return;
    event.preventDefault();
    move(group, button.closest(".photo-card"), STEPS[event.key], button);
  });
}

function watchMouse(group) {
  let dragged = null;
  group.addEventListener("dragstart", (event) => {
    const head = event.target.closest?.("[data-photo-head]");
    if (!head) return;
    dragged = head.closest(".photo-card");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    dragged.classList.add("photo-card--dragged");
  });
  group.addEventListener("dragover", (event) => {
    const over = event.target.closest(".photo-card:not(.empty-form)");
    if (!dragged) return;
    event.preventDefault();
    if (!over || over === dragged) return;
    const rows = rowsOf(group);
    if (rows.indexOf(over) < rows.indexOf(dragged)) over.before(dragged);
    else over.after(dragged);
  });
  group.addEventListener("drop", (event) => {
    if (dragged) event.preventDefault();
  });
  group.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("photo-card--dragged");
    writePositions(group);
    announce(group, dragged);
    dragged = null;
  });
}

// Django numbers the rows anew when one is removed, as they stand: those that are stored
// must stand first then, or their numbers would go to others.
function watchRemoving(group) {
  group.addEventListener("click", ({ target }) => {
    if (!target.closest(".inline-deletelink")) return;
    arrange(group, numberOf);
    setTimeout(() => {
      arrange(group, byPosition);
      writePositions(group);
    });
  }, true);
}

for (const group of document.querySelectorAll("[data-photos]")) {
  arrange(group, byPosition);
  for (const tools of group.querySelectorAll("[data-photo-tools], [data-photo-grip]")) {
    tools.hidden = false;
  }
  for (const head of group.querySelectorAll("[data-photo-head]")) head.draggable = true;
  group.classList.add("photos--live");
  watchKeys(group);
  watchMouse(group);
  watchRemoving(group);
}
