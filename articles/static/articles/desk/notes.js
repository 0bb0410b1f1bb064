/* Notes beside a story's form: sent and answered without leaving what is typed in the story.
 *
 * Wants blocks.js before it: the ways from a block to its notes move among the block's buttons, and
 * one of them makes the next note one on that block. Without script the same form goes to the page
 * of notes, and a block's link leads there. What is typed here is no change of the story: its
 * events stay here.
 */
const form = document.getElementById("note_form")
const part = () => document.getElementById("notes")

function own(element) {
  for (const kind of ["input", "change"]) element.addEventListener(kind, (event) => event.stopPropagation())
  element.querySelector(".note-on button").addEventListener("click", () => on("", ""))
}

function on(block, about) {
  const line = part().querySelector(".note-on")
  part().querySelector("[name=block]").value = block
  line.hidden = !block
  const label = line.querySelector("span")
  label.textContent = `${label.dataset.about} ${about}`
  part().open = true
  document.getElementById("note_text").focus()
}

/* What a block is called beside its note: its kind, and how its words begin. */
function nameOf(block) {
  const kind = block.querySelector("h3 b").textContent.trim()
  const words = block.querySelector("[role=textbox]")?.textContent.trim() || ""
  return words ? `${kind}: ${words.slice(0, 40)}` : kind
}

async function send(event) {
  event.preventDefault()
  if (form.dataset.sending) return
  form.dataset.sending = "yes"
  const block = part().querySelector("[name=block]").value
  const about = part().querySelector(".note-on span").textContent
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Part": "notes" }, redirect: "error" })
    if (![200, 409].includes(answer.status)) throw new Error(String(answer.status))
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = document.adoptNode(page.getElementById("notes"))
    part().replaceWith(fresh)
    own(fresh)
    if (answer.status === 409 && block) {
      fresh.querySelector("[name=block]").value = block
      fresh.querySelector(".note-on").hidden = false
      fresh.querySelector(".note-on span").textContent = about
    }
    document.getElementById("desk-said").textContent = fresh.querySelector(".note-said")?.textContent.trim() || ""
    fresh.querySelector(".note-said")?.scrollIntoView({ block: "nearest" })
    document.getElementById("note_text").focus({ preventScroll: true })
  } catch {
    part().querySelector(".note-lost").hidden = false
  } finally {
    delete form.dataset.sending
  }
}

function place() {
  for (const ways of document.querySelectorAll(".note-ways")) {
    const block = ways.closest(".inline-related")
    block.querySelector(":scope > .tools")?.prepend(ways)
    const here = ways.querySelector(".note-here")
    here.addEventListener("click", (event) => {
      event.preventDefault()
      on(here.dataset.block, nameOf(block))
    })
  }
}

if (form && part()) {
  own(part())
  form.addEventListener("submit", send)
  document.addEventListener("content-editor:ready", place)
  window.addEventListener("beforeunload", (event) => {
    if (document.getElementById("note_text").value.trim() && !form.dataset.sending) event.preventDefault()
  })
}
