// A picture of the page with its styles written into it: what a style sheet says is not in a file.

import { colour } from "./colours.js"

const COLOURS = ["fill", "stroke", "stop-color"]
const OTHERS = [
  "fill-opacity",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "stop-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "paint-order",
  "vector-effect",
  "visibility",
  "display",
]
const KEPT = new Set([
  "x",
  "y",
  "x1",
  "y1",
  "x2",
  "y2",
  "cx",
  "cy",
  "r",
  "rx",
  "ry",
  "width",
  "height",
  "d",
  "points",
  "transform",
  "viewBox",
  "preserveAspectRatio",
  "id",
  "offset",
  "patternUnits",
  "patternTransform",
  "gradientUnits",
  "clip-path",
  "dx",
  "dy",
  "text-anchor",
  "startOffset",
])
const LEFT_OUT = "title, .target"

/** A copy at the place of the box that needs no style sheet and no script. */
export function inlined(element, { x, y, width, height }) {
  const copy = written(element)
  for (const [name, value] of Object.entries({ x, y, width, height }))
    copy.setAttribute(name, value)
  copy.setAttribute("overflow", "visible")
  return copy
}

function written(element) {
  const copy = document.createElementNS(element.namespaceURI, element.tagName)
  for (const { name, value } of element.attributes)
    if (KEPT.has(name)) copy.setAttribute(name, value)
  const style = getComputedStyle(element)
  for (const name of COLOURS) {
    const value = style.getPropertyValue(name)
    const own = value.startsWith("url(")
      ? value.replace(/^url\("?[^#]*(#[^")]+)"?\).*$/, "url($1)")
      : null
    const plain = own ?? (value === "none" ? "none" : (colour(value)?.code ?? "none"))
    copy.setAttribute(name, plain)
    const { share } = own || plain === "none" ? { share: 1 } : colour(value)
    if (share < 1)
      copy.setAttribute(name === "stop-color" ? "stop-opacity" : `${name}-opacity`, share)
  }
  for (const name of OTHERS) {
    const value = style.getPropertyValue(name)
    if (value && !copy.hasAttribute(name) && value !== USUAL[name]) copy.setAttribute(name, value)
  }
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) copy.append(node.data)
    else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(LEFT_OUT))
      copy.append(written(node))
  }
  return copy
}

const USUAL = {
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linejoin": "miter",
  "stop-opacity": "1",
  opacity: "1",
  "font-style": "normal",
  "text-anchor": "start",
  "paint-order": "normal",
  "vector-effect": "none",
  visibility: "visible",
  display: "inline",
}
