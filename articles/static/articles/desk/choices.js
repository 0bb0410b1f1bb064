/* Names for screen readers on the fields that choose a record by typing.
 *
 * select2 draws them as boxes of its own, which the label of the field does not reach. Wants
 * Django's autocomplete on the page; new rows are named when formset:added brings them.
 */
const $ = window.django?.jQuery

function labelOf(select) {
  const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`)
  if (label && !label.id) label.id = `${select.id}-label`
  return label
}

function name(select) {
  const label = labelOf(select)
  const drawn = select.nextElementSibling
  if (!label || !drawn?.classList.contains("select2")) return
  const box = drawn.querySelector(".select2-selection")
  const chosen = drawn.querySelector("span.select2-selection__rendered")
  if (chosen) {
    chosen.removeAttribute("role") // its box is the field; this is what the field holds
    chosen.removeAttribute("aria-readonly")
  }
  box.setAttribute("aria-labelledby", [label.id, chosen?.id].filter(Boolean).join(" "))
  drawn.querySelector(".select2-search__field")?.setAttribute("aria-label", label.textContent.trim())
}

const all = (root) => root.querySelectorAll("select.admin-autocomplete:not([name*=__prefix__])")

/* A span may have no name; a picture may, and names the field that it stands beside. */
addEventListener("load", () => {
  for (const sign of document.querySelectorAll(".search-label-icon")) sign.setAttribute("role", "img")
})

if ($) {
  $(() => all(document).forEach(name))
  document.addEventListener("formset:added", (event) => setTimeout(() => all(event.target).forEach(name)))
  $(document).on("select2:open", (event) => {
    const field = document.querySelector(".select2-container--open .select2-search__field")
    field?.setAttribute("aria-label", labelOf(event.target)?.textContent.trim() || "")
  })
}
