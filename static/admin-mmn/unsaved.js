// Whoever leaves a form that was typed into and not saved is asked first.
const form = document.querySelector(".change-form #content-main form[method=post]");

if (form && form.querySelector("[type=submit]")) {
  // What was refused is not saved either.
  let typed = document.querySelector(".errornote") !== null;
  let sending = false;

  const inEditor = () =>
    Object.values(window.CKEDITOR ? window.CKEDITOR.instances : {}).some(
      (editor) => editor.status === "ready" && editor.checkDirty(),
    );

  for (const name of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(name, () => { typed = true; });
  }
  // Fields with a search say only through jQuery that something was chosen.
  window.django.jQuery(form).on("select2:select select2:unselect", () => { typed = true; });
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sending = true;
  });
  window.addEventListener("pageshow", () => { sending = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && (typed || inEditor())) event.preventDefault();
  });
}
