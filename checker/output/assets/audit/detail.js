/* What is said of one report: opened from the ranking or the heat map. */
const detail = one("#detail");
let asked = null;

function list(title, items) {
  return items.length ? [make("h3", {}, title), make("ul", {}, ...items)] : [];
}

function elementItem(row, column, page, chosen) {
  const [kind, sign, text] = data.statuses[rows.statuses[row][column]];
  const title = data.elements[column][0];
  /* The page of the report numbers its elements in the same order. */
  const name = page ? make("a", { href: page + "#d1-e" + (column + 1) }, title) : make("span", {}, title);
  name.lang = "zh-CN";
  const badge = make("i", { class: "sign " + kind, title: text }, sign);
  return make("li", { class: column === chosen ? "is-chosen" : "", "aria-current": column === chosen ? "true" : "" }, badge, name, make("small", {}, text));
}

function dimensionList(row) {
  return make("ol", { class: "bars" }, ...data.dimensions.map((title, dimension) => {
    const tenths = rows.percents[row][dimension];
    return make("li", {}, make("span", { lang: "zh-CN" }, title), bar(Math.max(0, tenths / 10)), make("b", { class: "figure" }, score(tenths)));
  }));
}

function others(row) {
  if (!rows.organisation[row]) return [];
  return rows.name.map((_, other) => other)
    .filter((other) => other !== row && rows.organisation[other] === rows.organisation[row])
    .sort((a, b) => rows.year[a] - rows.year[b]);
}

function openDetail(row, column) {
  const page = pageOf(row);
  const statuses = Array.from(rows.statuses[row]);
  const isUnmet = (place) => isLacking(statuses[place]) || statuses[place] === PARTIAL;
  const lacking = statuses.map((_, place) => place).filter((place) => isUnmet(place) || place === column);
  const failing = Array.from(rows.outcomes[row]).map((outcome, place) => [outcome, place]).filter(([outcome]) => outcome === FAIL);
  one("h2", detail).textContent = [nameOf(row), yearOf(row)].filter(Boolean).join(" ");
  const facts = [rows.name[row], regionOf(row), score(rows.percent[row]), gradeOf(row)];
  const count = lacking.filter(isUnmet).length;
  one(".content", detail).replaceChildren(
    make("p", { class: "facts", lang: "zh-CN" }, ...facts.filter(Boolean).map((fact) => make("span", {}, fact))),
    page ? make("p", {}, make("a", { class: "button go", href: page }, words("open-page"))) : "",
    dimensionList(row),
    ...(lacking.length ? list(words("lacking-elements", { count }), lacking.map((place) => elementItem(row, place, page, column))) : [make("p", {}, words("complete"))]),
    ...list(words("checks-failed", { count: failing.length }), failing.map(([, place]) => make("li", { lang: "zh-CN" }, data.checks[place]))),
    ...list(words("other-reports"), others(row).map((other) => make("li", {}, make("button", { type: "button", class: "button", "data-open": String(other) }, [yearOf(other), score(rows.percent[other])].filter(Boolean).join(" · "))))),
  );
  if (!detail.open) {
    asked = document.activeElement;
    detail.showModal();
  }
  const chosen = one(".is-chosen", detail);
  if (chosen) chosen.scrollIntoView({ block: "center" });
  else one(".content", detail).scrollTop = 0;
}

detail.addEventListener("close", () => {
  if (asked && asked.isConnected) asked.focus({ preventScroll: true });
  asked = null;
});
