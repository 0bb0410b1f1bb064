/* The bar of a prose editor, which is built a moment after the editor says that it is ready. */

export function withMenubar(block, then) {
  const find = () => block.querySelector(".prose-menubar")
  if (find()) return then(find())
  const watcher = new MutationObserver(() => {
    if (!find()) return
    watcher.disconnect()
    then(find())
  })
  watcher.observe(block, { childList: true, subtree: true })
}
