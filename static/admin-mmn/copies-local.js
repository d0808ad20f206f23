// Copies of forms in this browser, for when the line or the server is gone.
const PREFIX = "mmn-copy:";
const DAY = 24 * 60 * 60 * 1000;

// As long as the server keeps them.
const kept = () => document.querySelector("[data-copies]").dataset.keptDays * DAY;

const keyOf = (copy) => `${PREFIX}${copy.user}:${copy.form}:${copy.window}`;

// False where the browser keeps nothing, or has no room left.
export function putHere(copy) {
  try {
    window.localStorage.setItem(keyOf(copy), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropHere(copy) {
  try {
    window.localStorage.removeItem(keyOf(copy));
  } catch {
    // Nothing is kept where nothing may be.
  }
}

// All copies of this person in this browser; what nobody wanted back is forgotten.
export function copiesHere(user) {
  const found = [];
  try {
    for (const key of Object.keys(window.localStorage)) {
      if (!key.startsWith(`${PREFIX}${user}:`)) continue;
      const copy = JSON.parse(window.localStorage.getItem(key));
      if (Date.now() - copy.typed > kept()) window.localStorage.removeItem(key);
      else found.push(copy);
    }
  } catch {
    // What can't be read can't be offered back.
  }
  return found;
}
