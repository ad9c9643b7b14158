import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('a project that is removed takes its uploads with their files along, and what the others have stays', async () => {
  const { id: projectId } = await server.admin.call('createProject', { body: { name: 'Краткий' } })
  const upload = async (into: string) => {
    const response = await fetch(`${server.url}/api/v1/uploads/simple?name=a.csv&projectId=${into}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'text/csv' },
      body: 'a\n1\n',
    })
    const { id } = (await response.json()) as { id: string }
    return join(server.dataDir, 'uploads', into, id, 'a.csv')
  }
  const [gone, kept] = [await upload(projectId), await upload(server.projectId)]
  expect((await stat(gone)).size).toBe(4)
  await server.admin.call('deleteProject', { params: { projectId } })
  await expect(stat(gone)).rejects.toMatchObject({ code: 'ENOENT' })
  expect((await stat(kept)).size).toBe(4)
  expect(await answered(server.admin, 'showProject', { params: { projectId } })).toBe('404 object.missing')
})
