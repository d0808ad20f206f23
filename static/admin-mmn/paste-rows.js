// Rows of a form's inline: which there are, and a new one with values.
export function rowsOf(prefix) {
  const rows = document.querySelectorAll(`[id^="${prefix}-"].form-row`);
  return [...rows].filter((row) => !row.classList.contains("empty-form"));
}

const counter = (prefix, name) => document.getElementById(`id_${prefix}-${name}_FORMS`);

export function freeRows(prefix) {
  const most = counter(prefix, "MAX_NUM").value;
  return most === "" ? Infinity : most - counter(prefix, "TOTAL").value;
}

export function fillRow(prefix, values) {
  const number = counter(prefix, "TOTAL").value;
  document.querySelector(`#${prefix}-group .add-row a`).click();
  const row = document.getElementById(`${prefix}-${number}`);
  for (const [column, value, shown] of values) {
    const field = row.querySelector(`[name="${prefix}-${number}-${column}"]`);
    if (!field || value === "") continue;
    // A field with a search has no choices yet but the one that is chosen.
    if (shown) field.append(new Option(shown, value, true, true));
    field.value = value;
    if (shown) window.django.jQuery(field).trigger("change");
  }
  return row;
}
