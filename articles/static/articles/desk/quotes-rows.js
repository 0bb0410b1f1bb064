/* The rows of the Quotes panel: what each says, what is decided in it, where its words stand.
 *
 * A row is a set of ordinary form controls; everything here only presses them. Wants the markup
 * of admin/quotes/ and shown.js.
 */
import { clear, editorOf, rangeOf, scrollTo, show } from "./shown.js"

const HIGHLIGHTS = ["words", "cue", "speaker", "source"]
const beside = matchMedia("(min-width: 64.01rem)") // the panel stands beside the text

export const panel = document.getElementById("quotes")
export const list = () => document.getElementById("quotes-list")
export const rows = () => [...list().querySelectorAll(".quote-row")].filter((row) => row.offsetParent)
export const rowOf = (element) => element?.closest?.(".quote-row") || null
export const words = (row) => row.querySelector(".quote-row__words")

const control = (row, name) => row.querySelector(`[name$="-${name}"]`)
const checked = (row, name) => row.querySelector(`[name$="-${name}"]:checked`)

export const deed = (row) => checked(row, "deed")?.value || ""
const isOpen = (row) => ["suggested", "unresolved", "different", "gone"].includes(row.dataset.state)
export const isLeft = (row) => isOpen(row) && !deed(row)
export const isSure = (row) => isLeft(row) && row.dataset.state === "suggested" && Boolean(checked(row, "who"))
export const left = () => [...list().querySelectorAll(".quote-row")].filter(isLeft)
export const sure = () => [...list().querySelectorAll(".quote-row")].filter(isSure)

/* --- deciding ------------------------------------------------------------------------------- */

function press(radio) {
  if (!radio) return false
  radio.checked = true
  radio.dispatchEvent(new Event("input", { bubbles: true }))
  return true
}

const radio = (row, name, value) => row.querySelector(`[name$="-${name}"][value="${CSS.escape(value)}"]`)

/* Whether the chosen speaker is somebody: a field that names them may still be empty. */
function isNamed(row) {
  const who = checked(row, "who")?.value
  const field = { search: "person", new: "name", describe: "described", attach: "quote" }[who]
  return Boolean(who) && (!field || Boolean(control(row, field).value.trim()))
}

export function confirm(row) {
  return isNamed(row) && press(radio(row, "deed", "record"))
}

export function decide(row, value) {
  return press(radio(row, "deed", value))
}

/* Take a decision back: the row is again what was proposed. */
export function undo(row) {
  const proposed = control(row, "proposed")?.value
  const chosen = checked(row, "who")
  if (proposed) press(radio(row, "who", proposed))
  else if (chosen) chosen.checked = false
  takeRole(row)
  if (control(row, "touched")) control(row, "touched").value = ""
  press(radio(row, "deed", ""))
}

/* A role belongs to its speaker: another speaker brings another one, unless it was typed. */
export function takeRole(row, role = checked(row, "who")?.dataset.role || "") {
  const field = control(row, "role")
  if (!field || field.dataset.typed) return
  field.value = role
  tell(row)
}

export function touch(row) {
  const touched = control(row, "touched")
  if (touched) touched.value = "1"
}

/* --- what a row says ------------------------------------------------------------------------ */

function speaker(row) {
  const who = checked(row, "who")
  if (!who) return ""
  if (who.dataset.name) return who.dataset.name
  const chosen = { search: "person", attach: "quote" }[who.value]
  if (chosen) return control(row, chosen).selectedOptions[0]?.textContent || ""
  return control(row, who.value === "new" ? "name" : "described").value
}

/* Say in one line what is decided, and in another how the words reached us. */
export function tell(row) {
  const who = row.querySelector("[data-shows=who]")
  if (!who) return
  const role = control(row, "role").value
  who.textContent = deed(row) === "dismiss" ? panel.dataset.dismissed : speaker(row)
  const how = control(row, "provenance")
  const source = control(row, "source").selectedOptions[0]?.textContent || control(row, "source_name").value
  const reached = how.value === "reported" ? panel.dataset.reported.replace("#", source || "…") : how.selectedOptions[0].textContent
  row.querySelector("[data-shows=summary]").textContent = [role, reached].filter(Boolean).join(" · ")
}

/* --- in the text ---------------------------------------------------------------------------- */

const marks = (row) => JSON.parse(row.dataset.marks || "{}")

export function unshow() {
  HIGHLIGHTS.forEach((name) => clear(`quote-${name}`))
  list().querySelector(".quote-row[aria-current]")?.removeAttribute("aria-current")
}

/* Mark a row's words, cue and speaker in the text. Go there where the panel stays in view. */
export function showInText(row, { go = beside.matches } = {}) {
  unshow()
  row.setAttribute("aria-current", "true")
  const every = marks(row)
  for (const name of HIGHLIGHTS) {
    for (const [block, start, end, expected] of every[name] || []) {
      const range = show(block, start, end, `quote-${name}`, expected)
      if (go && name === "words") {
        scrollTo(block, range)
        go = false
      }
    }
  }
}

/* Put the recorded words into the text: one step, which the editor can undo. */
export function restore(row) {
  const recorded = row.querySelector(".use-record")?.dataset.restored
  const [place] = marks(row).words || []
  if (!recorded || !place) return false
  const [block, start, end, expected] = place
  const view = editorOf(block)?.view
  const range = rangeOf(block, start, end, expected)
  if (!view || !range) return false
  const from = view.posAtDOM(range.startContainer, range.startOffset)
  const to = view.posAtDOM(range.endContainer, range.endOffset)
  view.dispatch(view.state.tr.insertText(recorded, from, to))
  return true
}
