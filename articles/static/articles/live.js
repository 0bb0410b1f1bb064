// New entries of a story that is followed live: offered by a button, inserted when it is pressed.
// An entry that was put right is replaced, one that was taken back goes, both by themselves. What
// the reader looks at stays where it is, and so does the focus. Works on section.updates of a
// story's page, with the words that it has for this; without it the page stays as it was made.
const list = document.querySelector(".updates .tl");
const offer = document.querySelector(".updates .offer");
const plural = new Intl.PluralRules(offer.lang);
let highest = document.querySelectorAll(".note").length;
let waiting = []; // entries that are offered, newest first

const entries = () => [...list.children];

const poll = () => {
  if (!document.hidden) ask().catch(() => {}); // no answer: the next one will do
};
const timer = setInterval(poll, 20_000 * (1 + Math.random())); // each page at a pace of its own
document.addEventListener("visibilitychange", poll);

async function ask() {
  const answer = await fetch("updates.json");
  if (answer.status === 410) takenBack();
  else if (answer.ok) await follow((await answer.json()).updates);
}

async function follow(updates) {
  const here = new Map(entries().map((entry) => [entry.id, entry]));
  const righted = updates.filter(({ id, mark }) => mark !== (here.get(id)?.dataset.mark ?? mark));
  const fresh = updates.filter(({ id }) => !here.has(id));
  await complete([...righted, ...fresh]);
  const gone = entries().filter(({ id }) => updates.every((update) => update.id !== id));
  keepingPlace(() => {
    for (const entry of gone) entry.remove();
    for (const update of righted) replace(here.get(update.id), update);
  });
  list.parentElement.hidden = !updates.length;
  waiting = fresh;
  propose(updates.map(({ id }) => id));
}

// Only the newest entries come with their words: those of the others are taken from the page.
async function complete(updates) {
  const bare = updates.filter(({ html }) => !html);
  if (!bare.length) return;
  const page = await (await fetch(location.pathname)).text();
  const parsed = new DOMParser().parseFromString(page, "text/html");
  for (const update of bare) update.html = parsed.getElementById(update.id).outerHTML;
}

function propose(order) {
  const shown = offer.querySelector("button");
  if (!waiting.length) {
    shown?.remove();
    return;
  }
  const count = waiting.length;
  const text = (offer.dataset[plural.select(count)] ?? offer.dataset.other).replace("#", count);
  const button = shown ?? Object.assign(document.createElement("button"), { type: "button" });
  button.onclick = () => insert(order);
  if (button.textContent !== text) button.textContent = text;
  if (!shown) offer.replaceChildren(button);
}

function insert(order) {
  const asked = offer.contains(document.activeElement);
  const fresh = waiting.map(made);
  waiting = [];
  keepingPlace(() => {
    for (const entry of fresh) {
      const older = order.slice(order.indexOf(entry.id) + 1);
      list.insertBefore(entry, entries().find(({ id }) => older.includes(id)) ?? null);
      entry.classList.add("fresh");
    }
  });
  leadTo(fresh[0], asked);
}

// Where the entries came in out of sight, a link leads to them.
function leadTo(entry, asked) {
  const { top } = entry.getBoundingClientRect();
  const seen = top >= 0 && top < innerHeight * 0.8;
  offer.replaceChildren();
  if (seen) {
    entry.tabIndex = -1;
  } else {
    const link = document.createElement("a");
    Object.assign(link, { href: `#${entry.id}`, textContent: offer.dataset.newest });
    link.addEventListener("click", () => setTimeout(() => link.remove()));
    offer.append(link);
  }
  if (asked) (seen ? entry : offer.firstChild).focus({ preventScroll: true });
}

function replace(entry, update) {
  if (entry.contains(document.activeElement)) return; // the next answer will find it again
  entry.replaceChildren(...made(update).childNodes);
  entry.dataset.mark = update.mark;
}

function made({ html }) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const entry = template.content.firstElementChild;
  renumber(entry);
  return entry;
}

// Notes are numbered through the story. The numbers of this page are taken: these get the next.
function renumber(entry) {
  const numbers = {};
  for (const note of entry.querySelectorAll(".note")) numbers[note.id.slice(1)] = ++highest;
  const now = (text) => text.replace(/\d+/, (old) => numbers[old] ?? old);
  for (const words of entry.querySelectorAll("[data-n]")) words.dataset.n = now(words.dataset.n);
  for (const target of entry.querySelectorAll("[id^=n],[id^=q]")) target.id = now(target.id);
  for (const link of entry.querySelectorAll('[href^="#n"],[href^="#q"]')) {
    link.setAttribute("href", now(link.getAttribute("href")));
    if (link.ariaLabel) link.ariaLabel = now(link.ariaLabel);
    if (link.matches(".ref,.back")) link.textContent = now(link.textContent);
  }
}

// Change the list without moving what is seen. While its head is in the window or below, nothing
// above a change is seen to move; else the first thing seen that stays is the measure.
function keepingPlace(change) {
  const places = document.querySelectorAll(".tl > li, .updates ~ *, .story ~ *");
  const seen = [...places].filter((place) => place.getBoundingClientRect().bottom > 0);
  const before = seen.map((place) => place.getBoundingClientRect().top);
  const inside = list.parentElement.getBoundingClientRect().top < 0;
  change();
  const stayed = seen.findIndex((place) => place.isConnected);
  if (!inside || stayed < 0) return;
  scrollBy({ top: seen[stayed].getBoundingClientRect().top - before[stayed], behavior: "instant" });
}

function takenBack() {
  clearInterval(timer);
  document.removeEventListener("visibilitychange", poll);
  const told = document.createElement("p");
  const link = document.createElement("a");
  Object.assign(link, { href: location.pathname, textContent: offer.dataset.reload });
  told.append(`${offer.dataset.gone} `, link);
  offer.replaceChildren(told);
}
