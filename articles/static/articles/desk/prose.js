/* The prose editor of a block: a name for screen readers, and the focus in a new block.
 *
 * Listens to prose-editor:ready of django-prose-editor. Works alone; blocks.js marks new blocks.
 */
const words = document.getElementById("desk-words").dataset

document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail
  const block = textarea.closest(".inline-related")
  if (!block) return
  const dom = editor.view.dom
  const title = block.querySelector(":scope > fieldset")?.getAttribute("aria-label")
  dom.setAttribute("aria-label", title || block.dataset.title)
  dom.classList.add("prose")
  dom.setAttribute("dir", "auto")
  block.querySelector(".prose-menubar")?.setAttribute("aria-label", `${words.formatting}: ${title || ""}`)
  if (block.dataset.fresh) {
    delete block.dataset.fresh
    editor.commands.focus()
    block.scrollIntoView({ block: "nearest" })
  }
})
