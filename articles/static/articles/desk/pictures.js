/* Pictures where they are chosen: a thumbnail in the list, and the chosen one beside its field.
 *
 * Wants Django's autocomplete (select2 with jQuery) on the page, and addresses from the picker
 * of the desk, which says for each photo where its small rendition is. Works alone.
 */
const $ = window.django.jQuery
const chosen = 'select[data-field-name="photo"], select[data-field-name="lead_photo"]'

$.fn.select2?.defaults.set("templateResult", (result) => {
  if (!result.picture) return result.text
  const row = document.createElement("span")
  row.className = "picked"
  const image = new Image(64, 40)
  image.src = result.picture
  image.alt = ""
  row.append(image, result.text)
  return $(row)
})

function show(select) {
  if (select.name.includes("__prefix__")) return
  const row = select.closest(".form-row")
  let image = row.querySelector("img.chosen")
  if (!select.value) {
    image?.remove()
    return
  }
  if (!image) {
    image = new Image()
    image.className = "chosen"
    image.alt = ""
    row.append(image)
  }
  const base = document.getElementById("story_form").dataset.photos
  image.src = `${base}${encodeURIComponent(select.value)}/rendition/480/`
}

document.querySelectorAll(chosen).forEach(show)
$(document).on("change", chosen, (event) => show(event.target))
