// The original's fields move beside the fields that translate them; without this they
// stand together above the form.

const original = document.querySelector("[data-original]");

for (const said of original?.querySelectorAll("[data-original-of]") ?? []) {
  const row = document.querySelector(`.form-row.field-${said.dataset.originalOf}`);
  if (row) {
    row.classList.add("has-original");
    row.append(said);
  }
}
