// In the admin's search box for organisations, "New: ..." makes what is missing at once:
// the form stays as it is.
const { jQuery } = window.django;
const NEW = "new:";

const say = (field, sentence, isProblem = false) => {
  const room = field.closest(".related-widget-wrapper") || field.parentElement;
  let status = room.parentElement.querySelector(":scope > .find-said");
  if (!status) {
    status = Object.assign(document.createElement("p"), { className: "find-said" });
    status.setAttribute("role", "status");
    room.after(status);
  }
  status.classList.toggle("find-said--problem", isProblem);
  status.textContent = sentence;
};

const make = async (field, name) => {
  const token = field.form.elements.csrfmiddlewaretoken.value;
  const body = new URLSearchParams({ name, csrfmiddlewaretoken: token });
  const answer = await fetch(field.dataset.makeOrganisation, { method: "POST", body });
  if (answer.redirected || (!answer.ok && answer.status !== 422)) throw new Error(answer.status);
  return answer.json();
};

// In place of the offer, the stored organisation is chosen, or nothing.
const settle = (field, offer, made) => {
  offer.remove();
  const known = made && [...field.options].find((one) => one.value === String(made.id));
  if (known) known.selected = true;
  else if (made) field.append(new Option(made.text, made.id, true, true));
  jQuery(field).trigger("change");
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

jQuery(document).on("select2:select", "[data-make-organisation]", async (event) => {
  const field = event.target;
  const { id } = event.params.data;
  if (!String(id).startsWith(NEW)) return say(field, "");
  const name = id.slice(NEW.length);
  const option = [...field.options].find((one) => one.value === id);
  try {
    const made = await make(field, name);
    settle(field, option, made.problem ? null : made);
    say(field, made.problem || made.said, Boolean(made.problem));
  } catch {
    settle(field, option, null);
    say(field, field.dataset.makeFailed.replace("%s", name), true);
  }
  return undefined;
});
