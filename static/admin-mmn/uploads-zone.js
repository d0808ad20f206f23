// Where files are dropped on a form.
const holdsFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

// Files dropped anywhere on `group`, or chosen in the input of `root`.
export function watchZone(group, root, take) {
  const zone = root.querySelector("[data-drop-zone]");
  const choose = root.querySelector("[data-drop-choose]");
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

// Nobody saves or leaves before all have arrived.
export function guard(queue, words) {
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

// A file dropped beside would make the browser leave the form for it.
for (const name of ["dragover", "drop"]) {
  window.addEventListener(name, (event) => {
    if (holdsFiles(event) && !event.target.matches?.("input[type=file]")) {
      event.preventDefault();
    }
  });
}
