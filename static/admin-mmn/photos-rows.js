// The rows of photos in a form: which there are, in which order, and new ones.
const AGAIN = 5000;

export const rowsOf = (group) =>
  [...group.querySelectorAll(".photo-card")].filter(
    (row) => !row.classList.contains("empty-form"),
  );

export const fieldOf = (row, name) => row.querySelector(`[name$="-${name}"]`);

// Whoever watches the form learns of it as if it had been typed.
export function fill(field, value) {
  if (field.type === "checkbox") field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

export const numberOf = (row) => Number(row.id.split("-").pop());

// A small picture that the line was too bad for is asked for again.
function picture(address) {
  const image = document.createElement("img");
  image.addEventListener("error", () => {
    setTimeout(() => { image.src = address; }, AGAIN);
  });
  Object.assign(image, { src: address, alt: "", className: "thumbnail", loading: "lazy" });
  return image;
}

export function addRow(group, { token, name, original_name: original, thumbnail }) {
  group.querySelector(".add-row a").click();
  const row = rowsOf(group).reduce((a, b) => (numberOf(b) > numberOf(a) ? b : a));
  row.dataset.photo = name;
  const file = row.querySelector("[data-kept-file]");
  const caption = document.createElement("span");
  caption.className = "kept-file__name";
  caption.textContent = original;
  file.prepend(picture(thumbnail), caption);
  row.classList.add("photo-card--arrived");
  fill(file.querySelector("[data-kept]"), token);
  return row;
}

export function placeRow(group, row, before) {
  if (before) before.before(row);
  writePositions(group);
}

export function writePositions(group) {
  rowsOf(group).forEach((row, index) => {
    const field = fieldOf(row, "position");
    if (field && field.value !== String(index + 1)) fill(field, index + 1);
    const label = row.querySelector("[data-photo-label]");
    label.textContent = label.textContent.replace(/#\d+/, `#${index + 1}`);
  });
}
