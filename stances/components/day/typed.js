// A day as people type it. What is read here is what an import reads (importing/days.py): with dots
// the day comes first; with slashes or hyphens it has to be told from the month by its number.

const MONTHS = "january february march april may june"
  .concat(" july august september october november december")
  .split(" ")
const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/
const YEAR_FIRST = /^(\d{4})(?:-(\d\d)-(\d\d)|[/.](\d{1,2})[/.](\d{1,2}))$/
const NAMED = /^(?:(\d{1,2})\.? ([a-z]{3,9})\.?|([a-z]{3,9})\.? (\d{1,2}),) (\d{4})$/i
const TWO_DIGITS = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/
const PARTIAL = /^(?:\d{4}|\d{4}[-/.]\d{1,2}|\d{1,2}[/.-]\d{4}|[a-z]{3,9}\.? \d{4})$/i
const SUCH_AS = "14 Nov 2024 or 2024-11-14"
const DAY = 86400000

/** The day that was typed as { day }, an ISO date, else { problem }, which says what is wanted. */
export function readDay(typed) {
  const text = typed.trim().replace(/\s+/g, " ")
  const [year, month, day] = partsOf(text)
  if (year && !month) {
    const readings = `${inWords(iso(year, day[1], day[0]))} or ${inWords(iso(year, ...day))}`
    return { problem: `“${text}” can be ${readings}. Write it like ${SUCH_AS}.` }
  }
  if (year) {
    const read = iso(year, month, day)
    if (exists(read)) return { day: read }
    return { problem: `There is no day “${text}”. Write one such as ${SUCH_AS}.` }
  }
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  if (TWO_DIGITS.test(text)) return { problem: `“${shown}”: write the year in four digits.` }
  const what = PARTIAL.test(text) ? "not a single day" : "not a day"
  return { problem: `“${shown}” is ${what}. Write one such as ${SUCH_AS}.` }
}

/** The day so many days later, or earlier if negative; null outside the years 1 to 9999. */
export function shifted(day, days) {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
  return /^\d{4}-/.test(moved) && moved > "0001" ? moved : null
}

/** An ISO date in words, as the pages write it: 4 Sep 2024. */
export function inWords(day) {
  const [year, month, number] = day.split("-")
  const name = MONTHS[Number(month) - 1].slice(0, 3)
  return `${Number(number)} ${name[0].toUpperCase()}${name.slice(1)} ${year}`
}

/** Year, month and day; without a month if the two numbers could be either. */
function partsOf(text) {
  const numbers = NUMBERS.exec(text)
  if (numbers) {
    const [one, other] = [Number(numbers[1]), Number(numbers[3])]
    const year = numbers[4]
    const certain = numbers[2] === "." || one > 12 || one === other || !(one && other)
    if (certain) return [year, other, one]
    return other > 12 ? [year, one, other] : [year, 0, [one, other]]
  }
  const first = YEAR_FIRST.exec(text)
  if (first) return [first[1], first[2] ?? first[4], first[3] ?? first[5]]
  const named = NAMED.exec(text)
  const month = named ? monthOf((named[2] ?? named[3]).toLowerCase()) : 0
  return month ? [named[5], month, named[1] ?? named[4]] : []
}

function monthOf(name) {
  const short = name === "sept" ? "sep" : name
  return MONTHS.findIndex((month) => month === short || month.slice(0, 3) === short) + 1
}

function iso(year, month, day) {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
}

function exists(day) {
  const at = new Date(`${day}T00:00:00Z`)
  return day > "0001" && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
