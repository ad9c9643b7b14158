import type { Language, Message } from './language.ts'

/** What stands for the parameters of a message, in the order in which they are tried. */
const KINDS: readonly ((name: string) => unknown)[] = [
  (name) => `{${name}}`,
  (name) => [`{${name}}`],
  () => 7,
  () => true,
  (name) => MEMBERS[name] ?? 7,
]

/** Members of closed sets, by the names of the parameters that take them. */
const MEMBERS: Readonly<Record<string, string | number | undefined>> = {
  store: 'clickhouse',
  dialect: 'postgresql',
  runs: 'good',
  how: 'value',
  event: 'failure',
  missed: 'skip',
  overlap: 'queue',
  weekday: 1,
}

/**
 * A message with placeholders for its parameters: `{name}` for a text, N for a number. Null when it needs parameters
 * that no placeholder can stand for.
 */
export function withPlaceholders(message: Message<never>, lang: Language): string | null {
  let empty: string | null = null
  for (const kind of KINDS) {
    const params = new Proxy({}, { get: (_, name) => kind(String(name)) })
    try {
      // Whatever a message reads from its parameters, the proxy has it.
      const said: unknown = message[lang](params as never)
      const text = typeof said === 'string' ? said : Object.values(Object(said)).join(' ')
      if (/undefined|\[object/.test(text)) continue
      // Nothing is said where a closed set does not have the placeholder.
      if (text.trim() !== '') return text.replaceAll('NaN', 'N')
      empty = text
    } catch {
      // It takes another kind of parameter.
    }
  }
  return empty
}
