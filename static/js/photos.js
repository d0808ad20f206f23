// A photo opens large in a viewer, which is fetched with the first. Where it doesn't come,
// and without scripts, photos are plain links.

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-gallery-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const address = link.closest("[data-gallery]").dataset.gallery;
  const viewer = await import(address).catch(() => null);
  if (viewer) viewer.open(link);
  else location.assign(link.href);
});
