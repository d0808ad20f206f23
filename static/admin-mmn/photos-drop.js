// Photos dropped on a form, or chosen, arrive one by one and become rows of the form.
import { rowsOf, addRow, placeRow } from "./photos-rows.js";
import { UploadList } from "./uploads-list.js";
import { Queue } from "./uploads-queue.js";

const holdsFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

function takeIn(group, upload) {
  const { name } = upload.answer;
  const known = rowsOf(group).map((row) => row.dataset.photo);
  if (known.includes(name)) {
    upload.left = true; // not added: the list says so
    return;
  }
  const row = addRow(group, upload.answer);
  row.dropped = upload;
  // In the order in which they were dropped, whichever came through first.
  placeRow(group, row, rowsOf(group).find(({ dropped }) => dropped?.order > upload.order));
}

function watchZone(root, choose, take) {
  const zone = root.querySelector("[data-drop-zone]");
  const group = root.closest("[data-photos]");
  const mark = (on) => zone.classList.toggle("drop__zone--over", on);
  choose.addEventListener("change", () => {
    take(choose.files);
    choose.value = "";
  });
  group.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(true);
  });
  group.addEventListener("dragleave", (event) => {
    if (!group.contains(event.relatedTarget)) mark(false);
  });
  group.addEventListener("drop", (event) => {
    mark(false);
    if (!holdsFiles(event) || event.target.matches("input[type=file]")) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}

function guard(queue, words) {
  const busy = () => queue.open.length > 0;
  // Before all others who listen: nothing has been sent yet.
  window.addEventListener("submit", (event) => {
    if (!busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    window.alert(words.notYet);
  }, true);
  window.addEventListener("beforeunload", (event) => {
    if (busy()) event.preventDefault();
  });
}

for (const root of document.querySelectorAll("[data-drop]")) {
  const group = root.closest("[data-photos]");
  const queue = new Queue(root.dataset.drop);
  // First the row, then the list: it knows then whether the photo was one too many.
  queue.addEventListener("arrived", ({ detail }) => takeIn(group, detail));
  const list = new UploadList(root, queue);
  watchZone(root, root.querySelector("[data-drop-choose]"), (files) => queue.add(files));
  guard(queue, list.words);
  root.hidden = false;
}

// A file dropped beside would make the browser leave the form for it.
for (const name of ["dragover", "drop"]) {
  window.addEventListener(name, (event) => {
    if (holdsFiles(event) && !event.target.matches?.("input[type=file]")) {
      event.preventDefault();
    }
  });
}
