import type { Step } from '../schema.ts'

/** Steps with names that are free, in the order in which each comes after what it reads. */
export class StepList {
  readonly steps = new Map<string, Step>()
  readonly #taken: (name: string) => boolean
  readonly #prefix: string

  /** @param taken names that are not free. @param prefix of all names but `main` */
  constructor(taken: (name: string) => boolean, prefix = '') {
    this.#taken = taken
    this.#prefix = prefix
  }

  add(wanted: string, step: Step): string {
    const id = this.free(`${this.#prefix}${asName(wanted)}`)
    this.steps.set(id, step)
    return id
  }

  /** Gives a step that nothing reads yet another name; the name that it got. */
  rename(id: string, wanted: string, exactly = false): string {
    const step = this.steps.get(id)
    if (!step) return id
    this.steps.delete(id)
    const name = exactly ? wanted : this.free(`${this.#prefix}${asName(wanted)}`)
    this.steps.set(name, step)
    return name
  }

  free(wanted: string): string {
    let name = wanted
    for (let n = 2; this.#taken(name) || this.steps.has(name); n++) name = `${wanted}_${n}`
    return name
  }
}

/** A text as a name of a step: what names may not hold becomes `_`. */
export function asName(text: string): string {
  const name = text.replaceAll(/[^\p{L}\p{N}_]+/gu, '_').replace(/^(?=\p{N})/u, '_')
  return name === '' || name === '_' ? 'step' : name
}

/** A name that is not among those given, with a number where it must. */
export function freeAmong(wanted: string, taken: (name: string) => boolean): string {
  let name = wanted
  for (let n = 2; taken(name); n++) name = `${wanted}_${n}`
  return name
}
