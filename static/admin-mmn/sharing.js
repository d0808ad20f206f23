// Links are made and withdrawn without leaving the form, so that nothing typed is left.

function ready(panel) {
  for (const button of panel.querySelectorAll("[data-sharing-copy]")) {
    button.hidden = !navigator.clipboard;
  }
}

async function send(panel, form) {
  const told = panel.querySelector("[data-sharing-told]");
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { "X-Requested-With": "fetch" },
  }).catch(() => null);
  const html = answer && (answer.ok || answer.status === 422) ? await answer.text() : "";
  const page = new DOMParser().parseFromString(html, "text/html");
  const anew = page.querySelector("[data-sharing]");
  if (!anew) {
    told.textContent = panel.parentElement.dataset.sharingFailed;
    return;
  }
  const sentence = anew.querySelector("[data-sharing-told]").textContent;
  anew.querySelector("[data-sharing-told]").textContent = "";
  panel.replaceWith(anew);
  ready(anew);
  // Said after it stands in the page, so that screen readers hear it.
  setTimeout(() => {
    anew.querySelector("[data-sharing-told]").textContent = sentence;
    anew.querySelector("input[name=label]").focus();
  });
}

const first = document.querySelector("[data-sharing]");

if (first) {
  ready(first);
  document.addEventListener("submit", (event) => {
    const panel = event.target.closest("[data-sharing]");
    if (!panel) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    send(panel, event.target);
  }, true);
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-sharing-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.sharingCopy);
    const told = button.closest("[data-sharing]").querySelector("[data-sharing-told]");
    told.textContent = button.dataset.sharingCopied;
  });
}
