import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { emitQuery } from '../../targets/sql/query.ts'
import { loadSelectParser } from '../import/parser.ts'
import { stepSchemas } from './schemas.ts'
import { readCase } from './testing/case.ts'

beforeAll(loadSelectParser)

const folderOf = (type: string) => new URL(`./${type}/cases/`, import.meta.url)
const cases = Object.keys(stepSchemas).flatMap((type) => {
  const folder = folderOf(type)
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : []
  return files.map((file) => ({ type, file }))
})

test.each(Object.keys(stepSchemas))('%s has an example', (type) => {
  expect(cases).toContainEqual({ type, file: 'example.yaml' })
})

test.each(cases)('$type/cases/$file becomes the reviewed SQL (UPDATE_GOLDEN=1 rewrites it)', ({ type, file }) => {
  const path = new URL(file, folderOf(type))
  const { plan, last } = readCase(readFileSync(path, 'utf8'))
  const sql = `${emitQuery(plan, last, { dialect: 'duckdb' })}\n`
  const golden = new URL(file.replace('.yaml', '.sql'), path)
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, sql)
  expect(sql).toBe(readFileSync(golden, 'utf8'))
})
