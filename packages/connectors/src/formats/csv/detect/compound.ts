/** Lines that are looked through, and the share of them that must have a delimiter. */
const LINES = 50
const LEAST_SHARE = 0.9
/** Candidates at most: each is tried with every quote. */
const MOST = 4

/** Runs of signs that join no words and quote nothing; a hyphen is a value more often (`|-|`). */
const RUN = /[\t|~^;:#@*&$%<>]{2,5}/g
const DELIMITING = /[\t|~^;]/
const REPEATED = /^(##|@@|\$\$|%%|&&)$/

/**
 * Delimiters of several characters that a text seems to have, beside those that are always tried: signs around one that
 * delimits, the same from both sides (`~|~`, `<|>`, tab pipe tab), or one sign twice. Others are what values begin or
 * end with (`;#12`).
 */
export function compoundDelimiters(text: string): string[] {
  const lines = text
    .split(/\r\n?|\n/, LINES)
    .filter((line) => line.trim() !== '')
    .map((line) => new Set(line.match(RUN)))
  const counts = new Map<string, number>()
  for (const runs of lines) for (const run of runs) if (mayDelimit(run)) counts.set(run, (counts.get(run) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= lines.length * LEAST_SHARE)
    .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
    .slice(0, MOST)
    .map(([run]) => run)
}

function mayDelimit(run: string): boolean {
  if (REPEATED.test(run)) return true
  const same = new Set(run).size === 1
  return !same && DELIMITING.test(run) && run === mirrored(run)
}

function mirrored(run: string): string {
  const turned: Readonly<Record<string, string>> = { '<': '>', '>': '<' }
  return [...run]
    .reverse()
    .map((sign) => turned[sign] ?? sign)
    .join('')
}
