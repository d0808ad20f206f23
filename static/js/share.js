// A button that copies the address of the page; without a script the address is there to
// be marked and copied by hand.

for (const place of document.querySelectorAll("[data-copy]")) {
  const address = place.querySelector("input");
  const button = place.querySelector("[data-copy-button]");
  const done = place.querySelector("[data-copy-done]");

  async function copied() {
    try {
      await navigator.clipboard.writeText(address.value);
      return true;
    } catch {
      address.select(); // no permission, or no https: marked, it is one key away
      return document.execCommand("copy");
    }
  }

  button.hidden = false;
  address.addEventListener("focus", () => address.select());
  button.addEventListener("click", async () => {
    done.textContent = (await copied()) ? done.dataset.copyDone : "";
  });
}
