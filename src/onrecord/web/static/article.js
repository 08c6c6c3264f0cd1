// What a mark in a report is, said on hover, focus or touch; the words of a claim lit with its note.
// Without this file a mark has the same in its title, and is a link to the claim's record.

const text = document.querySelector(".text");
const box = document.createElement("div");
box.className = "telling";
box.hidden = true;
box.id = "telling";
box.setAttribute("role", "tooltip");

let shownFor = null;
let leaving = 0;

const numbers = (mark) => mark.dataset.m.split(" ");

function light(wanted) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const number of wanted) {
    for (const mark of text.querySelectorAll(`a.m[data-m~="${number}"]`)) mark.classList.add("lit");
    document.getElementById(`n${number}`)?.classList.add("lit");
  }
}

// Below the mark's last line, or above its first; within a mark of many lines by the one pointed at.
function place(mark, point) {
  if (matchMedia("(max-width: 42rem)").matches) return;
  const lines = [...mark.getClientRects()].filter((each) => each.width > 0);
  const pointed = point && lines.find((each) => point.y >= each.top - 2 && point.y <= each.bottom + 2);
  const few = lines.at(-1).bottom - lines[0].top < 160;
  const [first, last] = pointed && !few ? [pointed, pointed] : [lines[0], lines.at(-1)];
  const below = last.bottom + box.offsetHeight + 8 < innerHeight || first.top < box.offsetHeight + 8;
  const from = point ? Math.max(first.left, point.x - 60) : below ? last.left : first.left;
  const left = Math.max(8, Math.min(from, document.documentElement.clientWidth - box.offsetWidth - 16));
  const top = below ? last.bottom + 6 : first.top - box.offsetHeight - 6;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
}

function tell(mark, point) {
  clearTimeout(leaving);
  if (shownFor === mark) return;
  const notes = numbers(mark).map((number) => document.getElementById(`n${number}`)).filter(Boolean);
  if (!notes.length) return;
  const list = document.createElement("ol");
  for (const note of notes) {
    const copy = note.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("class");
    for (const link of copy.querySelectorAll("a")) link.removeAttribute("tabindex");
    list.append(copy);
  }
  box.replaceChildren(list);
  box.hidden = false;
  shownFor = mark;
  light([numbers(mark)[0]]);
  place(mark, point);
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 180);
}

function hide() {
  clearTimeout(leaving);
  box.hidden = true;
  shownFor = null;
  light([]);
}

if (text) {
  document.body.append(box);
  for (const mark of text.querySelectorAll("a.m[title]")) mark.removeAttribute("title");
  text.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = event.target.closest("a.m");
    if (mark) return tell(mark, { x: event.clientX, y: event.clientY });
    const note = event.target.closest("li[id^='n']");
    if (note) return light([note.id.slice(1)]);
    leave();
  });
  text.addEventListener("pointerleave", leave);
  box.addEventListener("pointerover", () => clearTimeout(leaving));
  box.addEventListener("pointerleave", leave);
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a.m");
    if (mark && mark.matches(":focus-visible")) tell(mark);
    const note = event.target.closest("li[id^='n']");
    if (note) light([note.id.slice(1)]);
  });
  text.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) leave();
  });
  // The first touch says what it is, the second opens its record.
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("a.m");
    if (mark && event.pointerType === "touch" && shownFor !== mark) {
      event.preventDefault();
      tell(mark);
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target) && !event.target.closest("a.m")) hide();
  });
}
