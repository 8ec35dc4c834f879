// The value of a day: under the pointer, or by the keys. Arrows go from day to day and, where there
// are several lines, up and down from line to line.

import { el } from "../kit/elements.js"

/** What lies over the picture; put() says where days and values are. */
export function reader(data) {
  const { days, lines } = data
  const strong = Math.max(
    lines.findIndex((line) => line.strong),
    0,
  )
  const spot = el("span", { class: "spot" })
  const words = el("span", { class: "words" })
  const node = el(
    "div",
    {
      class: "reader",
      role: "slider",
      tabindex: 0,
      "aria-label": "Value by day",
      "aria-valuemin": 0,
      "aria-valuemax": days.length - 1,
      "data-undrawn": true,
      onpointermove: ({ offsetX, offsetY }) => read(...nearest(offsetX, offsetY)),
      onpointerleave: () => node.classList.toggle("read", node.matches(":focus-visible")),
      onfocus: () => node.matches(":focus-visible") && read(...now),
      onblur: () => node.classList.remove("read"),
      onkeydown: (event) => turn(event),
    },
    spot,
    words,
  )
  let place = null
  let now = [days.length - 1, strong]
  say()
  return { node, put }

  function put(where) {
    place = where
    if (node.classList.contains("read")) read(...now)
  }

  /** The day at or before the pointer, and the line with a value there that is nearest to it. */
  function nearest(x, y) {
    const day = Math.max(
      place.x.findLastIndex((each) => each <= x + 2),
      0,
    )
    const known = lines.map((_, line) => line).filter((line) => lines[line].values[day] !== null)
    const far = (line) => Math.abs(place.at(lines[line].values[day]) - y)
    return [day, known.toSorted((one, other) => far(one) - far(other))[0] ?? strong]
  }

  function turn(event) {
    const [day, line] = now
    const last = days.length - 1
    const several = lines.length > 1
    const to = {
      ArrowLeft: [day - 1, line],
      ArrowRight: [day + 1, line],
      ArrowUp: several ? [day, line - 1] : [day + 1, line],
      ArrowDown: several ? [day, line + 1] : [day - 1, line],
      Home: [0, line],
      End: [last, line],
    }[event.key]
    if (!to) return
    event.preventDefault()
    read(Math.min(Math.max(to[0], 0), last), (to[1] + lines.length) % lines.length)
  }

  function read(day, line) {
    now = [day, line]
    say()
    const value = lines[line].values[day]
    node.classList.add("read")
    spot.hidden = value === null
    const [x, y] = [place.x[day], place.at(value ?? 0)]
    spot.style.translate = `${x}px ${y}px`
    const left = Math.min(
      Math.max(x - words.offsetWidth / 2, 0),
      node.clientWidth - words.offsetWidth,
    )
    const above = y - words.offsetHeight - 12
    words.style.translate = `${left}px ${above < 0 ? y + 14 : above}px`
  }

  function say() {
    const [day, line] = now
    const { name, words: values, counts } = lines[line]
    const counted = `${counts[day]} ${counts[day] === 1 ? data.single : data.counted}`
    const value = `${values[day] || "No number"} on ${data.dates[day]}`
    words.replaceChildren(el("strong", {}, value), el("span", {}, `${name} · ${counted}`))
    node.setAttribute("aria-valuenow", day)
    node.setAttribute("aria-valuetext", `${value}, ${name}, ${counted}`)
  }
}
