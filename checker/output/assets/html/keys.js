/* The keyboard: j and k lead from finding to finding, in the checklist or, from a mark, in the text. */
const isTyping = (node) => node.matches("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
let isOn = true;

function step(owner, by) {
  const cards = cardsOf(owner);
  if (!cards.length) return;
  const current = cards.findIndex((card) => card.classList.contains("is-current"));
  const place = current < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(Math.max(current + by, 0), cards.length - 1);
  toCard(cards[place]);
  const mark = one(".paper a.mark.is-active", owner);
  if (mark && !isNarrow()) mark.scrollIntoView({ block: "center" });
}

function stepInText(owner, mark, by) {
  const marks = all("a.mark:not(.is-dim):not([tabindex])", owner);
  const place = marks.indexOf(mark) + by;
  const next = marks[Math.min(Math.max(place, 0), marks.length - 1)];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

function move(owner, by) {
  const mark = document.activeElement.closest("a.mark");
  if (mark) stepInText(owner, mark, by);
  else step(owner, by);
}

function leave(owner) {
  if (closeChooser()) return;
  const keys = one(".keys[open]", owner);
  if (keys) {
    keys.open = false;
    one("summary", keys).focus();
    return;
  }
  clear(owner);
  back.hidden = true;
  reset(owner);
}

function onKey(event) {
  const owner = shown();
  if (!owner || !lists.has(owner) || event.ctrlKey || event.metaKey || event.altKey) return;
  const node = event.target;
  if (event.key === "Escape") {
    leave(owner);
    return;
  }
  if (isTyping(node)) {
    if (event.key === "Enter") nextPlace();
    return;
  }
  const isArrow = (event.key === "ArrowDown" || event.key === "ArrowUp") && node.matches(".card > summary, a.mark");
  if (!isArrow && !isOn) return;
  if (isArrow) move(owner, event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "j" || event.key === "k") move(owner, event.key === "j" ? 1 : -1);
  else if (event.key === "/") one(".find input", owner).focus();
  else return;
  event.preventDefault();
}
