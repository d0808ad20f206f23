// Names and roles for what Django and Select2 leave without, for who hears the page.

// A corner of a table that heads nothing is no heading.
for (const corner of document.querySelectorAll(".tabular th:empty")) {
  const cell = document.createElement("td");
  cell.className = corner.className;
  corner.replaceWith(cell);
}

// The boxes that delete a row have words in the head of their column only.
for (const box of document.querySelectorAll(".tabular td.delete input[type=checkbox]")) {
  const cell = box.closest("td");
  const word = cell.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent;
  const row = cell.parentElement.querySelector(".original p")?.firstChild.textContent ?? "";
  cell.dataset.label = word.trim();
  box.setAttribute("aria-label", `${word.trim()} ${row.trim()}`.trim());
}

// A table that is only read and wider than the window is pushed with the arrow keys.
for (const frame of document.querySelectorAll(".tabular fieldset[aria-labelledby]")) {
  if (!frame.querySelector("a, button, input:not([type=hidden]), select, textarea")) {
    frame.tabIndex = 0;
  }
}

// Django's double list is built when all has loaded.
window.addEventListener("load", () => {
  for (const mark of document.querySelectorAll(".selector .help-tooltip[aria-label]")) {
    mark.setAttribute("role", "img");
  }
});

function labelOf(select) {
  const label = select.labels[0];
  if (label && !label.id) label.id = `${select.id}-label`;
  return label?.id;
}

// A box of Select2 is named after the label of the field that it stands for. What it
// shows is its value and no field of its own; its cross is for the mouse only.
function name(box) {
  const select = box.previousElementSibling;
  const label = labelOf(select);
  if (!label) return;
  const combobox = box.querySelector("[role=combobox]");
  const shown = box.querySelector(".select2-selection__rendered");
  shown.removeAttribute("role");
  shown.removeAttribute("aria-readonly");
  combobox.setAttribute("aria-labelledby", select.multiple ? label : `${label} ${shown.id}`);
  const list = combobox.getAttribute("aria-owns");
  if (list) combobox.setAttribute("aria-controls", list);
  else combobox.removeAttribute("aria-controls");
  for (const cross of box.querySelectorAll(".select2-selection__clear")) {
    cross.setAttribute("aria-hidden", "true");
  }
  const fields = [box.querySelector(".select2-search__field")];
  if (box.matches(".select2-container--open")) {
    fields.push(document.querySelector(".select2-dropdown .select2-search__field"));
  }
  for (const field of fields) field?.setAttribute("aria-labelledby", label);
}

function nameAll() {
  document.querySelectorAll("select + .select2-container").forEach(name);
}

const isOfSelect2 = (node) =>
  node.matches?.(".select2-container, .select2-container *") ||
  node.querySelector?.(".select2-container");

nameAll();
new MutationObserver((changes) => {
  if (changes.some((change) => [change.target, ...change.addedNodes].some(isOfSelect2))) {
    nameAll();
  }
}).observe(document.body, { childList: true, subtree: true });
