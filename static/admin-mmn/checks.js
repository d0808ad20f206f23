// The list of what to look at, beside a form. It follows "desk:checks" events, whose
// detail is the list of findings; "desk:jump" leads to the field of one, "desk:instead"
// puts into it what a finding has instead.
const panel = document.querySelector("[data-checks]");
const SHOWN = 4;
const WIDE = "(min-width: 1200px)";
const KEPT = "mmn-checks-open";

const part = (name) => panel.querySelector(`[data-checks-${name}]`);
const keyOf = (finding) => JSON.stringify([finding.field, finding.code, finding.at]);

function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function button(finding, describedBy) {
  const way = make("button", "checks__way", finding.label);
  way.type = "button";
  way.dataset.key = keyOf(finding);
  way.setAttribute("aria-describedby", describedBy);
  way.addEventListener("click", () => {
    document.dispatchEvent(new CustomEvent("desk:jump", { detail: finding }));
  });
  return way;
}

// What the field would have instead, to read and to take over.
function instead(finding, describedBy) {
  const words = make("p", "checks__instead", finding.shown);
  words.lang = "my";
  words.id = `${describedBy}-instead`;
  const take = make("button", "checks__take button", panel.dataset.take);
  take.type = "button";
  take.setAttribute("aria-describedby", `${describedBy} ${words.id}`);
  take.addEventListener("click", () => {
    document.dispatchEvent(new CustomEvent("desk:instead", { detail: finding }));
  });
  return [words, take];
}

// Sixty photos without words are one sentence with sixty ways to go.
function grouped(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const { level, code, message, instead: own = "" } = finding;
    const key = JSON.stringify([level, code, message, own && keyOf(finding)]);
    groups.set(key, [...(groups.get(key) || []), finding]);
  }
  return [...groups.values()];
}

function item(findings, number) {
  const [first] = findings;
  const row = make("li", `checks__item checks__item--${first.level}`);
  const sentence = make("p", "checks__message", first.message);
  sentence.id = `checks-message-${number}`;
  const ways = findings.map((finding) => button(finding, sentence.id));
  if (first.level === "stop") row.append(make("p", "checks__stop", panel.dataset.stop));
  row.append(...ways.slice(0, SHOWN));
  if (ways.length > SHOWN) {
    const rest = document.createElement("details");
    const words = panel.dataset.rest.replace("%s", ways.length - SHOWN);
    rest.append(make("summary", "checks__rest", words), ...ways.slice(SHOWN));
    row.append(rest);
  }
  row.append(sentence);
  if (first.instead) row.append(...instead(first, sentence.id));
  return row;
}

function words(count) {
  const { none, one, many } = panel.dataset;
  if (count === 0) return none;
  return count === 1 ? one : many.replace("%s", count);
}

// Whoever stands on an entry of the list stays there while it is written anew.
function keepingFocus(change) {
  const list = part("list");
  const ways = () => [...list.querySelectorAll("[data-key]")];
  const open = ways().filter((way) => way.closest("details[open] details[open]"));
  const opened = new Set(open.map((way) => way.dataset.key));
  const place = ways().indexOf(document.activeElement);
  const key = place < 0 ? null : document.activeElement.dataset.key;
  change(list);
  for (const way of ways()) {
    if (opened.has(way.dataset.key)) {
      const rest = way.parentElement.closest("details");
      if (rest !== panel) rest.open = true;
    }
  }
  if (key === null) return;
  const same = ways().find((way) => way.dataset.key === key);
  (same || ways()[Math.min(place, ways().length - 1)] || panel.firstElementChild).focus();
}

if (panel) {
  let shown = null;

  const show = (findings) => {
    const now = JSON.stringify(findings);
    if (now === shown) return;
    const count = words(findings.length);
    const announce = shown !== null && part("count").textContent !== count;
    shown = now;
    keepingFocus((list) => list.replaceChildren(...grouped(findings).map(item)));
    part("count").textContent = count;
    part("none").hidden = findings.length > 0;
    panel.classList.toggle("checks--none", findings.length === 0);
    // Outside the panel, for it speaks while that is folded too.
    if (announce) document.querySelector("[data-checks-status]").textContent = count;
  };

  const kept = window.localStorage.getItem(KEPT);
  panel.open = kept ? kept === "yes" : window.matchMedia(WIDE).matches;
  part("count").closest("summary").addEventListener("click", () => {
    // The click comes before the change.
    window.localStorage.setItem(KEPT, panel.open ? "no" : "yes");
  });
  show(JSON.parse(document.getElementById("desk-checks").textContent));
  document.addEventListener("desk:checks", (event) => show(event.detail));
}
