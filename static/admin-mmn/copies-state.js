// Says where the copy of the form is: to the eye with its age, to the ear once.
const REFRESH = 5000;

export class State {
  constructor(panel) {
    this.shown = panel.querySelector("[data-copies-state]");
    this.spoken = panel.querySelector("[data-copies-spoken]");
    this.words = new Map(
      [...panel.querySelectorAll("template[data-copies-say]")].map((template) => [
        template.dataset.copiesSay, template.content,
      ]),
    );
    this.ages = panel.dataset;
    this.keptAt = 0;
    setInterval(() => this.refresh(), REFRESH);
  }

  // `here`: whether this computer has a copy, which matters where the server has none.
  say(name, here = true) {
    const said = `${name} ${here}`;
    if (name === "kept") this.keptAt = Date.now();
    if (said !== this.said) {
      this.said = said;
      this.shown.replaceChildren(this.words.get(name).cloneNode(true));
      if (name !== "typing" && name !== "untouched") {
        const where = this.words.get(here ? "here" : "nowhere").cloneNode(true);
        if (name !== "kept" || !here) this.shown.append(" ", where);
      }
      this.shown.dataset.copiesState = name;
      this.speak(name);
    }
    this.refresh();
  }

  // A pause in typing is no news.
  speak(name) {
    const sentence = this.shown.textContent.trim();
    if (name === "typing" || sentence === this.lastSpoken) return;
    this.lastSpoken = sentence;
    this.spoken.textContent = sentence;
  }

  refresh() {
    const place = this.shown.querySelector("[data-copies-ago]");
    if (!place) return;
    const seconds = Math.round((Date.now() - this.keptAt) / 1000);
    const { agoNow, agoSeconds, agoMinutes } = this.ages;
    let age = agoMinutes.replace("%s", Math.floor(seconds / 60));
    if (seconds < 120) age = agoSeconds.replace("%s", seconds);
    if (seconds < 5) age = agoNow;
    place.textContent = ` ${age}`;
  }
}

// Who else has this open; said again only when it is another sentence.
export function showOthers(panel, others) {
  const list = panel.querySelector("[data-copies-others]");
  const sentences = others.map(({ sentence }) => sentence);
  if (sentences.join("\n") === list.dataset.copiesOthers) return;
  list.dataset.copiesOthers = sentences.join("\n");
  list.replaceChildren(
    ...sentences.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }),
  );
}
