// What is kept of a form, in the browser's local storage, for each dataset.

const name = (dataset) => `stances-draft ${dataset}`

/** What was kept for the dataset, null if nothing was or it cannot be read. */
export function read(dataset) {
  try {
    return JSON.parse(localStorage.getItem(name(dataset)))
  } catch {
    return null
  }
}

/** Keeps the values; none takes away what was kept. A full or forbidden storage keeps nothing. */
export function write(dataset, fields) {
  try {
    if (Object.keys(fields).length) localStorage.setItem(name(dataset), JSON.stringify(fields))
    else localStorage.removeItem(name(dataset))
  } catch {
    // The form itself is as good as without it.
  }
}

const FIELD = /(?:^|\s)st-key-((?:text_stance|many|blind|withdrawn|[a-z_]+_form)_[\w-]+)/

/** The key of the form's field that the element is, null if it is none. */
export function keyOf(element) {
  return FIELD.exec(element?.closest?.('[class*="st-key-"]')?.className ?? "")?.[1] ?? null
}
