// What is selected in the text, as places in it.

const LETTER = /[\p{L}\p{N}]/u

/** The places of the selected words, whole words only; null if nothing of the text is selected.
 *  With caret, the place of the caret counts too. */
export function selected(text, caret = false) {
  const range = rangeIn(text)
  if (!range || (range.collapsed && !caret)) return null
  const start = placeOf(text, range.startContainer, range.startOffset)
  const end = placeOf(text, range.endContainer, range.endOffset)
  if (start === null || end === null) return null
  return range.collapsed ? { start, end } : trimmed(wholeText(text), start, end)
}

function rangeIn(text) {
  const root = text.getRootNode()
  const selection = root.getSelection?.() ?? document.getSelection()
  const composed = selection?.getComposedRanges?.({ shadowRoots: [root] })?.[0]
  const range = composed ?? (selection?.rangeCount ? selection.getRangeAt(0) : null)
  return range && text.contains(range.startContainer) && text.contains(range.endContainer)
    ? range
    : null
}

function placeOf(text, node, offset) {
  if (node === text) {
    const before = text.children[offset - 1]
    return before ? Number(before.dataset.start) + before.textContent.length : 0
  }
  const line = (node instanceof Element ? node : node.parentElement).closest("p")
  if (!line) return null
  const range = document.createRange()
  range.setStart(line, 0)
  range.setEnd(node, offset)
  return Number(line.dataset.start) + range.toString().length
}

function wholeText(text) {
  return [...text.children].map((line) => line.textContent).join("\n")
}

/** Without white space at the ends; a word that is cut is taken whole. */
function trimmed(whole, from, to) {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(whole[start])) start += 1
  while (end > start && /\s/.test(whole[end - 1])) end -= 1
  if (start === end) return null
  while (start > 0 && joined(whole, start)) start -= 1
  while (end < whole.length && joined(whole, end)) end += 1
  return { start, end }
}

function joined(whole, at) {
  return LETTER.test(whole[at - 1]) && LETTER.test(whole[at])
}
