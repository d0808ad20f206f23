// Says in plain words, while dates are chosen, from when until when visitors see it.

const told = document.querySelector("[data-when]");
const NAMES = [
  "status", "published_at_0", "published_at_1", "unpublish_at_0", "unpublish_at_1",
];
const inputs = NAMES.map((name) => document.querySelector(`form [name="${name}"]`))
  .filter(Boolean);
let waiting;
let asked = 0;

async function ask() {
  const number = ++asked;
  const query = new URLSearchParams(inputs.map((input) => [input.name, input.value]));
  const address = document.querySelector("[data-when-address]").dataset.whenAddress;
  const answer = await fetch(`${address}?${query}`).catch(() => null);
  if (!answer?.ok || number !== asked) return;
  told.textContent = (await answer.json()).sentence;
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 400);
}

if (told && inputs.length === NAMES.length) {
  told.setAttribute("role", "status");
  let before = "";
  const look = () => {
    const now = inputs.map((input) => input.value).join();
    if (before && now !== before) soon();
    before = now;
  };
  look();
  // The calendar and the clock write into the inputs and tell nobody.
  for (const name of ["input", "change", "focusin", "click"]) {
    document.addEventListener(name, () => setTimeout(look));
  }
}
