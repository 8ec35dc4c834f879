// The colours of the page, in the theme that its reader sees.

import { el } from "../kit/elements.js"
import { colour } from "./colours.js"

/** Ink, quiet ink and ground. */
export function inks(root) {
  const probe = el("span", { style: "color: var(--muted); background: var(--st-background-color)" })
  root.append(probe)
  const { color, backgroundColor } = getComputedStyle(probe)
  probe.remove()
  return [getComputedStyle(root).color, color, backgroundColor].map((each) => colour(each)?.code)
}
