import { message } from '../language.ts'
import type { Prose } from '../phrase.ts'

/** Why a column of ClickHouse cannot hold a value: said after the value. */
export const clickhousePhrases = {
  'clickhouse.value': message<{ value: string; fault: Prose }>({
    en: (p) => `${p.value} ${p.fault}`,
    ru: (p) => `${p.value} — ${p.fault}`,
  }),
  'clickhouse.no-null': message<{ column: string }>({
    en: (p) => `${p.column} takes no NULL`,
    ru: (p) => `${p.column} не принимает NULL`,
  }),
  'clickhouse.beyond': message<{ type: string }>({
    en: (p) => `is beyond ${p.type}`,
    ru: (p) => `за пределами ${p.type}`,
  }),
  'clickhouse.beyond-range': message<{ type: string; least: string; greatest: string }>({
    en: (p) => `is beyond ${p.type} (${p.least} to ${p.greatest})`,
    ru: (p) => `за пределами ${p.type} (от ${p.least} до ${p.greatest})`,
  }),
  'clickhouse.not-of-type': message<{ type: string }>({
    en: (p) => `is no value of ${p.type}`,
    ru: (p) => `не значение типа ${p.type}`,
  }),
  'clickhouse.no-member': message({
    en: () => 'is no member of the Enum',
    ru: () => 'нет среди значений Enum',
  }),
  'clickhouse.length': message<{ bytes: number }>({
    en: (p) => `is not ${p.bytes} bytes long`,
    ru: (p) => `длина не ${p.bytes} байт`,
  }),
  'clickhouse.months': message({
    en: () => 'has years or months, whose length in microseconds is not fixed',
    ru: () => 'есть годы или месяцы, а их длина в микросекундах не постоянна',
  }),
  'clickhouse.micros': message({
    en: () => 'is beyond Int64 of microseconds',
    ru: () => 'в микросекундах за пределами Int64',
  }),
  'clickhouse.no-moment': message<{ type: string }>({
    en: (p) => `is no moment that ${p.type} reads`,
    ru: (p) => `не момент времени, который читает ${p.type}`,
  }),
  'clickhouse.no-address': message<{ type: string }>({
    en: (p) => `is no address of ${p.type}`,
    ru: (p) => `не адрес ${p.type}`,
  }),
  'clickhouse.too-fine': message<{ type: string }>({
    en: (p) => `has more digits behind the second than ${p.type}`,
    ru: (p) => `знаков после секунды больше, чем в ${p.type}`,
  }),
  'clickhouse.holds-null': message({
    en: () => 'holds null, which the array does not take',
    ru: () => 'внутри null, а массив его не принимает',
  }),
  'clickhouse.holds': message<{ element: string; fault: Prose }>({
    en: (p) => `holds ${p.element}, which ${p.fault}`,
    ru: (p) => `внутри ${p.element}: ${p.fault}`,
  }),
  'clickhouse.no-array': message({ en: () => 'is no JSON array', ru: () => 'не массив JSON' }),
}
