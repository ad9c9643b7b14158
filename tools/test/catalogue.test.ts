import { readdirSync } from 'node:fs'
import { ERRORS } from '@ai-etl/core/errors/codes'
import type { Message } from '@ai-etl/core/messages/language'
import { describe, expect, test } from 'vitest'
import { withPlaceholders } from '../pages/placeholders.ts'

/** Every text that users read, in both languages: whatever the modules of messages and errors give. */
const CORE = new URL('../../packages/core/src/', import.meta.url)

const entries: [place: string, message: Message<never>][] = []
const oneSided: string[] = []
for (const folder of ['messages', 'errors']) {
  for (const file of readdirSync(new URL(`${folder}/`, CORE)).filter((name) => !name.endsWith('.test.ts'))) {
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

/** Names that are the same in every language. */
const PRODUCTS = /ClickHouse|PostgreSQL|MySQL|HDFS|Kafka|MinIO|Parquet|JSON|CSV|XML|SQL/g

test('there are hundreds of them', () => {
  expect(entries.length).toBeGreaterThan(400)
  expect(Object.keys(ERRORS).length).toBeGreaterThan(80)
})

test('none speaks one language only', () => expect(oneSided).toEqual([]))

describe('rendered', () => {
  const rendered = entries.map(([place, message]) => ({
    place,
    ru: withPlaceholders(message, 'ru'),
    en: withPlaceholders(message, 'en'),
  }))

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

  test('English holds no Cyrillic, but in quoted examples', () => {
    const wrong = rendered.filter(({ en }) => /\p{Script=Cyrillic}/u.test(plain(en ?? '')))
    expect(wrong.map(({ place, en }) => `${place}: ${en}`)).toEqual([])
  })

  test('every error says how to mend it', () => {
    for (const [code, { message, fix }] of Object.entries(ERRORS))
      expect([code, isMessage(message), isMessage(fix)]).toEqual([code, true, true])
  })
})
