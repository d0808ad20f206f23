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

// For each new row Django looks at every row and every calendar of the form: with
// hundreds of rows that takes minutes, and once at the end is enough.
export function fillRows(prefix, rows) {
  const calendars = window.DateTimeShortcuts || { init() {} };
  const { init } = calendars;
  const methods = window.django.jQuery.fn;
  const { show } = methods;
  calendars.init = () => {};
  methods.show = function showLater() { return this; };
  try {
    return rows.map((values) => fillRow(prefix, values));
  } finally {
    methods.show = show;
    calendars.init = init;
    calendars.init();
  }
}

function fillRow(prefix, values) {
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
