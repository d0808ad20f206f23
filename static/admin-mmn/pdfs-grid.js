// The grid above the rows of briefs: which cells are filled, and where two files want
// to stand. Who comes second is told at once and chooses.
import { fieldOf, fill, keptOf, rowsOf, showFile, titleOf } from "./pdfs-rows.js";
import { say } from "./uploads-list.js";

const fileOf = (row) => row.querySelector("input[type=file]");
const isStored = (row) => row.classList.contains("has_original");

function counts(row) {
  if (row.querySelector("[name$='-DELETE']")?.checked) return false;
  return isStored(row) || keptOf(row).value || fileOf(row).files.length > 0;
}

const cellOf = (row) => `${fieldOf(row, "scope")?.value} ${fieldOf(row, "language")?.value}`;

function chosenText(row, name) {
  return fieldOf(row, name).selectedOptions[0].textContent.replace(/ \(.*/, "");
}

class Grid {
  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.group = root.closest("[data-pdfs]");
    this.status = root.querySelector("[data-pdf-grid-status]");
    for (const name of ["change", "formset:added", "formset:removed"]) {
      this.group.addEventListener(name, () => this.later());
    }
    document.addEventListener("formset:removed", () => this.later());
    this.update();
  }

  // Several fields change at once when a file arrives: one look is enough.
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), 50);
  }

  update() {
    const cells = new Map();
    for (const row of rowsOf(this.group).filter((row) => fieldOf(row, "scope"))) {
      row.querySelector("[data-pdf-clash]")?.remove();
      row.classList.remove("pdf-row--clash");
      if (counts(row)) cells.set(cellOf(row), [...(cells.get(cellOf(row)) || []), row]);
    }
    const clashes = [...cells.values()].filter((rows) => rows.length > 1);
    clashes.forEach((rows) => rows.slice(1).forEach((row) => this.mark(row, rows[0])));
    for (const cell of this.root.querySelectorAll("[data-cell]")) {
      this.draw(cell, cells.get(cell.dataset.cell) || []);
    }
    this.showColumns(cells);
    this.tell(clashes.reduce((sum, rows) => sum + rows.length - 1, 0), cells.size);
  }

  draw(cell, rows) {
    const words = cell.querySelector("[data-words]");
    const mark = cell.querySelector("[data-mark]");
    cell.classList.toggle("pdf-grid__cell--filled", rows.length === 1);
    cell.classList.toggle("pdf-grid__cell--clash", rows.length > 1);
    words.textContent = rows.map((row) => titleOf(row) || this.words.unnamed).join(", ");
    if (rows.length) {
      const link = document.createElement("a");
      link.href = `#${rows.at(-1).id}`;
      link.textContent = rows.length > 1 ? `${rows.length} ⚠` : "✓";
      link.setAttribute("aria-label", words.textContent);
      words.textContent = "";
      mark.replaceChildren(link);
    } else {
      words.textContent = words.dataset.none;
      mark.textContent = "–";
    }
    mark.toggleAttribute("aria-hidden", !rows.length);
  }

  // Languages that hardly any brief is in have a column only when one is.
  showColumns(cells) {
    const used = new Set([...cells.keys()].map((key) => key.split(" ")[1]));
    for (const head of this.root.querySelectorAll("[data-column][hidden]")) {
      const { column } = head.dataset;
      if (!used.has(column)) continue;
      const cellsBelow = this.root.querySelectorAll(`[data-cell$=" ${column}"]`);
      [head, ...cellsBelow].forEach((cell) => { cell.hidden = false; });
    }
  }

  mark(row, holder) {
    const box = document.createElement("div");
    box.className = "pdf-clash";
    box.dataset.pdfClash = "";
    const title = titleOf(holder) || this.words.unnamed;
    const place = { row: chosenText(row, "scope"), column: chosenText(row, "language") };
    const sentence = document.createElement("p");
    sentence.textContent = `${say(this.words.clash, { ...place, title })} ${this.words.change}`;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button" });
    button.textContent = this.words.replace;
    button.addEventListener("click", () => this.replace(holder, row));
    if (!isStored(row)) sentence.append(" ", button);
    box.append(sentence);
    row.querySelector("h3").after(box);
    row.classList.add("pdf-row--clash");
  }

  replace(holder, row) {
    const file = row.dataset.file || fileOf(row).files[0]?.name || "";
    fill(keptOf(holder), keptOf(row).value);
    fileOf(holder).files = fileOf(row).files;
    Object.assign(holder.dataset, { stored: row.dataset.stored || "", file });
    showFile(holder, say(this.words.replaced, { file }));
    row.querySelector(".inline-deletelink").click();
    fieldOf(holder, "title").focus();
    this.later();
  }

  tell(clashes, filled) {
    const { words, status } = this;
    const sentence = clashes
      ? say(words.clashes, { count: clashes })
      : say(words.filled, { count: filled });
    if (status.textContent !== sentence) status.textContent = sentence;
    status.classList.toggle("pdf-grid__status--clash", clashes > 0);
  }
}

document.querySelectorAll("[data-pdf-grid]").forEach((root) => new Grid(root));
