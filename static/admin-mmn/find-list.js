// A list of what exists already, below a field while one types: by mouse or keyboard,
// and told to screen readers. `ways` says how:
//   words()      what is being typed now; nothing closes the list
//   ask(words)   what fits, as [{ label, ... }]; undefined for no answer
//   take(one)    one of them was chosen
//   said         "%d offered", for screen readers
const WAIT = 200;

const make = (tag, attributes) => Object.assign(document.createElement(tag), attributes);

export const offerBelow = (field, ways) => {
  const list = make("ul", { id: `${field.id}-found`, className: "find-list", hidden: true });
  const status = make("span", { className: "visually-hidden", role: "status" });
  let timer = 0;
  let asked = 0;
  let chosen = -1;
  let offered = [];

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent || field.getAttribute("aria-label") || "");
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

  const take = (one) => {
    ways.take(one);
    close();
    field.focus();
  };

  const option = (one, index) => {
    const item = make("li", { id: `${list.id}-${index}`, textContent: one.label, className: "find-list__one" });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => take(one));
    return item;
  };

  const show = (found) => {
    if (!found.length) return close();
    offered = found;
    list.replaceChildren(...found.map(option));
    list.hidden = false;
    chosen = -1;
    field.setAttribute("aria-expanded", "true");
    status.textContent = ways.said.replace("%d", found.length);
    return undefined;
  };

  const ask = async () => {
    const words = ways.words();
    if (!words) return close();
    asked += 1;
    const mine = asked;
    try {
      const found = await ways.ask(words);
      if (found && mine === asked) show(found);
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
    else if (event.key === "Enter" && chosen >= 0) take(offered[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
};

// What the site answers about these words.
export const asked = async (address, words) => {
  const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`);
  return answer.ok && !answer.redirected ? answer.json() : undefined;
};
