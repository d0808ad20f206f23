// Texts that only this browser has, of windows that are closed or lost, go to the
// server, which offers them back; what it knows as saved is forgotten here.
import { copiesHere, dropHere, putHere } from "./copies-local.js";
import { send } from "./copies-server.js";

const panel = document.querySelector("[data-copies]");

async function hand(url, copy) {
  const message = { ...copy, left_over: true };
  if (copy.kept) delete message.fields;
  const { answer } = await send(url, message);
  if (!answer) return false;
  if (answer.done) {
    dropHere(copy);
    return false;
  }
  const arrived = !copy.kept && answer.clock >= copy.typed;
  if (arrived) putHere({ ...copy, kept: true });
  return arrived;
}

async function handOver() {
  const { url, user, offersUrl, form, entry } = panel.dataset;
  const own = panel.closest("form").elements["copy_window"].value;
  const left = copiesHere(user).filter((copy) => copy.window !== own);
  let arrived = false;
  for (const copy of left) arrived = (await hand(url, copy)) || arrived;
  if (!arrived) return;
  const query = new URLSearchParams({ form, entry, window: own });
  const response = await fetch(`${offersUrl}?${query}`);
  const place = document.querySelector("[data-copies-offers]");
  if (response.ok) place.innerHTML = await response.text();
}

if (panel) handOver();
