'use client'

import type { Answer } from '@ai-etl/client/client'
import { connectionsTexts, sourceTexts } from '@ai-etl/core/messages/web/source'
import { useMutation } from '@tanstack/react-query'
import { Ellipsis, Plug } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { breakable } from '#ui/breakable.tsx'
import { Button, linkLook } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { Menu, MenuItem } from '#ui/menu.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { TestSteps } from './test-steps.tsx'

type Connection = Answer<'listConnections'>['items'][number]

interface ConnectionsProps {
  projectId: string
  connections: readonly Connection[]
  edits: boolean
}

/** The saved connections of a project. */
export function Connections({ projectId, connections, edits }: ConnectionsProps) {
  const t = useTexts(connectionsTexts)
  return (
    <Panel title={t.list()} padded={false}>
      {connections.length === 0 ? (
        <Empty icon={Plug} title={t.title({ n: 0 })}>
          {t.none()}
        </Empty>
      ) : (
        <Table caption={t.list()}>
          <thead>
            <tr>
              <Th>{t.name()}</Th>
              <Th>{t.address()}</Th>
              <Th>{t.tested()}</Th>
              <Th>
                <span className="sr-only">{t.actions()}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {connections.map((connection) => (
              <Row key={connection.id} projectId={projectId} connection={connection} edits={edits} />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  )
}

function Row({ projectId, connection, edits }: { projectId: string; connection: Connection; edits: boolean }) {
  const t = useTexts(connectionsTexts)
  const steps = useTexts(sourceTexts)
  const router = useRouter()
  const [removing, setRemoving] = useState(false)
  const { id, name, address, test, testedAt } = connection
  const params = { connectionId: id }
  const check = useMutation({
    mutationFn: () => api.call('testConnection', { params }),
    onSuccess: () => router.refresh(),
  })
  return (
    <tr>
      <Td>
        <Link href={`/projects/${projectId}/sources/${id}`} prefetch={false} className={linkLook}>
          <span className="min-w-36 [overflow-wrap:anywhere]">{breakable(name)}</span>
        </Link>
      </Td>
      <Td className="min-w-48 break-all font-mono text-2">{address}</Td>
      <Td className="whitespace-nowrap">
        {test === null || testedAt === null ? (
          <span className="text-ink-3">{t.never()}</span>
        ) : (
          <>
            <Badge tone={test.ok ? 'ok' : 'bad'}>{test.ok ? steps.testOk() : steps.testBad()}</Badge>{' '}
            <Time at={testedAt} relative />
          </>
        )}
      </Td>
      <Td pinned className="text-right">
        <Menu
          trigger={
            <Button look="quiet" size="icon-small" aria-label={`${t.actions()}: ${name}`}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <MenuItem onSelect={() => router.push(`/projects/${projectId}/sources/${id}`)}>{t.open()}</MenuItem>
          <MenuItem onSelect={() => check.mutate()}>{t.test()}</MenuItem>
          {edits && <MenuItem onSelect={() => setRemoving(true)}>{t.remove()}</MenuItem>}
        </Menu>
        <Dialog
          open={check.isSuccess || check.isError}
          onOpenChange={(open) => !open && check.reset()}
          title={`${t.test()}: ${name}`}
        >
          {check.error && <ProblemNote problem={check.error} />}
          {check.data && <TestSteps test={check.data} />}
        </Dialog>
        <Confirm
          open={removing}
          onOpenChange={setRemoving}
          title={t.removeTitle({ name })}
          verb={t.remove()}
          onConfirm={async () => {
            await api.call('deleteConnection', { params })
            router.refresh()
          }}
        >
          {t.removeWhat()}
        </Confirm>
      </Td>
    </tr>
  )
}
