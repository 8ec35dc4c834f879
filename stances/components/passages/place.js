// A passage in words: how it begins and ends, and where it stands.

const LONGEST = 90

/** The passage between quotation marks, its middle left out if it is long. */
export function inWords(text, { start, end }) {
  const words = text.slice(start, end).replace(/\s+/g, " ")
  const half = LONGEST / 2
  return words.length > LONGEST ? `“${words.slice(0, half)} … ${words.slice(-half)}”` : `“${words}”`
}

/** The line, the paragraph and the characters, each from 1. */
export function placeWords({ text, paragraphs }, { start, end }) {
  const line = text.slice(0, start).split("\n").length
  const paragraph = paragraphs.filter((first) => first <= start).length
  const [first, last] = [start, end].map((at) => Array.from(text.slice(0, at)).length)
  return `line ${line}, paragraph ${paragraph}, characters ${first + 1}–${last}`
}
