import { ERRORS } from '@ai-etl/core/errors/codes'
import { expect, test } from 'vitest'
import { errorsPage } from './errors-page.ts'

test.each(['ru', 'en'] as const)('every code stands on the page with what it says, in %s', (lang) => {
  const page = errorsPage(lang)
  for (const code of Object.keys(ERRORS)) {
    const [, says = '', fix = ''] =
      new RegExp(`<tr id="${code}">.*?</td><td>(.*?)</td><td>(.*?)</td></tr>`, 's').exec(page) ?? []
    expect([code, says === '', fix === '']).toEqual([code, false, false])
  }
  expect(page).toContain(lang === 'ru' ? 'Файла {path} нет' : 'There is no file {path}')
})

test('what a text holds is text: no element is made of it', () => {
  expect(errorsPage('en')).toContain('list&lt;T&gt;')
  expect(errorsPage('en').match(/<script/i)).toBeNull()
})
