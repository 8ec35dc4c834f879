// Where days and values lie in the picture. A value holds until the next day that has another.

const MARGIN = { left: 38, right: 14, top: 14, bottom: 30 }

/** Places for that width: scale(day) is an x, at(value) a y, x are the days', marks the values. */
export function placed({ days, lowest }, width, height) {
  const { left, right, top, bottom } = MARGIN
  const [from, to] = [days[0], days.at(-1)]
  const inner = Math.max(width - left - right, 120)
  const scale = (day) => left + ((day - from) / Math.max(to - from, 1)) * inner
  const span = 1 - lowest
  const at = (value) => top + ((1 - value) / span) * (height - top - bottom)
  const marks = []
  for (let fifth = Math.ceil(lowest * 5 - 1e-9); fifth <= 5; fifth += 1) marks.push(fifth / 5)
  return { from, to, left, inner, top, scale, at, marks, x: days.map(scale) }
}

/** A stepped line, with a gap where there is no value. */
export function steps(values, { x, at }) {
  return runs(values)
    .map(([start, end]) => {
      let path = `M${x[start]} ${at(values[start])}`
      for (let day = start + 1; day <= end; day += 1) path += `H${x[day]}V${at(values[day])}`
      return `${path}H${x[end + 1] ?? x[end]}`
    })
    .join("")
}

/** What lies between two stepped lines. */
export function band(low, high, { x, at }) {
  return runs(low)
    .map(([start, end]) => {
      const last = x[end + 1] ?? x[end]
      let path = `M${x[start]} ${at(high[start])}`
      for (let day = start + 1; day <= end; day += 1) path += `H${x[day]}V${at(high[day])}`
      path += `H${last}V${at(low[end])}`
      for (let day = end; day > start; day -= 1) path += `H${x[day]}V${at(low[day - 1])}`
      return `${path}H${x[start]}Z`
    })
    .join("")
}

/** The first and last place of each stretch without a gap. */
function runs(values) {
  const found = []
  values.forEach((value, day) => {
    if (value === null) return
    if (day > 0 && values[day - 1] !== null) found.at(-1)[1] = day
    else found.push([day, day])
  })
  return found
}
