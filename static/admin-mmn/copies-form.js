// What stands in a form, as the names and values that it would post. Files stay out,
// and so do the rows that wait to be added and what only this one page needs.
const LEFT_OUT = /^(csrfmiddlewaretoken|copy_.*|_.*)$|__prefix__/;

export const editors = () =>
  Object.values(window.CKEDITOR ? window.CKEDITOR.instances : {}).filter(
    (editor) => editor.status === "ready",
  );

export function fieldsOf(form) {
  const written = new Map(editors().map((editor) => [editor.element.$.name, editor]));
  return [...new FormData(form)]
    .filter(([name, value]) => typeof value === "string" && !LEFT_OUT.test(name))
    .map(([name, value]) => [
      name,
      written.has(name) ? written.get(name).getData() : value,
    ]);
}

// Call `heard` whenever somebody changes something in the form.
export function listen(form, heard) {
  for (const name of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(name, heard);
  }
  // Fields with a search say only through jQuery that something was chosen.
  window.django.jQuery(form).on("select2:select select2:unselect", heard);
  const listenTo = (editor) =>
    editor.on("change", () => { if (editor.checkDirty()) heard(); });
  if (window.CKEDITOR) {
    editors().forEach(listenTo);
    window.CKEDITOR.on("instanceReady", ({ editor }) => listenTo(editor));
  }
}

// Do `work` when nothing was heard for `quiet` ms, and at the latest after `most` ms.
export function later(work, quiet, most) {
  let timer = 0;
  let since = 0;
  return () => {
    since = since || Date.now();
    clearTimeout(timer);
    const left = Math.max(since + most - Date.now(), 0);
    timer = setTimeout(() => { since = 0; work(); }, Math.min(quiet, left));
  };
}
