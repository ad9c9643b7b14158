import type { Dialect } from '../dialect.ts'
import type { SaidDialect } from './candidates.ts'
import { candidateDialects } from './candidates.ts'
import type { Sample } from './sample.ts'
import type { Scored } from './score.ts'
import { mostPossible, scoreDialect } from './score.ts'

/** A rival with this share of the best score is no rival: confidence in the best is whole. */
const NO_RIVAL = 0.5

/** The dialect that explains a sample best, and how sure its delimiter is. */
export interface Choice {
  readonly chosen: Scored
  /** 0 to 1. */
  readonly confidence: number
}

/**
 * Chooses among the candidates; of equal scores the first wins. Scores take the values apart, which costs: so a bound
 * comes first, from the number of fields alone, and candidates that can neither win nor come near are not scored.
 */
export function chooseDialect(sample: Sample, said: SaidDialect): Choice {
  const candidates = candidateDialects(sample, said)
    .map((dialect, order) => ({ dialect, order, bound: mostPossible(sample, dialect) }))
    .sort((a, b) => b.bound - a.bound || a.order - b.order)
  const scored: (Scored & { order: number })[] = []
  for (const { dialect, order, bound } of candidates) {
    const [best] = scored
    const rival = best && rivalOf(best, scored)
    if (best && bound < Math.max(rival?.score ?? 0, best.score * NO_RIVAL)) break
    scored.push({ ...scoreDialect(sample, dialect), order })
    scored.sort((a, b) => b.score - a.score || a.order - b.order)
  }
  const chosen = scored[0]
  return { chosen, confidence: confidenceOf(chosen, rivalOf(chosen, scored)) }
}

/** The best dialect with another delimiter. */
function rivalOf(best: Scored, ranked: readonly Scored[]): Scored | undefined {
  return ranked.find((one) => delimiterOf(one) !== delimiterOf(best))
}

function delimiterOf({ dialect }: { readonly dialect: Dialect }): string {
  return dialect.delimiter.trim()
}

/** The lead over the rival. */
function confidenceOf(best: Scored, rival: Scored | undefined): number {
  if (best.fields === 1) return 0.5
  const lead = rival === undefined ? 0.5 : (best.score - rival.score) / Math.max(best.score, 0.01)
  return Math.round(Math.min(1, 0.5 + lead) * 100) / 100
}
