import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Filters, List } from './page.ts'
import type { Columns, Query } from './query.ts'

export type AnyList = List<Columns, Filters, Columns>

const FOLDER = fileURLToPath(new URL('./queries', import.meta.url))

/** Every file under queries/ with the queries and lists that it defines. */
export async function definedQueries(): Promise<readonly (readonly [string, readonly (Query | AnyList)[]])[]> {
  const files = (await readdir(FOLDER, { recursive: true })).filter((file) => file.endsWith('.ts')).sort()
  return Promise.all(files.map(async (file) => [file, await definitionsOf(file)] as const))
}

async function definitionsOf(file: string): Promise<readonly (Query | AnyList)[]> {
  const module = (await import(join(FOLDER, file))) as Record<string, unknown>
  return Object.values(module).filter((value) => isQuery(value) || isList(value))
}

export function isQuery(value: unknown): value is Query {
  return typeof value === 'object' && value !== null && 'order' in value
}

export function isList(value: unknown): value is AnyList {
  return typeof value === 'object' && value !== null && 'variant' in value
}
