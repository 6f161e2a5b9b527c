/* The heat map: a row a report, a column an element. */
const heatTable = one("table.heat");
const readout = one("#readout");
const cursor = { place: 0, column: 0 };
const blank = make("tr", {}, make("th", { scope: "row", lang: "zh-CN" }), ...data.elements.map(() => make("td", { role: "gridcell" })));

/* Columns are narrow; those of a small dimension wide enough for its name. */
const columnWidth = (count) => Math.max(16, Math.ceil(50 / count));

function heatHead() {
  const [over, under] = heatTable.tHead.rows;
  const columns = make("colgroup", {}, make("col", { class: "name" }));
  heatTable.prepend(columns);
  data.dimensions.forEach((title, dimension) => {
    const span = data.elements.filter((element) => element[1] === dimension).length;
    if (span) over.append(make("th", { scope: "colgroup", colspan: String(span), lang: "zh-CN", title }, make("span", {}, title)));
  });
  data.elements.forEach(([title, dimension], column) => {
    const isFirst = !column || data.elements[column - 1][1] !== dimension;
    under.append(make("th", { scope: "col", class: isFirst ? "first" : "", lang: "zh-CN", title }, make("span", {}, title)));
    const count = data.elements.filter((element) => element[1] === dimension).length;
    columns.append(make("col", { width: String(columnWidth(count) + (isFirst ? 3 : 0)) }));
    if (isFirst) blank.cells[column + 1].dataset.first = "";
  });
}

function heatRow(place) {
  const row = view[place];
  const node = blank.cloneNode(true);
  const statuses = rows.statuses[row];
  node.dataset.row = row;
  node.setAttribute("aria-rowindex", String(place + 3));
  const head = node.cells[0];
  head.append(make("span", {}, nameOf(row)), make("small", {}, yearOf(row)));
  for (let column = 0; column < statuses.length; column += 1) {
    const cell = node.cells[column + 1];
    const [kind, sign] = data.statuses[statuses[column]];
    cell.className = kind;
    cell.textContent = sign;
    cell.id = "h" + place + "-" + column;
  }
  return node;
}

const heat = windowed(heatTable, () => 22, () => view.length, heatRow);
const cellText = (row, column) => words("heat-cell", {
  organisation: [nameOf(row), yearOf(row)].filter(Boolean).join(" "),
  element: data.elements[column][0],
  status: data.statuses[rows.statuses[row][column]][2],
});

function mark() {
  all(".is-cursor", heatTable).forEach((node) => node.classList.remove("is-cursor"));
  const row = heat.row(cursor.place);
  if (!row) return;
  const cell = row.cells[cursor.column + 1];
  cell.classList.add("is-cursor");
  cell.setAttribute("aria-label", cellText(view[cursor.place], cursor.column));
  heatTable.setAttribute("aria-activedescendant", cell.id);
  readout.textContent = cellText(view[cursor.place], cursor.column);
}

function move(place, column) {
  cursor.place = Math.max(0, Math.min(place, view.length - 1));
  cursor.column = Math.max(0, Math.min(column, data.elements.length - 1));
  heat.reveal(cursor.place);
  mark();
  const cell = one(".is-cursor", heatTable);
  const scroller = heatTable.closest(".window");
  const left = heatTable.tHead.rows[1].cells[0].offsetWidth;
  if (!cell) return;
  if (cell.offsetLeft < scroller.scrollLeft + left) scroller.scrollLeft = cell.offsetLeft - left;
  else if (cell.offsetLeft + cell.offsetWidth > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth;
}

function heatKey(event) {
  if (!view.length || event.ctrlKey || event.metaKey || event.altKey) return;
  const { place, column } = cursor;
  const to = {
    ArrowDown: [place + 1, column], ArrowUp: [place - 1, column], ArrowRight: [place, column + 1], ArrowLeft: [place, column - 1],
    PageDown: [place + 20, column], PageUp: [place - 20, column], Home: [place, 0], End: [place, data.elements.length - 1],
  }[event.key];
  if (to) move(...to);
  else if (event.key === "Enter" || event.key === " ") openDetail(view[place], column);
  else return;
  event.preventDefault();
}

function heatCell(target) {
  const cell = target.closest("td");
  const line = target.closest("tr[data-row]");
  return cell && line ? [Number(line.dataset.row), cell.cellIndex - 1] : null;
}

watchers.push(() => {
  cursor.place = 0;
  heatTable.removeAttribute("aria-activedescendant");
  readout.textContent = "\u00a0";
  heat.reset();
});
