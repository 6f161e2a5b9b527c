/* Everything but the heat map is on the page without a script; from here on it can be used. */
const MOST_PRINTED = 500;

function follow(link) {
  const kind = ["lacking", "failing", "bin"].find((name) => name in link.dataset);
  if (kind) {
    Object.keys(only).forEach((key) => { only[key] = -1; });
    only[kind] = Number(link.dataset[kind]);
  }
  if ("grade" in link.dataset) form.elements.grade.value = link.dataset.grade;
  refresh();
}

function act(name) {
  if (name === "print") window.print();
  else if (name === "close") detail.close();
  else if (name === "clear") clear();
  else if (name === "drop") drop();
}

function onClick(event) {
  const node = event.target;
  const button = node.closest("[data-do], [data-sort], [data-open]");
  const link = node.closest("a");
  if (node === detail) detail.close();
  else if (button && button.dataset.do) act(button.dataset.do);
  else if (button && button.dataset.sort) sortBy(button.dataset.sort);
  else if (button) openDetail(Number(button.dataset.open));
  else if (link && link.matches("[data-lacking], [data-failing], [data-bin], [data-grade]")) follow(link);
  else if (!link) onRow(node);
}

function onRow(node) {
  const line = node.closest("tr[data-row]");
  if (!line || String(window.getSelection())) return;
  const cell = heatTable.contains(line) && heatCell(node);
  if (cell) {
    move(view.indexOf(cell[0]), cell[1]);
    openDetail(...cell);
  } else openDetail(Number(line.dataset.row));
}

all("[data-script], .filter, [data-do=print]").forEach((node) => { node.hidden = false; });
all(".first").forEach((node) => { node.hidden = true; });
document.addEventListener("click", onClick);
window.addEventListener("beforeprint", () => { if (form) [ranking, heat].forEach((table) => table.whole(MOST_PRINTED)); });
window.addEventListener("afterprint", () => { if (form) [ranking, heat].forEach((table) => table.partly()); });
if (form) {
  all("[data-sort]").forEach((button) => { button.disabled = false; });
  choices();
  heatHead();
  heatTable.setAttribute("aria-colcount", String(data.elements.length + 1));
  let waiting = 0;
  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(refresh, 60);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  heatTable.addEventListener("keydown", heatKey);
  heatTable.addEventListener("focus", () => move(cursor.place, cursor.column));
  heatTable.addEventListener("mouseover", (event) => {
    const cell = heatCell(event.target);
    if (cell) readout.textContent = cellText(...cell);
  });
  refresh();
}
})();
