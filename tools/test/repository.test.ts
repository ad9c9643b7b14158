import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** Rules of the house for every file under version control. */
const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => existsSync(file))
const DATA = /\.(xml|csv|png|ttf|woff2)$|(^|\/)package-lock\.json$|examples\/city\/.*\.json$/
const texts = files.filter((file) => !DATA.test(file)).map((file) => ({ file, text: readFileSync(file, 'utf8') }))

test('no file of code has more than 500 lines, and nine in ten have at most 300', () => {
  const lengths = texts
    // The client's routes are generated.
    .filter(({ file }) => /\.tsx?$/.test(file) && file !== 'packages/client/src/routes.ts')
    .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
  expect(lengths.length).toBeGreaterThan(300)
  expect(lengths.filter(({ lines }) => lines > 500)).toEqual([])
  expect(lengths.filter(({ lines }) => lines > 300).length).toBeLessThanOrEqual(lengths.length / 10)
})

test('no text names a folder of one machine or the host of a registry', () => {
  // Put together here, so that this file does not find itself.
  const forbidden = [
    ['/', 'work/'],
    ['/', 'root/'],
    ['/', 'home/'],
    ['/', 'opt/'],
    ['registry.', 'npmjs'],
    ['pypi.', 'org'],
    ['repo.', 'maven'],
    ['proxy.', 'golang'],
    ['deb.', 'debian'],
  ].map((parts) => parts.join(''))
  const found = texts.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, i) => forbidden.filter((name) => names(line, name)).map((name) => `${file}:${i + 1}: ${name}`)),
  )
  expect(found).toEqual([])
})

/** True when a line holds a word, not within a longer path such as `./work/`. */
function names(line: string, word: string): boolean {
  const at = line.indexOf(word)
  return at !== -1 && !/[\w.$}~-]/.test(line[at - 1] ?? '')
}

test('links between pages lead somewhere', () => {
  const broken = texts
    .filter(({ file }) => file.endsWith('.md'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, link]) => link)
        .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(dirname(file), link)))
        .map((link) => `${file}: ${link}`),
    )
  expect(broken).toEqual([])
})

test('no two decisions share a number', () => {
  const decisions = files.filter((file) => /^docs\/decisions\/\d{4}-/.test(file))
  const numbers = decisions.map((file) => file.slice('docs/decisions/'.length).slice(0, 4))
  expect(numbers).toEqual([...new Set(numbers)])
})

test('every page beside the code is on the map', () => {
  const pages = files.filter((file) => /^(packages|apps|services|examples|bench)\/.*README\.md$/.test(file))
  const map = readFileSync('docs/README.md', 'utf8')
  expect(pages.filter((page) => !map.includes(`](../${page})`))).toEqual([])
})
