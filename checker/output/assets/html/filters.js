/* Which cards are shown, and which words of the text are found. */
const lists = new Map(all(".document .list").map((list) => [documentOf(list), list]));
const canHighlight = typeof Highlight === "function" && window.CSS && CSS.highlights;
let places = [];

const cardsOf = (owner) => all(".card", lists.get(owner)).filter((card) => !card.hidden);
const chosen = (owner) => one(".filters input:checked", owner).value;
const sought = (owner) => one(".find input", owner).value.trim().toLowerCase();
const textOf = new WeakMap();

function textInside(card) {
  if (!textOf.has(card)) textOf.set(card, card.textContent.toLowerCase());
  return textOf.get(card);
}

/* The words of one paragraph may stand in many nodes: they are joined, searched, and ranges made of what is found. */
function ranges(block, query) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const folded = text.toLowerCase();
  if (folded.length !== text.length) return [];
  /* A range starts in the last node that begins at or before it, and ends in the last that begins before its end. */
  const point = (offset, isEnd) => {
    let place = nodes.length - 1;
    while (place && (isEnd ? nodes[place][0] >= offset : nodes[place][0] > offset)) place -= 1;
    return [nodes[place][1], offset - nodes[place][0]];
  };
  const found = [];
  for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + query.length)) {
    const range = document.createRange();
    range.setStart(...point(at, false));
    range.setEnd(...point(at + query.length, true));
    found.push(range);
  }
  return found;
}

function findInText(owner, query) {
  const blocks = query ? all(".paper p, .paper h4, .paper h5, .paper h6, .paper td, .paper th", owner) : [];
  places = blocks.flatMap((block) => ranges(block, query));
  if (!canHighlight) return;
  if (places.length) CSS.highlights.set("found", new Highlight(...places));
  else CSS.highlights.delete("found");
}

function apply(owner) {
  const list = lists.get(owner);
  const filter = chosen(owner);
  const query = sought(owner);
  all(".card", list).forEach((card) => {
    const fits = filter === "all" || card.dataset.tags.split(" ").includes(filter);
    card.hidden = !fits || !textInside(card).includes(query);
    if (filter === "review" && fits) card.open = true;
  });
  const isWhole = filter === "all" && !query;
  all(".group", list).forEach((group) => {
    group.hidden = !isWhole && !one(".card:not([hidden])", group);
  });
  all(".listing", list).forEach((listing) => { listing.hidden = !isWhole; });
  const cards = cardsOf(owner);
  one(".nothing", list).hidden = cards.length > 0;
  const live = new Set(cards.flatMap((card) => all("a.quote[data-r]:not(.hint)", card).map((quote) => quote.dataset.r)));
  all("a.mark", owner).forEach((mark) => {
    mark.classList.toggle("is-dim", !isWhole && !passages(mark).some((number) => live.has(number)));
  });
  findInText(owner, query);
  const counts = { cards: cards.length, places: places.length };
  const note = query ? words("searched", counts) : words("shown", counts);
  one(".found", list).textContent = isWhole ? "" : note;
  say(isWhole ? "" : note);
}

function reset(owner) {
  const list = lists.get(owner);
  if (!list || (chosen(owner) === "all" && !sought(owner))) return false;
  one('.filters input[value="all"]', list).checked = true;
  one(".find input", list).value = "";
  apply(owner);
  return true;
}

let visited = 0;

/* Enter in the search field leads from one place in the text to the next. */
function nextPlace() {
  if (!places.length) return;
  const range = places[visited++ % places.length];
  const node = range.startContainer.parentElement;
  turn(documentOf(node), "text");
  node.scrollIntoView({ block: "center" });
}
