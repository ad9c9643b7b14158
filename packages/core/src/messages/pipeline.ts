import type { Language } from './language.ts'
import type { Prose } from './phrase.ts'

type Finding<P> = Record<Language, (params: P) => { readonly message: string; readonly fix: string }>

const finding = <P>(en: (p: P) => readonly [string, string], ru: (p: P) => readonly [string, string]): Finding<P> => {
  const told = (text: (p: P) => readonly [string, string]) => (p: P) => {
    const [message, fix] = text(p)
    return { message, fix }
  }
  return { en: told(en), ru: told(ru) }
}

/** Warnings of `check`, by their codes behind `pipeline.`; errors are in errors/pipeline.ts. */
export const pipelineTexts = {
  unread: finding<{ name: string }>(
    (p) => [`Nothing reads ${p.name}`, 'Name it as an input, or leave it out.'],
    (p) => [`${p.name} никем не читается`, 'Укажите его как вход или уберите.'],
  ),
  'division-by-zero': finding<{ step: string; divisor: string }>(
    (p) => [
      `${p.step} divides by ${p.divisor}; where that is 0, the result is NULL`,
      'Filter such rows out before, or say what the result is then: coalesce(a / b, 0).',
    ],
    (p) => [
      `${p.step} делит на ${p.divisor}; где там 0, результат — NULL`,
      'Отсейте такие строки раньше или скажите, каков тогда результат: coalesce(a / b, 0).',
    ],
  ),
  cartesian: finding<{ step: string }>(
    (p) => [
      `${p.step} joins every row with every row: its condition has no equality of both sides`,
      'Join on columns that are equal: left.key = right.key.',
    ],
    (p) => [
      `${p.step} соединяет каждую строку с каждой: в условии нет равенства обеих сторон`,
      'Соединяйте по равным столбцам: left.key = right.key.',
    ],
  ),
  'lossy-cast': finding<{ step: string; column: string; from: string; to: string }>(
    (p) => [
      `${p.step} casts ${p.column} from ${p.from} to ${p.to}, which loses a part of it`,
      'Keep the wider type, or say how to round: round(), trunc(), date_trunc().',
    ],
    (p) => [
      `${p.step} приводит ${p.column} из ${p.from} к ${p.to} и теряет часть значения`,
      'Оставьте более широкий тип или скажите, как округлять: round(), trunc(), date_trunc().',
    ],
  ),
  'keeps-nothing': finding<{ step: string }>(
    (p) => [`${p.step} keeps no row: its condition is never true`, 'Correct the condition, or leave the step out.'],
    (p) => [`${p.step} не оставляет ни одной строки: условие никогда не истинно`, 'Исправьте условие или уберите шаг.'],
  ),
  'null-compared': finding<{ step: string }>(
    (p) => [
      `${p.step} compares with NULL, which is true of no row`,
      'Write x IS NULL, x IS NOT NULL or x IS DISTINCT FROM y.',
    ],
    (p) => [
      `${p.step} сравнивает с NULL: такое сравнение не истинно ни для одной строки`,
      'Напишите x IS NULL, x IS NOT NULL или x IS DISTINCT FROM y.',
    ],
  ),
  'keeps-nothing-of-data': finding<{ step: string; facts: Prose }>(
    (p) => [`${p.step} keeps no row: ${p.facts}`, 'Correct the condition, or leave it so where other data is to come.'],
    (p) => [
      `${p.step} не оставляет ни одной строки: ${p.facts}`,
      'Исправьте условие или оставьте, если ожидаются другие данные.',
    ],
  ),
  'keeps-all': finding<{ step: string }>(
    (p) => [`${p.step} keeps every row: its condition is always true`, 'Correct the condition, or leave the step out.'],
    (p) => [`${p.step} оставляет все строки: условие всегда истинно`, 'Исправьте условие или уберите шаг.'],
  ),
  'not-deterministic': finding<{ step: string; function: string }>(
    (p) => [
      `${p.step} uses ${p.function}, which gives another value at each run`,
      'Where a run must be repeatable, declare a parameter and give its value.',
    ],
    (p) => [
      `${p.step} использует ${p.function}: при каждом запуске значение другое`,
      'Если запуск должен повторяться в точности, объявите параметр и задайте его значение.',
    ],
  ),
  'order-missing': finding<{ step: string; function: string }>(
    (p) => [
      `${p.step}: ${p.function} has no order, so which rows it takes may differ from run to run`,
      'Say the order: first(value order by moment), or orderBy of the step.',
    ],
    (p) => [
      `${p.step}: для ${p.function} не задан порядок, и от запуска к запуску строки могут быть другими`,
      'Задайте порядок: first(value order by moment) или orderBy шага.',
    ],
  ),
  'join-types': finding<{ step: string; left: string; right: string }>(
    (p) => [
      `${p.step} compares keys of different types: ${p.left} with ${p.right}`,
      'Cast one of them in a step before, so that equal keys are equal.',
    ],
    (p) => [
      `${p.step} сравнивает ключи разных типов: ${p.left} и ${p.right}`,
      'Приведите один из них шагом раньше, чтобы равные ключи были равны.',
    ],
  ),
  'join-fan-out': finding<{ step: string; source: string; columns: string; rows: number; before: number }>(
    (p) => [
      `${p.step} repeats rows: ${p.columns} of ${p.source} is not unique; about ${p.rows} rows are to be expected from ${p.before}`,
      'Make the key unique first (deduplicate, aggregate), or join on more columns.',
    ],
    (p) => [
      `${p.step} повторяет строки: ${p.columns} в ${p.source} не уникален; из ${p.before} строк выйдет около ${p.rows}`,
      'Сначала сделайте ключ уникальным (deduplicate, aggregate) или добавьте столбцы в условие.',
    ],
  ),
  'join-null-keys': finding<{ step: string; source: string; column: string; percent: number }>(
    (p) => [
      `${p.step}: ${p.column} of ${p.source} is NULL in ${p.percent} % of the rows, and NULL matches nothing`,
      'Fill the key before (fill), or filter those rows out on purpose.',
    ],
    (p) => [
      `${p.step}: ${p.column} в ${p.source} — NULL в ${p.percent} % строк, а NULL ни с чем не совпадает`,
      'Заполните ключ раньше (fill) или отсейте такие строки намеренно.',
    ],
  ),
  'personal-data': finding<{ target: string; columns: string }>(
    (p) => [
      `${p.target} takes values of people as they are: ${p.columns}`,
      'Mask them in a step before (mask), drop them, or make sure that they may go there.',
    ],
    (p) => [
      `В ${p.target} уходят персональные значения как есть: ${p.columns}`,
      'Скройте их шагом mask, уберите или убедитесь, что их можно туда передавать.',
    ],
  ),
} as const

export type PipelineWarning = keyof typeof pipelineTexts
