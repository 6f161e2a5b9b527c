/* The ranking: one report a line, sorted by any heading. */
const rankingTable = one("table.ranking");
const isNarrow = () => window.matchMedia("(max-width: 620px)").matches;
const sparkHeight = 20;
const heading = rankingTable.tHead.rows.length;

function spark(percents) {
  const path = percents.map((tenths, place) => (tenths < 0 ? "" : "M" + place * 6 + " 20V" + (20 - Math.max(1, Math.round(18 * tenths / 1000))) + "h4V20")).join("");
  const width = percents.length * 6;
  return draw("svg", { viewBox: "0 0 " + width + " 20", width, height: sparkHeight, "aria-hidden": "true" }, draw("path", { d: path }));
}

function rankingRow(place) {
  const row = view[place];
  const page = pageOf(row);
  const cell = (kind, ...content) => make("td", { class: kind }, ...content);
  const number = rows.percent[row];
  const name = page ? make("a", { href: page }, nameOf(row)) : make("span", {}, nameOf(row));
  const small = make("small", {}, isNarrow() ? [yearOf(row), regionOf(row)].filter(Boolean).join(" · ") : rows.name[row]);
  const dimensions = data.dimensions.map((title, at) => title + " " + score((rows.percents[row] || [])[at])).join("\n");
  return make("tr", { "data-row": String(row), "aria-rowindex": String(place + heading + 1) },
    cell("figure", String(places[row])),
    make("th", { scope: "row", lang: "zh-CN", title: rows.title[row] || rows.name[row] }, name, small),
    cell("wide", regionOf(row)),
    cell("figure wide", yearOf(row)),
    cell("figure score", make("b", {}, score(number)), number < 0 ? "" : bar(number / 10)),
    cell("grade", gradeOf(row)),
    cell("figure wide", String(rows.lacking[row])),
    cell("figure wide", String(rows.review[row])),
    cell("figure wide", String(rows.failing[row])),
    make("td", { class: "wide spark", title: dimensions }, spark(rows.percents[row])),
    cell("more", make("button", { type: "button", class: "open", "data-open": String(row), "aria-label": words("details-of", { name: nameOf(row) + " " + yearOf(row) }) }, "›")));
}

const ranking = windowed(rankingTable, () => (isNarrow() ? 52 : 46), () => view.length, rankingRow);

function showOrder() {
  all("th[scope=col]", rankingTable).forEach((head) => {
    const button = one("[data-sort]", head);
    if (!button || button.dataset.sort !== order.key) head.removeAttribute("aria-sort");
    else head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
  });
}

function sortBy(key) {
  if (order.key === key) order.down = !order.down;
  else {
    order.key = key;
    order.down = !isText(key);
  }
  showOrder();
  refresh();
}

watchers.push(() => ranking.reset());
