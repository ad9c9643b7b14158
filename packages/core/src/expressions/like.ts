/**
 * LIKE's pattern as a test: `%` is any text, `_` one character, a backslash takes the next character as it is.
 * Matches in linear time whatever the pattern: no regular expression of the user's making is run.
 */
export function likeMatcher(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text)
  const parts = partsOf(fold(pattern))
  return (text) => matchParts(parts, Array.from(fold(text)))
}

const ANY_TEXT = Symbol('%')
const ANY_CHARACTER = Symbol('_')
type Part = string | typeof ANY_TEXT | typeof ANY_CHARACTER

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = []
  const characters = Array.from(pattern)
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]
    if (character === '%') parts.push(ANY_TEXT)
    else if (character === '_') parts.push(ANY_CHARACTER)
    else if (character === '\\' && i + 1 < characters.length) parts.push(characters[++i])
    else parts.push(character)
  }
  return parts
}

/** Greedy with one point of return: the last `%` takes one character more whenever what follows does not match. */
function matchParts(parts: readonly Part[], text: readonly string[]): boolean {
  let part = 0
  let at = 0
  let lastAny = -1
  let takenUpTo = 0
  while (at < text.length) {
    if (parts[part] === ANY_TEXT) {
      lastAny = part++
      takenUpTo = at
    } else if (parts[part] === ANY_CHARACTER || parts[part] === text[at]) {
      part++
      at++
    } else if (lastAny !== -1) {
      part = lastAny + 1
      at = ++takenUpTo
    } else return false
  }
  while (parts[part] === ANY_TEXT) part++
  return part === parts.length
}
