/**
 * Names of fields that hold identifiers: their digits are text, whatever numbers they would make. Russian, English and
 * transliterated, as parts of a name: `museum_inn`, `innfl`, `attr_ГРНИП`, `client_phone`, `КодОКВЭД`.
 */
const IDENTIFIER_NAMES =
  /(^|[^a-zа-яё])(inn(fl|ul)?|kpp|bik|ogrn(ip)?|snils|okved2?|okpo|okato|oktmo|passport|phone|tel|telephone|mobile|fax|msisdn|zip(code)?|postcode|postal_?code|iban|imei|insured_pf|card_?(number|no|num)|account_?(number|no|num))([^a-zа-яё]|$)|инн|огрн|грнип|снилс|окв[эе]д|окпо|окато|октмо|бик|кпп|паспорт|телефон|индекс_?п|почтов|расч[её]тный|лицевой|phone|okved|_tel$|^tel/iu

/** Whether a field's name says that its values are identifiers. */
export function isIdentifierName(name: string): boolean {
  return IDENTIFIER_NAMES.test(name.replace(/([a-zа-яё])([A-ZА-ЯЁ])/gu, '$1_$2'))
}
