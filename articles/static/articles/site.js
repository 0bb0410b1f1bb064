// The share button of a story's page. The page needs nothing of this: where the device can share,
// the button is uncovered; elsewhere the plain links beside it do.
const button = document.querySelector("[data-share]");
if (button && navigator.share) {
  button.parentElement.hidden = false;
  button.addEventListener("click", () => {
    const { share: url, title } = button.dataset;
    navigator.share({ title, url }).catch(() => {}); // closed without choosing: nothing to do
  });
}
