// Moving an item among its like: by buttons, by the arrow keys, and by dragging.
let dragged = null;

export function movable(tools, item, kind, step, dropped) {
  const grip = tools.querySelector("[data-grip]");
  const go = (by) => {
    const focused = document.activeElement;
    step(by);
    // What is put elsewhere on the page loses the focus.
    focused.focus();
  };
  tools.querySelector("[data-up]").addEventListener("click", () => go(-1));
  tools.querySelector("[data-down]").addEventListener("click", () => go(1));
  tools.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.target.closest("[data-grip], [data-up], [data-down]")) return;
    event.preventDefault();
    go(by);
  });
  grip.addEventListener("dragstart", (event) => {
    dragged = { item, kind };
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    event.dataTransfer.setDragImage(item, 10, 10);
    item.classList.add("is-dragged");
  });
  grip.addEventListener("dragend", () => {
    dragged = null;
    item.classList.remove("is-dragged");
    dropped();
  });
}

// In the zone the dragged item goes before or after what the pointer is over; where
// that is nothing, to the end of ``list``.
export function dropZone(zone, kind, selector, list) {
  zone.addEventListener("dragover", (event) => {
    if (!dragged || dragged.kind !== kind) return;
    event.preventDefault();
    const over = event.target.closest(selector);
    if (over === dragged.item) return;
    if (!over) {
      if (list && !list.contains(dragged.item)) list.append(dragged.item);
      return;
    }
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(dragged.item);
    else over.after(dragged.item);
  });
  zone.addEventListener("drop", (event) => event.preventDefault());
}
