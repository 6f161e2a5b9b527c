/* A table of which only the rows in sight exist, so that thousands cost no more than a screenful. */
const SPARE = 8;

function windowed(table, height, count, build) {
  const scroller = table.closest(".window");
  const body = one("tbody", table);
  const above = make("tr", { class: "space", "aria-hidden": "true" }, make("td", {}));
  const below = make("tr", { class: "space", "aria-hidden": "true" }, make("td", {}));
  let drawn = new Map();
  let isWhole = false;
  let asked = 0;

  function fill(first, last) {
    const next = new Map();
    for (let place = first; place < last; place += 1) next.set(place, drawn.get(place) || build(place));
    drawn = next;
    above.firstChild.style.height = first * height() + "px";
    below.firstChild.style.height = (count() - last) * height() + "px";
    above.hidden = first === 0;
    below.hidden = last === count();
    body.replaceChildren(above, ...next.values(), below);
  }

  function update() {
    asked = 0;
    if (isWhole) return;
    const top = scroller.scrollTop;
    /* An empty window is low; a full one is never higher than the screen. */
    const tall = Math.max(scroller.clientHeight, window.innerHeight);
    const first = Math.max(0, Math.floor(top / height()) - SPARE);
    const last = Math.min(count(), Math.ceil((top + tall) / height()) + SPARE);
    if (drawn.has(first) && (last === 0 || drawn.has(last - 1)) && drawn.size === last - first) return;
    fill(first, last);
  }

  function reset(keepsPlace) {
    drawn = new Map();
    if (!keepsPlace) scroller.scrollTop = 0;
    table.setAttribute("aria-rowcount", String(count() + one("thead", table).rows.length));
    body.replaceChildren();
    update();
  }

  scroller.addEventListener("scroll", () => { asked = asked || window.requestAnimationFrame(update); }, { passive: true });
  window.addEventListener("resize", () => reset(true));
  return {
    reset,
    row: (place) => drawn.get(place),
    /* Brings a row into sight below the headings. */
    reveal(place) {
      const head = one("thead", table).offsetHeight;
      const low = place * height();
      if (low < scroller.scrollTop) scroller.scrollTop = low;
      else if (low + height() > scroller.scrollTop + scroller.clientHeight - head) scroller.scrollTop = low + height() - scroller.clientHeight + head;
      update();
    },
    /* For paper: the first rows all at once, then as before. */
    whole(most) {
      isWhole = true;
      fill(0, Math.min(count(), most));
      above.hidden = true;
      below.hidden = true;
    },
    partly() {
      isWhole = false;
      reset(true);
    },
  };
}
