import type { TestStepName } from '../contracts/connector.ts'
import type { SemanticType } from '../semantics/types.ts'
import type { Language, Message } from './language.ts'
import { message } from './language.ts'
import type { findingFixes } from './profiling.ts'

const text = (en: string, ru: string): Message => message({ en: () => en, ru: () => ru })

/** Findings in a few words, by rule: for tables, headings and filters. */
const ruleTitles: Readonly<Record<keyof typeof findingFixes, Message>> = {
  'all-null': text('empty in every row', 'пусто во всех строках'),
  'mostly-null': text('nearly always empty', 'почти всегда пусто'),
  constant: text('one value everywhere', 'одно значение во всех строках'),
  'sentinel-date': text('made-up dates', 'даты-заглушки'),
  'future-date': text('dates in the future', 'даты в будущем'),
  'ambiguous-date': text('day and month cannot be told apart', 'день и месяц не различить'),
  'ambiguous-number': text('thousands or a fraction: undecided', 'тысячи или дробь: не различить'),
  'mixed-boolean': text('yes and no spelled in several ways', 'да и нет записаны по-разному'),
  'placeholder-null': text('placeholders for no value', 'заглушки вместо пустого'),
  'empty-text': text('empty text', 'пустой текст'),
  'stray-space': text('stray spaces', 'лишние пробелы'),
  'look-alike': text('look-alike letters', 'похожие буквы другого алфавита'),
  mojibake: text('broken encoding', 'испорченная кодировка'),
  'control-character': text('control characters', 'управляющие символы'),
  'case-variant': text('differ in case only', 'различие только в регистре'),
  outlier: text('outliers', 'выбросы'),
  'negative-money': text('negative amounts', 'отрицательные суммы'),
  'leading-zero': text('leading zeros', 'ведущие нули'),
  'nearly-type': text('nearly all of one type', 'почти все значения одного типа'),
  'mixed-format': text('several formats', 'разные форматы'),
  'nearly-unique': text('nearly a key', 'почти ключ: есть повторы'),
  'invalid-checksum': text('wrong checksums', 'неверные контрольные суммы'),
  'personal-data': text('personal data', 'персональные данные'),
  'rejected-rows': text('rows set aside', 'отложенные строки'),
  'duplicate-rows': text('repeated rows', 'повторы строк'),
  'stale-data': text('old data', 'данные устарели'),
}

/** Notes on how a type was read: no faults, and so without a fix. */
const noteTitles: Readonly<Record<string, Message>> = {
  identifier: text('an identifier', 'идентификатор'),
  'date-as-midnight': text('dates written as midnight', 'даты записаны как полночь'),
  'short-year': text('years of two digits', 'годы из двух цифр'),
  'zones-differ': text('different time zones', 'разные часовые пояса'),
  'unit-cut': text('written with a unit', 'записаны с единицей'),
  'null-token-in-text': text('words for no value', 'слова вместо пустого'),
  'zero-one': text('zeros and ones', 'нули и единицы'),
  'zero-one-boolean': text('yes and no as 1 and 0', 'да и нет записаны как 1 и 0'),
}

/** What a field means, for a reader. */
const semanticTitles: Readonly<Record<SemanticType, Message>> = {
  inn: text('tax number (INN)', 'ИНН'),
  ogrn: text('company register (OGRN)', 'ОГРН'),
  ogrnip: text('trader register (OGRNIP)', 'ОГРНИП'),
  snils: text('insurance number (SNILS)', 'СНИЛС'),
  kpp: text('tax reason code (KPP)', 'КПП'),
  bik: text('bank code (BIK)', 'БИК'),
  phone: text('phone', 'телефон'),
  passport: text('passport', 'паспорт'),
  'cadastral-number': text('cadastral number', 'кадастровый номер'),
  okved: text('activity code (OKVED)', 'ОКВЭД'),
  postcode: text('postcode', 'почтовый индекс'),
  email: text('e-mail', 'эл. почта'),
  url: text('web address', 'веб-адрес'),
  uuid: text('uuid', 'uuid'),
  ip: text('IP address', 'IP-адрес'),
  iban: text('account (IBAN)', 'счёт (IBAN)'),
  'card-number': text('card number', 'номер карты'),
  country: text('country', 'страна'),
  currency: text('currency', 'валюта'),
  latitude: text('latitude', 'широта'),
  longitude: text('longitude', 'долгота'),
  money: text('money', 'деньги'),
  percentage: text('percentage', 'проценты'),
  'person-name': text('name of a person', 'имя человека'),
}

/** What advice on keeping the data is about, by the `what` of its `how`. */
const howTitles: Readonly<Record<string, Message>> = {
  order: text('order', 'порядок'),
  engine: text('engine', 'движок'),
  batch: text('loading', 'загрузка'),
  key: text('key', 'ключ'),
  child: text('child table', 'дочерняя таблица'),
  partition: text('partitions', 'разделы'),
  raw: text('raw copy', 'сырая копия'),
  format: text('format', 'формат'),
  flat: text('flat table', 'плоская таблица'),
  topic: text('topic', 'тема'),
}

/** Steps of a connection test. */
const stepTitles: Readonly<Record<TestStepName, Message>> = {
  resolve: text('resolve', 'найти'),
  connect: text('connect', 'соединиться'),
  authenticate: text('authenticate', 'войти'),
  authorise: text('authorise', 'получить право'),
  read: text('read', 'прочитать'),
}

/** The title of a finding's rule; the rule itself where it is of a later version. */
export function ruleTitle(rule: string, lang: Language): string {
  return titleIn({ ...noteTitles, ...ruleTitles }, rule, lang)
}

/** The title of what a field means; the name itself where it is of a later version. */
export function semanticTitle(semantic: string, lang: Language): string {
  return titleIn(semanticTitles, semantic, lang)
}

/** The title of one piece of advice on keeping the data. */
export function howTitle(what: string, lang: Language): string {
  return titleIn(howTitles, what, lang)
}

/** The title of a step of a connection test. */
export function stepTitle(step: TestStepName, lang: Language): string {
  return stepTitles[step][lang]({})
}

function titleIn(titles: Readonly<Record<string, Message>>, name: string, lang: Language): string {
  return Object.hasOwn(titles, name) ? titles[name][lang]({}) : name
}
