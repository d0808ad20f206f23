// Leads to the field of a finding, into the text editor and into rows too. What hides
// a field hears "desk:reveal" on it and opens.
const FOCUSABLE = "input:not([type=hidden]), select, textarea, button, a[href], [tabindex='0']";

// The place of words in the text below `root`, however it is marked up.
function rangeOf(root, { words, number = 0 }) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data;
  }
  const literal = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(words.trim().split(/\s+/).map(literal).join("\\s+"), "gi");
  const match = [...text.matchAll(pattern)][number];
  if (!match) return null;
  const at = (offset) => nodes.findLast(({ start }) => start <= offset);
  const [first, last] = [at(match.index), at(match.index + match[0].length - 1)];
  const range = document.createRange();
  range.setStart(first.node, match.index - first.start);
  range.setEnd(last.node, match.index + match[0].length - last.start);
  return range;
}

function elementAt(root, { tag, number = 0 }) {
  const own = (element) => !element.matches(".cke_reset, [data-cke-temp]");
  return [...root.querySelectorAll(tag)].filter(own)[number];
}

function selectIn(editor, found) {
  const element = new window.CKEDITOR.dom.element(found);
  const widget = editor.widgets && editor.widgets.getByElement(element);
  if (widget) {
    widget.focus();
  } else if (found.tagName === "TABLE") {
    const range = editor.createRange();
    range.moveToElementEditStart(element.findOne("td, th") || element);
    range.select();
  } else {
    editor.getSelection().selectElement(element);
  }
}

function selectWords(editor, found) {
  const { dom } = window.CKEDITOR;
  const range = editor.createRange();
  range.setStart(new dom.text(found.startContainer), found.startOffset);
  range.setEnd(new dom.text(found.endContainer), found.endOffset);
  range.select();
}

function jumpIntoEditor(editor, at) {
  const root = editor.editable().$;
  editor.focus();
  const element = at && at.tag && elementAt(root, at);
  const range = at && at.words && rangeOf(root, at);
  if (element) selectIn(editor, element);
  if (range) selectWords(editor, range);
  const place = element || (range && range.startContainer.parentElement) || root;
  place.scrollIntoView({ block: "center" });
}

function selectTyped(field, { words, number = 0 }) {
  const text = field.value.toLowerCase();
  let start = -1;
  for (let turn = 0; turn <= number; turn += 1) {
    start = text.indexOf(words.toLowerCase(), start + 1);
  }
  if (start >= 0) field.setSelectionRange(start, start + words.length);
}

// The thing itself, its first box, or what stands before a list of its own making.
function focusable(id) {
  const found = document.getElementById(id) || document.getElementById(`${id}_0`);
  if (!found) return null;
  const search = found.nextElementSibling;
  if (search && search.matches(".select2")) return search.querySelector(".select2-selection");
  if (found.matches(FOCUSABLE)) return found;
  // An inline without a row: the way to add one.
  return found.querySelector(".add-row a") || found.querySelector(FOCUSABLE);
}

function reveal(element) {
  for (let at = element; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
  element.dispatchEvent(new CustomEvent("desk:reveal", { bubbles: true }));
}

function jump({ field, at }) {
  const source = document.getElementById(field) || document.getElementById(`${field}_0`);
  if (source) reveal(source);
  const editor = window.CKEDITOR && window.CKEDITOR.instances[field];
  if (editor && editor.status === "ready") {
    jumpIntoEditor(editor, at);
    return;
  }
  const target = focusable(field);
  if (!target) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  if (at && at.words && target.setSelectionRange) selectTyped(target, at);
}

// A message above the form leads to its fields the same way.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".messagelist a[href*='#id_']");
  if (!link || link.pathname !== window.location.pathname) return;
  event.preventDefault();
  jump({ field: link.hash.slice(1) });
});
document.addEventListener("desk:jump", (event) => jump(event.detail));
