import { describe, expect, test } from 'vitest'
import { startTitle } from './title.ts'

const page = (count: number, nextCursor: string | null = null) => ({ items: Array(count).fill(null), nextCursor })

describe('startTitle', () => {
  test.each([
    [page(0), [], 'Проект пуст. Начните с образца или со своих данных'],
    [page(1), [], '1 набор, запусков ещё не было'],
    [page(3), [{ state: 'succeeded' }, { state: 'failed' }], '3 набора, последний запуск прошёл'],
    [page(3), [{ state: 'running' }, { state: 'failed' }], '3 набора, последний запуск не прошёл'],
    [page(0), [{ state: 'unchanged' }], '0 наборов, последний запуск прошёл'],
    [page(20, 'next'), [{ state: 'succeeded' }], 'Наборы проекта'],
  ] as const)('%j, %j → %s', (datasets, runs, title) => {
    expect(startTitle(datasets, runs, 'ru').replaceAll('\u00a0', ' ')).toBe(title)
  })
})
