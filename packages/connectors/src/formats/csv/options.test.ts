import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { csvOptions } from './options.ts'

it('explains every option on the page of the format', () => {
  const page = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  const missing = Object.keys(csvOptions.shape).filter((option) => !page.includes(`\`${option}\``))
  expect(missing).toEqual([])
})
