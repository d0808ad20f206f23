// Whoever comes back, or to a place within the page, has all of it laid out at once, for
// only then does the browser find the place. Others see what is on top first (later.css).
const [arrival] = performance.getEntriesByType("navigation");
if (arrival?.type === "navigate" && !location.hash) {
  document.documentElement.classList.add("arrived");
}
