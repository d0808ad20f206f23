// Sends files a few at a time. A broken line or a server in trouble only delays: each
// file is sent again after a pause that grows, and at once when the line is back.
import { send } from "./uploads-send.js";

const AT_ONCE = 3;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;

export class Upload {
  constructor(file, order) {
    this.file = file;
    this.order = order;
    this.state = "waiting"; // then sending, pausing, and arrived, refused or cancelled
    this.share = 0;
    this.tries = 0;
    this.abort = new AbortController();
  }

  get isOver() {
    return ["arrived", "refused", "cancelled"].includes(this.state);
  }
}

export class Queue extends EventTarget {
  constructor(url) {
    super();
    this.url = url;
    this.uploads = [];
    this.count = 0;
    window.addEventListener("online", () => this.goOn());
  }

  get open() {
    return this.uploads.filter((upload) => !upload.isOver);
  }

  add(files) {
    if (!this.open.length) this.uploads = [];
    this.uploads.push(...[...files].map((file) => new Upload(file, this.count++)));
    this.fill();
  }

  cancel(uploads = this.open) {
    for (const upload of uploads) {
      clearTimeout(upload.timer);
      this.set(upload, "cancelled");
      upload.abort.abort();
    }
    this.fill();
  }

  goOn() {
    for (const upload of this.uploads.filter(({ state }) => state === "pausing")) {
      clearTimeout(upload.timer);
      upload.tries = 0;
      this.set(upload, "waiting");
    }
    this.fill();
  }

  fill() {
    const busy = this.open.filter(({ state }) => state !== "waiting").length;
    const waiting = this.open.filter(({ state }) => state === "waiting");
    waiting.slice(0, Math.max(0, AT_ONCE - busy)).forEach((upload) => this.send(upload));
    this.tell("change");
  }

  async send(upload) {
    this.set(upload, "sending");
    const onprogress = (share) => {
      upload.share = share;
      this.tell("change", upload);
    };
    try {
      const { signal } = upload.abort;
      upload.answer = await send(upload.file, this.url, { onprogress, signal });
      upload.share = 1;
      this.set(upload, "arrived");
    } catch (error) {
      this.failed(upload, error);
    }
    this.fill();
  }

  failed(upload, error) {
    upload.problem = error.message;
    upload.share = 0;
    if (upload.isOver) return;
    if (!error.again) {
      this.set(upload, "refused");
      return;
    }
    upload.pause = Math.min(FIRST_PAUSE * 2 ** upload.tries, LONGEST_PAUSE);
    upload.tries += 1;
    upload.timer = setTimeout(() => this.send(upload), upload.pause);
    this.set(upload, "pausing");
  }

  // Of two files alike the one dropped first becomes the row, whichever came through first.
  leaveOut(upload, row) {
    const isFirst = row.dropped?.order > upload.order;
    const left = isFirst ? row.dropped : upload;
    if (isFirst) row.dropped = upload;
    left.left = true; // not added: the list says so
    this.tell("change", left);
  }

  set(upload, state) {
    upload.state = state;
    this.tell(state, upload);
    this.tell("change", upload);
  }

  tell(name, upload) {
    this.dispatchEvent(new CustomEvent(name, { detail: upload }));
  }
}
