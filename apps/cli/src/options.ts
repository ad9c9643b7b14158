import { PlatformError } from '@ai-etl/core/errors/error'
import type { CallOptions } from './command.ts'

/** Wraps commander's parsed values. */
export function callOptions(values: Readonly<Record<string, unknown>>): CallOptions {
  return {
    text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    flag: (name) => values[name] === true,
    list: (name) => (Array.isArray(values[name]) ? values[name].map(String) : []),
    count: (name, least = 0) => {
      const text = values[name]
      if (text === undefined) return undefined
      const value = Number(text)
      if (Number.isInteger(value) && value >= least) return value
      throw new PlatformError('usage.invalid', {
        why: `--${dashed(name)} takes a whole number from ${least}, not "${String(text)}"`,
      })
    },
    days: (name) => {
      const text = values[name]
      if (text === undefined) return undefined
      const found = /^(\d+(?:\.\d+)?)(h|d|w|mo|y)$/.exec(String(text))
      if (found) return Number(found[1]) * UNIT_DAYS[found[2]]
      throw new PlatformError('usage.invalid', {
        why: `--${dashed(name)} takes a time such as 12h, 30d, 2w, 6mo or 1y, not "${String(text)}"`,
      })
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
