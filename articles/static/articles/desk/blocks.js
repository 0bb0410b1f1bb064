/* Blocks by keyboard and by tap: move, fold, remove, add; all real buttons.
 *
 * django-content-editor gathers the blocks and keeps their order in style.order and in a hidden
 * field. This adds the buttons, and keeps the order of the document equal to the order on the
 * page, so that Tab and screen readers go the way that the eye goes. Listens to
 * content-editor:ready and formset:added. A removed block stays in the form, marked, until it is
 * saved; so removing can be undone, and no other block is renumbered.
 */
const said = document.getElementById("desk-said")
const words = document.getElementById("desk-words").dataset
const machine = () => document.querySelector(".order-machine")
const orderOf = (block) => block.querySelector(".order-machine-ordering")
const place = (block) => Number(orderOf(block).value) || 0
const isBlock = (row) => row.matches(".order-machine .inline-related:not(.empty-form)")

function blocks() {
  const rows = machine().querySelectorAll(":scope > .inline-related:not(.empty-form)")
  return [...rows].sort((a, b) => place(a) - place(b))
}

function button(text, label, action) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "btn small"
  made.textContent = text
  if (label) made.setAttribute("aria-label", label)
  made.addEventListener("click", action)
  return made
}

/* Number the blocks in their order, and bring the document into that order. */
function settle() {
  blocks().forEach((block, index) => {
    const order = String((index + 1) * 10)
    orderOf(block).value = order
    block.style.order = order
  })
  const sorted = blocks()
  sorted.forEach((block, index) => {
    const before = sorted[index - 1]
    if (before && before.nextElementSibling !== block) before.after(block)
    if (!before && machine().firstElementChild !== block) machine().prepend(block)
  })
  sorted.forEach(name)
}

/* Say in each block's buttons which block it is. */
function name(block, index) {
  const title = `${block.dataset.title}, ${words.block} ${index + 1}`
  block.querySelector(":scope > fieldset")?.setAttribute("aria-label", title)
  for (const tool of block.querySelectorAll(":scope > .tools > button, :scope > .add-block > .more")) {
    tool.setAttribute("aria-label", `${tool.dataset.label || tool.textContent}: ${title}`)
  }
  const prose = block.querySelector("[role=textbox]")
  if (prose) prose.setAttribute("aria-label", title)
}

function move(block, step, tool) {
  const all = blocks()
  const target = all[all.indexOf(block) + step]
  if (!target) return
  const here = place(block)
  orderOf(block).value = place(target)
  orderOf(target).value = here
  settle()
  tool.focus()
  block.scrollIntoView({ block: "nearest" })
  said.textContent = `${block.dataset.title} ${words.moved} ${blocks().indexOf(block) + 1}`
  changed(block)
}

function changed(block) {
  block.dispatchEvent(new Event("input", { bubbles: true }))
}

/* The beginning of what a block holds, for when it is folded. */
function summary(block) {
  const prose = block.querySelector("[role=textbox]")
  const chosen = block.querySelector("select option:checked")
  const typed = block.querySelector("textarea:not([hidden]), input[type=text]")
  const text = prose?.textContent || chosen?.textContent || typed?.value || ""
  return text.trim().slice(0, 80) || words.empty
}

function fold(block, folded) {
  block.classList.toggle("collapsed", folded)
  const tool = block.querySelector(":scope > .tools > .fold")
  tool.textContent = tool.dataset.label = folded ? words.open : words.fold
  tool.setAttribute("aria-expanded", String(!folded))
  block.querySelector(".inline_label").textContent = folded ? summary(block) : ""
  blocks().forEach(name)
}

function remove(block, tool) {
  const orderName = orderOf(block).name
  let box = block.querySelector("input[name$=-DELETE]")
  if (!box) {
    box = document.createElement("input")
    box.type = "checkbox"
    box.hidden = true
    box.name = orderName.replace(/-ordering$/, "-DELETE")
    block.append(box)
  }
  box.checked = !box.checked
  block.classList.toggle("for-deletion", box.checked)
  tool.textContent = tool.dataset.label = box.checked ? words.undo : words.remove
  blocks().forEach(name)
  changed(block)
}

