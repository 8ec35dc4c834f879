// What of a list is meant by some words: by name, other name or id, without accents and capitals.

const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" }

/** The words in small letters without accents, as the entries' texts are. */
export function folded(words) {
  return words
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[łøđðıßæœþ]/g, (letter) => LETTERS[letter])
    .split(/\s+/)
    .filter(Boolean)
    .join(" ")
}

/** The entries that the words mean, the nearest first; those that are meant exactly are `exact`. */
export function matching(entries, words) {
  const wanted = folded(words)
  if (!wanted) return { entries, exact: [] }
  const ranked = entries
    .map((entry) => ({ entry, rank: rank(entry, wanted) }))
    .filter((each) => each.rank < NONE)
  ranked.sort((one, other) => one.rank - other.rank)
  const exact = ranked.filter((each) => each.rank === 0).map((each) => each.entry)
  return { entries: ranked.map((each) => each.entry), exact }
}

/** The one entry that Enter may choose without another look; null if several may be meant. */
export function sure({ entries, exact }) {
  if (exact.length === 1) return exact[0]
  return entries.length === 1 ? entries[0] : null
}

const NONE = 4

function rank({ found }, wanted) {
  const parts = wanted.split(" ")
  if (found.includes(wanted)) return 0
  if (found.some((text) => text.startsWith(wanted))) return 1
  const starts = (text, part) => text.startsWith(part) || /[\s.\-(,/]/.test(before(text, part))
  if (parts.every((part) => found.some((text) => text.includes(part) && starts(text, part)))) {
    return 2
  }
  return parts.every((part) => found.some((text) => text.includes(part))) ? 3 : NONE
}

function before(text, part) {
  return text[text.indexOf(part) - 1] ?? ""
}
