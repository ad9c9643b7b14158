import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addProject, addUser, openStoreBench, type StoreBench } from './fixture.embedded.ts'
import { page } from './page.ts'
import { projectOfObject } from './project-of-object.ts'
import { insertAudit } from './queries/audit/insert.ts'
import { listAudit } from './queries/audit/list.ts'
import { clearLoginAttempts } from './queries/login-attempts/clear.ts'
import { countLoginAttempts } from './queries/login-attempts/count.ts'
import { insertLoginAttempt } from './queries/login-attempts/insert.ts'
import { countProjectAdmins } from './queries/members/count-admins.ts'
import { membershipsOfUser } from './queries/members/of-user.ts'
import { removeMember } from './queries/members/remove.ts'
import { updateMember } from './queries/members/update.ts'
import { findSession } from './queries/sessions/find.ts'
import { insertSession } from './queries/sessions/insert.ts'
import { listSessionsOfUser } from './queries/sessions/list-of-user.ts'
import { revokeAllOfUser } from './queries/sessions/revoke-all-of-user.ts'
import { revokeFamily } from './queries/sessions/revoke-family.ts'
import { rotateSession } from './queries/sessions/rotate.ts'
import { findToken } from './queries/tokens/find.ts'
import { insertToken } from './queries/tokens/insert.ts'
import { revokeToken } from './queries/tokens/revoke.ts'
import { touchToken } from './queries/tokens/touch.ts'
import { countUsers } from './queries/users/count.ts'
import { findUserByName } from './queries/users/find-by-name.ts'
import { insertUser } from './queries/users/insert.ts'
import { updateUser } from './queries/users/update.ts'
import { maybe, none, one, rows, transaction } from './query.ts'
import { removeProject } from './remove-project.ts'

let bench: StoreBench
beforeAll(async () => {
  bench = await openStoreBench()
})
afterAll(() => bench.close())

const soon = () => new Date(Date.now() + 60_000).toISOString()
const past = () => new Date(Date.now() - 60_000).toISOString()
const NOTHING = {
  displayName: null,
  email: null,
  passwordHash: null,
  platformAdmin: null,
  language: null,
  theme: null,
  disabled: null,
  mustChangePassword: null,
  defaultProjectId: null,
}

describe('users', () => {
  test('have names that differ by more than capitals', async () => {
    const user = {
      username: 'Борис',
      displayName: '',
      email: null,
      passwordHash: 'h',
      platformAdmin: true,
      language: 'ru',
      mustChangePassword: true,
    } as const
    expect(await maybe(bench.database, insertUser, user)).toMatchObject({ username: 'Борис', theme: 'system' })
    expect(await maybe(bench.database, insertUser, { ...user, username: 'БОРИС' })).toBeNull()
    expect(await one(bench.database, findUserByName, { username: 'борис' })).toMatchObject({ passwordHash: 'h' })
  })

  test('keep what an update does not name', async () => {
    const userId = await addUser(bench.database, 'vera')
    await one(bench.database, updateUser, { ...NOTHING, userId, email: 'vera@example.org', theme: 'dark' })
    expect(await one(bench.database, updateUser, { ...NOTHING, userId, disabled: true })).toMatchObject({
      email: 'vera@example.org',
      theme: 'dark',
      disabled: true,
      language: 'ru',
    })
  })

  test('are counted with those who administer the platform and are not disabled', async () => {
    const before = await one(bench.database, countUsers, {})
    const userId = await addUser(bench.database, 'admin2')
    await one(bench.database, updateUser, { ...NOTHING, userId, platformAdmin: true })
    expect(await one(bench.database, countUsers, {})).toEqual({
      count: before.count + 1,
      platformAdmins: before.platformAdmins + 1,
    })
    await one(bench.database, updateUser, { ...NOTHING, userId, disabled: true })
    expect((await one(bench.database, countUsers, {})).platformAdmins).toBe(before.platformAdmins)
  })

  test.each([
    ['a language that is none', { language: 'de' }],
    ['a theme that is none', { theme: 'pink' }],
  ])('are refused %s', async (_, wrong) => {
    // What the types forbid, the table refuses too.
    const values = { ...NOTHING, userId: bench.userId, ...wrong } as never
    await expect(one(bench.database, updateUser, values)).rejects.toMatchObject({ code: '23514' })
  })
})

describe('members', () => {
  test('have one role in each project', async () => {
    const userId = await addUser(bench.database, 'gleb')
    const first = await addProject(bench.database, userId)
    const second = await addProject(bench.database, userId)
    await one(bench.database, updateMember, { projectId: second, userId, role: 'analyst' })
    expect(await rows(bench.database, membershipsOfUser, { userId })).toMatchObject([
      { projectId: first, role: 'admin' },
      { projectId: second, role: 'analyst' },
    ])
    expect(await one(bench.database, countProjectAdmins, { projectId: second })).toEqual({ admins: 0 })
    expect(await none(bench.database, removeMember, { projectId: first, userId })).toBe(1)
    expect(await rows(bench.database, membershipsOfUser, { userId })).toHaveLength(1)
  })
})

