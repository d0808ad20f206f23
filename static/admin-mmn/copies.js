// While somebody types, a copy of the form goes to this browser and to the server.
import { fieldsOf, later, listen } from "./copies-form.js";
import { dropHere, putHere } from "./copies-local.js";
import { send } from "./copies-server.js";
import { showOthers, State } from "./copies-state.js";

const BEAT = 20000;
// How often links that are being followed are asked about before somebody types again.
const MOST_LOOKS = 9;
const checks = document.querySelector("[data-checks]");
const panel = document.querySelector("[data-copies]");

function keepCopies(form) {
  const { url, user, form: name, entry, restored, unsaved } = panel.dataset;
  const windowInput = form.elements["copy_window"];
  const state = new State(panel);
  let typed = 0; // when something was last typed, on this browser's clock
  let onServer = 0; // what of that the server has
  let here = true; // whether this browser keeps copies
  let pending = Boolean(checks && "pending" in checks.dataset); // links are followed
  let looks = 0;
  let asking = false;
  let again = false;

  const about = (more) => ({
    user: Number(user),
    form: name,
    entry: entry ? Number(entry) : null,
    window: windowInput.value,
    ...more,
  });
  const copy = () => about({ typed, restored, fields: fieldsOf(form) });

  function look() {
    if (!pending || looks >= MOST_LOOKS) return {};
    looks += 1;
    return { look_at: fieldsOf(form) };
  }

  function keepHere() {
    if (typed) here = putHere({ ...copy(), kept: onServer >= typed });
  }

  // Another tab saved or threw away what this window had sent: it needs a new name.
  function rename() {
    dropHere(about());
    const numbers = crypto.getRandomValues(new Uint32Array(4));
    windowInput.value = [...numbers].map((n) => n.toString(36)).join("-");
    onServer = 0;
    if (typed) heard();
  }

  function understand({ state: word, answer }, sent) {
    if (!answer) {
      state.say(word, here);
      return;
    }
    panel.querySelector("[data-copies-stopped]").replaceChildren();
    showOthers(panel, answer.others);
    if (answer.checks) {
      pending = answer.pending;
      document.dispatchEvent(new CustomEvent("desk:checks", { detail: answer.checks }));
    }
    if (answer.done) {
      rename();
      return;
    }
    onServer = answer.clock || 0;
    if (sent.fields) keepHere();
    if (typed && onServer >= typed) state.say("kept", here);
    else if (typed) keepThere();
  }

  async function beat(more = {}, closing = false) {
    if (asking && !closing) {
      again = true;
      return;
    }
    if (!typed && !entry) return;
    asking = true;
    const message = typed > onServer ? { ...copy(), ...more }
      : about({ ...(closing ? {} : look()), ...more });
    const result = await send(url, message, closing);
    asking = false;
    if (closing) return;
    understand(result, message);
    if (again) {
      again = false;
      keepThere();
    }
  }

  const keepHereSoon = later(keepHere, 1000, 5000);
  const keepThere = later(() => beat(), 3000, 20000);

  function heard() {
    typed = Math.max(Date.now(), typed + 1);
    looks = 0;
    state.say("typing", here);
    keepHereSoon();
    keepThere();
  }

  listen(form, heard);
  form.addEventListener("desk:keep", keepHere);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && typed > onServer) {
      keepHere();
      beat();
    }
  });
  window.addEventListener("pagehide", () => {
    keepHere();
    beat({ closed: true }, true);
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) beat(); });
  window.addEventListener("online", () => beat());
  setInterval(() => beat(), BEAT);
  state.say("untouched");
  if (unsaved) heard(); // put back, or refused: stored nowhere yet
  else beat();
}

if (panel) keepCopies(panel.closest("form"));
