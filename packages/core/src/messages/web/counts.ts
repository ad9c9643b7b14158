import { message, number, plural } from '../language.ts'

/** Counted things, in the right plural form. */
export const countTexts = {
  members: message<{ n: number }>({
    ru: ({ n }) => `${number(n, 'ru')}\u00a0${plural(n, 'участник', 'участника', 'участников')}`,
    en: ({ n }) => `${number(n, 'en')}\u00a0${n === 1 ? 'member' : 'members'}`,
  }),
  users: message<{ n: number }>({
    ru: ({ n }) => `${number(n, 'ru')}\u00a0${plural(n, 'пользователь', 'пользователя', 'пользователей')}`,
    en: ({ n }) => `${number(n, 'en')}\u00a0${n === 1 ? 'user' : 'users'}`,
  }),
  secrets: message<{ n: number }>({
    ru: ({ n }) => `${number(n, 'ru')}\u00a0${plural(n, 'секрет', 'секрета', 'секретов')}`,
    en: ({ n }) => `${number(n, 'en')}\u00a0${n === 1 ? 'secret' : 'secrets'}`,
  }),
}
