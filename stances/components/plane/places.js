// Where points lie on the page.

const PAD = { x: 84, y: 30 }
const TALLEST = 500
const LOWEST = 260

/** The height of the picture at that width, and the function from a point's place to the page's. */
export function placed({ points, uniform }, width) {
  const ends = points.flatMap(({ x, y, start }) => [[x, y], ...(start ? [start] : [])])
  const xs = ends.map(([x]) => x)
  const ys = ends.map(([, y]) => y)
  const room = width - 2 * Math.min(PAD.x, width * 0.17)
  const even = Math.min(room / span(xs), TALLEST / span(ys))
  const filling = [room / span(xs), Math.min(TALLEST, 60 + 26 * points.length) / span(ys)]
  const [scaleX, scaleY] = uniform ? [even, even] : filling
  const height = Math.max(LOWEST, span(ys) * scaleY + 2 * PAD.y)
  const left = (width - span(xs) * scaleX) / 2
  const low = (height - span(ys) * scaleY) / 2
  const [minX, minY] = [Math.min(...xs), Math.min(...ys)]
  const at = ([x, y]) => [left + (x - minX) * scaleX, height - low - (y - minY) * scaleY]
  return { width, height, at }
}

function span(values) {
  return Math.max(Math.max(...values) - Math.min(...values), 1e-9)
}
