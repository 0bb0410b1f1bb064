/* Asks before somebody leaves with words that are not saved. Works alone. */
const form = document.getElementById("story_form")
let unsaved = Boolean(form.querySelector("input[name=unsaved], .problems"))

form.addEventListener("input", () => {
  unsaved = true
})
/* The admin tells of a change of every choice while the page loads; nobody made those. */
window.addEventListener("load", () => {
  window.django?.jQuery(form).on("change", () => {
    unsaved = true
  })
})
form.addEventListener("submit", () => {
  unsaved = false
})
/* Browsers ask nobody who has not touched the page, and complain of those that try. */
window.addEventListener("beforeunload", (event) => {
  if (unsaved && navigator.userActivation?.hasBeenActive !== false) event.preventDefault()
})
document.getElementById("problems")?.focus()