describe('projects', () => {
  test('take what is theirs with them, but not the log of what was done', async () => {
    const projectId = await addProject(bench.database, bench.userId)
    const { rows: made } = await bench.database.pool.query<{ id: string }>(
      `INSERT INTO runs (project_id, name, trigger) VALUES ($1, 'r', 'manual') RETURNING id`,
      [projectId],
    )
    expect(await projectOfObject(bench.database, 'run', made[0].id)).toBe(projectId)
    await bench.database.pool.query(
      `INSERT INTO artifacts (project_id, run_id, name, media_type, bytes, path)
       VALUES ($1, $2, 'a.pdf', 'application/pdf', 1, 'artifacts/a.pdf')`,
      [projectId, made[0].id],
    )
    const entry = { userId: bench.userId, username: 'anna', projectId, ip: null, requestId: null }
    await none(bench.database, insertAudit, {
      ...entry,
      action: 'project.create',
      objectKind: 'project',
      objectId: projectId,
      detail: { name: 'Музеи' },
    })
    expect((await page(bench.database, listAudit, { projectId }, { limit: 9 })).parsed()).toMatchObject([
      { action: 'project.create', detail: { name: 'Музеи' } },
    ])
    expect(await removeProject(bench.database, projectId)).toEqual(['artifacts/a.pdf'])
    expect(await projectOfObject(bench.database, 'run', made[0].id)).toBeNull()
    const { rows: kept } = await bench.database.pool.query('SELECT project_id FROM audit_log WHERE object_id = $1', [
      projectId,
    ])
    expect(kept).toEqual([{ project_id: null }])
  })
})

describe('sessions', () => {
  const login = (userId: string, expiresAt = soon()) =>
    one(bench.database, insertSession, {
      userId,
      family: randomUUID(),
      tokenHash: randomUUID(),
      expiresAt,
      userAgent: 'test',
      ip: '127.0.0.1',
    })
  const rotate = (sessionId: string, tokenHash: string = randomUUID()) =>
    maybe(bench.database, rotateSession, { sessionId, tokenHash, expiresAt: soon(), userAgent: '', ip: '' })

  test('rotate: the next token of the family counts, the one before does not', async () => {
    const first = await login(bench.userId)
    const second = await rotate(first.id, 'second')
    expect(second).toMatchObject({ family: first.family, rotation: 1, userId: bench.userId })
    expect(await rotate(first.id)).toBeNull()
    expect(await one(bench.database, findSession, { tokenHash: 'second' })).toMatchObject({
      id: second?.id,
      replacedBy: null,
      userDisabled: false,
    })
  })

  test('of many that rotate one token at once, one wins', async () => {
    const first = await login(bench.userId)
    const made = await Promise.all(Array.from({ length: 8 }, () => rotate(first.id)))
    expect(made.filter((session) => session !== null)).toHaveLength(1)
  })

  test('that are expired or revoked do not rotate', async () => {
    const expired = await login(bench.userId, past())
    expect(await rotate(expired.id)).toBeNull()
    const revoked = await login(bench.userId)
    await none(bench.database, revokeFamily, { family: revoked.family, reason: 'reuse' })
    expect(await rotate(revoked.id)).toBeNull()
  })

  test('end everywhere, but for the login that asks', async () => {
    const userId = await addUser(bench.database, 'dora')
    const [kept] = [await login(userId), await login(userId), await login(userId)]
    await rotate(kept.id)
    expect(await rows(bench.database, listSessionsOfUser, { userId })).toHaveLength(3)
    await none(bench.database, revokeAllOfUser, { userId, reason: 'logout-everywhere', exceptFamily: kept.family })
    expect(await rows(bench.database, listSessionsOfUser, { userId })).toMatchObject([{ family: kept.family }])
    await none(bench.database, revokeAllOfUser, { userId, reason: 'password', exceptFamily: null })
    expect(await rows(bench.database, listSessionsOfUser, { userId })).toEqual([])
  })
})

describe('tokens', () => {
  const make = (userId: string, tokenHash: string, expiresAt: string | null) =>
    one(bench.database, insertToken, {
      userId,
      projectId: null,
      name: 'script',
      prefix: 'aet_12',
      tokenHash,
      role: 'engineer',
      expiresAt,
    })
  const found = (tokenHash: string) => maybe(bench.database, findToken, { tokenHash })

  test('count until they expire, are revoked, or their user is disabled', async () => {
    const userId = await addUser(bench.database, 'egor')
    const endless = await make(userId, 'endless', null)
    await make(userId, 'expired', past())
    await make(userId, 'timely', soon())
    expect(await found('endless')).toMatchObject({ username: 'egor', role: 'engineer', platformAdmin: false })
    expect(await found('expired')).toBeNull()
    await none(bench.database, revokeToken, { tokenId: endless.id, userId })
    expect(await found('endless')).toBeNull()
    expect(await found('timely')).not.toBeNull()
    await one(bench.database, updateUser, { ...NOTHING, userId, disabled: true })
    expect(await found('timely')).toBeNull()
  })

  test('are noted as used once a minute', async () => {
    const { id } = await make(bench.userId, 'busy', null)
    expect(await none(bench.database, touchToken, { tokenId: id })).toBe(1)
    expect(await none(bench.database, touchToken, { tokenId: id })).toBe(0)
  })
})

describe('failed logins', () => {
  test('are counted by key within a window', async () => {
    const count = (since: string) => one(bench.database, countLoginAttempts, { key: 'user:anna', since })
    for (const key of ['user:anna', 'user:anna', 'ip:1']) await none(bench.database, insertLoginAttempt, { key })
    expect(await count(past())).toMatchObject({ attempts: 2 })
    expect(await count(soon())).toEqual({ attempts: 0, oldest: null })
    await none(bench.database, clearLoginAttempts, { key: 'user:anna' })
    expect(await count(past())).toMatchObject({ attempts: 0 })
  })
})

describe('transactions', () => {
  test('take back everything when the work fails, and give the connection back', async () => {
    for (let i = 0; i < 20; i++) {
      const work = transaction(bench.database, async (tx) => {
        await none(tx, insertLoginAttempt, { key: 'user:lost' })
        throw new Error('changed its mind')
      })
      await expect(work).rejects.toThrow('changed its mind')
    }
    const lost = await one(bench.database, countLoginAttempts, { key: 'user:lost', since: past() })
    expect(lost.attempts).toBe(0)
  })
})
