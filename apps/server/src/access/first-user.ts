import { insertMember } from '@ai-etl/runtime/store/queries/members/insert'
import { insertProject } from '@ai-etl/runtime/store/queries/projects/insert'
import { countUsers } from '@ai-etl/runtime/store/queries/users/count'
import { insertUser } from '@ai-etl/runtime/store/queries/users/insert'
import { one, transaction } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { generatedPassword, hashPassword } from './passwords.ts'

/** Name of the first user, administrator of the platform and of the first project. */
const ADMIN = 'admin'

/**
 * Makes the first user and project in a new database.
 * @returns the password made for them, to be shown once; null when there are users, or the environment gave one
 */
export async function firstUser({
  database,
  settings,
}: Pick<Services, 'database' | 'settings'>): Promise<string | null> {
  if ((await one(database, countUsers, {})).count > 0) return null
  const password = settings.adminPassword ?? generatedPassword()
  const passwordHash = await hashPassword(password)
  return transaction(database, async (tx) => {
    // Two servers may start at once on a new database: the lock lets one of them make the user.
    await tx.query({ text: 'LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE' })
    if ((await one(tx, countUsers, {})).count > 0) return null
    const user = await one(tx, insertUser, {
      username: ADMIN,
      displayName: '',
      email: null,
      passwordHash,
      platformAdmin: true,
      language: 'ru',
      mustChangePassword: settings.adminPassword === null,
    })
    const project = await one(tx, insertProject, { name: 'Проект', description: '', createdBy: user.id })
    await one(tx, insertMember, { projectId: project.id, userId: user.id, role: 'admin' })
    return settings.adminPassword === null ? password : null
  })
}
