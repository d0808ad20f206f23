// A form is sent once, however often its button is clicked: on a slow line two clicks
// would make two entries. Later clicks ask, for when the line broke.
const AT_ONCE = 3000;
const { sendAgain } = document.querySelector("[data-send-again]").dataset;

for (const form of document.querySelectorAll("#content-main form[method=post]")) {
  let sentAt = 0;
  form.addEventListener("submit", (event) => {
    const since = Date.now() - sentAt;
    if (sentAt && (since < AT_ONCE || !window.confirm(sendAgain))) {
      event.preventDefault();
      return;
    }
    sentAt = Date.now();
  });
  // The back button may bring this very page back.
  window.addEventListener("pageshow", () => { sentAt = 0; });
}
