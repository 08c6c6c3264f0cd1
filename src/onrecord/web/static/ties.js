// The graph of ties: zoom, drag, and what hangs together with what the pointer is on.
// Without this the graph stands as it was drawn; its lines and names are links all the same.
const FACTOR = 1.3;
const MOST = 8; // times as large as it was drawn
const SAMPLES = 80;
const STILL = 4; // pixels that a press may move and still be a click

class Graph {
  constructor(svg) {
    this.svg = svg;
    this.whole = svg.viewBox.baseVal;
    this.home = [this.whole.x, this.whole.y, this.whole.width, this.whole.height];
    this.nodes = new Map();
    for (const node of svg.querySelectorAll(".node")) {
      const [x, y] = node.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
      this.nodes.set(node.dataset.id, { node, x, y, width: Number(node.dataset.width) / 2, height: Number(node.dataset.height) / 2 });
    }
    this.edges = [...svg.querySelectorAll(".edge")];
    svg.addEventListener("pointerdown", (event) => this.press(event));
    svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    for (const kind of ["pointerover", "focusin"]) svg.addEventListener(kind, (event) => this.point(event.target.closest("a")));
    for (const kind of ["pointerleave", "focusout"]) svg.addEventListener(kind, () => this.point(null));
    // Whoever walks through the links by keyboard sees where they are.
    svg.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) this.show(...this.home); });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
  }

  // Whatever is tied to the one pointed at stays; the rest is pale.
  point(link) {
    if (this.held) return;
    this.svg.classList.toggle("pointed", Boolean(link));
    for (const each of this.svg.querySelectorAll(".near")) each.classList.remove("near");
    if (!link) return;
    link.classList.add("near");
    const near = (id) => this.nodes.get(id).node.classList.add("near");
    for (const edge of this.edges) {
      if (edge === link || [edge.dataset.one, edge.dataset.other].includes(link.dataset.id)) {
        edge.classList.add("near");
        near(edge.dataset.one);
        near(edge.dataset.other);
      }
    }
  }

  scale() {
    return this.whole.width / this.svg.getBoundingClientRect().width;
  }

  zoom(factor, clientX, clientY) {
    const box = this.svg.getBoundingClientRect();
    const width = Math.min(this.home[2], Math.max(this.home[2] / MOST, this.whole.width / factor));
    const height = (width * this.home[3]) / this.home[2];
    const [across, down] = clientX === undefined ? [0.5, 0.5] : [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
    this.show(this.whole.x + (this.whole.width - width) * across, this.whole.y + (this.whole.height - height) * down, width, height);
  }

  // Never beyond the edge of the drawing.
  show(x, y, width, height) {
    const [left, top, wide, high] = this.home;
    const within = (value, low, high) => Math.min(Math.max(value, low), high);
    this.whole.x = within(x, left, left + wide - width);
    this.whole.y = within(y, top, top + high - height);
    this.whole.width = width;
    this.whole.height = height;
    this.svg.classList.toggle("zoomed", width < wide);
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? FACTOR : 1 / FACTOR, event.clientX, event.clientY);
  }

  press(event) {
    if (event.button !== 0) return;
    // A finger scrolls the page unless the graph is zoomed.
    if (event.pointerType === "touch" && !this.svg.classList.contains("zoomed")) return;
    const link = event.target.closest(".node");
    const held = link && this.nodes.get(link.dataset.id);
    const start = { x: event.clientX, y: event.clientY, scale: this.scale(), view: [this.whole.x, this.whole.y], at: held && [held.x, held.y] };
    const move = (moved) => {
      const across = (moved.clientX - start.x) * start.scale;
      const down = (moved.clientY - start.y) * start.scale;
      if (!this.held && Math.hypot(moved.clientX - start.x, moved.clientY - start.y) < STILL) return;
      this.held = true;
      this.svg.classList.add("dragging");
      if (held) this.place(held, start.at[0] + across, start.at[1] + down);
      else this.show(start.view[0] - across, start.view[1] - down, this.whole.width, this.whole.height);
    };
    const release = () => {
      window.removeEventListener("pointermove", move);
      this.svg.classList.remove("dragging");
      if (this.held) {
        // What ends a drag is no click on a link.
        window.addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
        setTimeout(() => { this.held = false; });
      }
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", release, { once: true });
  }

  place(held, x, y) {
    const [left, top, wide, high] = this.home;
    held.x = Math.min(Math.max(x, left + held.width), left + wide - held.width);
    held.y = Math.min(Math.max(y, top + held.height), top + high - held.height);
    held.node.setAttribute("transform", `translate(${held.x.toFixed(1)} ${held.y.toFixed(1)})`);
    for (const edge of this.edges) {
      if ([edge.dataset.one, edge.dataset.other].includes(held.node.dataset.id)) this.draw(edge);
    }
  }

  // The same as the server draws: a curve from border to border, its sign in the middle.
  draw(edge) {
    const one = this.nodes.get(edge.dataset.one);
    const other = this.nodes.get(edge.dataset.other);
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const length = Math.hypot(dx, dy) || 1;
    const bend = (2 * Number(edge.dataset.bend)) / length;
    const control = { x: (one.x + other.x) / 2 - dy * bend, y: (one.y + other.y) / 2 + dx * bend };
    const at = (u, v) => ["x", "y"].map((k) => (1 - u) * (1 - v) * one[k] + (u * (1 - v) + v * (1 - u)) * control[k] + u * v * other[k]);
    const inside = (box, [x, y], margin) => Math.abs(x - box.x) <= box.width + margin && Math.abs(y - box.y) <= box.height + margin;
    const free = [];
    for (let step = 0; step <= SAMPLES; step += 1) {
      const t = step / SAMPLES;
      if (!inside(one, at(t, t), 1) && !inside(other, at(t, t), 3)) free.push(t);
    }
    const [low, high] = free.length ? [free[0], free[free.length - 1]] : [0, 1];
    const said = (point) => point.map((value) => value.toFixed(1)).join(" ");
    const path = `M${said(at(low, low))}Q${said(at(low, high))} ${said(at(high, high))}`;
    for (const line of edge.querySelectorAll("path")) line.setAttribute("d", path);
    const middle = (low + high) / 2;
    edge.querySelector(".sign")?.setAttribute("transform", `translate(${said(at(middle, middle))})`);
  }
}

const graphs = [...document.querySelectorAll("svg.ties")].map((svg) => new Graph(svg));
const buttons = document.querySelector(".zoom");
if (buttons) {
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => {
    const wanted = event.target.dataset?.zoom;
    for (const graph of graphs) {
      if (wanted === "in") graph.zoom(FACTOR);
      if (wanted === "out") graph.zoom(1 / FACTOR);
      if (wanted === "all") graph.show(...graph.home);
    }
  });
}
