// Offers the tags that exist while one types; a name that is new is created on saving.
// The field stays text with commas, so it also works, and is kept, without this.
const WAIT = 200;

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

const make = (tag, attributes) => Object.assign(document.createElement(tag), attributes);

const equip = (field) => {
  const list = make("ul", { id: `${field.id}-found`, className: "find-list", hidden: true });
  const status = make("span", { className: "visually-hidden", role: "status" });
  let timer = 0;
  let asked = 0;
  let chosen = -1;

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent || "");
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  Object.entries(roles).forEach(([name, value]) => field.setAttribute(name, value));
  const room = make("div", { className: "find-room" });
  field.replaceWith(room);
  room.append(field, list, status);

  const close = () => {
    asked += 1;
    clearTimeout(timer);
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const take = (name) => {
    const { start, end } = partAt(field.value, field.selectionStart);
    const before = field.value.slice(0, start).trimEnd();
    const after = field.value.slice(end).replace(/^,\s*/, "");
    const taken = `${before ? `${before} ` : ""}${written(name)}, `;
    field.value = taken + after;
    field.setSelectionRange(taken.length, taken.length);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    close();
    field.focus();
  };

  const option = (name, label, index) => {
    const item = make("li", { id: `${list.id}-${index}`, textContent: label, className: "find-list__one" });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => take(name));
    item.dataset.name = name;
    return item;
  };

  const show = ({ found, known }, words) => {
    const counted = (tag) => field.dataset.findCount.replace("%s", tag.name).replace("%d", tag.count);
    const items = found.map((tag, index) => option(tag.name, counted(tag), index));
    if (!known) items.push(option(words, field.dataset.findNew.replace("%s", words), items.length));
    list.replaceChildren(...items);
    list.hidden = false;
    chosen = -1;
    field.setAttribute("aria-expanded", "true");
    status.textContent = field.dataset.findSaid.replace("%d", found.length);
  };

  const ask = async () => {
    const { words } = partAt(field.value, field.selectionStart);
    if (!words) return close();
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(`${field.dataset.findTags}?q=${encodeURIComponent(words)}`);
      if (answer.ok && mine === asked) show(await answer.json(), words);
    } catch {
      close(); // without a connection it is a plain field
    }
    return undefined;
  };

  const move = (step) => {
    const items = [...list.children];
    items[chosen]?.setAttribute("aria-selected", "false");
    chosen = (chosen + step + items.length) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[chosen].id);
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const steps = { ArrowDown: 1, ArrowUp: chosen < 0 ? 0 : -1 };
    if (event.key in steps) move(steps[event.key]);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen].dataset.name);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
};

document.querySelectorAll("[data-find-tags]").forEach(equip);
