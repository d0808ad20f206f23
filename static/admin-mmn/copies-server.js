// Talks to the server about open forms, and says in one word how that went.
const PATIENCE = 20000;
const KEEPALIVE_LIMIT = 60000;
const WORDS = { 401: "out", 404: "gone", 409: "other", 413: "large" };

const inputs = () => document.querySelectorAll("input[name=csrfmiddlewaretoken]");

// After logging in again the old tokens are worth nothing: Save needs the new one too.
function take(token) {
  for (const input of inputs()) input.value = token;
}

async function word(response) {
  if (response.ok) return "ok";
  const type = response.headers.get("Content-Type") || "";
  if (response.status === 403) return type.includes("json") ? "forbidden" : "token";
  return WORDS[response.status] || "problem";
}

// Who is logged in now? "ok", "out", "other", "offline" or "problem".
export async function ask(url, user, patience = PATIENCE) {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(url, { cache: "no-store", signal });
    const state = await word(response);
    if (state !== "ok") return state;
    const answer = await response.json();
    if (String(answer.user) !== String(user)) return "other";
    take(answer.token);
    return "ok";
  } catch (error) {
    return error.name === "TimeoutError" ? "slow" : "offline";
  }
}

async function post(url, body, closing) {
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": inputs()[0] ? inputs()[0].value : "",
      },
      ...(closing
        ? { keepalive: body.length < KEEPALIVE_LIMIT }
        : { signal: AbortSignal.timeout(PATIENCE) }),
    });
    const state = await word(response);
    return { state, answer: state === "ok" ? await response.json() : null };
  } catch {
    return { state: "offline", answer: null };
  }
}

// Send what stands in a form; `closing`: this page is going away.
export async function send(url, message, closing = false) {
  const body = JSON.stringify({ ...message, now: Date.now() });
  let result = await post(url, body, closing);
  if (result.state === "token") {
    const state = await ask(url, message.user);
    result = state === "ok" ? await post(url, body, closing) : { state, answer: null };
    if (result.state === "token") result = { state: "problem", answer: null };
  }
  if (result.answer) take(result.answer.token);
  return result;
}
