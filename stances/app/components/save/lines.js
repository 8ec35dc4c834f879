// A text node as the lines that the browser has made of it.

/** Its lines, each {words, rect}. */
export function lines(node) {
  const range = document.createRange()
  range.selectNodeContents(node)
  const whole = [...range.getClientRects()].filter(({ width }) => width > 0)
  if (!whole.length) return []
  if (whole.length === 1) return [{ words: plain(node.data), rect: whole[0] }]
  const all = []
  for (const [from, to] of pieces(node.data)) {
    range.setStart(node, from)
    range.setEnd(node, to)
    for (const rect of [...range.getClientRects()].filter(({ width }) => width > 0)) {
      const last = all.at(-1)
      const words = node.data.slice(from, to)
      if (last && Math.abs(last.top - rect.top) < 2) {
        last.words += words
        last.right = rect.right
      } else {
        all.push({ words, left: rect.left, top: rect.top, right: rect.right, height: rect.height })
      }
      break
    }
  }
  return all
    .map(({ words, left, top, right, height }) => ({
      words: plain(words),
      rect: { left, top, width: right - left, height },
    }))
    .filter(({ words }) => words)
}

/** The letters one by one: a line may begin within a word. */
function pieces(text) {
  const all = []
  let at = 0
  for (const letter of text) {
    all.push([at, at + letter.length])
    at += letter.length
  }
  return all
}

function plain(text) {
  return text.replace(/\s+/g, " ").trim()
}
