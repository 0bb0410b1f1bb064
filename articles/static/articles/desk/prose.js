/* The prose editor of a block: a name for screen readers, and the focus in a new block.
 *
 * Listens to prose-editor:ready of django-prose-editor; editors that were ready before this ran
 * are found on the page. Wants menubar.js; blocks.js marks new blocks.
 */
import { withMenubar } from "./menubar.js"

const words = document.getElementById("desk-words").dataset

function equip(dom) {
  const block = dom.closest(".inline-related")
  if (!block) return
  const title = block.querySelector(":scope > fieldset")?.getAttribute("aria-label")
  dom.setAttribute("aria-label", title || block.dataset.title)
  dom.setAttribute("dir", "auto")
  withMenubar(block, (bar) => {
    bar.setAttribute("role", "group")
    bar.setAttribute("aria-label", words.formatting)
  })
}

document.querySelectorAll(".prose-editor [role=textbox]").forEach(equip)

document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail
  const block = textarea.closest(".inline-related")
  equip(editor.view.dom)
  if (block?.dataset.fresh) {
    delete block.dataset.fresh
    editor.commands.focus()
    block.scrollIntoView({ block: "nearest" })
  }
})
