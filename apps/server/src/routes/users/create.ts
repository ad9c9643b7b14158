import { PlatformError } from '@ai-etl/core/errors/error'
import { insertUser } from '@ai-etl/runtime/store/queries/users/insert'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { generatedPassword, hashPassword } from '../../access/passwords.ts'
import { route } from '../../http/route.ts'
import { passwordSchema, usernameSchema, userSchema } from './user.ts'

export const createUser = route({
  id: 'createUser',
  method: 'POST',
  path: '/users',
  tag: 'users',
  summary: 'Add a user; without a password one is made and shown once, and must be changed',
  scope: 'platform',
  body: z.object({
    username: usernameSchema,
    displayName: z.string().max(200).default(''),
    email: z.email().max(320).nullable().default(null),
    password: passwordSchema.optional(),
    platformAdmin: z.boolean().default(false),
    language: z.enum(['ru', 'en']).default('ru'),
  }),
  answer: userSchema.extend({ password: z.string().nullable().describe('made for the user; null when it was given') }),
  status: 201,
  async handle({ services, body, audit }) {
    const made = body.password === undefined ? generatedPassword() : null
    const { password, ...about } = body
    const passwordHash = await hashPassword(password ?? made ?? '')
    const user = await maybe(services.database, insertUser, {
      ...about,
      passwordHash,
      mustChangePassword: made !== null,
    })
    if (user === null) throw new PlatformError('object.exists', { kind: 'user', name: body.username })
    await audit('user.create', { kind: 'user', id: user.id }, { username: user.username })
    return { ...user, password: made }
  },
})
