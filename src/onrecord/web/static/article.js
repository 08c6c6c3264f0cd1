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

function place(mark, point) {
  if (matchMedia("(max-width: 42rem)").matches) return;
  const parts = [...mark.getClientRects()];
  const at = point
    ? parts.find((each) => point.y >= each.top - 2 && point.y <= each.bottom + 2) ?? parts[0]
    : parts[0];
  const left = Math.min(point ? Math.max(at.left, point.x - 60) : at.left, innerWidth - box.offsetWidth - 16);
  const below = at.bottom + box.offsetHeight + 8 < innerHeight;
  box.style.left = `${Math.max(8, left) + scrollX}px`;
  box.style.top = `${(below ? at.bottom + 6 : at.top - box.offsetHeight - 6) + scrollY}px`;
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
    const note = event.target.closest("li[data-n]");
    if (note) return light([note.dataset.n]);
    leave();
  });
  text.addEventListener("pointerleave", leave);
  box.addEventListener("pointerover", () => clearTimeout(leaving));
  box.addEventListener("pointerleave", leave);
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a.m");
    if (mark && mark.matches(":focus-visible")) tell(mark);
    const note = event.target.closest("li[data-n]");
    if (note) light([note.dataset.n]);
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
