import { readdirSync } from 'node:fs'
import { ERRORS, type ErrorCode } from '@ai-etl/core/errors/codes'
import { PlatformError } from '@ai-etl/core/errors/error'
import { LANGUAGES, type Message } from '@ai-etl/core/messages/language'
import { PHRASES, type Phrase, type PhraseKey, phrase, say } from '@ai-etl/core/messages/phrase'
import { withPlaceholders } from '@ai-etl/core/messages/placeholders'
import { describe, expect, test } from 'vitest'

/** Every text that users read, in both languages: whatever the modules of messages and errors give. */
const CORE = new URL('../../packages/core/src/', import.meta.url)

const entries: [place: string, message: Message<never>][] = []
const oneSided: string[] = []
for (const folder of ['messages', 'errors']) {
  // phrase.ts puts together what the modules of messages/phrases give.
  const all = readdirSync(new URL(`${folder}/`, CORE), { recursive: true, encoding: 'utf8' })
  const files = all.filter((name) => /(?<!\.test|phrase)\.ts$/.test(name))
  for (const file of files) {
    const module = (await import(new URL(`${folder}/${file}`, CORE).href)) as Record<string, unknown>
    for (const [name, value] of Object.entries(module)) collect(`${folder}/${file} ${name}`, value)
  }
}

/** Finds messages at any depth of what a module gives. */
function collect(place: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Intl.NumberFormat) return
  if (isMessage(value)) {
    entries.push([place, value])
    return
  }
  const languages = ['ru', 'en'].filter((lang) => typeof Reflect.get(value, lang) === 'function')
  if (languages.length === 1) oneSided.push(place)
  for (const [name, part] of Object.entries(value)) collect(`${place}.${name}`, part)
}

function isMessage(value: object): value is Message<never> {
  return 'ru' in value && 'en' in value && typeof value.ru === 'function' && typeof value.en === 'function'
}

/** Without what is quoted or stands for something else: names, examples, values. */
function plain(text: string): string {
  return text.replaceAll(/\{[^{}]*\}|«[^»]*»|"[^"]*"|“[^”]*”|`[^`]*`/g, ' ')
}

/** Words that an English sentence cannot do without; names, types and words of SQL are none of them. */
const ENGLISH = /\b(?:the|an|is|are|was|were|not|and|with|that|this|which|has|have|holds?|its?|from|than|what|cannot)\b/

/** Names that are the same in every language. */
const PRODUCTS = /ClickHouse|PostgreSQL|MySQL|HDFS|Kafka|MinIO|Parquet|JSON|YAML|CSV|XML|SQL|cron/g

test('there are hundreds of them', () => {
  expect(entries.length).toBeGreaterThan(400)
  expect(Object.keys(ERRORS).length).toBeGreaterThan(80)
})

test('none speaks one language only', () => expect(oneSided).toEqual([]))

describe('rendered', () => {
  const all = entries.map(([place, message]) => ({
    place,
    ru: withPlaceholders(message, 'ru'),
    en: withPlaceholders(message, 'en'),
  }))
  // The switch of the language speaks to those who read the other one.
  const rendered = all.filter(({ place }) => !/otherLanguage$/i.test(place))

  test('with placeholders, each', () => {
    expect(rendered.filter(({ ru, en }) => ru === null || en === null).map(({ place }) => place)).toEqual([])
  })

  test('none is empty', () => {
    expect(rendered.filter(({ ru, en }) => ru?.trim() === '' || en?.trim() === '').map(({ place }) => place)).toEqual(
      [],
    )
  })

  test('Russian is written in Cyrillic, where it says a word', () => {
    const words = (text: string) => /\p{L}{2,}/u.test(plain(text).replaceAll(PRODUCTS, ' '))
    const wrong = rendered.filter(({ ru }) => !/\p{Script=Cyrillic}/u.test(ru ?? '') && words(ru ?? ''))
    expect(wrong.map(({ place, ru }) => `${place}: ${ru}`)).toEqual([])
  })

  test('Russian holds no English, but in quoted examples', () => {
    const wrong = rendered.filter(({ ru }) => ENGLISH.test(plain(ru ?? '')))
    expect(wrong.map(({ place, ru }) => `${place}: ${ru}`)).toEqual([])
  })

  test('English holds no Cyrillic, but in quoted examples', () => {
    const wrong = rendered.filter(({ en }) => /\p{Script=Cyrillic}/u.test(plain(en ?? '')))
    expect(wrong.map(({ place, en }) => `${place}: ${en}`)).toEqual([])
  })

  test('every error says how to mend it', () => {
    for (const [code, { message, fix }] of Object.entries(ERRORS))
      expect([code, isMessage(message), isMessage(fix)]).toEqual([code, true, true])
  })
})

describe('errors and phrases speak one language throughout', () => {
  const inner = phrase('json.outside')

  test.each(Object.keys(ERRORS))('%s', (code) => {
    const params = samplesFor(ERRORS[code as ErrorCode], inner)
    // The samples are of the kinds that the entry reads; TypeScript cannot follow that through the index.
    const error = new PlatformError(code as ErrorCode, params as never)
    const [ru, en] = LANGUAGES.map((lang) => `${error.problem(lang).message} ${error.problem(lang).fix}`)
    expect(plain(ru)).not.toMatch(ENGLISH)
    expect(plain(ru)).not.toContain(say(inner, 'en'))
    expect(plain(en)).not.toMatch(/\p{Script=Cyrillic}/u)
  })

  test.each(Object.keys(PHRASES))('%s', (key) => {
    const params = samplesFor({ message: PHRASES[key as PhraseKey] }, inner)
    const one: Phrase = { phrase: key as PhraseKey, params }
    expect(plain(say(one, 'ru'))).not.toMatch(ENGLISH)
    expect(plain(say(one, 'en'))).not.toMatch(/\p{Script=Cyrillic}/u)
  })
})

/** A phrase for everything that messages read from their parameters; what is counted becomes no number, in words. */
function samplesFor(entry: object, sample: Phrase): Record<string, Phrase> {
  const read = new Set<string>()
  const recorder = new Proxy({}, { get: (_, name) => read.add(String(name)) && 'x' })
  const messages = Object.values(entry) as Message<never>[]
  // Whatever a message reads from its parameters, the recorder has it.
  for (const message of messages) for (const lang of LANGUAGES) message[lang](recorder as never)
  return Object.fromEntries([...read].map((name) => [name, sample]))
}
