// The slider over the days of a board. Without this, the day is typed into the form.
const range = document.getElementById("day");
if (range) {
  const days = range.dataset.days.split(" ");
  const told = range.parentElement.querySelector("output");
  const form = document.getElementById("when");
  range.parentElement.hidden = false;
  const say = (day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
  const show = () => {
    told.textContent = say(days[range.value]);
    range.setAttribute("aria-valuetext", told.textContent);
  };
  show();
  range.addEventListener("input", show);
  range.addEventListener("change", () => {
    form.elements.as_of.value = days[range.value];
    form.requestSubmit();
  });
}
