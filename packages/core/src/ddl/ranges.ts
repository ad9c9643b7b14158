import type { Grain, Partition } from './model.ts'

export interface PartitionRange {
  /** For the partition's name: `2021`, `2021_08`, `2021_08_18`, `2021_08_18_17`. */
  readonly label: string
  /** Inclusive and exclusive bound, as literals of the column's type. */
  readonly from: string
  readonly to: string
}

type Range = Extract<Partition, { kind: 'range' }>

/** The consecutive ranges of a range partition that cover its least and greatest value. */
export function partitionRanges(partition: Range): PartitionRange[] {
  const last = startOf(partition.to, partition.grain)
  const ranges: PartitionRange[] = []
  for (let at = startOf(partition.from, partition.grain); at <= last; ) {
    const next = after(at, partition.grain)
    ranges.push({ label: label(at, partition.grain), from: bound(at, partition), to: bound(next, partition) })
    at = next
  }
  return ranges
}

/** How many partitions of a grain lie between two values, both included. */
export function partitionCount(from: string, to: string, grain: Grain): number {
  const [first, last] = [new Date(startOf(from, grain)), new Date(startOf(to, grain))]
  const years = last.getUTCFullYear() - first.getUTCFullYear()
  const milliseconds = last.getTime() - first.getTime()
  switch (grain) {
    case 'year':
      return years + 1
    case 'month':
      return years * 12 + last.getUTCMonth() - first.getUTCMonth() + 1
    case 'day':
      return milliseconds / 86_400_000 + 1
    case 'hour':
      return milliseconds / 3_600_000 + 1
  }
}

function startOf(value: string, grain: Grain): number {
  const date = new Date(toUtc(value))
  const month = grain === 'year' ? 0 : date.getUTCMonth()
  const day = grain === 'year' || grain === 'month' ? 1 : date.getUTCDate()
  const start = new Date(0)
  start.setUTCFullYear(date.getUTCFullYear(), month, day)
  if (grain === 'hour') start.setUTCHours(date.getUTCHours())
  return start.getTime()
}

function after(start: number, grain: Grain): number {
  const date = new Date(start)
  if (grain === 'year') date.setUTCFullYear(date.getUTCFullYear() + 1)
  else if (grain === 'month') date.setUTCMonth(date.getUTCMonth() + 1)
  else date.setTime(start + (grain === 'day' ? 86_400_000 : 3_600_000))
  return date.getTime()
}

/** Canonical text of a date or time as ISO 8601 with a zone; a time without one counts as UTC. */
function toUtc(value: string): string {
  const iso = value.replace(' ', 'T')
  if (!iso.includes('T')) return `${iso}T00:00:00Z`
  const [day, time] = iso.split('T')
  const zone = /(Z|[+-]\d\d(:?\d\d)?)$/.exec(time)?.[0] ?? 'Z'
  const clock = time.slice(0, time.length - (time.endsWith(zone) ? zone.length : 0))
  return `${day}T${clock}${zone.length === 3 ? `${zone}:00` : zone}`
}

function label(start: number, grain: Grain): string {
  const length = { year: 4, month: 7, day: 10, hour: 13 }[grain]
  return new Date(start).toISOString().slice(0, length).replaceAll(/[-T]/g, '_')
}

function bound(start: number, partition: Range): string {
  const iso = new Date(start).toISOString()
  if (partition.type.kind === 'date') return iso.slice(0, 10)
  const text = iso.slice(0, 19).replace('T', ' ')
  return partition.type.kind === 'timestamptz' ? `${text}+00` : text
}
