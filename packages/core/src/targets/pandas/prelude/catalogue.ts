import { AGGREGATE_FUNCTIONS } from './aggregates.ts'
import { CHECK_FUNCTIONS } from './checks.ts'
import { COLUMN_FUNCTIONS } from './columns.ts'
import { COMPARISON_FUNCTIONS } from './comparisons.ts'
import { MOMENT_FUNCTIONS } from './moments.ts'
import { NESTED_FUNCTIONS } from './nested.ts'
import { NUMBER_FUNCTIONS } from './numbers.ts'
import { READER_FUNCTIONS } from './readers.ts'
import { TABLE_FUNCTIONS } from './tables.ts'
import { TEXT_FUNCTIONS } from './texts.ts'
import { TYPE_FUNCTIONS } from './types.ts'
import { WINDOW_FUNCTIONS } from './windows.ts'
import { WRITER_FUNCTIONS } from './writers.ts'

/**
 * Python that a generated module carries where pandas and SQL part ways: each definition by its name, in the order in
 * which they stand in the module. A module gets those that it uses.
 */
const DEFINITIONS = together([
  TABLE_FUNCTIONS,
  AGGREGATE_FUNCTIONS,
  WINDOW_FUNCTIONS,
  CHECK_FUNCTIONS,
  COLUMN_FUNCTIONS,
  COMPARISON_FUNCTIONS,
  TEXT_FUNCTIONS,
  NUMBER_FUNCTIONS,
  MOMENT_FUNCTIONS,
  NESTED_FUNCTIONS,
  TYPE_FUNCTIONS,
  READER_FUNCTIONS,
  WRITER_FUNCTIONS,
])

/**
 * Tables of definitions as one.
 * @throws RangeError where two define the same name: a module would carry the later one for both
 */
export function together(parts: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, string>> {
  const names = parts.flatMap(Object.keys)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new RangeError(`${twice} is defined twice`)
  return Object.assign({}, ...parts) as Record<string, string>
}

/** Names that a variable of the generated code may not take. */
export const PRELUDE_NAMES: readonly string[] = Object.keys(DEFINITIONS)

/** The definitions that a piece of Python uses, with those that they use themselves. */
export function definitionsFor(code: string): readonly string[] {
  return definitionsIn(DEFINITIONS, code)
}

/** The same out of any table of definitions by name. */
export function definitionsIn(definitions: Readonly<Record<string, string>>, code: string): readonly string[] {
  const used = new Set<string>()
  const look = (text: string) => {
    for (const word of wordsOf(text)) {
      if (used.has(word) || !Object.hasOwn(definitions, word)) continue
      used.add(word)
      look(definitions[word])
    }
  }
  look(code)
  return Object.keys(definitions)
    .filter((name) => used.has(name))
    .map((name) => definitions[name])
}

const MODULES: Readonly<Record<string, string>> = {
  bisect: 'import bisect',
  calendar: 'import calendar',
  collections: 'import collections',
  contextlib: 'import contextlib',
  datetime: 'import datetime',
  decimal: 'import decimal',
  functools: 'import functools',
  glob: 'import glob',
  hashlib: 'import hashlib',
  itertools: 'import itertools',
  json: 'import json',
  math: 'import math',
  operator: 'import operator',
  os: 'import os',
  re: 'import re',
  shutil: 'import shutil',
  sys: 'import sys',
  zoneinfo: 'import zoneinfo',
}

/** The import statements that a module needs, sorted as formatters sort them. */
export function importsFor(code: string): readonly string[] {
  const words = new Set(wordsOf(code))
  const modules = Object.keys(MODULES).filter((name) => words.has(name))
  const typing = ['Any', 'NamedTuple'].filter((name) => words.has(name))
  const collections = ['Callable', 'Iterable', 'Iterator', 'Sequence'].filter((name) => words.has(name))
  return [
    ...modules.map((name) => MODULES[name]),
    ...(collections.length > 0 ? [`from collections.abc import ${collections.join(', ')}`] : []),
    ...(words.has('Decimal') ? ['from decimal import Decimal'] : []),
    ...(typing.length > 0 ? [`from typing import ${typing.join(', ')}`] : []),
  ]
}

/** Names in Python code: those behind a point, in texts and in comments left out. */
function wordsOf(code: string): readonly string[] {
  const bare = code.replace(/"""[\s\S]*?"""|r?"(?:[^"\\\n]|\\.)*"|#.*/g, '""')
  return bare.match(/(?<![\w.])[A-Za-z_]\w*/g) ?? []
}
