// Puts into a field what a finding has instead; nothing is saved by it.
function changed(field) {
  for (const type of ["input", "change"]) {
    field.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

document.addEventListener("desk:instead", ({ detail }) => {
  const field = document.getElementById(detail.field);
  if (!field) return;
  const editor = window.CKEDITOR && window.CKEDITOR.instances[detail.field];
  if (editor && editor.status === "ready") {
    // As one step of writing: "undo" brings back what stood there.
    editor.fire("saveSnapshot");
    editor.setData(detail.instead, {
      callback() {
        editor.fire("saveSnapshot");
        editor.updateElement();
        editor.fire("change");
        changed(field);
      },
    });
  } else {
    field.value = detail.instead;
    changed(field);
  }
  document.dispatchEvent(new CustomEvent("desk:jump", { detail }));
});