function tools(block) {
  const row = document.createElement("div")
  row.className = "tools"
  const up = button("↑", "", () => move(block, -1, up))
  const down = button("↓", "", () => move(block, 1, down))
  const folding = button(words.fold, "", () => fold(block, !block.classList.contains("collapsed")))
  const removing = button(words.remove, "", () => remove(block, removing))
  up.dataset.label = words.up
  down.dataset.label = words.down
  folding.dataset.label = words.fold
  removing.dataset.label = words.remove
  folding.classList.add("fold")
  folding.setAttribute("aria-expanded", "true")
  row.append(up, down, folding)
  if (block.querySelector("input[name$=-DELETE]") || !block.classList.contains("has_original")) {
    row.append(removing)
  }
  return row
}

/* Buttons that add a block: below another one, or at the end (no block). */
function adder(block) {
  const row = document.createElement("div")
  row.className = "add-block"
  const kinds = document.createElement("span")
  kinds.className = "kinds-of-block"
  for (const plugin of window.ContentEditor.plugins) {
    if (plugin.regions) continue
    const adding = button(`+ ${plugin.title}`, "", () => add(plugin.prefix, block, kinds))
    adding.dataset.kind = plugin.prefix // shortcuts.js presses it
    kinds.append(adding)
  }
  if (block) {
    kinds.hidden = true
    const more = button("+", words.add, () => {
      kinds.hidden = !kinds.hidden
      more.setAttribute("aria-expanded", String(!kinds.hidden))
      if (!kinds.hidden) kinds.querySelector("button")?.focus()
    })
    more.classList.add("more")
    more.dataset.label = words.add
    more.setAttribute("aria-expanded", "false")
    row.append(more)
  }
  row.append(kinds)
  return row
}

function add(prefix, after, kinds) {
  const all = blocks()
  window.ContentEditor._insertBefore = after ? all[all.indexOf(after) + 1] || null : null
  if (after) {
    kinds.hidden = true
    kinds.previousElementSibling?.setAttribute("aria-expanded", "false")
  }
  window.ContentEditor.addContent(prefix)
}

function equip(block) {
  if (block.querySelector(":scope > .tools")) return
  block.querySelector(":scope > h3").after(tools(block))
  block.append(adder(block))
}

/* A new id for a new block, so that it can be told from others before it is saved. */
function identify(block) {
  const part = block.querySelector("input[name$=-part]")
  if (!part || part.value) return
  const bytes = crypto.getRandomValues(new Uint8Array(7))
  part.value = `b${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`
}

/* Give a new block the focus: its text, its choice of a record, or its first field. */
function welcome(block) {
  const prose = block.querySelector("textarea[data-django-prose-editor-configurable]")
  if (prose) block.dataset.fresh = "yes" // prose.js does it, once the editor is there
  else setTimeout(() => block.querySelector(".select2-selection, input, textarea")?.focus())
}

document.addEventListener("content-editor:ready", () => {
  if (!window.ContentEditor.allowChange) return
  settle()
  blocks().forEach(equip)
  document.querySelector(".order-machine-wrapper").append(adder(null))
  blocks().forEach(name)
  for (const row of document.querySelectorAll(".order-machine .for-deletion, .order-machine .inline-related")) {
    if (isBlock(row) && row.querySelector("input[name$=-DELETE]:checked")) row.classList.add("for-deletion")
  }
  document.addEventListener("formset:added", (event) => {
    identify(event.target)
    if (!isBlock(event.target)) return
    event.target.querySelector("a.inline-deletelink")?.remove()
    equip(event.target)
    settle()
    welcome(event.target)
    changed(event.target)
  })
  document.addEventListener("drop", () => setTimeout(settle))
  machine().addEventListener("click", (event) => {
    const heading = event.target.closest(".inline-related > h3")
    if (heading) fold(heading.parentElement, heading.parentElement.classList.contains("collapsed"))
  })
})
