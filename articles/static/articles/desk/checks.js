/* The list of checks beside a story: kept equal to the form, and a way to each place it names.
 *
 * The list comes with the answer that quotes-panel.js fetches while somebody types (it dispatches
 * desk:read with the answer's document, desk:unread when none came). A line's link opens what is
 * folded around its place and puts the focus there. Without script the list is that of the story
 * as last saved, and a link goes to its place as links do. Wants shown.js.
 */
import { blockOf } from "./shown.js"

const part = document.getElementById("checks")
const said = document.getElementById("desk-said")
const FIELDS = "[role=textbox], textarea:not([hidden]), .select2-selection, select, input:not([type=hidden], [hidden]), summary, button"
const isSeen = (element) => element.offsetParent !== null

/* --- kept equal ------------------------------------------------------------------------------- */

function put(fresh) {
  const old = document.getElementById("checks-list")
  if (!fresh || !old) return
  const list = document.adoptNode(fresh)
  const at = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null
  old.replaceWith(list)
  if (at !== null) (list.querySelector(`a[href="${CSS.escape(at)}"]`) || part.querySelector("summary")).focus({ preventScroll: true })
  const count = document.getElementById("checks-count")
  if (count.textContent.trim() !== list.dataset.count.trim()) {
    count.textContent = list.dataset.count
    said.textContent = `${part.querySelector("summary").firstChild.textContent.trim()}: ${list.dataset.count}`
  }
  const foot = document.getElementById("foot-checks")
  if (foot) foot.textContent = list.dataset.foot
  const of = document.getElementById("checks-of")
  of.textContent = of.dataset.typed
}

document.addEventListener("desk:read", (event) => put(event.detail.getElementById("checks-list")))
document.addEventListener("desk:unread", () => {
  const of = document.getElementById("checks-of")
  if (of) of.textContent = of.dataset.failed
})

/* --- a way to each place ------------------------------------------------------------------------ */

function place(id) {
  const named = document.getElementById(id)
  const block = id.startsWith("part-") ? blockOf(id.slice(5)) : null
  if (block) return block
  if (named?.classList.contains("anchor")) return named.closest(".quote-row, .inline-related, tr") || named
  return named
}

function reveal(element) {
  for (let folded = element.closest("details:not([open])"); folded; folded = element.closest("details:not([open])")) folded.open = true
  const block = element.closest(".order-machine .inline-related.collapsed")
  block?.querySelector(":scope > .tools > .fold")?.click()
}

/* The field to type in: in a block the named one, else the first that is empty, else the first. */
function fieldOf(element, name) {
  const named = name && element.querySelector(`[name$="-${CSS.escape(name)}"]`)
  if (named) return fieldOf(named)
  if (element.matches(FIELDS)) {
    const drawn = element.matches("select") && element.parentElement.querySelector(".select2-selection")
    return drawn || element
  }
  const inside = element.matches(".inline-related") ? element.querySelector(":scope > fieldset") || element : element
  const fields = [...inside.querySelectorAll(FIELDS)].filter(isSeen)
  return fields.find((field) => "value" in field && field.matches("textarea, input[type=text], input[type=url]") && !field.value.trim()) || fields[0]
}

function go(id, name) {
  const element = place(id)
  if (!element) return false
  reveal(element)
  const field = fieldOf(element, name)
  const shown = field || element
  shown.scrollIntoView({ block: "center", behavior: "instant" })
  if (field) field.focus({ preventScroll: true })
  return true
}

part?.addEventListener("click", (event) => {
  const link = event.target.closest("#checks-list a[href^='#']")
  if (link && go(decodeURIComponent(link.hash.slice(1)), link.dataset.field)) event.preventDefault()
})
document.getElementById("foot-checks")?.addEventListener("click", (event) => {
  event.preventDefault()
  part.open = true
  part.scrollIntoView({ block: "start", behavior: "instant" })
  const first = part.querySelector("#checks-list a") || part.querySelector("summary")
  first.focus({ preventScroll: true })
})
