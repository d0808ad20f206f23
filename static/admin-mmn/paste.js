// A list is pasted into a dialog, the site says what it understood, and what is left
// ticked becomes rows of the form: nothing is saved by that.
import { fillRows, freeRows, rowsOf } from "./paste-rows.js";

for (const place of document.querySelectorAll("[data-paste]")) setUp(place);

function setUp(place) {
  const dialog = place.querySelector("[data-paste-dialog]");
  if (!dialog) return;
  const prefix = place.dataset.paste;
  const whole = place.dataset.pasteWhole;
  const find = (name) => dialog.querySelector(`[data-paste-${name}]`);
  const open = place.querySelector("[data-paste-open]");
  const said = place.querySelector("[data-paste-said]");
  const [text, preview, problem, add] = ["text", "preview", "problem", "add"].map(find);
  // Outside the form, so that nothing typed here is sent with it.
  document.body.append(dialog);
  open.hidden = false;

  const show = (reading) => {
    find("typing").hidden = reading;
    find("read").hidden = reading;
    find("back").hidden = !reading;
    add.hidden = !reading;
    if (!reading) preview.replaceChildren();
  };
  const ticked = () =>
    [...preview.querySelectorAll("[data-paste-row]")].filter(
      (row) => row.querySelector("[data-paste-take]").checked,
    );
  const count = () => {
    const number = ticked().length;
    add.textContent = number === 1 ? add.dataset.one : add.dataset.many.replace("%s", number);
    add.disabled = number === 0;
  };

  open.addEventListener("click", () => {
    show(false);
    problem.textContent = "";
    dialog.showModal();
    text.focus();
  });
  find("close").addEventListener("click", () => dialog.close());
  find("back").addEventListener("click", () => {
    show(false);
    text.focus();
  });
  find("read").addEventListener("click", async () => {
    problem.textContent = "";
    const answer = await ask(dialog.dataset.pasteUrl, text.value, present());
    if (answer === null) {
      problem.textContent = problem.dataset.pasteOffline;
      return;
    }
    preview.innerHTML = answer;
    const refused = preview.querySelector("[data-paste-refused]");
    if (refused) {
      problem.textContent = refused.textContent;
      preview.replaceChildren();
      return;
    }
    show(true);
    count();
    add.focus();
  });

  const present = () =>
    rowsOf(prefix).map((row) => row.querySelector(`[name$="-${whole}"]`).value);

  preview.addEventListener("change", count);
  preview.addEventListener("input", (event) => {
    const doubt = event.target.closest("td").querySelector("[data-paste-doubt]");
    if (doubt) settle(doubt);
  });
  preview.addEventListener("click", (event) => {
    const use = event.target.closest("[data-paste-use]");
    const split = event.target.closest("[data-paste-split]");
    if (use) {
      const input = use.closest("td").querySelector("[data-column]");
      input.value = use.dataset.pasteUse;
      settle(use.closest("[data-paste-doubt]"));
      input.focus();
    }
    if (split) splitRow(split);
    count();
  });

  add.addEventListener("click", () => {
    const rows = ticked();
    if (rows.length > freeRows(prefix)) {
      problem.textContent = problem.dataset.pasteFull;
      return;
    }
    const filled = fillRows(prefix, rows.map(valuesOf));
    dialog.close();
    text.value = "";
    said.textContent = said.dataset.pasteDone.replace("%s", filled.length);
    const first = filled[0].querySelector(`[name$="-${whole}"]`);
    first.dispatchEvent(new Event("change", { bubbles: true }));
    first.focus();
  });
}

async function ask(url, text, present) {
  const body = new FormData();
  body.append("text", text);
  for (const name of present) body.append("present", name);
  body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  try {
    const answer = await fetch(url, { method: "POST", body });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}

function valuesOf(row) {
  const inputs = [...row.querySelectorAll("[data-column]")];
  return inputs.map((input) => [input.dataset.column, input.value, input.dataset.shown]);
}

// Somebody looked at it: it is no longer doubtful.
function settle(doubt) {
  const row = doubt.closest("tr");
  doubt.remove();
  if (!row.querySelector("[data-paste-doubt]")) row.classList.remove("paste__row--doubtful");
}

function splitRow(button) {
  const row = button.closest("tr");
  const parts = [...button.querySelectorAll("[data-part]")].map((part) => part.textContent);
  const copies = parts.map((part) => {
    const copy = row.cloneNode(true);
    const [whole, ...others] = copy.querySelectorAll("input[data-column]");
    whole.value = part;
    for (const other of others) other.value = "";
    settle(copy.querySelector("[data-paste-split]").closest("[data-paste-doubt]"));
    return copy;
  });
  row.replaceWith(...copies);
  copies[0].querySelector("[data-column]").focus();
}
