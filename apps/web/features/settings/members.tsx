'use client'

import type { Answer } from '@ai-etl/client/client'
import { roleTexts } from '@ai-etl/core/messages/web/roles'
import { projectTexts, settingsTexts } from '@ai-etl/core/messages/web/settings'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { usePages } from '#lib/use-pages.ts'
import { LinkButton } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { toast } from '#ui/toast.tsx'
import { AddMember } from './add-member.tsx'
import { type Role, RoleLegend, RoleSelect } from './role-select.tsx'

interface MembersProps {
  projectId: string
  first: Answer<'listMembers'>
  manages: boolean
  /** The reader: they do not change their own role by accident. */
  userId: string
}

type Member = Answer<'listMembers'>['items'][number]

/** Who works in a project, and as what. */
export function Members({ projectId, first, manages, userId }: MembersProps) {
  const t = useTexts(projectTexts)
  const common = useTexts(settingsTexts)
  const shell = useTexts(shellTexts)
  const answers = useQueryClient()
  const router = useRouter()
  const [leaving, setLeaving] = useState<Member | null>(null)
  const { items, more } = usePages('listMembers', { params: { projectId }, query: { limit: 200 } }, first)

  async function changed(): Promise<void> {
    await answers.invalidateQueries({ queryKey: ['listMembers'] })
    router.refresh()
  }

  const change = useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role }) =>
      api.call('updateMember', { params: { projectId, userId: member.userId }, body: { role } }),
    onSuccess: (_, { member }) => {
      toast(t.roleChanged({ name: shown(member) }))
      return changed()
    },
  })

  return (
    <Panel title={t.members()} padded={false} footer={<RoleLegend />}>
      {manages && <AddMember projectId={projectId} onAdded={changed} />}
      {change.isError && (
        <div className="p-4">
          <ProblemNote problem={change.error} />
        </div>
      )}
      <Table caption={t.members()}>
        <thead>
          <tr>
            <Th>{common.name()}</Th>
            <Th>{t.username()}</Th>
            <Th>{common.role()}</Th>
            {manages && (
              <Th>
                <span className="sr-only">{common.actions()}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((member) => (
            <tr key={member.userId}>
              <RowHead>{shown(member)}</RowHead>
              <Td className="font-mono text-2">{member.username}</Td>
              <Td>
                <MemberRole
                  member={member}
                  fixed={!manages || member.userId === userId}
                  onRole={(role) => change.mutate({ member, role })}
                />
              </Td>
              {manages && (
                <Td numeric>
                  {member.userId !== userId && <LinkButton onClick={() => setLeaving(member)}>{t.remove()}</LinkButton>}
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {more && (
        <div className="p-4">
          <LinkButton onClick={more}>{shell.more()}</LinkButton>
        </div>
      )}
      <Confirm
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t.removeAsk({ name: leaving === null ? '' : shown(leaving) })}
        verb={t.remove()}
        onConfirm={async () => {
          if (leaving === null) return
          await api.call('removeMember', { params: { projectId, userId: leaving.userId } })
          toast(t.removed({ name: shown(leaving) }))
          await changed()
        }}
      >
        {t.removeWhy()}
      </Confirm>
    </Panel>
  )
}

function MemberRole({ member, fixed, onRole }: { member: Member; fixed: boolean; onRole: (role: Role) => void }) {
  const t = useTexts(projectTexts)
  const roles = useTexts(roleTexts)
  if (fixed) return roles[member.role]()
  return (
    <RoleSelect
      aria-label={t.roleOf({ name: shown(member) })}
      value={member.role}
      // The list offers roles only.
      onChange={(event) => onRole(event.target.value as Role)}
      className="max-w-48"
    />
  )
}

function shown({ displayName, username }: Member): string {
  return displayName || username
}
