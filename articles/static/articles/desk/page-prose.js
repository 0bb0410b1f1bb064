/* The prose editor of a page that is no story: names for screen readers. Wants menubar.js. */
import { withMenubar } from "./menubar.js"

const part = document.getElementById("page-text")

function equip(dom) {
  dom.setAttribute("aria-label", part.dataset.title)
  dom.setAttribute("dir", "auto")
  withMenubar(part, (bar) => {
    bar.setAttribute("role", "group")
    bar.setAttribute("aria-label", part.dataset.formatting)
  })
}

part.querySelectorAll(".prose-editor [role=textbox]").forEach(equip)
document.addEventListener("prose-editor:ready", (event) => equip(event.detail.editor.view.dom))
