// A long form that was refused says at its top what is wrong, each with a way there.
const note = document.querySelector(".change-form .errornote");

if (note) {
  const list = document.createElement("ul");
  for (const error of document.querySelectorAll("#content-main .errorlist > li")) {
    // What concerns the whole form stands right below already.
    const place = error.closest(".form-row, td, .inline-related, .inline-group");
    const field = place && place.querySelector("[aria-invalid=true]");
    if (!field) continue;
    const label = field.labels && field.labels[0];
    const name = field.getAttribute("aria-label") || (label ? label.innerText : "");
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = `${name.replace(/:\s*$/, "")}: ${error.innerText}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.focus();
    });
    list.appendChild(document.createElement("li")).append(link);
  }
  if (list.children.length) note.append(list);
}
