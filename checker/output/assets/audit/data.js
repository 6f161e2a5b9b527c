(function () {
"use strict";
/* What is known of every report: columns of values, a report a number. */
const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
const one = (selector, within) => (within || document).querySelector(selector);
const data = JSON.parse(one("#data").textContent);
const rows = data.rows;
const size = rows.name.length;
const said = one("#said");

const words = (key, values) => Object.keys(values || {}).reduce((text, name) => text.split("{" + name + "}").join(values[name]), data.words[key]);
const MISSING = "4";
const WEAK = "3";
const PLANNED = "2";
const PARTIAL = "1";
const isLacking = (status) => status === MISSING || status === WEAK || status === PLANNED;
const FAIL = "1";
const score = (tenths) => (tenths < 0 ? "—" : (tenths / 10).toFixed(1));
const yearOf = (row) => (rows.year[row] ? String(rows.year[row]) : "");
const regionOf = (row) => data.regions[rows.region[row] - 1] || "";
const gradeOf = (row) => data.grades[rows.grade[row] - 1] || "";
const nameOf = (row) => rows.organisation[row] || data.unknown;
const pageOf = (row) => rows.page[row].split("/").map(encodeURIComponent).join("/");
rows.failing = rows.outcomes.map((outcomes) => outcomes.split(FAIL).length - 1);

/* An element with its attributes and what is in it; text is never read as HTML. */
function make(tag, attributes, ...content) {
  const node = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== "") node.setAttribute(name, value);
  });
  node.append(...content);
  return node;
}

function draw(tag, attributes, ...content) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...content);
  return node;
}

function bar(percent) {
  const rect = (kind, width) => draw("rect", { class: kind, width, height: 10 });
  return draw("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, rect("rest", 100), rect("part", percent));
}

function say(text) {
  said.textContent = text;
}
