// How far a read has come, kept up to date while the page is in sight. Without this a link shows it.
const BUSY = 2000; // milliseconds from one look to the next while something is read
const IDLE = 15000; // and while nothing is
const section = document.querySelector("[data-running]");

async function look() {
  if (document.visibilityState !== "visible") return wait(IDLE);
  let text;
  try {
    const answer = await fetch(section.dataset.running, { headers: { accept: "text/html" } });
    if (!answer.ok) return wait(IDLE);
    text = await answer.text();
  } catch {
    return wait(IDLE); // the site was stopped, or is starting
  }
  const part = new DOMParser().parseFromString(text, "text/html").querySelector("[data-ids]");
  const before = section.dataset.ids.split(" ").filter(Boolean);
  const now = part.dataset.ids.split(" ").filter(Boolean);
  if (before.some((id) => !now.includes(id))) return location.reload(); // what it read is there now
  section.dataset.ids = now.join(" ");
  section.hidden = now.length === 0;
  section.replaceChildren(...part.childNodes);
  wait(now.length ? BUSY : IDLE);
}

let due;
function wait(milliseconds) {
  clearTimeout(due);
  due = setTimeout(look, milliseconds);
}

if (section) {
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wait(0));
  wait(section.dataset.ids ? BUSY : IDLE);
}
