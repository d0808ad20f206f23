// After saving one is where one was: the same place on the page, the same button.
const KEY = "mmn-place";
const form = document.querySelector("[data-copies]")?.closest("form");
const saved = document.querySelector(".messagelist .success");

function remember() {
  const active = document.activeElement;
  const place = active && form.contains(active) ? active : null;
  const top = place ? place.getBoundingClientRect().top : 0;
  const how = place && (place.id ? `#${CSS.escape(place.id)}` : place.name && `[name="${place.name}"]`);
  sessionStorage.setItem(KEY, JSON.stringify({ how, top, y: window.scrollY, model: form.id }));
}

function goBack({ how, top, y }) {
  const place = how ? form.querySelector(how) : null;
  if (!place) {
    window.scrollTo(0, y);
    return;
  }
  window.scrollBy(0, place.getBoundingClientRect().top - top);
  place.focus({ preventScroll: true });
}

if (form) {
  try {
    const place = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    if (place && saved && place.model === form.id) {
      goBack(place);
      // The editor comes later and takes room: go there again, unless somebody moved.
      let moved = false;
      for (const name of ["wheel", "keydown", "pointerdown"]) {
        window.addEventListener(name, () => { moved = true; }, { once: true });
      }
      window.CKEDITOR?.on("instanceReady", () => { if (!moved) goBack(place); });
      form.querySelector("[data-copies-saved]").textContent = saved.textContent;
    }
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) remember();
    });
  } catch {
    // Where the browser keeps nothing, the page opens at its top.
  }
}
