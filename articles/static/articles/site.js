// The share line of a story's page. The page needs nothing of this: what the device can do is
// uncovered or done, and elsewhere the plain links are all there is.
const share = document.querySelector("[data-share]");
if (share && navigator.share) {
  share.parentElement.hidden = false;
  share.addEventListener("click", () => {
    const { share: url, title } = share.dataset;
    navigator.share({ title, url }).catch(() => {}); // closed without choosing: nothing to do
  });
}
const link = document.querySelector("[data-copied]");
if (link && navigator.clipboard) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    navigator.clipboard.writeText(link.href).then(
      () => (link.nextElementSibling.textContent = link.dataset.copied),
      () => (location.href = link.href),
    );
  });
}
