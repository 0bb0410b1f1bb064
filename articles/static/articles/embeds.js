// Players of other sites, started by a reader and never before. The server wrote each address; where
// it wrote none, or without this script, the plain link is all there is.
for (const box of document.querySelectorAll("[data-player]")) {
  const [button, warning] = box.querySelectorAll("[hidden]");
  button.hidden = warning.hidden = false;
  button.addEventListener("click", () => {
    const player = document.createElement("iframe");
    player.title = box.dataset.title;
    player.referrerPolicy = "strict-origin"; // some play nothing for a page that hides its host
    player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    player.sandbox = "allow-scripts allow-same-origin allow-popups allow-presentation";
    player.src = box.dataset.player;
    warning.replaceWith(player);
    button.remove();
    player.focus();
  });
}
