/* Asks before somebody leaves with words that are not saved. Works alone. */
const form = document.getElementById("story_form")
let unsaved = Boolean(form.querySelector("input[name=unsaved], .problems"))

form.addEventListener("input", () => {
  unsaved = true
})
window.django?.jQuery(form).on("change", () => {
  unsaved = true
})
form.addEventListener("submit", () => {
  unsaved = false
})
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault()
})
document.getElementById("problems")?.focus()
