import { describe, expect, test } from 'vitest'
import { sectionOf, sections } from './sections.ts'

describe('sections', () => {
  test.each([
    ['/', '/'],
    ['/datasets/7/profile', '/'],
    ['/reports/7', '/'],
    ['/pipelines/7/schedule', '/pipelines'],
    ['/runs/7', '/runs'],
    ['/settings/users', '/settings'],
    ['/projects/7/sources', '/projects/7/sources'],
    ['/projects/7/sources/new', '/'],
  ])('%s belongs to %s', (path, href) => {
    expect(sectionOf(path)).toBe(href)
  })

  test('without a project there are no connections to show', () => {
    expect(sections(null).map(({ text }) => text)).toEqual(['data', 'pipelines', 'runs', 'monitoring', 'settings'])
  })
})
