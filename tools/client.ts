import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { AnyRoute } from '@ai-etl/server/http/route'
import { routes } from '@ai-etl/server/routes/index'
import { z } from 'zod'
import { type Definitions, typeOf } from './client-types.ts'

/** Writes packages/client/src/routes.ts from the server's routes; a test compares it. */
export const CLIENT_FILE = resolve(import.meta.dirname, '../packages/client/src/routes.ts')

/** Whatever every route takes beside its own query. */
const EVERY_QUERY = { lang: z.enum(['ru', 'en']).optional() }
const PROJECT_QUERY = { projectId: z.uuid().optional() }

/** The text of the client's table of routes. */
export function clientRoutes(): string {
  // Comments within unions come to rest at the second go.
  return formatted(formatted(written()))
}

function written(): string {
  const definitions: Definitions = new Map()
  const types = (routes as readonly AnyRoute[]).map((route) => `  ${route.id}: ${routeType(route, definitions)}`)
  const named = [...definitions].map(([name, type]) => `export type ${name} = ${type}\n`)
  const table = (routes as readonly AnyRoute[]).map(
    (route) => `  ${route.id}: { method: '${route.method}', path: '${route.path}' },`,
  )
  return [
    '// Written by tools/client.ts from the routes of the server: `node tools/client.ts`.\n',
    ...named,
    `/** What each route takes and gives. */\nexport interface RouteTypes {\n${types.join('\n')}\n}\n`,
    '/** Where each route is, below /api/v1. */',
    `export const ROUTES = {\n${table.join('\n')}\n} as const satisfies Record<keyof RouteTypes, { readonly method: string; readonly path: string }>\n`,
  ].join('\n')
}

function routeType(route: AnyRoute, definitions: Definitions): string {
  const own: z.ZodObject = route.query ?? z.object({})
  const query = own.extend(route.scope === 'project' ? { ...EVERY_QUERY, ...PROJECT_QUERY } : EVERY_QUERY)
  const part = (schema: z.ZodType | null | undefined, io: 'input' | 'output') =>
    schema ? typeOf(schema, io, definitions) : 'undefined'
  return `{ readonly params: ${part(route.params, 'input')}; readonly query: ${part(query, 'input')}; readonly body: ${part(route.body, 'input')}; readonly answer: ${part(route.answer, 'output')} }`
}

/** As the house's formatter leaves it, so that a check of format never finds it changed. */
function formatted(text: string): string {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
  const args = [biome, 'format', `--stdin-file-path=${CLIENT_FILE}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input: text,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

if (process.argv[1] === import.meta.filename) await writeFile(CLIENT_FILE, clientRoutes())
