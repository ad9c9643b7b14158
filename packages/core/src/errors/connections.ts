import { error } from '../messages/language.ts'

/** Errors of saved connections. */
export const connectionsErrors = {
  'connections.unknown': error<{ name: string; known: string }>({
    en: [
      (p) => `No connection is saved as "${p.name}"`,
      (p) => (p.known ? `Saved are: ${p.known}.` : 'Save one: ai-etl connections add NAME ADDRESS.'),
    ],
    ru: [
      (p) => `Подключения «${p.name}» нет`,
      (p) => (p.known ? `Сохранены: ${p.known}.` : 'Сохраните его: ai-etl connections add ИМЯ АДРЕС.'),
    ],
  }),
  'connections.chained': error<{ name: string }>({
    en: [
      (p) => `The connection "${p.name}" names another saved connection`,
      () => 'Save it anew with the address of a system.',
    ],
    ru: [
      (p) => `Подключение «${p.name}» ссылается на другое сохранённое`,
      () => 'Сохраните его заново с адресом системы.',
    ],
  }),
  'connections.name-invalid': error<{ name: string }>({
    en: [(p) => `"${p.name}" cannot name a connection`, () => 'Use letters, digits, "-", "_" and ".".'],
    ru: [(p) => `«${p.name}» не годится как имя подключения`, () => 'Допустимы буквы, цифры, «-», «_» и «.».'],
  }),
  'connections.key-wrong': error<{ name: string }>({
    en: [
      (p) => `The connection "${p.name}" was sealed with another key`,
      () => 'Set the AI_ETL_SECRET_KEY it was saved with, or save the connection anew.',
    ],
    ru: [
      (p) => `Подключение «${p.name}» запечатано другим ключом`,
      () => 'Задайте AI_ETL_SECRET_KEY, с которым оно сохранялось, или сохраните подключение заново.',
    ],
  }),
  'connections.address-needed': error<{ name: string }>({
    en: [
      (p) => `The connection ${p.name ? `"${p.name}" ` : ''}has no address`,
      () => 'Give "address", or "connector" and the "values" of its form.',
    ],
    ru: [
      (p) => `У подключения ${p.name ? `«${p.name}» ` : ''}нет адреса`,
      () => 'Передайте «address» или «connector» и «values» его формы.',
    ],
  }),
}
