// PDFs dropped on a form, or chosen, arrive one by one and become rows of the form.
import { addRow, rowsOf } from "./pdfs-rows.js";
import { UploadList } from "./uploads-list.js";
import { Queue } from "./uploads-queue.js";
import { guard, watchZone } from "./uploads-zone.js";

function takeIn(group, queue, upload) {
  const row = rowsOf(group).find(({ dataset }) => dataset.stored === upload.answer.name);
  if (row) queue.leaveOut(upload, row);
  else addRow(group, upload.answer).dropped = upload;
}

for (const root of document.querySelectorAll("[data-pdfs] [data-drop]")) {
  const group = root.closest("[data-pdfs]");
  const queue = new Queue(root.dataset.drop);
  queue.addEventListener("arrived", ({ detail }) => takeIn(group, queue, detail));
  const list = new UploadList(root, queue);
  watchZone(group, root, (files) => queue.add(files));
  guard(queue, list.words);
  root.hidden = false;
}
