// Offers people whom entries name already while one types a name; the chosen one fills
// what is still empty in the same row. What was typed stays.
import { asked, offerBelow } from "./find-list.js";

const told = (person) => {
  const { honorific, name, position, organisation } = person;
  return [[honorific, name].filter(Boolean).join(" "), position, organisation].filter(Boolean).join(", ");
};

const equip = (field) => {
  if (field.name.includes("__prefix__")) return;
  const fields = JSON.parse(field.dataset.findFields);
  const row = field.name.slice(0, field.name.length - fields.name.length);
  const fill = (name, value) => {
    const other = field.form.elements[row + name];
    if (!other || !value || (other !== field && other.value)) return;
    other.value = value;
    other.dispatchEvent(new Event("change", { bubbles: true }));
  };

  offerBelow(field, {
    said: field.dataset.findSaid,
    words: () => field.value.trim(),
    ask: async (words) => {
      const answer = await asked(field.dataset.findPeople, words);
      return answer && answer.found.map((person) => ({ person, label: told(person) }));
    },
    take: ({ person }) => {
      for (const [fact, name] of Object.entries(fields)) fill(name, person[fact]);
    },
  });
};

const equipIn = (part) => part.querySelectorAll("[data-find-people]").forEach(equip);

equipIn(document);
document.addEventListener("formset:added", (event) => equipIn(event.target));
