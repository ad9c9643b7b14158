import { maskSecrets } from '@ai-etl/core/address/mask'
import type { IncrementalRun, Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { formatValue, parseValue } from '@ai-etl/core/expressions/values'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { floorOf, lesser } from '@ai-etl/core/pipeline/incremental/floor'
import type { Increments } from '@ai-etl/core/pipeline/incremental/increments'
import { incrementsOf } from '@ai-etl/core/pipeline/incremental/increments'
import { readingFrom } from '@ai-etl/core/pipeline/incremental/reading'
import type { Incremental } from '@ai-etl/core/pipeline/incremental/settings'
import type { PlacedSource } from '@ai-etl/core/pipeline/placement/candidate'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import { formatType } from '@ai-etl/core/types/logical'
import type { ContextSettings } from '../../context.ts'
import { createContext } from '../../context.ts'
import { previousMarks } from '../../runs/previous-marks.ts'
import { showState } from '../../state/state.ts'
import type { Live } from '../load.ts'
import type { LoadRequest, WatchRequest } from '../request.ts'
import type { Watched } from '../watch.ts'
import { targetsText } from './several.ts'

/** What is to be run: the document's pipeline, or the one that reads a part of its sources. */
export interface ToRun {
  readonly pipeline: Pipeline
  readonly sources: ReadonlyMap<string, readonly PipelineColumn[]>
  readonly placed: ReadonlyMap<string, PlacedSource>
}

export interface IncrementalOptions {
  /** Read all rows, whatever was read before. */
  readonly full?: boolean
  /** Read all rows, and leave the marks as they are. */
  readonly aside?: boolean
  /** Nothing is published. */
  readonly dryRun?: boolean
  /** What the last run that published came to; absent: the runs of the data folder say it. */
  readonly marks?: () => Promise<IncrementalRun | null>
}

type SourceMark = IncrementalRun['sources'][number]
/** Where a source is read from, and why from the start. */
type Start = Pick<SourceMark, 'from' | 'whole' | 'before'>

/**
 * Where the sources of a pipeline are read from, and up to where they were: made before a run, told what it read and
 * published, asked for the marks when it is over.
 */
export class IncrementalReading {
  readonly toRun: ToRun
  /** Cursors to be followed, by the source's name in the pipeline that is run. */
  readonly watches: ReadonlyMap<string, WatchRequest>
  readonly #increments: Increments
  readonly #starts: ReadonlyMap<string, Start>
  readonly #addresses: ReadonlyMap<string, string>
  readonly #previous: IncrementalRun | null
  /** No run goes on from this one. */
  readonly #leavesMarks: boolean
  readonly #seen = new Map<string, Watched[]>()
  readonly #published = new Map<string, string>()

  private constructor(
    increments: Increments,
    found: ToRun,
    starts: ReadonlyMap<string, Start>,
    previous: IncrementalRun | null,
    leavesMarks: boolean,
  ) {
    const { pipeline } = found
    const { sources } = increments
    const floors = new Map([...starts].map(([name, { from }]) => [name, from]))
    const read = readingFrom(pipeline, sources, floors)
    const whole = new Map(read.parts.map((part) => [part.source, part.whole]))
    const called = (name: string) => whole.get(name) ?? name
    this.#increments = increments
    this.#starts = starts
    this.#previous = previous
    this.#leavesMarks = leavesMarks
    this.#addresses = new Map(Object.entries(pipeline.sources).map(([name, { from }]) => [name, maskSecrets(from)]))
    this.toRun = {
      pipeline: read.pipeline,
      sources: new Map([...found.sources].map(([name, columns]) => [called(name), columns])),
      placed: new Map(
        [...found.placed].map(([name, placed]) => [called(name), { ...placed, incremental: sources.has(name) }]),
      ),
    }
    this.watches = new Map([...sources].map(([name, own]) => [called(name), watchOf(name, own, starts.get(name))]))
  }

  /** Null where every source is read whole. @throws PlatformError of the marks' store */
  static async begin(
    found: ToRun,
    options: IncrementalOptions,
    settings: ContextSettings,
    live: Live,
  ): Promise<IncrementalReading | null> {
    const { pipeline, sources } = found
    if (Object.values(pipeline.sources).every(({ mode }) => mode !== 'incremental')) return null
    const increments = incrementsOf(pipeline, lowerPipeline(pipeline, sources).plan)
    const target = targetsText(Object.values(pipeline.targets).map(({ to }) => to))
    const marks = options.marks ?? (() => previousMarks(settings.dataDir, { pipeline: pipeline.name, target }))
    const asked = options.full || options.aside ? 'asked' : null
    const previous = await marks()
    const isLost =
      asked === null && previous !== null && (await isAnyAnew(pipeline, increments.targets, previous, settings, live))
    const reason = asked ?? (previous === null ? 'first' : isLost ? 'target' : null)
    const known = (name: string, own: Incremental) =>
      previous?.sources.find((each) => isSame(each, name, pipeline.sources[name].from, own))
    const starts = new Map<string, Start>()
    for (const { sources: together, period } of increments.together) {
      const own = together.flatMap((name) => {
        const one = increments.sources.get(name)
        return one ? [{ name, one, mark: known(name, one)?.after ?? null }] : []
      })
      const floors = own.map(({ one, mark }) =>
        reason === null && mark !== null ? floorOf(mark, one, period, pipeline.timezone) : null,
      )
      const least = floors.reduce((a, b) => (a === null || b === null ? null : lesser(a, b, own[0].one.type)))
      for (const { name, mark } of own) {
        const whole = least !== null ? null : (reason ?? (isRemembered(previous, name) ? 'source' : 'first'))
        starts.set(name, { from: least, whole, before: mark })
      }
    }
    const leavesMarks = (options.dryRun ?? false) || (options.aside ?? false)
    return new IncrementalReading(increments, found, starts, previous, leavesMarks)
  }

  /** What the document calls a source of the pipeline that is run. */
  sourceOf(name: string): string {
    return this.watches.get(name)?.source ?? name
  }

  /**
   * What the load of a target has to be asked for besides: to follow the cursor of the source that it reads by itself; and
   * for append the column by which its ledger knows the rows, as the source, or what was computed, calls it.
   */
  request(target: string, source: string | null): Pick<LoadRequest, 'watch' | 'cursor'> {
    const watch = source === null ? undefined : this.watches.get(source)
    const kept = this.#increments.appends.get(target)
    const cursor = kept === undefined || source === null ? kept : watch?.column
    return { ...(watch && { watch }), ...(cursor !== undefined && { cursor }) }
  }

  /** Takes note of what was seen of a source's cursor where it was read. */
  saw(source: string, watched: Watched): void {
    const name = this.sourceOf(source)
    this.#seen.set(name, [...(this.#seen.get(name) ?? []), watched])
  }

  /** Takes note of a load that published into a target. @param source that it read by itself */
  loaded(target: string, source: string | null, { run, state, watched }: Run): void {
    if (source !== null && watched) this.saw(source, watched)
    if (!this.#increments.targets.includes(target)) return
    const before = this.#previous?.targets.find(({ name }) => name === target)?.run
    this.#published.set(target, state === 'unchanged' && before !== undefined ? before : run)
  }

  /** @param state how the run ended: one that published nothing leaves the marks as they are */
  document(state: Run['state']): IncrementalRun {
    const isPublished = !this.#leavesMarks && (state === 'succeeded' || state === 'unchanged')
    const sources = [...this.#increments.sources].map(([name, own]): SourceMark => {
      const seen = this.#seen.get(name) ?? []
      const start = this.#starts.get(name) ?? { from: null, whole: 'first', before: null }
      const [first] = seen
      return {
        name,
        address: this.#addresses.get(name) ?? '',
        cursor: own.cursor,
        type: formatType(own.type),
        ...start,
        after: isPublished ? markOf(own, start, seen) : start.before,
        rows: first?.rows ?? 0,
        again: first?.again ?? 0,
        nulls: own.nulls === 'skip' ? 0 : (first?.nulls ?? 0),
      }
    })
    return { sources, targets: isPublished ? [...this.#published].map(([name, run]) => ({ name, run })) : [] }
  }
}

function watchOf(source: string, { cursor, type, nulls }: Incremental, start: Start | undefined): WatchRequest {
  const { from = null, before = null } = start ?? {}
  const followed = nulls === 'fail' ? 'fail' : 'read'
  return { source, column: cursor, type: formatType(type), from, after: from === null ? null : before, nulls: followed }
}

/** A mark is of a source as long as that is read from the same place by the same column. */
function isSame({ name, address, cursor, type }: SourceMark, source: string, from: string, own: Incremental): boolean {
  return name === source && address === maskSecrets(from) && cursor === own.cursor && type === formatType(own.type)
}

function isRemembered(previous: IncrementalRun | null, source: string): boolean {
  return previous?.sources.some(({ name }) => name === source) ?? false
}

/**
 * The greatest value that all have read who read the source: what only some of them have seen is read again. Without a
 * row, and where nobody read it, the mark stays.
 */
function markOf({ type }: Incremental, { from, before }: Start, seen: readonly Watched[]): string | null {
  const stays = from === null ? null : before
  if (seen.length === 0) return before
  const marks = seen.map(({ greatest }) => (greatest === null ? stays : further(canonical(greatest), stays)))
  return marks.reduce((a, b) => (a === null || b === null ? null : lesser(a, b, type)))

  function canonical(text: string): string {
    const value = parseValue(text, type)
    return value === undefined || value === null ? text : formatValue(value, type)
  }

  function further(mark: string, other: string | null): string {
    return other === null || lesser(mark, other, type) === other ? mark : other
  }
}

/** Whether a table that rows were published into is no longer the same, or its ledger has forgotten them. */
async function isAnyAnew(
  { targets }: Pipeline,
  names: readonly string[],
  previous: IncrementalRun,
  settings: ContextSettings,
  live: Live,
): Promise<boolean> {
  const context = createContext(settings, live)
  for (const name of names) {
    const run = previous.targets.find((each) => each.name === name)?.run
    if (run === undefined) return true
    const state = await showState(targets[name].to, null, settings, context).catch((error: unknown) => {
      // The run itself will say why the target cannot be reached.
      if (error instanceof PlatformError) return null
      throw error
    })
    if (!state?.tables.some((table) => table.loads.some((load) => load.run === run))) return true
  }
  return false
}
