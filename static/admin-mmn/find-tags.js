// Offers the tags that exist while one types; a name that is new is created on saving.
// The field stays text with commas, so it also works, and is kept, without this.
import { asked, offerBelow } from "./find-list.js";

// The part between the commas (outside quotes) that the cursor stands in.
const partAt = (text, place) => {
  const quoted = (at) => (text.slice(0, at).match(/"/g) || []).length % 2 === 1;
  let start = place;
  while (start > 0 && (text[start - 1] !== "," || quoted(start - 1))) start -= 1;
  let end = place;
  while (end < text.length && (text[end] !== "," || quoted(end))) end += 1;
  return { start, end, words: text.slice(start, end).replaceAll('"', "").trim() };
};

// A name with a space or a comma needs quotes where commas are missing around it.
const written = (name) => (name.includes(",") ? `"${name}"` : name);

const equip = (field) => {
  const { findTags, findNew, findCount, findSaid } = field.dataset;
  const counted = ({ name, count }) => findCount.replace("%s", name).replace("%d", count);

  offerBelow(field, {
    said: findSaid,
    words: () => partAt(field.value, field.selectionStart).words,
    ask: async (words) => {
      const answer = await asked(findTags, words);
      if (!answer) return undefined;
      const found = answer.found.map((tag) => ({ name: tag.name, label: counted(tag) }));
      if (!answer.known) found.push({ name: words, label: findNew.replace("%s", words) });
      return found;
    },
    take: ({ name }) => {
      const { start, end } = partAt(field.value, field.selectionStart);
      const before = field.value.slice(0, start).trimEnd();
      const after = field.value.slice(end).replace(/^,\s*/, "");
      const taken = `${before ? `${before} ` : ""}${written(name)}, `;
      field.value = taken + after;
      field.setSelectionRange(taken.length, taken.length);
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
  });
};

document.querySelectorAll("[data-find-tags]").forEach(equip);
