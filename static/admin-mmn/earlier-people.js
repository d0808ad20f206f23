// Typing a name offers people of earlier events, with all that was known of them then.
const group = document.getElementById("participants-group");
const list = document.createElement("datalist");
const PAUSE = 250;
let found = [];
let waiting = null;

if (group) {
  list.id = "earlier-people";
  document.body.append(list);
  group.addEventListener("input", (event) => {
    if (!event.target.name.endsWith("-name")) return;
    const chosen = found.find((person) => person.name === event.target.value);
    if (chosen) fill(event.target.closest("tr"), chosen);
    clearTimeout(waiting);
    waiting = setTimeout(() => offer(event.target.value.trim()), PAUSE);
  });
}

async function offer(typed) {
  if (typed.length < 2 || found.some((person) => person.name === typed)) return;
  const address = new URL(group.closest("[data-earlier-people]").dataset.earlierPeople, document.baseURI);
  address.searchParams.set("q", typed);
  try {
    const answer = await fetch(address);
    if (!answer.ok || answer.redirected) return;
    found = (await answer.json()).people;
  } catch {
    return; // no line: one types on
  }
  list.replaceChildren(...found.map((person) => {
    const option = document.createElement("option");
    option.value = person.name;
    option.label = [person.honorific, person.position, person.organisation].filter(Boolean).join(", ");
    return option;
  }));
}

// What was typed already stays.
function fill(row, person) {
  for (const name of ["honorific", "position", "organisation", "country"]) {
    const field = row.querySelector(`[name$="-${name}"]`);
    if (field && !field.value) field.value = person[name];
  }
}
