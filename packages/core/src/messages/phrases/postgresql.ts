import { message } from '../language.ts'

/** Why a table of PostgreSQL cannot hold a value; kinds of what is no table. */
export const postgresqlPhrases = {
  'postgresql.nul-at': message<{ at: number }>({
    en: (p) => `the byte NUL at ${p.at}, which PostgreSQL's text cannot hold`,
    ru: (p) => `байт NUL на месте ${p.at}: текст PostgreSQL его не вмещает`,
  }),
  'postgresql.nul-inside': message({ en: () => 'the byte NUL', ru: () => 'байт NUL' }),
  'postgresql.nul-escaped': message({
    en: () => "\\u0000, which PostgreSQL's text cannot hold",
    ru: () => '\\u0000: текст PostgreSQL его не вмещает',
  }),
  'postgresql.key-twice': message<{ key: string }>({
    en: (p) => `the key ${JSON.stringify(p.key)} stands in one object twice, and jsonb would keep the last one only`,
    ru: (p) => `ключ ${JSON.stringify(p.key)} дважды в одном объекте, а jsonb оставит только последний`,
  }),
  'postgresql.too-long': message<{ count: number; most: number }>({
    en: (p) => `${p.count} characters where ${p.most} fit`,
    ru: (p) => `символов ${p.count}, помещается ${p.most}`,
  }),
  'postgresql.no-label': message<{ value: string }>({
    en: (p) => `"${p.value}" is not one of its labels`,
    ru: (p) => `«${p.value}» нет среди значений перечисления`,
  }),
  'postgresql.too-wide': message<{ value: string; type: string }>({
    en: (p) => `${p.value} does not fit into ${p.type}`,
    ru: (p) => `${p.value} не помещается в ${p.type}`,
  }),
  'postgresql.not-single': message<{ value: string }>({
    en: (p) => `${p.value} is not a number of single precision`,
    ru: (p) => `${p.value} — не число одинарной точности`,
  }),
  'postgresql.too-fine': message<{ value: string; type: string }>({
    en: (p) => `${p.value} is finer than ${p.type} keeps`,
    ru: (p) => `${p.value} точнее, чем хранит ${p.type}`,
  }),
  'postgresql.view': message({ en: () => 'view', ru: () => 'представление' }),
  'postgresql.materialised-view': message({
    en: () => 'materialised view',
    ru: () => 'материализованное представление',
  }),
}
