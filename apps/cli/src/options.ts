import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { CallOptions } from './command.ts'

/** Wraps commander's parsed values. */
export function callOptions(values: Readonly<Record<string, unknown>>): CallOptions {
  const given = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  return {
    text: given,
    flag: (name) => values[name] === true,
    list: (name) => (Array.isArray(values[name]) ? values[name].map(String) : []),
    count: (name, least = 0) => {
      const text = given(name)
      if (text === undefined) return undefined
      const value = Number(text)
      if (Number.isInteger(value) && value >= least) return value
      const why = phrase('usage.not-whole', { name: `--${dashed(name)}`, value: text, least })
      throw new PlatformError('usage.invalid', { why })
    },
    days: (name) => {
      const text = given(name)
      if (text === undefined) return undefined
      const found = /^(\d+(?:\.\d+)?)(h|d|w|mo|y)$/.exec(text)
      if (found) return Number(found[1]) * UNIT_DAYS[found[2]]
      const why = phrase('usage.not-duration', {
        name: `--${dashed(name)}`,
        value: text,
        forms: '12h, 30d, 2w, 6mo, 1y',
      })
      throw new PlatformError('usage.invalid', { why })
    },
  }
}

const UNIT_DAYS: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, mo: 30, y: 365 }

/** `a,b` of an option as its parts; empty when absent. */
export function commaList(text: string | undefined): readonly string[] {
  return text === undefined
    ? []
    : text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** One of a closed list; commander has refused anything else before. */
export function chosen<T extends string>(list: readonly T[], text: string | undefined): T | undefined {
  return list.find((one) => one === text)
}
