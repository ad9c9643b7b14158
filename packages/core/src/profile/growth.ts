import type { Profile, TableProfile } from '../documents/profile.ts'
import type { Language } from '../messages/language.ts'
import { type StructureText, structureText } from '../messages/profiling.ts'
import { secondsOf } from './time-axis.ts'

export interface GrowthInput {
  readonly bytes: number
  readonly rows: number
  readonly timeAxis: TableProfile['timeAxis']
  readonly files: readonly { readonly bytes: number; readonly modified: string }[]
}

const SECONDS_PER_DAY = 86_400

/**
 * Bytes and rows a day: over the range of the time axis, else over the dates of several files. Null when neither tells.
 * Bytes are those of the source as stored.
 */
export function growthOf(input: GrowthInput, lang: Language): Profile['growth'] {
  const { timeAxis, bytes, rows } = input
  if (timeAxis) {
    const days = (secondsOf(timeAxis.to) - secondsOf(timeAxis.from)) / SECONDS_PER_DAY
    if (days < 1 || rows === 0) return null
    const { column, from, to } = timeAxis
    return { ...rate(bytes, rows, days), ...basis('growthByTimeAxis', { column, from, to }, lang) }
  }
  const dates = input.files.map((file) => Date.parse(file.modified)).filter(Number.isFinite)
  const days = (Math.max(...dates) - Math.min(...dates)) / 1000 / SECONDS_PER_DAY
  if (dates.length < 3 || days < 1) return null
  // The first file came before the span that the dates cover.
  const share = (dates.length - 1) / dates.length
  return { ...rate(bytes * share, rows * share, days), ...basis('growthByFiles', { files: dates.length, days }, lang) }
}

function rate(bytes: number, rows: number, days: number) {
  return { bytesPerDay: Math.round(bytes / days), rowsPerDay: Math.round((rows / days) * 100) / 100 }
}

/** What a rate rests on, in words, and what they are made of. */
function basis(text: StructureText, params: Record<string, string | number>, lang: Language) {
  return { basis: structureText(text, params, lang), says: { text, params } }
}
