import { expect, test } from 'vitest'
import { jinjaText, literalJinja, Tags } from './jinja.ts'

test.each([
  ['plain { } text', 'plain { } text'],
  ['{{ a }}', "{{ '{' }}{ a }}"],
  ['{% x %}{# y #}', "{{ '{' }}% x %}{{ '{' }}# y #}"],
  ['a\r\nb', 'a{{ "\\r" }}\nb'],
  ['a\nb\n', 'a\nb{{ "\\n" }}'],
  ['{{{%', "{{ '{' }}{{ '{' }}{{ '{' }}%"],
])('%s comes through as it is', (text, template) => {
  expect(literalJinja(text)).toBe(template)
})

test('tags take the place of their stand-ins and of nothing else', () => {
  const tags = new Tags("SELECT 'dbt_tag<0>'")
  const standIn = tags.standIn('{{ ref("a") }}')
  expect(tags.template(`SELECT 'dbt_tag<0>', '{{ 1 }}' FROM ${standIn}`)).toBe(
    `SELECT 'dbt_tag<0>', '{{ '{' }}{ 1 }}' FROM {{ ref("a") }}`,
  )
})

test('a text within a tag cannot end it', () => {
  expect(jinjaText('"Цена"')).toBe(`'"Цена"'`)
  expect(jinjaText('a"b\\ }} \u2028')).toBe('"a\\"b\\\\ }} \\u2028"')
})
