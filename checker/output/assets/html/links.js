/* From a mark to the cards it is evidence of, and from a quote to its place in the text. */
const chooser = one("#chooser");
const back = one("#back");
let asked = null;

const passages = (node) => (node.dataset.r || "").split(" ").filter(Boolean);
const marksOf = (owner, passage) => all('a.mark[data-r~="' + passage + '"]', owner);
const quotesOf = (owner, passage) => all('a.quote[data-r="' + passage + '"]', owner);

function clear(owner) {
  all(".is-current, .is-active", owner).forEach((node) => node.classList.remove("is-current", "is-active"));
}

function select(card, numbers) {
  const owner = documentOf(card);
  clear(owner);
  card.classList.add("is-current");
  card.open = true;
  (numbers || all("a.quote[data-r]", card).map((quote) => quote.dataset.r)).forEach((number) => {
    marksOf(owner, number).forEach((mark) => mark.classList.add("is-active"));
  });
}

/* Beside the text only the checklist is scrolled: the words that were clicked stay where they are. */
function toCard(card, numbers) {
  back.hidden = true;
  uncover(card);
  select(card, numbers);
  one("summary", card).focus({ preventScroll: true });
  const list = card.closest(".list");
  if (isNarrow()) card.scrollIntoView({ block: "start" });
  else list.scrollTop += card.getBoundingClientRect().top - one(".tools", list).getBoundingClientRect().bottom - 12;
}

function toText(quote) {
  const owner = documentOf(quote);
  const card = quote.closest(".card");
  const target = one(quote.getAttribute("href"));
  if (!target) return;
  select(card, [quote.dataset.r]);
  uncover(target);
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  if (!isNarrow()) return;
  back.textContent = words("back", { title: one("h5", card).textContent });
  back.hidden = false;
  back.onclick = () => {
    back.hidden = true;
    turn(owner, "list");
    quote.scrollIntoView({ block: "center" });
    quote.focus({ preventScroll: true });
  };
}

function closeChooser() {
  if (chooser.hidden) return false;
  chooser.hidden = true;
  if (asked) asked.focus({ preventScroll: true });
  asked = null;
  return true;
}

function choice(quote, number) {
  const part = quote.closest(".part");
  const card = quote.closest(".card");
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.append(one(part ? ".label" : ".badge", part || card).cloneNode(true));
  const text = document.createElement("span");
  text.lang = "zh-CN";
  text.textContent = one("h5", card).textContent;
  const small = document.createElement("small");
  small.textContent = part ? one("p > span[lang]", part).textContent : one(".message", card).textContent;
  text.append(small);
  button.append(text);
  button.addEventListener("click", () => {
    chooser.hidden = true;
    asked = null;
    toCard(card, [number]);
  });
  item.append(button);
  return item;
}

function choose(mark, found) {
  asked = mark;
  one("p", chooser).textContent = words("here", { count: found.length });
  one("ul", chooser).replaceChildren(...found.map(([quote, number]) => choice(quote, number)));
  chooser.hidden = false;
  const at = mark.getClientRects()[0];
  const below = at.bottom + chooser.offsetHeight + 12 < window.innerHeight;
  const top = below ? at.bottom + 6 : Math.max(8, at.top - chooser.offsetHeight - 6);
  chooser.style.left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - chooser.offsetWidth - 8)) + window.scrollX + "px";
  chooser.style.top = top + window.scrollY + "px";
  one("button", chooser).focus({ preventScroll: true });
}

function open(mark) {
  const owner = documentOf(mark);
  const found = passages(mark).flatMap((number) => quotesOf(owner, number).map((quote) => [quote, number]));
  const cards = new Set(found.map(([quote]) => quote.closest(".card")));
  if (cards.size > 1) choose(mark, found);
  else if (cards.size) toCard(found[0][0].closest(".card"), passages(mark));
}
