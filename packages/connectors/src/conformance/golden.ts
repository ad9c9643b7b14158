import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const FOLDER = new URL('../../../../golden/conformance/', import.meta.url)

/** Where a server had put the rows, which it tells in its errors: another place in every run. */
const SPOOL_FILE = / \(in file\/uri [^)]*\)/g

/**
 * What a connector maps and refuses, as the suite saw it: golden/conformance/<connector>.txt, the reviewed list.
 * UPDATE_GOLDEN=1 rewrites it; the difference is the review.
 */
export class Golden {
  readonly #sections = new Map<string, string[]>()
  #section: string[] = []

  begin(name: string): void {
    this.#section = []
    this.#sections.set(name, this.#section)
  }

  note(line: string): void {
    this.#section.push(line.replaceAll(SPOOL_FILE, ''))
  }

  /** Sections that hold something, in the order of the suite. */
  get text(): string {
    const sections = [...this.#sections].filter(([, lines]) => lines.length > 0)
    return sections.map(([name, lines]) => `${name}\n${lines.map((line) => `  ${line}\n`).join('')}`).join('\n')
  }
}

/** The reviewed text; rewritten first when UPDATE_GOLDEN says so. */
export function reviewed(connector: string, text: string): string {
  const file = new URL(`${connector}.txt`, FOLDER)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, text)
  }
  return readFileSync(file, 'utf8')
}
