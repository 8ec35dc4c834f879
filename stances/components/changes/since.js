// What differs between the dataset as it was kept and as it is: both are objects of
// "section/key" → [code, date, withdrawn, hash of the rest].

const NOTHING = { label: "—", shade: "", dotted: false }

/** Sections of entries, in the order of the visit's headings; empty if nothing differs. */
export function since(before, now, visit) {
  const known = new Map(visit.records.map((record) => [id(record), record]))
  const found = {}
  for (const name of new Set([...Object.keys(now), ...Object.keys(before)])) {
    for (const [kind, lines] of differences(name, before[name], now[name], visit)) {
      const heading = `${name.slice(0, name.indexOf("/"))}/${kind}`
      ;(found[heading] ??= []).push(entry(name, known.get(name), lines, visit))
    }
  }
  return Object.entries(visit.headings)
    .filter(([name]) => found[name])
    .map(([name, heading]) => ({ heading, entries: found[name] }))
}

/** The name under which a record is kept. */
export function id({ section, key }) {
  return `${section}/${key}`
}

function differences(name, was, is, visit) {
  const value = (state) => (state ? valueOf(state[0], visit) : visit.values.none)
  if (name.startsWith("cells/")) {
    if (was?.[0] === is?.[0]) return []
    return [["moved", [{ label: "", before: value(was), after: value(is) }]]]
  }
  if (!was || !is) return [[was ? "removed" : "added", []]]
  const kinds = []
  if (was[0] !== is[0]) {
    kinds.push(["recoded", [{ label: "", before: value(was), after: value(is) }]])
  }
  if (was[1] !== is[1]) {
    kinds.push(["re-dated", [{ label: "", before: text(was[1]), after: text(is[1]) }]])
  }
  if (was[2] !== is[2]) kinds.push([is[2] ? "withdrawn" : "reinstated", []])
  if (was[3] !== is[3]) kinds.push(["changed", []])
  return kinds
}

function entry(name, record, lines, { names }) {
  const key = name.slice(name.indexOf("/") + 1)
  if (!name.startsWith("cells/")) {
    const { title, link } = record ?? { title: key, link: null }
    return { title, link, key, words: "", lines }
  }
  const [actor, issue] = key.split("~")
  const named = Object.hasOwn(names, `actors/${actor}`) && Object.hasOwn(names, `issues/${issue}`)
  const title = named ? `${names[`actors/${actor}`]} on ${names[`issues/${issue}`]}` : key
  const link = named ? { page: "compare", parameters: { cell: key } } : null
  return { title, link, key: "", words: "", lines }
}

function valueOf(code, { values }) {
  const known = [code, code.split(":")[0]].find((each) => Object.hasOwn(values, each))
  return known ? values[known] : text(code)
}

function text(label) {
  return label ? { label, shade: "", dotted: false } : NOTHING
}
