// Breaking news on open pages: comes by itself, goes at its end.
const [strip, blank] = document.querySelector("#breaking").children;

function drop(over) {
  [...strip.children].filter(over).map((line) => line.remove());
  strip.hidden = !strip.firstChild;
}

function show({ url, headline, until }) {
  if (url == location.pathname || strip.textContent.includes(headline)) return;
  strip.className = "breaking";
  strip.prepend(blank.content.cloneNode(true));
  strip.firstChild.dataset.until = until;
  Object.assign(strip.firstChild.lastChild, { href: url, text: headline });
}

async function ask() {
  const { breaking } = await (await fetch("/breaking.json")).json();
  drop((line) => breaking.every((news) => news.headline != line.lastChild.text));
  breaking.reverse().map(show);
}

const poll = () => document.hidden || ask().catch(() => {});
setInterval(poll, 3e4 * (1 + Math.random()));
setInterval(() => drop((line) => new Date(line.dataset.until) < new Date()), 999);
document.onvisibilitychange = poll;
