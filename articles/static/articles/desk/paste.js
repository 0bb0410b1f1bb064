/* An article that is pasted into a text becomes clean blocks.
 *
 * A few words are left to the editor, and so is what was copied from a text of the desk. A larger
 * paste goes to the desk, which answers with pieces: text stays at the cursor, pictures and READ
 * ALSO lines become blocks of their own, and what stood after the cursor comes after them. One undo
 * takes all of it back, until something else is changed. When the desk cannot be reached, the
 * editor pastes by itself. Listens to prose-editor:ready; wants blocks.js.
 */
const form = document.getElementById("story_form")
const words = document.getElementById("desk-words").dataset
const said = document.getElementById("desk-said")
const PATIENCE = 15_000
const KINDS = { text: "articles_text_set", figure: "articles_figure_set", "read-also": "articles_readalso_set" }
const HEAD = ["kicker", "headline", "standfirst", "lead_caption", "lead_credit"]
let last = null // the paste that one undo takes back
let turn = Promise.resolve() // pastes are put in one after the other

function isLarge(html, text) {
  if (html.includes("data-pm-slice")) return false
  if (text.split(/\n+/).filter((line) => line.trim()).length > 1) return true
  const body = new DOMParser().parseFromString(html, "text/html").body
  return body.querySelectorAll("p, li, h1, h2, h3, h4, blockquote, tr, img").length > 1
}

async function ask(html, text, head) {
  const body = new FormData()
  body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value)
  body.append(html ? "html" : "text", html || text)
  if (head) body.append("head", "1")
  const signal = AbortSignal.timeout(PATIENCE)
  const answer = await fetch(form.dataset.paste, { method: "POST", body, signal })
  const type = answer.headers.get("Content-Type") || ""
  if (!type.startsWith("application/json")) throw new Error(String(answer.status))
  return { pieces: [], head: {}, ...(await answer.json()) }
}

const headField = (name) => document.getElementById(`id_${name}`)
const blocks = () => [...document.querySelectorAll(".order-machine > .inline-related:not(.empty-form)")]

function isEmpty() {
  const texts = document.querySelectorAll(".order-machine [role=textbox]")
  return [...texts].every((text) => !text.textContent.trim()) && HEAD.every((name) => !headField(name)?.value.trim())
}

function hasRoom(pieces) {
  const most = document.getElementById(`id_${KINDS.text}-MAX_NUM_FORMS`)
  return blocks().length + pieces.length <= Number(most.value)
}

/* --- putting it in ----------------------------------------------------------------------------- */

/* Undoing the paste is done here; the editor's own history would show halves of it. */
function setHtml(editor, html) {
  editor.chain().setMeta("addToHistory", false).setContent(html, { emitUpdate: true }).run()
}

function partsAround({ editor, whole, from, to }) {
  const end = editor.state.doc.content.size
  const keep = (start, stop) => {
    setHtml(editor, whole)
    if (start < stop) editor.chain().setMeta("addToHistory", false).deleteRange({ from: start, to: stop }).run()
    return editor.isEmpty ? "" : editor.getHTML().replace(/^(?:<p><\/p>)+|(?:<p><\/p>)+$/g, "")
  }
  const before = keep(from, end)
  const after = keep(0, to)
  setHtml(editor, whole)
  return { before, after }
}

function added(prefix, before) {
  let fresh = null
  const listen = (event) => {
    fresh = event.target
  }
  document.addEventListener("formset:added", listen)
  window.ContentEditor._insertBefore = before
  window.ContentEditor.addContent(prefix)
  document.removeEventListener("formset:added", listen)
  if (!fresh) throw new Error(`no block ${prefix}`)
  delete fresh.dataset.fresh // it does not ask for the focus
  return fresh
}

function editorIn(block) {
  const ready = block.querySelector("[role=textbox]")?.editor
  if (ready) return Promise.resolve(ready)
  return new Promise((resolve, reject) => {
    const listen = (event) => {
      if (!block.contains(event.detail.textarea)) return
      document.removeEventListener("prose-editor:ready", listen)
      resolve(event.detail.editor)
    }
    document.addEventListener("prose-editor:ready", listen)
    setTimeout(() => reject(new Error("no editor")), PATIENCE)
  })
}

