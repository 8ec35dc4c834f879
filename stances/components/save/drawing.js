// What stands on the page as a picture: every box, line and text where the browser has put it. Text
// stays text, in the width that it has there, whatever font the reader of the file has.

import { svg } from "../kit/elements.js"
import { colour } from "./colours.js"
import { painted } from "./paint.js"
import { inlined } from "./inlined.js"
import { lines } from "./lines.js"
import { loosened } from "./loose.js"

const sheet = document.createElement("canvas").getContext("2d")
const LEFT_OUT =
  "style, script, .quiet, input, select, details:not([open]), .sr-only, [data-undrawn]"

/** The element as shapes: {nodes, defs, width, height}, its upper left corner at 0. */
export function drawing(element) {
  const restore = loosened(element)
  const { left, top } = element.getBoundingClientRect()
  const picture = { defs: svg("defs"), left, top, width: 0, height: 0, fonts: element }
  const nodes = drawn(element, picture)
  restore()
  return { ...picture, nodes }
}

function drawn(element, picture) {
  if (element.matches(LEFT_OUT) || !seenAt(element)) return []
  const style = getComputedStyle(element)
  const box = placed(element.getBoundingClientRect(), picture)
  if (element instanceof SVGElement) return grown([inlined(element, box)], box, picture)
  const shapes = box.width && box.height ? painted(box, style, picture) : []
  if (shapes.length) grown([], box, picture)
  const inside = [
    ...pseudo(element, "::before", box, picture),
    ...[...element.childNodes].flatMap((node) => child(node, element, style, picture)),
  ]
  const all = [...shapes, ...clipped(element, style, box, inside, picture)].filter(Boolean)
  return Number(style.opacity) < 1 ? [svg("g", { opacity: style.opacity }, all)] : all
}

function child(node, element, style, picture) {
  if (node.nodeType === Node.ELEMENT_NODE) return drawn(node, picture)
  if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return []
  return lines(node).flatMap(({ words, rect }) =>
    grown([text(words, placed(rect, picture), style)], placed(rect, picture), picture),
  )
}

function seenAt(element) {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
}

function placed({ left, top, width, height }, picture) {
  return { x: left - picture.left, y: top - picture.top, width, height }
}

/** The nodes; the picture is as large as what is in it. */
function grown(nodes, { x, y, width, height }, picture) {
  picture.width = Math.max(picture.width, x + width)
  picture.height = Math.max(picture.height, y + height)
  return nodes
}

function text(words, { x, y, width, height }, style) {
  sheet.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = sheet.measureText("x")
  return svg(
    "text",
    {
      x,
      y: y + (height - above - below) / 2 + above,
      fill: colour(style.color)?.code,
      "font-family": style.fontFamily,
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
      "font-style": style.fontStyle === "normal" ? null : style.fontStyle,
      textLength: width,
      lengthAdjust: "spacingAndGlyphs",
    },
    words,
  )
}

/** A mark that a style puts before an element; its place is that which the style has worked out. */
function pseudo(element, which, box, picture) {
  const style = getComputedStyle(element, which)
  if (style.content === "none" || style.display === "none" || style.position !== "absolute")
    return []
  const [left, top, width, height] = ["left", "top", "width", "height"].map((name) =>
    parseFloat(style[name]),
  )
  if (![left, top, width, height].every(Number.isFinite)) return []
  return painted(
    { x: box.x + element.clientLeft + left, y: box.y + element.clientTop + top, width, height },
    style,
    picture,
  )
}

/** What is cut off on the page is cut off in the picture; what can be scrolled to is all there. */
function clipped(element, style, box, inside, { defs }) {
  const cut = ["hidden", "clip"].includes(style.overflowX)
  const over =
    element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight
  if (!cut || !over || !inside.length) return inside
  const id = `c${defs.childElementCount}`
  defs.append(svg("clipPath", { id }, svg("rect", { ...box })))
  return [svg("g", { "clip-path": `url(#${id})` }, inside)]
}
