// Times of a session: the day is filled in, and an end before the start said at once.
const field = (card, name) => card.querySelector(`[name$="-${name}"]`);

export function watchTimes(card, programme, cards) {
  const template = programme.querySelector("template[data-times]");
  const problem = template.content.firstElementChild.cloneNode(true);
  const end = field(card, "ends_at_1");
  if (!end) return;
  problem.id = `${card.id}-backwards`;
  field(card, "starts_at_1").closest(".form-row").append(problem);

  const check = () => {
    copyDay(card, programme, cards());
    const backwards = isBackwards(card);
    problem.textContent = backwards ? problem.dataset.backwards : "";
    if (backwards) {
      end.setAttribute("aria-invalid", "true");
      end.setAttribute("aria-describedby", problem.id);
    } else if (end.getAttribute("aria-describedby") === problem.id) {
      end.removeAttribute("aria-invalid");
      end.removeAttribute("aria-describedby");
    }
  };
  // Django's calendar and clock say nothing but put the focus back.
  for (const name of ["input", "change", "focusin"]) {
    for (const part of ["starts_at_0", "starts_at_1", "ends_at_0", "ends_at_1"]) {
      field(card, part).addEventListener(name, check);
    }
  }
  check();
}

// A time without its day: it starts on the day of the session before it, or of the
// event, and ends on the day it starts.
function copyDay(card, programme, cards) {
  const day = (other, name) => field(other, name).value.trim();
  if (day(card, "starts_at_1") && !day(card, "starts_at_0")) {
    const before = cards.slice(0, cards.indexOf(card)).map((other) => day(other, "starts_at_0"));
    const event = document.getElementById(programme.dataset.eventDay);
    field(card, "starts_at_0").value = before.filter(Boolean).pop() || (event ? event.value : "");
  }
  if (day(card, "ends_at_1") && !day(card, "ends_at_0")) {
    field(card, "ends_at_0").value = day(card, "starts_at_0");
  }
}

function isBackwards(card) {
  const moment = (name) => {
    const day = field(card, `${name}_0`).value.trim();
    const [hour, minute = "00"] = field(card, `${name}_1`).value.trim().split(":");
    return day && hour ? `${day} ${hour.padStart(2, "0")}:${minute}` : "";
  };
  const [start, end] = [moment("starts_at"), moment("ends_at")];
  return Boolean(start && end && end < start);
}
