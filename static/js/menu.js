// The header's panels open and close without this; it adds what people expect of them:
// Escape closes and gives the focus back, and so does a click elsewhere.

const drops = [...document.querySelectorAll("[data-drop]")];

function close(drop, refocus) {
  if (!drop.open) return;
  drop.open = false;
  if (refocus) drop.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const drop of drops) close(drop, drop.contains(document.activeElement));
});

// Nor does one hide what the keyboard goes on to.
for (const elsewhere of ["click", "focusin"]) {
  document.addEventListener(elsewhere, (event) => {
    for (const drop of drops) if (!drop.contains(event.target)) close(drop, false);
  });
}
