// The ground, the border and the outline of an element, as shapes of a picture.

import { svg } from "../kit/elements.js"
import { colour, gradient, parts } from "./colours.js"

/** What is painted of the box: {x, y, width, height}. */
export function painted(box, style, picture) {
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2)
  const rounded = style.borderTopLeftRadius.endsWith("%") ? box.height / 2 : radius
  const shape = (attributes) => svg("rect", { ...box, rx: rounded || null, ...attributes })
  const shapes = []
  const ground = colour(style.backgroundColor)
  if (ground) shapes.push(shape(filled(ground)))
  for (const text of parts(style.backgroundImage === "none" ? "" : style.backgroundImage)) {
    const fill = gradient(text, box, picture)
    if (fill) shapes.push(shape({ fill }))
  }
  return [...shapes, borders(box, style, shape), outline(box, style, rounded)].flat()
}

function borders(box, style, shape) {
  const sides = ["Top", "Right", "Bottom", "Left"].map((side) => ({
    width: style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`]),
    kind: style[`border${side}Style`],
    at: colour(style[`border${side}Color`]),
  }))
  const [top, right, bottom, left] = sides
  if (sides.every((each) => !each.width || !each.at)) return []
  if (sides.every((each) => same(each, top))) {
    const inner = inset(box, top.width / 2)
    return [frame(shape, inner, top)]
  }
  const { x, y, width, height } = box
  const line = (side, x1, y1, x2, y2) =>
    side.width && side.at ? svg("line", { x1, y1, x2, y2, ...stroked(side) }) : null
  return [
    line(top, x, y + top.width / 2, x + width, y + top.width / 2),
    line(right, x + width - right.width / 2, y, x + width - right.width / 2, y + height),
    line(bottom, x, y + height - bottom.width / 2, x + width, y + height - bottom.width / 2),
    line(left, x + left.width / 2, y, x + left.width / 2, y + height),
  ]
}

function outline(box, style, rx) {
  const side = {
    width: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    kind: style.outlineStyle,
    at: colour(style.outlineColor),
  }
  if (!side.width || !side.at) return []
  const inner = inset(box, -(parseFloat(style.outlineOffset) || 0) - side.width / 2)
  return [svg("rect", { ...inner, rx: rx || null, fill: "none", ...stroked(side) })]
}

function frame(shape, inner, side) {
  return shape({ ...inner, fill: "none", ...stroked(side) })
}

function inset({ x, y, width, height }, by) {
  const less = (length) => Math.max(length - 2 * by, 0)
  return { x: x + by, y: y + by, width: less(width), height: less(height) }
}

function stroked({ width, kind, at }) {
  const dashes = { dashed: `${3 * width} ${2 * width}`, dotted: `${width} ${width}` }[kind]
  const share = at.share < 1 ? at.share : null
  return {
    stroke: at.code,
    "stroke-opacity": share,
    "stroke-width": width,
    "stroke-dasharray": dashes,
  }
}

function filled({ code, share }) {
  return { fill: code, "fill-opacity": share < 1 ? share : null }
}

function same(one, other) {
  return one.width === other.width && one.kind === other.kind && one.at?.code === other.at?.code
}
