// Rows of PDFs in a form: a dropped file becomes one, with what its name and its words
// tell about it. Each guess is marked until somebody changes it.
import { fieldOf, fill, numberOf } from "./photos-rows.js";

export { fieldOf, fill };

export const rowsOf = (group) =>
  [...group.querySelectorAll(".inline-related")].filter(
    (row) => !row.classList.contains("empty-form"),
  );

export const keptOf = (row) => row.querySelector("[data-kept]");

export const titleOf = (row) => fieldOf(row, "title")?.value || row.dataset.file || "";

let marks = 0;

function note(row, className, words, after) {
  const text = document.createElement("span");
  text.className = className;
  text.textContent = words;
  text.id = `pdf-note-${(marks += 1)}`;
  after.after(text);
  return text;
}

function guess(row, name, value, { sure, words }) {
  const field = fieldOf(row, name);
  if (!field) return;
  fill(field, value);
  const className = sure ? "guess" : "guess guess--doubtful";
  const mark = note(row, className, sure ? words.guessed : words.doubtful, field);
  field.setAttribute("aria-describedby", mark.id);
  field.addEventListener("change", () => {
    mark.remove();
    field.removeAttribute("aria-describedby");
  }, { once: true });
}

// What stands in the row before the file is saved: its name and what it is.
export function showFile(row, sentence) {
  const place = row.querySelector("[data-kept-file]");
  const name = place.querySelector("[data-pdf-name]") || document.createElement("span");
  name.dataset.pdfName = "";
  name.className = "kept-file__note";
  name.textContent = sentence;
  place.prepend(name);
}

export function addRow(group, answer) {
  group.querySelector(".add-row a").click();
  const row = rowsOf(group).reduce((a, b) => (numberOf(b) > numberOf(a) ? b : a));
  const words = group.dataset;
  row.dataset.stored = answer.name;
  row.dataset.file = answer.original_name;
  fill(keptOf(row), answer.token);
  showFile(row, `${answer.original_name}: ${answer.facts}`);
  guess(row, "title", answer.title, { sure: true, words });
  guess(row, "language", answer.language, { sure: answer.language_sure, words });
  guess(row, "scope", answer.about, { sure: answer.about_sure, words });
  return row;
}
