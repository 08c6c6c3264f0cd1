// The link to a search can be copied with a click; without this it is a link like any other.
const link = document.querySelector("a.kept");
if (link && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet copy";
  button.textContent = "Copy link";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copy it from the address bar";
    }
    setTimeout(() => { button.textContent = "Copy link"; }, 3000);
  });
  link.after(" ", button);
}
