import { checkLatitude, checkLongitude, checkMoney, checkPercentage } from './quantities.ts'
import {
  checkBik,
  checkCadastral,
  checkInn,
  checkKpp,
  checkOgrn,
  checkOgrnip,
  checkOkved,
  checkPassport,
  checkPhone,
  checkPostcode,
  checkSnils,
} from './russian-registers.ts'
import type { Checker, SemanticType } from './types.ts'
import { checkCountry, checkCurrency, checkPersonName } from './words-of-people.ts'
import { checkCard, checkEmail, checkIban, checkIp, checkUrl, checkUuid } from './world-identifiers.ts'

/** The checker of each semantic type: works on bytes, allocates nothing for identifiers, so that whole columns can be counted. */
export const CHECKERS: Readonly<Record<SemanticType, Checker>> = {
  inn: checkInn,
  ogrn: checkOgrn,
  ogrnip: checkOgrnip,
  snils: checkSnils,
  kpp: checkKpp,
  bik: checkBik,
  phone: checkPhone,
  passport: checkPassport,
  'cadastral-number': checkCadastral,
  okved: checkOkved,
  postcode: checkPostcode,
  email: checkEmail,
  url: checkUrl,
  uuid: checkUuid,
  ip: checkIp,
  iban: checkIban,
  'card-number': checkCard,
  country: checkCountry,
  currency: checkCurrency,
  latitude: checkLatitude,
  longitude: checkLongitude,
  money: checkMoney,
  percentage: checkPercentage,
  'person-name': checkPersonName,
}
