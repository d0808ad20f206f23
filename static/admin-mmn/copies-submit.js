// Before a form is sent: is anybody there to take it, and still the same person? If not,
// all stays where it is, chosen files too, and the page says what to do.
import { ask } from "./copies-server.js";

const PATIENCE = 4000;
const STOPS = ["out", "other", "offline"];
const panel = document.querySelector("[data-copies]");

if (panel) {
  const form = panel.closest("form");
  const note = panel.querySelector("[data-copies-stopped]");
  let asked = false;
  let asking = false;

  // On the window and first, so that who counts clicks hears only of real sending.
  window.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || asked) {
        asked = false;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (asking) return;
      asking = true;
      form.dispatchEvent(new Event("desk:keep"));
      const { url, user } = panel.dataset;
      const state = await ask(url, user, PATIENCE);
      asking = false;
      note.replaceChildren();
      if (STOPS.includes(state)) {
        const words = panel.querySelector(`template[data-copies-stop=${state}]`);
        note.append(words.content.cloneNode(true));
        return;
      }
      asked = true;
      form.requestSubmit(event.submitter);
    },
    true,
  );
}
