/* Shows words of a block where they stand in its editor, and changes nothing of the text.
 *
 * Places are positions in the words of a block as the server reads them: a line end before and
 * after each paragraph, heading, list item and quotation, and for each line break. Uses the CSS
 * Custom Highlight API; where a browser has none, the words are still scrolled to. Works alone.
 */
const PARAGRAPHS = new Set(["P", "H2", "H3", "LI", "BLOCKQUOTE"])
const ASTRAL = /[\ud800-\udfff]/

export function blockOf(id) {
  const part = document.querySelector(`.order-machine input[name$="-part"][value="${CSS.escape(id)}"]`)
  return part?.closest(".inline-related") || null
}

export function editorOf(id) {
  return blockOf(id)?.querySelector("[role=textbox]")?.editor || null
}

/* The words of an editor, and where each of its text nodes begins in them. */
function read(root) {
  const nodes = []
  let text = ""
  const end = () => {
    if (text && !text.endsWith("\n")) text += "\n"
  }
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      nodes.push([node, text.length])
      text += node.data
      return
    }
    if (PARAGRAPHS.has(node.nodeName) || node.nodeName === "BR") end()
    node.childNodes.forEach(walk)
    if (PARAGRAPHS.has(node.nodeName)) end()
  }
  root.childNodes.forEach(walk)
  return { text, nodes }
}

export function textOf(id) {
  const root = blockOf(id)?.querySelector("[role=textbox]")
  return root ? read(root).text : ""
}

/* The server counts letters, a browser counts halves of the rarer ones. */
function inUnits(text, at) {
  return ASTRAL.test(text) ? [...text].slice(0, at).join("").length : at
}

/* Where the expected words begin: at their place, else at the nearest like it. */
function settled(text, start, expected) {
  if (!expected || text.startsWith(expected, start)) return start
  const before = text.lastIndexOf(expected, start)
  const after = text.indexOf(expected, start)
  if (before < 0 || after < 0) return Math.max(before, after)
  return start - before < after - start ? before : after
}

/* The stretch of an editor's document from start to end of its words; null where it is gone. */
export function rangeOf(id, start, end, expected) {
  const root = blockOf(id)?.querySelector("[role=textbox]")
  if (!root) return null
  const { text, nodes } = read(root)
  const first = settled(text, inUnits(text, start), expected)
  if (first < 0) return null
  const last = Math.min(first + inUnits(text, end) - inUnits(text, start), text.length)
  const holding = (at, inside) => nodes.findLast(([, begin]) => (inside ? begin <= at : begin < at))
  const [from, to] = [holding(first, true), holding(last, false)]
  if (!from || !to) return null
  const range = new Range()
  range.setStart(from[0], Math.min(first - from[1], from[0].length))
  range.setEnd(to[0], Math.min(last - to[1], to[0].length))
  return range
}

export function clear(name) {
  CSS.highlights?.delete(name)
}

/* Mark words under a name of a highlight in the style sheet; returns their range, or null. */
export function show(id, start, end, name, expected = "") {
  const range = rangeOf(id, start, end, expected)
  if (!range || !CSS.highlights) return range
  const shown = CSS.highlights.get(name) || new Highlight()
  shown.add(range)
  CSS.highlights.set(name, shown)
  return range
}

/* Bring words into view; a folded block is opened first. */
export function scrollTo(id, range) {
  const block = blockOf(id)
  if (block?.classList.contains("collapsed")) block.querySelector(":scope > .tools > .fold")?.click()
  const element = range?.startContainer.parentElement || block
  element?.scrollIntoView({ block: "center", behavior: "instant" })
}
