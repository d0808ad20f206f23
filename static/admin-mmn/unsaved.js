// Whoever leaves a form that was typed into and not saved is asked first.
const form = document.querySelector(".change-form #content-main form[method=post]");

if (form && form.querySelector("[type=submit]")) {
  // What was refused is not saved either.
  let typed = document.querySelector(".errornote") !== null;
  let sending = false;

  const editors = () =>
    Object.values(window.CKEDITOR ? window.CKEDITOR.instances : {}).filter(
      (editor) => editor.status === "ready",
    );

  for (const name of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(name, () => { typed = true; });
  }
  // Fields with a search say only through jQuery that something was chosen; forms
  // without such fields come without it.
  window.django?.jQuery(form).on("select2:select select2:unselect", () => { typed = true; });
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sending = true;
  });
  window.addEventListener("pageshow", () => { sending = false; });
  window.addEventListener("beforeunload", (event) => {
    const changed = editors().filter((editor) => editor.checkDirty());
    // So the text is there again for whoever comes back with the back button.
    changed.forEach((editor) => editor.updateElement());
    if (!sending && (typed || changed.length)) event.preventDefault();
  });
}
