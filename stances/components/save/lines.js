// A text node as the lines that the browser has made of it.

/** Its lines, each {words, rect}, without the spaces around them. */
export function lines(node) {
  const from = node.data.search(/\S/)
  if (from < 0) return []
  const to = node.data.trimEnd().length
  const range = document.createRange()
  const rects = (start, end) => {
    range.setStart(node, start)
    range.setEnd(node, end)
    return [...range.getClientRects()].filter(({ width }) => width > 0)
  }
  const whole = rects(from, to)
  if (whole.length === 1) return [{ words: plain(node.data), rect: whole[0] }]
  return whole.length ? broken(node.data, from, to, rects) : []
}

/** Letter by letter, since a line may begin within a word. */
function broken(text, from, to, rects) {
  const all = []
  let at = from
  for (const letter of text.slice(from, to)) {
    const [rect] = rects(at, at + letter.length)
    at += letter.length
    const last = all.at(-1)
    if (!letter.trim()) {
      if (last) last.words += letter
    } else if (rect && last && Math.abs(last.top - rect.top) < 2) {
      last.words += letter
      last.right = rect.right
    } else if (rect) {
      const { left, top, right, height } = rect
      all.push({ words: letter, left, top, right, height })
    } else if (last) {
      last.words += letter
    }
  }
  return all.map(({ words, left, top, right, height }) => ({
    words: plain(words),
    rect: { left, top, width: right - left, height },
  }))
}

function plain(text) {
  return text.replace(/\s+/g, " ").trim()
}
