/* Everything is on the page without a script; from here on it can be used. */
function fold(owner, isOpen) {
  cardsOf(owner).forEach((card) => { card.open = isOpen; });
}

function act(button) {
  const owner = documentOf(button) || shown();
  switch (button.dataset.do) {
    case "print":
      window.print();
      break;
    case "close":
      closeChooser();
      break;
    case "next":
      step(owner, 1);
      break;
    case "previous":
      step(owner, -1);
      break;
    case "fold": {
      const isOpen = cardsOf(owner).some((card) => !card.open);
      fold(owner, isOpen);
      button.textContent = words(isOpen ? "collapse" : "expand");
      break;
    }
    case "keys":
      isOn = button.checked;
      all('[data-do="keys"]').forEach((box) => { box.checked = isOn; });
      break;
    case "copy": {
      const label = button.textContent;
      copy(one("q", button.parentElement).textContent).then((done) => {
        button.textContent = words(done ? "copied" : "notCopied");
        say(button.textContent);
        window.setTimeout(() => { button.textContent = label; }, 2000);
      });
      break;
    }
  }
}

function follow(event) {
  const link = event.target.closest("a");
  const button = event.target.closest("[data-do], .tabs button");
  if (!chooser.hidden && !chooser.contains(event.target)) closeChooser();
  if (button && button.dataset.do) act(button);
  else if (button) turn(documentOf(button), button.dataset.view);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.matches("a.mark")) open(link);
  else if (link.matches("a.quote[data-r]")) toText(link);
  else return;
  event.preventDefault();
}

function arrive() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.matches(".card")) {
    toCard(target);
    return;
  }
  uncover(target);
  if (target.matches(".view") && views.length > 1) {
    show(target);
    window.scrollTo(0, 0);
  } else target.scrollIntoView({ block: "start" });
}

/* What is printed is what is shown; from the summary of several reports, all of them. */
let before = null;

function prepare() {
  if (before) return;
  const isSummary = views.length > 1 && !shown();
  before = { open: all("details.card[open]"), hidden: views.filter((view) => view.hidden) };
  if (isSummary) views.forEach((view) => { view.hidden = false; });
  all("details.card").forEach((card) => { card.open = true; });
}

function restore() {
  if (!before) return;
  all("details.card").forEach((card) => { card.open = before.open.includes(card); });
  views.forEach((view) => { view.hidden = before.hidden.includes(view); });
  before = null;
}

all("[data-script], [data-do], .tabs").forEach((node) => { node.hidden = false; });
all(".card:not([data-lacking])").forEach((card) => { card.open = false; });
all(".document").forEach((owner) => {
  if (!lists.has(owner)) return;
  turn(owner, "list");
  all(".filters input", owner).forEach((input) => input.addEventListener("change", () => apply(owner)));
  one(".find input", owner).addEventListener("input", () => { visited = 0; apply(owner); });
});
all(".list").forEach((list) => list.addEventListener("toggle", (event) => {
  if (!event.target.open && event.target.contains(document.activeElement)) one("summary", event.target).focus();
}, true));
if (views.length > 1) show(views[0]);
document.addEventListener("click", follow);
document.addEventListener("keydown", onKey);
window.addEventListener("hashchange", arrive);
window.addEventListener("beforeprint", prepare);
window.addEventListener("afterprint", restore);
arrive();
})();
