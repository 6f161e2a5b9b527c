/* Which reports are shown, and in which order. */
const form = one(".filter");
const only = { lacking: -1, failing: -1, bin: -1 };
const order = { key: "percent", down: true };
const watchers = [];
const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
const haystack = rows.name.map((name, row) => (name + "\n" + rows.organisation[row] + "\n" + rows.title[row] + "\n" + regionOf(row)).toLowerCase());
const BINS = 20;
const binOf = (tenths) => Math.min(Math.floor(tenths / (1000 / BINS)), BINS - 1);
let view = rows.name.map((_, row) => row);
let places = [];

const keys = {
  organisation: nameOf,
  region: regionOf,
  year: (row) => rows.year[row],
  percent: (row) => rows.percent[row],
  grade: (row) => -(rows.grade[row] || data.grades.length + 1),
  lacking: (row) => rows.lacking[row],
  review: (row) => rows.review[row],
  failing: (row) => rows.failing[row],
};
const isText = (key) => key === "organisation" || key === "region";

function fits() {
  const text = form.elements.text.value.trim().toLowerCase();
  const wanted = ["region", "year", "grade"].map((name) => [rows[name], form.elements[name].value]).filter(([, value]) => value !== "");
  return (row) => (!text || haystack[row].includes(text))
    && wanted.every(([column, value]) => String(column[row]) === value)
    && (only.lacking < 0 || isLacking(rows.statuses[row][only.lacking]))
    && (only.failing < 0 || rows.outcomes[row][only.failing] === FAIL)
    && (only.bin < 0 || (rows.percent[row] >= 0 && binOf(rows.percent[row]) === only.bin));
}

/* Rows of equal score share a place, whatever they are sorted by. */
function ranked(shown) {
  const found = [];
  let place = 0;
  shown.slice().sort((a, b) => rows.percent[b] - rows.percent[a]).forEach((row, position, sorted) => {
    if (!position || rows.percent[row] !== rows.percent[sorted[position - 1]]) place = position + 1;
    found[row] = rows.percent[row] < 0 ? "—" : place;
  });
  return found;
}

function sorted(shown) {
  const of = keys[order.key];
  const sign = order.down ? -1 : 1;
  const values = new Map(shown.map((row) => [row, of(row)]));
  const compare = isText(order.key)
    ? (a, b) => collator.compare(values.get(a), values.get(b))
    : (a, b) => values.get(a) - values.get(b);
  return shown.sort((a, b) => sign * compare(a, b) || a - b);
}

function isFiltered() {
  return ["text", "region", "year", "grade"].some((name) => form.elements[name].value.trim()) || Object.values(only).some((value) => value >= 0);
}

function onlyText() {
  const what = [];
  if (only.lacking >= 0) what.push(words("only-lacking", { element: data.elements[only.lacking][0] }));
  if (only.failing >= 0) what.push(words("only-failing", { check: data.checks[only.failing] }));
  if (only.bin >= 0) what.push(words("only-bin", { low: only.bin * 5, high: only.bin * 5 + 5 }));
  return what.length ? words("only", { what: what.join(" · ") }) + " ×" : "";
}

function refresh() {
  const test = fits();
  const shown = rows.name.map((_, row) => row).filter(test);
  places = ranked(shown);
  view = sorted(shown);
  const note = words("shown-reports", { shown: view.length, count: size });
  const drop = one('[data-do="drop"]', form);
  drop.textContent = onlyText();
  drop.hidden = !drop.textContent;
  one('[data-do="clear"]', form).hidden = !isFiltered();
  one("output", form).textContent = note;
  say(view.length ? note : words("nothing-shown"));
  watchers.forEach((watch) => watch());
}

function drop() {
  Object.keys(only).forEach((key) => { only[key] = -1; });
  refresh();
}

function clear() {
  form.reset();
  drop();
}

function choices() {
  const add = (name, values, none) => {
    const select = form.elements[name];
    values.forEach(([value, text]) => select.append(make("option", { value: String(value) }, text)));
    if (rows[name].includes(0)) select.append(make("option", { value: "0" }, none));
    select.hidden = select.options.length < 3;
  };
  add("region", data.regions.map((text, place) => [place + 1, text]), words("no-region"));
  add("year", Array.from(new Set(rows.year)).filter(Boolean).sort().reverse().map((year) => [year, String(year)]), words("no-year"));
  add("grade", data.grades.map((text, place) => [place + 1, text]), words("no-grade"));
}
