/* Deciding in the Quotes panel by keys and taps.
 *
 * Single keys work only while the panel has the focus and no field of it; each is also a button.
 * After a decision the focus goes to the next quotation that needs one. Wants quotes-rows.js; tells
 * what is left in #desk-said. Dispatches quotes:changed when the text was changed from here.
 */
import * as row from "./quotes-rows.js"

const said = document.getElementById("desk-said")
const { panel } = row
const FIELDS = "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, .select2-container"
const OTHERS = { s: "search", p: "new", d: "describe", a: "attach" }
let pointed = false

/* --- what is left --------------------------------------------------------------------------- */

export function count() {
  const left = row.left().length
  const sure = row.sure().length
  const some = row.list().querySelector(".quote-row[data-key]")
  const text = left ? panel.dataset.left.replace("#", left) : some ? panel.dataset.done : panel.dataset.none
  document.getElementById("quotes-count").textContent = text
  const foot = document.getElementById("foot-quotes")
  if (foot) foot.textContent = left ? panel.dataset.footLeft.replace("#", left) : panel.dataset.footDone
  const all = row.list().querySelector(".confirm-all")
  if (all) {
    all.hidden = !sure
    all.textContent = panel.dataset.confirm.replace("#", sure)
  }
  return left
}

function announce() {
  const left = count()
  said.textContent = left ? panel.dataset.said.replace("#", left) : panel.dataset.allDone
}

/* --- moving --------------------------------------------------------------------------------- */

export function goTo(target) {
  if (!target) return
  row.words(target).focus({ preventScroll: false })
  target.scrollIntoView({ block: "nearest" })
}

function step(from, by) {
  const all = row.rows()
  goTo(all[from ? all.indexOf(from) + by : 0])
}

function goOn(from) {
  const all = row.rows()
  const at = all.indexOf(from)
  goTo([...all.slice(at + 1), ...all.slice(0, at)].find(row.isLeft) || from)
  announce()
}

export function enter() {
  panel.open = true
  const all = row.rows()
  goTo(all.find(row.isLeft) || all[0])
  if (!all.length) panel.querySelector("summary").focus()
}

/* --- deciding ------------------------------------------------------------------------------- */

function confirmAll() {
  const all = row.sure()
  const here = row.rowOf(document.activeElement) || all[0]
  all.forEach(row.confirm)
  if (here) goOn(here)
}

function choose(here, value) {
  const chosen = here.querySelector(`.choice[data-key="${value}"] input`)
  if (!chosen) return false
  chosen.checked = true
  row.takeRole(here)
  if (row.confirm(here)) goOn(here)
  return true
}

/* Open the choice of somebody else, and put the focus where they are named. */
function other(here, value) {
  const chosen = here.querySelector(`.other input[type=radio][value="${value}"]`)
  if (!chosen) return false
  here.querySelector(".else").open = true
  chosen.checked = true
  row.takeRole(here)
  toField(chosen)
  return true
}

function toField(chosen) {
  const field = chosen.closest(".other").querySelector(".other__field :is(select, input)")
  if (field.matches("select")) {
    draw(field)
    window.django.jQuery(field).select2("open")
  } else field.focus()
}

/* Draw a choice by typing, as forms of the desk do with a row that was added. */
function draw(select) {
  if (!select.classList.contains("pick-later")) return
  select.classList.replace("pick-later", "admin-autocomplete")
  if (select.name.endsWith("-quote")) {
    const whole = row.rowOf(select).querySelector('[name$="-words"]').value
    select.setAttribute("data-ajax--url", `${select.getAttribute("data-ajax--url")}?words=${encodeURIComponent(whole)}`)
  }
  select.parentElement.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: {} }))
}

function useRecord(here) {
  if (!row.restore(here)) return row.decide(here, "use-record") && (goOn(here), true)
  document.dispatchEvent(new CustomEvent("quotes:changed"))
  return true
}

function deed(here, key) {
  const label = here.querySelector(`.deed[data-key="${key}"]`)
  if (!label) return false
  if (label.closest(".use-record")) return useRecord(here)
  const { value } = label.querySelector("input")
  if (!value) row.undo(here)
  else row.decide(here, value)
  row.tell(here)
  if (value) goOn(here)
  else announce()
  return true
}

/* --- keys ----------------------------------------------------------------------------------- */