function fill(block, name, value) {
  const input = block.querySelector(`[name$="-${name}"]`)
  if (!input || !value) return
  input.value = value
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

function choose(block, story) {
  const select = block.querySelector('[name$="-first"]')
  if (!select || !story) return
  select.append(new Option(story.text, story.id, true, true))
  window.django.jQuery(select).trigger("change")
}

function line(className, text) {
  const made = document.createElement("p")
  made.className = className
  made.textContent = text
  return made
}

async function addPiece(piece, before, made) {
  const fresh = added(KINDS[piece.kind], before)
  made.blocks.push(fresh)
  if (piece.kind === "text") setHtml(await editorIn(fresh), piece.html)
  if (piece.kind === "figure") {
    fill(fresh, "caption", piece.caption)
    fill(fresh, "credit", piece.credit)
  }
  if (piece.kind === "read-also") choose(fresh, piece.story)
  if (piece.hint) fresh.querySelector(":scope > fieldset").before(line("pasted-hint", piece.hint))
}

async function put(made, pieces) {
  const { editor, block } = made
  const { from, to } = editor.state.selection
  Object.assign(made, { whole: editor.getHTML(), from, to })
  if (!pieces.length) return
  const around = partsAround(made)
  const rest = [...pieces]
  while (!around.before && rest.length && rest[0].kind !== "text") await addPiece(rest.shift(), block, made)
  const first = rest[0]?.kind === "text" ? rest.shift().html : ""
  if (!rest.length) {
    editor.chain().setTextSelection({ from, to }).insertContent(first).run()
    return
  }
  setHtml(editor, around.before + first)
  if (around.after && rest.at(-1).kind === "text") rest.push({ kind: "text", html: rest.pop().html + around.after })
  else if (around.after) rest.push({ kind: "text", html: around.after })
  const all = blocks()
  const following = all[all.indexOf(block) + 1] || null
  for (const piece of rest) await addPiece(piece, following, made)
}

function fillHead(made, head) {
  for (const name of HEAD) {
    const field = headField(name)
    if (!field || !head[name] || field.value.trim()) continue
    setField(field, head[name])
    made.fields.push(field)
  }
  if (head.hint) {
    made.hint = line("pasted-hint", head.hint)
    headField("lead_photo")?.closest(".form-row").before(made.hint)
  }
}

function setField(field, value) {
  field.value = value
  field.dispatchEvent(new Event("input", { bubbles: true }))
}

/* --- saying it, taking it back ----------------------------------------------------------------- */

function say(block, sentence) {
  block.querySelector(":scope > .pasted")?.remove()
  const made = line("pasted", sentence)
  block.append(made)
  said.textContent = sentence
  return made
}

function offerUndo(sentence) {
  const undo = document.createElement("button")
  undo.type = "button"
  undo.className = "btn small"
  undo.textContent = words.undoPaste
  undo.addEventListener("click", takeBack)
  sentence.append(" ", undo)
}

function revert({ editor, whole, from, to, blocks: fresh, fields, hint }) {
  if (whole === null) return
  hint?.remove()
  setHtml(editor, whole)
  editor.commands.setTextSelection({ from, to })
  for (const block of fresh) {
    block.querySelector(":scope > .tools > button:last-child").click() // marks it as removed
    block.classList.add("taken-back")
  }
  for (const field of fields) setField(field, "")
}

function takeBack() {
  const made = last
  last = null
  revert(made)
  made.block.querySelector(":scope > .pasted")?.remove()
  said.textContent = words.pasteUndone
  made.editor.commands.focus()
}

/* Something else was changed: an undo of the paste would take that along. */
function settle() {
  if (!last) return
  last.block.querySelector(":scope > .pasted > button")?.remove()
  last = null
}

/* --- the paste --------------------------------------------------------------------------------- */

function pasteAsItIs({ editor, block }, html, text, why) {
  const paragraphs = text.split(/\n+/).map((part) => ({
    type: "paragraph",
    content: part ? [{ type: "text", text: part }] : [],
  }))
  editor.commands.insertContent(html || paragraphs)
  say(block, why)
}

async function paste(editor, block, html, text) {
  settle()
  say(block, words.pasting)
  const made = { editor, block, whole: null, blocks: [], fields: [], hint: null }
  try {
    const answer = await ask(html, text, isEmpty())
    if (!hasRoom(answer.pieces)) {
      pasteAsItIs(made, html, text, words.pasteNoRoom)
      return
    }
    await put(made, answer.pieces)
    fillHead(made, answer.head)
    const sentence = say(block, answer.said)
    if (answer.pieces.length || made.fields.length) {
      last = made
      offerUndo(sentence)
    }
    document.dispatchEvent(new CustomEvent("quotes:changed"))
  } catch {
    revert(made)
    pasteAsItIs(made, html, text, words.pasteFailed)
  }
  setTimeout(() => editor.commands.focus()) // after new blocks, which ask for it too
}

function equip(editor) {
  const block = editor.view.dom.closest(".inline-related")
  if (!block || block.dataset.pastes) return
  block.dataset.pastes = "yes"
  editor.view.dom.addEventListener(
    "paste",
    (event) => {
      const [html, text] = ["text/html", "text/plain"].map((type) => event.clipboardData?.getData(type) || "")
      if (!isLarge(html, text)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      turn = turn.then(() => paste(editor, block, html, text))
    },
    true,
  )
}

document.addEventListener(
  "keydown",
  (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z"
    if (isUndo && last) {
      event.preventDefault()
      event.stopImmediatePropagation()
      takeBack()
    } else if (["Enter", "Backspace", "Delete"].includes(event.key) && event.target.isContentEditable) settle()
  },
  true,
)
for (const kind of ["beforeinput", "input", "change"]) {
  document.addEventListener(kind, (event) => event.isTrusted && settle(), true)
}
window.django.jQuery(document).on("change", settle) // a chosen record: select2 tells jQuery alone

for (const dom of document.querySelectorAll(".prose-editor [role=textbox]")) if (dom.editor) equip(dom.editor)
document.addEventListener("prose-editor:ready", (event) => equip(event.detail.editor))
