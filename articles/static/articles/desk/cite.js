/* Cite: words selected in the text become a citation, and a citation shows its words there.
 *
 * A button stands in the bar of every prose editor, and Alt+C does the same. It opens a row under
 * Citations with the words filled in and the focus on the source. A row whose words are not in the
 * text says so, with the words that are most like them. Wants shown.js and menubar.js; without
 * script the rows are plain fields. Listens to prose-editor:ready and formset:added.
 */
import { withMenubar } from "./menubar.js"
import { clear, scrollTo, show, textOf } from "./shown.js"

const words = document.getElementById("desk-words").dataset
const said = document.getElementById("desk-said")
const group = document.getElementById("citations-group")
const NAME = "cited"
const PAUSE = 400 // milliseconds after the last key
const LIKE = 0.5 // share of words in common from which others are offered
const MOST = 1000 // letters of a citation

/* --- from the text to a row -------------------------------------------------------------------- */

function selected() {
  const selection = getSelection()
  if (!selection.rangeCount || selection.isCollapsed) return ""
  const inside = (node) => node?.parentElement?.closest(".order-machine [role=textbox]")
  const editor = inside(selection.anchorNode)
  if (!editor || editor !== inside(selection.focusNode)) return ""
  const text = selection.toString().trim()
  return text.includes("\n") || text.length > MOST ? "" : text
}

function cite() {
  const text = selected()
  const total = document.getElementById("id_citations-TOTAL_FORMS")
  const add = group?.querySelector(".add-row a")
  if (!text || !add) return
  const number = total.value
  add.click()
  const row = document.getElementById(`citations-${number}`)
  field(row, "words").value = text
  const read = field(row, "read_on")
  if (read && !read.value) read.value = new Date().toLocaleDateString("sv") // ISO, in local time
  tell(row)
  row.scrollIntoView({ block: "center", behavior: "instant" })
  const chooser = row.querySelector(".field-source .select2-selection")
  const source = field(row, "source")
  ;(chooser || source).focus()
  said.textContent = words.cited
  row.dispatchEvent(new Event("input", { bubbles: true }))
}

function field(row, name) {
  return row.querySelector(`[name$="-${name}"]`)
}

function equip(editor) {
  const block = editor.closest(".inline-related")
  if (block) withMenubar(block, addButton)
}

function addButton(bar) {
  if (bar.querySelector(".cite")) return
  const button = document.createElement("button")
  button.type = "button"
  button.className = "cite"
  button.textContent = words.cite
  button.title = "Alt+C"
  button.disabled = true
  button.addEventListener("mousedown", (event) => event.preventDefault()) // keeps the selection
  button.addEventListener("click", cite)
  bar.append(button)
}

document.addEventListener("selectionchange", () => {
  const chosen = selected()
  const editor = chosen ? getSelection().anchorNode.parentElement.closest(".inline-related") : null
  for (const button of document.querySelectorAll(".prose-menubar .cite")) {
    button.disabled = button.closest(".inline-related") !== editor
  }
})

document.addEventListener("keydown", (event) => {
  if (event.altKey && event.code === "KeyC" && !event.ctrlKey && !event.metaKey && selected()) {
    event.preventDefault()
    cite()
  }
})

/* --- from a row to the text -------------------------------------------------------------------- */

const rows = () => [...(group?.querySelectorAll(".inline-related:not(.empty-form)") || [])]

function parts() {
  const inputs = document.querySelectorAll('.order-machine .inline-related:not(.empty-form) input[name$="-part"]')
  return [...inputs].map((input) => input.value).filter(Boolean)
}

/* Typographic variants are equal, one letter for one, so that places stay what they are. */
function level(text) {
  return text
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u00a0\u202f\u2009]/g, " ")
}

function standing(text) {
  for (const id of parts()) {
    const whole = textOf(id)
    const at = level(whole).indexOf(level(text))
    if (text && at >= 0) return { id, words: whole.slice(at, at + text.length) }
  }
  return null
}

/* The words of the text that are most like these: as many of them, with most in common. */
function nearest(text) {
  const wanted = level(text).toLowerCase().split(/\s+/)
  let best = { score: LIKE, words: "" }
  for (const id of parts()) {
    const there = textOf(id).split(/\s+/)
    const low = there.map((word) => level(word).toLowerCase().replace(/[.,;:!?"']+$/, ""))
    for (let at = 0; at + wanted.length <= low.length; at += 1) {
      const window = low.slice(at, at + wanted.length)
      const score = wanted.filter((word) => window.includes(word)).length / wanted.length
      if (score > best.score) best = { score, words: there.slice(at, at + wanted.length).join(" ") }
    }
  }
  return best.words.replace(/[.,;:!?]+$/, "")
}

/* Say at a row whether its words stand in the text. */
function tell(row) {
  const input = field(row, "words")
  row.querySelector(".not-there")?.remove()
  const text = input.value.trim()
  if (!text || standing(text)) return
  const note = document.createElement("p")
  note.className = "not-there"
  note.textContent = words.notThere
  const like = nearest(text)
  if (like) {
    const use = document.createElement("button")
    use.type = "button"
    use.className = "btn small"
    use.textContent = words.useThese.replace("…", like)
    use.addEventListener("click", () => {
      input.value = like
      input.dispatchEvent(new Event("input", { bubbles: true }))
      tell(row)
      input.focus()
    })
    note.append(" ", use)
  }
  input.after(note)
}

function point(row) {
  clear(NAME)
  const place = standing(field(row, "words").value.trim())
  if (!place) return
  const range = show(place.id, 0, place.words.length, NAME, place.words)
  if (range) scrollTo(place.id, range)
}

let waiting = 0

function soon() {
  clearTimeout(waiting)
  waiting = setTimeout(() => rows().forEach(tell), PAUSE)
}

document.getElementById("story_form").addEventListener("input", soon)
group?.addEventListener("focusin", (event) => {
  const row = event.target.closest(".inline-related")
  if (row && event.target.matches('[name$="-words"]')) point(row)
})
group?.addEventListener("focusout", () => clear(NAME))

document.querySelectorAll(".prose-editor [role=textbox]").forEach(equip)
document.addEventListener("prose-editor:ready", (event) => {
  equip(event.detail.editor.view.dom)
  soon()
})
soon()