const ANYWHERE = {
  c: () => confirmAll(),
  j: (here) => step(here, 1),
  k: (here) => step(here, -1),
  ArrowDown: (here) => step(here, 1),
  ArrowUp: (here) => step(here, -1),
  "?": () => {
    const keys = document.getElementById("quotes-keys")
    keys.open = !keys.open
    if (keys.open) keys.querySelector("summary").scrollIntoView({ block: "nearest" })
  },
}

function inRow(here, key) {
  if (key >= "1" && key <= "3") return choose(here, key)
  if (OTHERS[key]) return other(here, OTHERS[key])
  if (key === "e" && here.querySelector(".known")) {
    here.querySelector(".known").open = true
    here.querySelector('[name$="-role"]').focus()
    return true
  }
  return "ntru".includes(key) && deed(here, key)
}

function onKey(event) {
  pointed = false
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  const here = row.rowOf(event.target)
  const inField = event.target.matches(FIELDS)
  if (event.key === "Enter" && here && (inField ? event.target.matches("input") : event.target.matches(".quote-row__words, [type=radio], [type=checkbox]"))) {
    event.preventDefault() // a lone Enter must not send the whole story
    if (row.confirm(here)) {
      row.tell(here)
      goOn(here)
    } else if (!inField) row.showInText(here, { go: true })
    return
  }
  if (inField || (event.target.matches("[type=radio]") && event.key.startsWith("Arrow"))) return
  const known = ANYWHERE[event.key]
  if (known) {
    event.preventDefault()
    known(here)
  } else if (here && inRow(here, event.key)) event.preventDefault()
}

/* --- taps ----------------------------------------------------------------------------------- */

function onClick(event) {
  const here = row.rowOf(event.target)
  if (event.target.closest(".confirm-all")) {
    event.preventDefault()
    confirmAll()
  } else if (event.target.closest(".quote-row__words")) row.showInText(here, { go: true })
  else if (event.target.matches("label.deed, label.deed *") && event.target.closest(".use-record") && row.restore(here)) {
    event.preventDefault()
    document.dispatchEvent(new CustomEvent("quotes:changed"))
  }
}

function onChange(event) {
  const here = row.rowOf(event.target)
  if (!here) return
  const { name, value } = event.target
  if (name.endsWith("-deed")) {
    if (!value) row.undo(here)
    row.tell(here)
    if (value && pointed) goOn(here)
    else announce()
  } else if (name.endsWith("-who")) {
    row.takeRole(here)
    row.tell(here)
    if (event.target.closest(".other")) {
      if (pointed) toField(event.target)
    } else if (pointed && row.confirm(here)) goOn(here)
  } else if (/-(name|described)$/.test(name) && row.confirm(here)) {
    row.tell(here)
    announce()
  } else row.tell(here)
}

function onInput(event) {
  const here = row.rowOf(event.target)
  if (!here || event.target.matches("[type=radio]")) return
  if (event.target.name.endsWith("-role")) event.target.dataset.typed = "yes"
  row.touch(here)
}

/* select2 tells of a choice through jQuery alone. */
function onPicked(event) {
  const here = row.rowOf(event.target)
  if (!here || !panel.contains(here)) return
  row.touch(here)
  if (/-(person|quote)$/.test(event.target.name)) {
    if (event.target.name.endsWith("-person")) row.takeRole(here, event.params.data.role || "")
    if (row.confirm(here)) setTimeout(() => goOn(here)) // after select2 took the focus back
  }
  row.tell(here)
}

if (panel) {
  panel.addEventListener("pointerdown", () => {
    pointed = true
  })
  panel.addEventListener("keydown", onKey)
  panel.addEventListener("click", onClick)
  panel.addEventListener("change", onChange)
  panel.addEventListener("input", onInput)
  panel.addEventListener("focusin", (event) => {
    const here = row.rowOf(event.target)
    if (here && event.target.matches(".quote-row__words")) row.showInText(here)
  })
  panel.addEventListener("toggle", (event) => {
    if (event.target.open) event.target.querySelectorAll(":scope > .reported select.pick-later").forEach(draw)
  }, true)
  window.django.jQuery(document).on("select2:select", onPicked)
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "Digit3") return
    event.preventDefault()
    enter()
  })
  panel.querySelectorAll(".quote-row").forEach(row.tell)
  count()
}
