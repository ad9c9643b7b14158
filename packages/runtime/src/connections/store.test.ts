import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addKey, keyRing } from './keys.ts'
import { resolveAddress } from './resolve.ts'
import { addConnection, listConnections, removeConnection, resealConnections, savedAddress } from './store.ts'

const SECRET = 'pl4nted-s3cret'

async function settings(environment: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'connections-'))
  return { dataDir, workingDir: dataDir, environment }
}

describe('saved connections', () => {
  test('the secret is sealed on disk, masked in lists, whole for use', async () => {
    const s = await settings()
    await addConnection(s, 'город', `postgresql://etl:${SECRET}@db.example:5432/city`)
    const files = await readdir(s.dataDir)
    for (const file of files) expect(await readFile(join(s.dataDir, file), 'utf8')).not.toContain(SECRET)
    expect((await stat(join(s.dataDir, 'secret.key'))).mode & 0o077).toBe(0)
    expect(await listConnections(s)).toMatchObject([
      { name: 'город', address: 'postgresql://etl:***@db.example:5432/city' },
    ])
    expect(await savedAddress(s, 'город')).toBe(`postgresql://etl:${SECRET}@db.example:5432/city`)
  })

  test('of many saved at once none is lost', async () => {
    const s = await settings()
    const address = (n: number) => `postgresql://db.example/${'x'.repeat(n * 997)}`
    await Promise.all(Array.from({ length: 40 }, (_, n) => addConnection(s, `c${n}`, address(n))))
    expect(await listConnections(s)).toHaveLength(40)
  })

  test('@name#dataset becomes the saved address with that dataset', async () => {
    const s = await settings({ PGPASSWORD: SECRET })
    await addConnection(s, 'city', 'postgresql://etl:${PGPASSWORD}@db.example/city?schema=public')
    expect(await resolveAddress('@city#public.museums', s)).toMatchObject({
      kind: 'system',
      scheme: 'postgresql',
      password: SECRET,
      fragment: 'public.museums',
      options: { schema: 'public' },
      text: '@city#public.museums',
    })
  })

  test('a name that was never saved is refused', async () => {
    await expect(resolveAddress('@nowhere#t', await settings())).rejects.toMatchObject({ code: 'connections.unknown' })
  })

  test.each([
    ['a connection that names another', 'loop', '@loop', 'connections.chained'],
    ['a name with a slash', 'a/b', 'postgresql://h/d', 'connections.name-invalid'],
  ])('%s is not saved', async (_, name, address, code) => {
    const s = await settings()
    await expect(addConnection(s, name, address)).rejects.toMatchObject({ code })
    expect(await listConnections(s)).toEqual([])
  })

  test('another key does not open it', async () => {
    const s = await settings({ AI_ETL_SECRET_KEY: 'one' })
    await addConnection(s, 'a', 'postgresql://u:p@h/d')
    await expect(savedAddress({ ...s, environment: { AI_ETL_SECRET_KEY: 'two' } }, 'a')).rejects.toMatchObject({
      code: 'connections.key-wrong',
    })
  })

  test('removed is gone', async () => {
    const s = await settings()
    await addConnection(s, 'a', 'postgresql://h/d')
    await removeConnection(s, 'a')
    expect(await listConnections(s)).toEqual([])
    await expect(removeConnection(s, 'a')).rejects.toMatchObject({ code: 'connections.unknown' })
  })

  test('a place of its own: another file and keys that are not the folder’s', async () => {
    const s = await settings()
    const place = { file: join(s.dataDir, 'projects/p1/connections.json'), keys: ['ab'.repeat(32)] }
    const project = { ...s, connections: place }
    await addConnection(project, 'city', `postgresql://etl:${SECRET}@db.example/city`)
    await addConnection(s, 'city', 'postgresql://other.example/city')
    expect(await readdir(join(s.dataDir, 'projects/p1'))).toEqual(['connections.json'])
    expect(await resolveAddress('@city#t', project)).toMatchObject({ host: 'db.example', password: SECRET })
    expect(await resolveAddress('@city#t', s)).toMatchObject({ host: 'other.example' })
  })

  test('a new key seals, also what is there already; the earlier one still opens', async () => {
    const s = await settings()
    await addConnection(s, 'a', 'postgresql://u:p@h/d')
    const [before] = await keyRing(s.dataDir, {})
    await addKey(s.dataDir)
    const [active, earlier] = await keyRing(s.dataDir, {})
    expect([active.equals(before), earlier?.equals(before)]).toEqual([false, true])
    expect(await savedAddress(s, 'a')).toBe('postgresql://u:p@h/d')
    await resealConnections(s)
    const onlyNew = { ...s, connections: { keys: [active.toString('hex')] } }
    expect(await savedAddress(onlyNew, 'a')).toBe('postgresql://u:p@h/d')
    expect((await stat(join(s.dataDir, 'secret.key'))).mode & 0o077).toBe(0)
  })

  test('keys of the environment: the earlier ones open as well', async () => {
    const s = await settings({ AI_ETL_SECRET_KEY: 'one' })
    await addConnection(s, 'a', 'postgresql://u:p@h/d')
    const environment = { AI_ETL_SECRET_KEY: 'three', AI_ETL_SECRET_KEY_EARLIER: 'two, one' }
    expect(await savedAddress({ ...s, environment }, 'a')).toBe('postgresql://u:p@h/d')
  })
})
