import type { SemanticType } from './types.ts'

/** All but the last part of a path; behind a plain dot a part has three characters at least (`д.р.` is no path). */
const LEADING_PATH = /^.*(?:\/|\[\]\.?|\.(?=[^.]{3,}$))(?=.)/u

/**
 * A field's name as words in lower case between underscores: `attr_КодОКВЭД` becomes `_attr_код_оквэд_`. Of the path of
 * a nested field (`okved_opt/attr_date`, `okved_opt[].attr_date`) only the last part speaks for it.
 */
export function wordsOfName(name: string): string {
  const own = /\s/.test(name) ? name : name.replace(LEADING_PATH, '')
  const words = own
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '_')
  return `_${words.replace(/^_+|_+$/g, '')}_`
}

/**
 * What a field's name says of its meaning, by words (see `wordsOfName`): Russian, English, transliterated. An entry
 * without underscores matches inside words too.
 */
export const NAME_PATTERNS: Readonly<Partial<Record<SemanticType, RegExp>>> = {
  inn: /_(inn(fl|ul|ip)?|инн(фл|юл|ип)?|tin|tax_(number|id|code)|taxpayer_(id|number))_/u,
  ogrn: /_(ogrn|огрн|ogrn_ip|ogrnip|огрнип)_/u,
  ogrnip: /_(o?grn(_?ip)?|о?грн(_?ип)?)_/u,
  snils: /_(snils|снилс|insurance_(number|no)|страховой_номер)_/u,
  kpp: /_(kpp|кпп)_/u,
  bik: /_(bik|бик)_/u,
  phone: /phone|телефон|_(tel|тел|mobile|mob|моб|cell|fax|факс|msisdn|contact_number)_/u,
  passport: /passport|паспорт|pasport|_(id_card|identity_(card|document)|удостоверение)_/u,
  'cadastral-number': /cadastr|кадастр|kadastr|_(cad|kad)_?(num|number|no|nomer|nom)_/u,
  okved: /okv[eэ]d|окв[эе]д/u,
  postcode: /post_?code|postal|почтовый|_(zip|zip_code|post_index|index_post|индекс)_/u,
  email: /email|_(e_mail|mail|эл_почта|почта|электронная_почта|электронный_адрес)_/u,
  url: /_(url|uri|link|href|site|website|web|homepage|сайт|ссылка)_/u,
  iban: /_iban_/u,
  'card-number': /_(card_?(number|no|num|pan)|pan|bank_card|номер_карты)_/u,
  country: /country|стран[аы]|citizenship|гражданство|nationality|_(oksm|оксм)_/u,
  currency: /currency|валют|_(curr|ccy)_/u,
  latitude: /latitude|широт|_(lat)_/u,
  longitude: /longitude|долгот|_(lon|lng|long)_/u,
  money:
    /price|amount|revenue|salary|стоимость|цена|сумм|выручк|оклад|зарплат|платеж|платёж|оплат|_(cost|sum|summa|total|fee|tariff|tarif|payment|paid|income|profit|budget|cena|stoimost|oplata|доход|расход|прибыль|бюджет|долг|пени|штраф|налог)_/u,
  percentage: /percent|процент|_(pct|perc|share|ratio|доля)_/u,
}

/** Names that surely call a person. */
const PERSON =
  /surname|patronymic|фамили|отчеств|_(first_?name|last_?name|middle_?name|mid_?name|given_?name|family_?name|second_?name|full_?name|fio|фио|имя|(client|customer|contact|person|owner|employee|passenger|patient|student|author|director|applicant|tenant|user|visitor|guest|manager|holder)_(full_)?name|familiya|imya|otchestvo|директор|руководитель|заявитель|собственник|владелец|сотрудник|пациент)_/u

/** Names that may call a person: the values must tell. */
const PERHAPS_PERSON =
  /_(name|client|customer|contact|person|owner|employee|author|director|applicant|user|manager|имена|клиент|контакт|автор)_$/u

/** Words that turn a name away from what it would say: the sex of a person, the date of a payment. */
const NOT_PERSON =
  /_(sex|gender|пол|code|код|date|дата|num|number|номер|status|статус|kind|type|тип|вид|id|count|flag|is|has)_/u

/** Whether a name calls a person: surely, perhaps, or not. */
export function callsPerson(name: string): 'yes' | 'perhaps' | 'no' {
  const words = wordsOfName(name)
  if (NOT_PERSON.test(words)) return 'no'
  if (PERSON.test(words)) return 'yes'
  return /^_(name|имя)_$/u.test(words) || (PERHAPS_PERSON.test(words) && !words.endsWith('_name_')) ? 'perhaps' : 'no'
}

/** Whether a name says that a field has a meaning. */
export function namesSemantic(name: string, semantic: SemanticType): boolean {
  if (semantic === 'person-name') return callsPerson(name) === 'yes'
  const words = wordsOfName(name)
  if (semantic === 'money' && NOT_MONEY.test(words)) return false
  return NAME_PATTERNS[semantic]?.test(words) ?? false
}
const NOT_MONEY = /_(date|дата|id|code|код|status|статус|count|количество|type|тип|number|номер|is|has)_/u
