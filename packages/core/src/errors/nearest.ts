import type { Language } from '../messages/language.ts'

/** Share of a name's length that may be wrong for another name to be what was meant. */
const WRONG_AT_MOST = 0.4

/** Of the known names the one that was probably meant; null when none is near. Capitals make no difference. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = name.toLowerCase()
  let nearest: string | null = null
  let least = Math.max(1, Math.floor(name.length * WRONG_AT_MOST)) + 1
  for (const each of known) {
    const distance = editDistance(wanted, each.toLowerCase())
    if (distance < least) [nearest, least] = [each, distance]
  }
  return nearest ?? onlyOneThatBegins(wanted, known)
}

/** Letters that a beginning must have to tell a name. */
const BEGINNING = 3

/** `название` among several columns of which one is «Название музея». */
function onlyOneThatBegins(wanted: string, known: readonly string[]): string | null {
  const [first, second] = known.filter((each) => each.toLowerCase().startsWith(wanted))
  return wanted.length >= BEGINNING && second === undefined ? (first ?? null) : null
}

/** Letters to add, remove, change or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]
}

/** The proposal that begins a fix; empty when no known name is near. @param known `a, b, c` */
export function meant(lang: Language, name: string, known: string): string {
  const nearest = nearestName(name, known.split(', '))
  if (nearest === null) return ''
  return lang === 'ru' ? `Возможно, «${nearest}»? ` : `Did you mean "${nearest}"? `
}
