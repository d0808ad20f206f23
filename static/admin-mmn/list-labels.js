// On a phone the rows of a list stand as cards, far from the head of the table: each
// cell carries the name of its column, and says if there is nothing in it.
const NOTHING = ["", "-", "–"];

for (const table of document.querySelectorAll("#result_list")) {
  const names = [...table.tHead.rows[0].cells].map((cell) =>
    cell.querySelector(".text")?.textContent.trim());
  const order = document.querySelector("[data-list-order]")?.dataset.listOrder;
  if (order && table.tHead.querySelector(".sortable")) table.tHead.rows[0].dataset.order = order;
  for (const row of table.tBodies[0].rows) {
    if (row.cells.length !== names.length) continue;
    [...row.cells].forEach((cell, place) => {
      if (cell.querySelector("input, select, textarea, img")) {
        if (cell.classList.contains("action-checkbox")) return;
      } else if (NOTHING.includes(cell.textContent.trim())) {
        cell.classList.add("list-cell--empty");
      }
      if (names[place]) cell.dataset.label = names[place];
    });
  }
}
