// A figure of the page as a file: a title, the day and the numbers above it, its source below.

import { svg } from "../kit/elements.js"
import { drawing } from "./drawing.js"

const MARGIN = 24
const NARROWEST = 480
const LONGEST = 16_000 // pixels of a side, as browsers draw it
const FONT = "Georgia, 'Times New Roman', serif"
const PLAIN = "Arial, Helvetica, sans-serif"

/** The figure with its words, as an <svg>; source is a line that ends in the address. */
export function picture(figure, { title, facts, source }, theme) {
  const { nodes, defs, width, height } = drawing(figure)
  const inner = Math.ceil(Math.max(width, NARROWEST))
  const [ink, muted, ground] = theme
  const head = [
    ...set(title, inner, { font: FONT, size: 20, weight: 600, fill: ink }),
    ...set(facts, inner, { font: PLAIN, size: 13, fill: muted }),
  ]
  const foot = set(source, inner, { font: PLAIN, size: 11.5, fill: muted })
  const [above, below] = [head, foot].map((all) =>
    all.reduce((sum, { size }) => sum + size * 1.4, 0),
  )
  const full = [inner + 2 * MARGIN, Math.ceil(above + height + below + 3.2 * MARGIN)]
  const top = MARGIN + above + 0.6 * MARGIN
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: full[0],
      height: full[1],
      viewBox: `0 0 ${full.join(" ")}`,
      role: "img",
      "aria-label": title,
    },
    svg("title", {}, title),
    svg("desc", {}, `${facts}. ${source}`),
    defs,
    svg("rect", { width: full[0], height: full[1], fill: ground }),
    stacked(head, MARGIN),
    svg("g", { transform: `translate(${MARGIN} ${top})` }, nodes),
    stacked(foot, top + height + 0.8 * MARGIN),
  )
}

/** The picture as a file. */
export function written(node) {
  return new Blob(
    [`<?xml version="1.0" encoding="UTF-8"?>\n`, new XMLSerializer().serializeToString(node)],
    {
      type: "image/svg+xml",
    },
  )
}

/** The picture in pixels, two for each of the page, fewer if it were too large to be drawn. */
export async function pixels(node) {
  const [width, height] = ["width", "height"].map((name) => Number(node.getAttribute(name)))
  const scale = Math.min(2, LONGEST / Math.max(width, height), Math.sqrt(2e8 / (width * height)))
  const address = URL.createObjectURL(written(node))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement("canvas")
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((done) => {
      canvas.toBlob(done, "image/png")
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}

const sheet = document.createElement("canvas").getContext("2d")

/** The text in lines of at most that width; a word that is longer is broken. */
function set(text, width, { font, size, weight = 400, fill }) {
  sheet.font = `${weight} ${size}px ${font}`
  const fits = (words) => sheet.measureText(words).width <= width * 0.96
  const all = [""]
  for (const word of text.split(/\s+/).flatMap((each) => broken(each, fits))) {
    const longer = [all.at(-1), word].filter(Boolean).join(" ")
    if (fits(longer)) all[all.length - 1] = longer
    else all.push(word)
  }
  const look = { "font-family": font, "font-size": size, "font-weight": weight, fill }
  return all
    .filter(Boolean)
    .map((line) => ({ size, node: svg("text", { x: MARGIN, ...look }, line) }))
}

function broken(word, fits) {
  const all = [""]
  for (const letter of word) {
    if (fits(all.at(-1) + letter)) all[all.length - 1] += letter
    else all.push(letter)
  }
  return all
}

function stacked(all, top) {
  let y = top
  return all.map(({ size, node }) => {
    y += size * 1.4
    node.setAttribute("y", y - size * 0.3)
    return node
  })
}
