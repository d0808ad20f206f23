// Photos dropped on a form, or chosen, arrive one by one and become rows of the form.
import { rowsOf, addRow, placeRow } from "./photos-rows.js";
import { UploadList } from "./uploads-list.js";
import { Queue } from "./uploads-queue.js";
import { guard, watchZone } from "./uploads-zone.js";

function takeIn(group, queue, upload) {
  const { name } = upload.answer;
  let row = rowsOf(group).find(({ dataset }) => dataset.photo === name);
  if (row) {
    queue.leaveOut(upload, row);
    if (row.dropped !== upload) return;
  } else {
    row = addRow(group, upload.answer);
    row.dropped = upload;
  }
  // In the order in which they were dropped, whichever came through first.
  placeRow(group, row, rowsOf(group).find(({ dropped }) => dropped?.order > upload.order));
}

for (const root of document.querySelectorAll("[data-photos] [data-drop]")) {
  const group = root.closest("[data-photos]");
  const queue = new Queue(root.dataset.drop);
  // First the row, then the list: it knows then whether the photo was one too many.
  queue.addEventListener("arrived", ({ detail }) => takeIn(group, queue, detail));
  const list = new UploadList(root, queue);
  watchZone(group, root, (files) => queue.add(files));
  guard(queue, list.words);
  root.hidden = false;
}
