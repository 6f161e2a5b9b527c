(function () {
"use strict";
/* What is on the page, and which of its documents and panes is shown. */
const body = document.body;
const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
const one = (selector, within) => (within || document).querySelector(selector);
const words = (key, values) => Object.keys(values || {}).reduce((text, name) => text.split("{" + name + "}").join(values[name]), body.dataset[key]);
const views = all(".view");
const isNarrow = () => window.matchMedia("(max-width: 1023px)").matches;
const said = one("#said");

function say(text) {
  said.textContent = text;
}

function documentOf(node) {
  return node.closest(".document");
}

function shown() {
  return views.find((view) => !view.hidden && view.classList.contains("document"));
}

function show(view) {
  if (views.length < 2) return;
  views.forEach((each) => { each.hidden = each !== view; });
  all(".switch a").forEach((link) => {
    if (link.hash === "#" + view.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
}

/* On a narrow screen the checklist and the text take turns. */
function turn(owner, view) {
  owner.dataset.view = view;
  all(".tabs button", owner).forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === view)));
}

/* Whatever hides a target is put aside. */
function uncover(target) {
  const view = target.closest(".view");
  if (view && view.hidden) show(view);
  const owner = documentOf(target);
  if (owner && owner !== target) {
    const pane = target.closest(".pane");
    if (pane) turn(owner, pane.classList.contains("text") ? "text" : "list");
    if (target.closest("[hidden]")) reset(owner);
  }
  const card = target.closest("details.card");
  if (card) card.open = true;
}

function copy(text) {
  const byHand = () => {
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.style.position = "fixed";
    body.appendChild(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  if (!navigator.clipboard) return Promise.resolve(byHand());
  return navigator.clipboard.writeText(text).then(() => true, byHand);
}
