/** An address as its parts; empty and absent ones are left out. */
export interface AddressParts {
  readonly scheme: string
  readonly host?: string | undefined
  readonly port?: number | undefined
  /** Database, bucket prefix, …; of a file, its path. */
  readonly path?: string | undefined
  readonly user?: string | undefined
  readonly password?: string | undefined
  readonly options?: Readonly<Record<string, string>> | undefined
  readonly fragment?: string | undefined
}

/** The text of a system's address; what is reserved is percent-encoded, so that parseAddress gives the parts back. */
export function writeAddress({
  scheme,
  host = '',
  port,
  path = '',
  user = '',
  password = '',
  ...rest
}: AddressParts): string {
  const login = user === '' && password === '' ? '' : `${encode(user)}${password === '' ? '' : `:${encode(password)}`}@`
  const at = host.includes(':') && !host.includes(',') ? `[${host}]` : encode(host, ',:')
  const place = path === '' && fragmentless(rest) ? '' : `/${encode(path, '/')}`
  return `${scheme}://${login}${at}${port === undefined ? '' : `:${port}`}${place}${query(rest)}${fragment(rest)}`
}

/** The text of a file's address, its format named or null. */
export function writeFileAddress(
  format: string | null,
  path: string,
  rest: Pick<AddressParts, 'options' | 'fragment'> = {},
): string {
  // Wildcards keep their meaning: a path is a pattern where it names no file exactly.
  return `${format === null ? '' : `${format}:`}${encode(path, '/*?[]{}!,')}${query(rest)}${fragment(rest)}`
}

type Rest = Pick<AddressParts, 'options' | 'fragment'>

function fragmentless({ options = {}, fragment: behind = '' }: Rest): boolean {
  return behind === '' && Object.keys(options).length === 0
}

function query({ options = {} }: Rest): string {
  const pairs = Object.entries(options).map(([name, value]) => `${encode(name)}=${encode(value)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function fragment({ fragment: behind = '' }: Rest): string {
  return behind === '' ? '' : `#${encode(behind, '/.*')}`
}

/** Percent-encodes all but letters, digits, `-_.~` and the characters to be kept; beyond ASCII only what is reserved. */
function encode(text: string, kept = ''): string {
  return text.replace(/[\0- !"#$%&'()*+,/:;<=>?@[\\\]^`{|}\u007f]/g, (character) =>
    kept.includes(character) ? character : `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  )
}
