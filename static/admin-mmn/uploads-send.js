// One file in one request, with progress. What went wrong is told apart: whether trying
// again may help, or the file is refused with a sentence.
export class SendError extends Error {
  constructor(message, { again }) {
    super(message);
    this.again = again;
  }
}

// Read anew each time: who logs in again in another tab gets another one.
function csrfToken() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  const field = document.querySelector("[name=csrfmiddlewaretoken]");
  return cookie ? cookie[1] : field ? field.value : "";
}

function answerOf(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

function problemOf(request) {
  const { error = "", code = "" } = answerOf(request);
  const passes = request.status >= 500 || [0, 408, 429].includes(request.status);
  return new SendError(error, { again: passes || code === "logged_out" });
}

export function send(file, url, { onprogress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onprogress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status === 200) resolve(answerOf(request));
      else reject(problemOf(request));
    });
    request.addEventListener("error", () => reject(problemOf(request)));
    request.addEventListener("abort", () => reject(new SendError("", { again: false })));
    signal.addEventListener("abort", () => request.abort());
    const body = new FormData();
    body.append("file", file);
    request.send(body);
  });
}
