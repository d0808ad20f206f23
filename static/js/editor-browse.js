// Hands the chosen picture's address to the editor that opened this window.
const number = document.body.dataset.browseFunction;
for (const button of document.querySelectorAll("[data-browse-address]")) {
  button.addEventListener("click", () => {
    const { opener } = window;
    if (number && opener && opener.CKEDITOR) {
      opener.CKEDITOR.tools.callFunction(Number(number), button.dataset.browseAddress);
    }
    window.close();
  });
}
