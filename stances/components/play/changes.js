// What an actor's place is on a day, and what changes between two.

/** The last change of a player by that day. */
export function stateOn({ changes }, day) {
  let low = 0
  let high = changes.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (changes[middle][0] <= day) low = middle
    else high = middle
  }
  const [, place, date, stale, split] = changes[low]
  return { place, date, stale, split }
}

/** The days on which an actor goes to another place, in order. */
export function stops({ players, first, last }) {
  const days = new Set()
  for (const { changes } of players) {
    changes.forEach(([day, place], at) => {
      if (at && place !== changes[at - 1][1] && day >= first && day <= last) days.add(day)
    })
  }
  return [...days].toSorted((one, other) => one - other)
}

/** A line for each actor that stands elsewhere on the one day than on the other. */
export function changed({ players, places }, before, after) {
  const lines = []
  for (const player of players) {
    const [from, to] = [stateOn(player, before), stateOn(player, after)]
    if (from.place === to.place) continue
    const [one, other] = [places[from.place], places[to.place]]
    lines.push({
      name: player.label,
      shade: other.shade,
      words: `${one.label.toLowerCase()} → ${other.label.toLowerCase()}`,
    })
  }
  return lines
}

/** Since when an actor is where it is, and what to know about that. */
export function detailsOf({ date, stale, split }) {
  return [date, stale && "stale", split && "split"].filter(Boolean)
}

/** What a screen reader hears of an actor on a day. */
export function sentenceOf({ name, group }, state, places, issue) {
  const parts = [places[state.place].label.toLowerCase(), ...detailsOf(state)]
  return `${name}${group ? " (group)" : ""} on ${issue}: ${parts.join(", ")}`
}
