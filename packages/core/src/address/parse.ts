import { PlatformError } from '../errors/error.ts'
import { phrase } from '../messages/phrase.ts'
import type { Address } from './address.ts'
import { maskSecrets } from './mask.ts'

/** Formats that may prefix a path. */
export const FORMAT_PREFIXES = ['csv', 'json', 'xml', 'parquet'] as const
/** Schemes of systems; `clickhouses` and `kafkas` are the same over TLS. */
export const SYSTEM_SCHEMES = [
  'postgresql',
  'postgres',
  'clickhouse',
  'clickhouses',
  'mysql',
  'kafka',
  'kafkas',
  'hdfs',
  's3',
  'spark',
] as const

export interface ParseOptions {
  /** Values for `${NAME}`. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** True when a path exists exactly as written: then it is that file whatever characters it holds. */
  readonly exists: (path: string) => boolean
}

/**
 * Reads an address.
 * @throws PlatformError `address.invalid`, `address.variable-missing`
 */
export function parseAddress(text: string, options: ParseOptions): Address {
  if (text === '') throw new PlatformError('address.invalid', { address: text, why: phrase('address.empty') })
  if (options.exists(text)) return { kind: 'file', text, format: null, path: text, fragment: null, options: {} }
  const expanded = expandVariables(text, options.environment)
  if (expanded.startsWith('@')) return parseSaved(text, expanded)
  const scheme = /^([a-z][a-z0-9+]*):\/\//.exec(expanded)?.[1]
  if (scheme) return parseSystem(text, expanded, scheme)
  return parseFile(text, expanded, options.exists)
}

/** Replaces `${NAME}` by the environment's values, percent-encoding nothing. */
export function expandVariables(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => {
    const value = environment[name]
    if (value === undefined) throw new PlatformError('address.variable-missing', { name })
    return VARIABLE_OPEN + value + VARIABLE_CLOSE
  })
}
// A value of a variable is taken as it stands: its reserved characters need no percent-encoding. While the address is
// cut into parts, values are kept apart by these two private-use characters.
const VARIABLE_OPEN = '\u{f0001}'
const VARIABLE_CLOSE = '\u{f0002}'

function parseSaved(text: string, expanded: string): Address {
  const { body, query, fragment } = split(expanded)
  return {
    kind: 'saved',
    text,
    name: decode(body.slice(1)),
    fragment: fragment === null ? null : decode(fragment),
    options: parseQuery(query),
  }
}

function parseFile(text: string, expanded: string, exists: (path: string) => boolean): Address {
  const format = FORMAT_PREFIXES.find((name) => expanded.startsWith(`${name}:`)) ?? null
  const rest = format === null ? expanded : expanded.slice(format.length + 1)
  const plain = decode(rest, false)
  if (plain !== '' && exists(plain)) return { kind: 'file', text, format, path: plain, fragment: null, options: {} }
  const { body, query, fragment } = split(rest)
  const undecoded = decode(body, false)
  const path = undecoded !== '' && exists(undecoded) ? undecoded : decode(body)
  if (path === '')
    throw new PlatformError('address.invalid', { address: maskSecrets(text), why: phrase('address.path-missing') })
  return {
    kind: 'file',
    text,
    format,
    path,
    fragment: fragment === null ? null : decode(fragment),
    options: parseQuery(query),
  }
}

function parseSystem(text: string, expanded: string, scheme: string): Address {
  if (!SYSTEM_SCHEMES.some((known) => known === scheme)) {
    const why = phrase('address.scheme-unknown', { scheme, known: SYSTEM_SCHEMES.join(', ') })
    throw new PlatformError('address.invalid', { address: maskSecrets(text), why })
  }
  const { body, query, fragment } = split(expanded.slice(scheme.length + 3))
  const slash = outside(body, '/')
  const authority = slash === -1 ? body : body.slice(0, slash)
  const path = slash === -1 ? '' : body.slice(slash + 1)
  const at = outside(authority, '@', true)
  const credentials = at === -1 ? '' : authority.slice(0, at)
  const hostPort = authority.slice(at + 1)
  const colon = outside(credentials, ':')
  const user = decode(colon === -1 ? credentials : credentials.slice(0, colon))
  const several = hostPort.includes(',')
  const port = several ? null : /:([^:\]]*)$/.exec(hostPort)
  return {
    kind: 'system',
    text,
    scheme: scheme === 'postgres' ? 'postgresql' : scheme,
    user: user === '' ? null : user,
    password: colon === -1 ? null : decode(credentials.slice(colon + 1)),
    host: decode(port ? hostPort.slice(0, port.index) : hostPort).replace(/^\[(.*)\]$/, '$1'),
    port: port ? parsePort(decode(port[1]), text) : null,
    path: decode(path),
    fragment: fragment === null ? null : decode(fragment),
    options: parseQuery(query),
  }
}

function parsePort(text: string, address: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  const why = phrase('address.port', { port: text })
  throw new PlatformError('address.invalid', { address: maskSecrets(address), why })
}

function split(text: string): { body: string; query: string; fragment: string | null } {
  const hash = outside(text, '#')
  const before = hash === -1 ? text : text.slice(0, hash)
  const mark = outside(before, '?')
  return {
    body: mark === -1 ? before : before.slice(0, mark),
    query: mark === -1 ? '' : before.slice(mark + 1),
    fragment: hash === -1 ? null : text.slice(hash + 1),
  }
}

/** First (or last) place of a character outside the values of variables; -1 when there is none. */
function outside(text: string, wanted: string, last = false): number {
  let found = -1
  let inside = false
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)
    if (code === 0xf0001) inside = true
    else if (code === 0xf0002) inside = false
    else if (!inside && text[i] === wanted) {
      found = i
      if (!last) break
    }
  }
  return found
}

function parseQuery(query: string): Record<string, string> {
  const options: Record<string, string> = {}
  for (const pair of pieces(query, '&')) {
    if (pair === '') continue
    const equals = outside(pair, '=')
    const name = decode(equals === -1 ? pair : pair.slice(0, equals))
    options[name] = equals === -1 ? 'true' : decode(pair.slice(equals + 1))
  }
  return options
}

function pieces(text: string, separator: string): string[] {
  const found: string[] = []
  for (let rest = text; ; ) {
    const at = outside(rest, separator)
    if (at === -1) return [...found, rest]
    found.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
}

/** Percent-decodes all but the values of variables, which are taken as they stand. */
function decode(text: string, percent = true): string {
  return text
    .split(/(\u{f0001}[^\u{f0002}]*\u{f0002})/u)
    .map((piece) => (piece.startsWith(VARIABLE_OPEN) ? piece.slice(2, -2) : percent ? decodePercent(piece) : piece))
    .join('')
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })
}
