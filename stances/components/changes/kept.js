// What this browser keeps of a dataset: its state at the last visit, and the state before it last
// changed. It is read with suspicion, for anything on this address may have written it.

const FORM = 1

/**
 * Notes this visit; returns {last, before, keeps}: the day of the last visit, the state to compare
 * with (either null at first), and whether the browser keeps anything at all. A state is
 * {day, digest, version, records}.
 *
 * Several changes within a day count from the last visit before that day: to open the page again,
 * or while the data are being worked on, hides nothing.
 */
export function noteVisit(name, now) {
  const stored = read(name)
  const last = stored?.now ?? null
  let { before = null, changed = "" } = stored ?? {}
  if (last && last.digest !== now.digest && !(before && changed === now.day)) {
    before = last
    changed = now.day
  }
  return { last, before, keeps: write(name, { form: FORM, changed, before, now }) }
}

/** Removes what was kept. */
export function forget(name) {
  try {
    localStorage.removeItem(place(name))
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function place(name) {
  return `stances-visit:${name}`
}

function read(name) {
  try {
    const stored = JSON.parse(localStorage.getItem(place(name)))
    if (stored?.form !== FORM || !isState(stored.now)) return null
    return isState(stored.before) ? stored : { ...stored, before: null }
  } catch {
    return null
  }
}

function write(name, stored) {
  try {
    localStorage.setItem(place(name), JSON.stringify(stored))
    return true
  } catch {
    return false
  }
}

function isState(state) {
  const texts = [state?.day, state?.digest, state?.version]
  return (
    texts.every((text) => typeof text === "string") &&
    /^\d{4}-\d\d-\d\d$/.test(state.day) &&
    Object.values(state.records ?? { none: null }).every(isRecord)
  )
}

function isRecord(record) {
  const kinds = ["string", "string", "boolean", "string"]
  return Array.isArray(record) && kinds.every((kind, at) => typeof record[at] === kind)
}
