/* Keeps the Quotes panel equal to the text while somebody writes.
 *
 * After a pause the form is sent to the desk, which answers with the panel and the list of checks
 * (for checks.js: desk:read, or desk:unread when no answer came); nothing is written there. Rows that read as before stay as they are, with what was typed
 * in them, the focus and the drawn choices. An answer that is overtaken is dropped; when none
 * comes, the panel stays usable and says so. Wants quotes-rows.js and quotes-keys.js.
 */
import { count, goTo } from "./quotes-keys.js"
import { deed, list, panel, rowOf, tell, unshow } from "./quotes-rows.js"

const PAUSE = 600 // milliseconds after the last key
const PATIENCE = 15_000
const form = document.getElementById("story_form")
const state = document.getElementById("quotes-state")
let waiting = 0
let asking = null
let withRows = false // a decision changes the checks, and no row

function body() {
  const sent = new FormData()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !name.includes("__prefix__")) sent.append(name, value)
  }
  return sent
}

async function refresh() {
  asking?.abort()
  const asked = (asking = new AbortController())
  try {
    const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(PATIENCE)])
    const answer = await fetch(list().dataset.address, { method: "POST", body: body(), signal })
    const text = await answer.text()
    if (asked.signal.aborted) return
    if (answer.status === 413) state.textContent = text
    else if (!answer.ok || !text.includes("quotes-list")) throw new Error(String(answer.status))
    else {
      const read = new DOMParser().parseFromString(text, "text/html")
      document.dispatchEvent(new CustomEvent("desk:read", { detail: read }))
      if (withRows) put(read)
      withRows = false
      state.textContent = ""
    }
  } catch (error) {
    if (asked.signal.aborted) return
    state.textContent = panel.dataset.failed
    document.dispatchEvent(new CustomEvent("desk:unread"))
  }
}

/* --- the old rows and the new ones ------------------------------------------------------------ */

const isTouched = (row) => Boolean(deed(row) || row.querySelector('[name$="-touched"]')?.value)

/* Somebody is choosing in it: replaced, the open choice would choose for a row that is gone. */
const isInHand = (row) => Boolean(row.querySelector(".select2-container--open"))

function stays(before, row) {
  if (isInHand(before)) return true
  if (before.dataset.state !== row.dataset.state) return false
  return before.dataset.look === row.dataset.look || isTouched(before)
}

function put(read) {
  const old = list()
  const fresh = document.adoptNode(read.getElementById("quotes-list"))
  const active = old.contains(document.activeElement) ? document.activeElement : null
  const key = rowOf(active)?.dataset.key
  const shown = old.querySelector(".quote-row[aria-current]")
  const byKey = new Map([...old.querySelectorAll(".quote-row[data-key]")].map((row) => [row.dataset.key, row]))
  for (const row of fresh.querySelectorAll(".quote-row[data-key]")) {
    const before = byKey.get(row.dataset.key)
    if (before && stays(before, row)) {
      before.dataset.marks = row.dataset.marks
      row.replaceWith(before)
    }
  }
  for (const group of fresh.querySelectorAll("details[data-group]")) {
    group.open = Boolean(old.querySelector(`details[data-group="${group.dataset.group}"]`)?.open)
  }
  old.replaceWith(fresh)
  fresh.querySelectorAll(".quote-row").forEach(tell)
  if (shown && !fresh.contains(shown)) unshow()
  count()
  if (active?.isConnected) active.focus({ preventScroll: true })
  else if (active) goTo([...fresh.querySelectorAll(".quote-row")].find((row) => row.dataset.key === key) || fresh.querySelector(".quote-row"))
}

function soon(delay = PAUSE, rows = true) {
  withRows ||= rows
  clearTimeout(waiting)
  waiting = setTimeout(refresh, delay)
}

if (panel) {
  form.addEventListener("input", (event) => {
    soon(PAUSE, !panel.contains(event.target))
  })
  window.django.jQuery(form).on("change", (event) => {
    if (!panel.contains(event.target)) soon()
  })
  document.addEventListener("quotes:changed", () => soon(0))
}
