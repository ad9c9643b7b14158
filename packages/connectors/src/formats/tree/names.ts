/** Columns that the platform makes; fields of nested input that are called so take a trailing underscore. */
export const GENERATED = { id: '_id', parentId: '_parent_id', position: '_position' } as const
const RESERVED: ReadonlySet<string> = new Set(Object.values(GENERATED))

/** Gives out names, each once. */
export class Names {
  private readonly taken = new Set<string>()
  private readonly reserved: boolean

  /** @param reserved names of generated columns are not given to fields */
  constructor(reserved: boolean) {
    this.reserved = reserved
  }

  /** The first of the candidates that is free; the first with a number when none is. */
  take(candidates: readonly string[]): string {
    const wanted = candidates.map((name) => this.allowed(name))
    const free = wanted.find((name) => !this.taken.has(name)) ?? this.numbered(wanted[0])
    this.taken.add(free)
    return free
  }

  private allowed(name: string): string {
    if (name === '') return 'unnamed'
    return this.reserved && RESERVED.has(name) ? `${name}_` : name
  }

  private numbered(name: string): string {
    for (let number = 2; ; number++) {
      const candidate = `${name}_${number}`
      if (!this.taken.has(candidate)) return candidate
    }
  }
}

/**
 * Candidates for a child table's name: `root__` and the nearest element name, then with the names above it, until the
 * whole path. `reestr`, [`inf`, `okved_opt`] → `reestr__okved_opt`, `reestr__inf_okved_opt`.
 */
export function tableNames(root: string, path: readonly string[]): string[] {
  if (path.length === 0) return [`${root}__value`]
  return path.map((_, index) => `${root}__${path.slice(path.length - 1 - index).join('_')}`)
}
