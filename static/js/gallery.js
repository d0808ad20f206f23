// The viewer of a gallery: photos large in a dialog, with arrow keys. photos.js opens it.

const viewers = new Map();

export function open(link) {
  const gallery = link.closest("[data-gallery]");
  if (!viewers.has(gallery)) viewers.set(gallery, viewer(gallery));
  viewers.get(gallery)(link);
}

// A function that opens the viewer of this gallery with one of its links.
function viewer(gallery) {
  const links = [...gallery.querySelectorAll("[data-gallery-link]")];
  const words = gallery.dataset;
  let image = document.createElement("img");
  let current;

  const button = (name, label, sign, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `viewer__button viewer__button--${name}`;
    made.setAttribute("aria-label", label);
    made.textContent = sign;
    made.addEventListener("click", action);
    return made;
  };

  const show = (index) => {
    current = (index + links.length) % links.length;
    const link = links[current];
    const small = link.querySelector("img");
    // A new one each time: the photo before would stand there until this one is here.
    const large = document.createElement("img");
    large.className = "viewer__image";
    large.alt = small.alt || link.getAttribute("aria-label") || "";
    large.lang = said.lang = small.lang || document.documentElement.lang;
    large.src = link.href;
    image.replaceWith(large);
    image = large;
    count.textContent = `${current + 1} / ${links.length}`;
    said.textContent = `${count.textContent}: ${large.alt}`;
    const text = link.closest("figure").querySelector("figcaption");
    caption.replaceChildren(...(text ? [...text.cloneNode(true).childNodes] : []));
  };

  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.setAttribute("aria-label", words.label);
  const count = document.createElement("p");
  count.className = "viewer__count";
  const said = document.createElement("p"); // read aloud as photos change
  said.className = "hidden-visually";
  said.setAttribute("aria-live", "polite");
  const caption = document.createElement("div");
  caption.className = "viewer__caption";
  const close = button("close", words.close, "×", () => dialog.close());
  const previous = button("previous", words.previous, "‹", () => show(current - 1));
  const next = button("next", words.next, "›", () => show(current + 1));
  if (links.length < 2) previous.hidden = next.hidden = true;
  dialog.append(close, previous, image, next, count, caption, said);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(current - 1);
    else if (event.key === "ArrowRight") show(current + 1);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(links.length - 1);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => links[current].focus());
  document.body.append(dialog);

  return (link) => {
    show(links.indexOf(link));
    if (!dialog.open) dialog.showModal();
  };
}
