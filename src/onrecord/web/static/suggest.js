// The search box suggests actors, questions and outlets while one types (an ARIA combobox); without
// this it is a plain form.
const WAIT = 120; // milliseconds without a key before the record is asked

for (const input of document.querySelectorAll("input[data-suggest]")) begin(input);

function begin(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  const told = document.createElement("p");
  told.className = "hidden";
  told.setAttribute("role", "status");
  input.after(list);
  list.after(told);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let timer = 0;
  let asking = null;
  let active = -1;

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    told.textContent = "";
  }

  function point(place) {
    const options = list.children;
    if (options[active]) options[active].removeAttribute("aria-selected");
    active = place;
    const option = options[active];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function show(found) {
    list.replaceChildren(...found.map(option));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    told.textContent = found.length ? `${found.length} suggestions` : "";
  }

  function option(each, place) {
    const line = document.createElement("li");
    line.id = `${list.id}-${place}`;
    line.setAttribute("role", "option");
    line.dataset.address = each.address;
    const name = document.createElement("span");
    name.textContent = each.name;
    const detail = document.createElement("span");
    detail.className = "detail";
    detail.textContent = each.detail;
    line.append(name, " ", detail);
    line.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    line.addEventListener("click", () => location.assign(each.address));
    return line;
  }

  async function ask() {
    const typed = input.value.trim();
    asking?.abort();
    if (!typed) {
      close();
      return;
    }
    const mine = (asking = new AbortController());
    try {
      const address = `${input.dataset.suggest}?q=${encodeURIComponent(typed.slice(0, 100))}`;
      const answer = await fetch(address, { signal: mine.signal });
      const found = answer.ok ? await answer.json() : [];
      if (asking === mine && document.activeElement === input) show(found);
    } catch {
      // no suggestions then: the form works without them
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const number = list.children.length;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && number) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      point(active < 0 && step < 0 ? number - 1 : (active + step + number + 1) % (number + 1));
    } else if (event.key === "Enter" && list.children[active]) {
      event.preventDefault();
      location.assign(list.children[active].dataset.address);
    } else if (event.key === "Tab") {
      close();
    }
  });
  input.addEventListener("blur", close);
}
