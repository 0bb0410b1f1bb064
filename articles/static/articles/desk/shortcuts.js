/* Keys of the desk, each for a button or a link that is on the page too.
 *
 * Wants #keys-dialog and #find-dialog (admin/parts/dialogs.html) and, in a story, blocks.js with
 * its buttons and the rail. Does nothing where the account has turned keys off: then the dialogs
 * are not there. Single keys work outside fields only.
 */
const keys = document.getElementById("keys-dialog")
const find = document.getElementById("find-dialog")
const FIELD = "input, textarea, select, [contenteditable], .select2-container, [role=textbox]"
const RAIL = {
  Digit1: ".rail .step",
  Digit2: "#checks",
  Digit4: "#sources",
  Digit5: "#versions",
  Digit6: "#notes",
} // Digit3 is the Quotes panel's own
const ADD = { KeyQ: "articles_quoteblock_set", KeyP: "articles_figure_set", KeyU: "articles_update_set" }
const AFTER_G = { d: keys?.dataset.desk, s: keys?.dataset.stories }
const WAIT = 1500
let began = 0 // when "g" was pressed

const click = (selector, within = document) => {
  const target = within.querySelector(selector)
  target?.click()
  return Boolean(target)
}

const blockOf = (element) => element.closest?.(".order-machine .inline-related:not(.empty-form)")

function moveBlock(event, place) {
  const block = blockOf(event.target)
  const focused = document.activeElement
  const moved = block && click(`:scope > .tools > button:nth-of-type(${place})`, block)
  if (moved && block.contains(focused)) focused.focus()
  return moved
}

function addBlock(event, prefix) {
  const button = `[data-kind="${prefix}"]`
  const block = blockOf(event.target)
  return (block && click(`:scope > .add-block ${button}`, block)) || click(`.order-machine-wrapper > .add-block ${button}`)
}

function toRail(selector) {
  const part = document.querySelector(selector)
  if (!part) return false
  if (part.matches("details")) part.open = true
  const target = part.querySelector("summary, input, button, a")
  target?.focus()
  return Boolean(target)
}

/* --- finding -------------------------------------------------------------------------------- */

let asked = 0

async function look(words) {
  const number = ++asked
  const list = find.querySelector(".find-list")
  if (!words.trim()) {
    list.replaceChildren()
    return
  }
  const query = new URLSearchParams({ q: words, part: "1" })
  try {
    const answer = await fetch(`${find.dataset.url}?${query}`, { headers: { "X-Requested-With": "XMLHttpRequest" } })
    const text = answer.ok && !answer.redirected ? await answer.text() : ""
    if (number !== asked) return
    if (!text) throw new Error(String(answer.status))
    list.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes)
  } catch {
    if (number === asked) list.textContent = find.dataset.failed
  }
}

function openFind() {
  if (!find) return click(".desk-find input")
  if (!find.open) find.showModal()
  find.querySelector("input").select()
  return true
}

if (find) {
  let timer = 0
  find.querySelector("input").addEventListener("input", (event) => {
    clearTimeout(timer)
    timer = setTimeout(look, 200, event.target.value)
  })
}

/* --- keys ----------------------------------------------------------------------------------- */

function withControl(event) {
  if (event.shiftKey || event.altKey) return false
  const key = event.key.toLowerCase()
  if (key === "s") return click("#content form [name=_continue]") || click("#content form [name=_save]")
  if (key === "enter") return click(".rail .go-on")
  if (key === "k") return openFind()
  return false
}

function withAlt(event) {
  if (event.shiftKey) return false
  if (event.code === "ArrowUp") return moveBlock(event, 1)
  if (event.code === "ArrowDown") return moveBlock(event, 2)
  if (event.code in ADD) return addBlock(event, ADD[event.code])
  if (event.code in RAIL) return toRail(RAIL[event.code])
  return false
}

function alone(event) {
  if (event.target.closest?.(`${FIELD}, dialog, #quotes`)) return false
  if (event.key === "?") {
    keys.showModal()
    return true
  }
  const target = began && event.timeStamp - began < WAIT ? AFTER_G[event.key] : ""
  began = event.key === "g" ? event.timeStamp : 0
  if (target) window.location.assign(target)
  return Boolean(target)
}

if (keys) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const control = event.ctrlKey || event.metaKey
    const done = control ? withControl(event) : event.altKey ? withAlt(event) : alone(event)
    if (done) event.preventDefault()
  })
  document.getElementById("keys-open")?.addEventListener("click", (event) => {
    event.preventDefault()
    keys.showModal()
  })
}
