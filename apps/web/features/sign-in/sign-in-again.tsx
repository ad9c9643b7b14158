'use client'

import { signInTexts } from '@ai-etl/core/messages/web/sign-in'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { onSessionEnded } from '#lib/session-ended.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { CredentialFields } from './credential-fields.tsx'
import { useSignIn } from './use-sign-in.ts'

/** Asks a reader whose session has ended to sign in over the page as it stands, so that nothing typed is lost. */
export function SignInAgain({ username }: { username: string }) {
  const [ended, setEnded] = useState(false)
  useEffect(() => onSessionEnded(() => setEnded(true)), [])
  return ended && <SignInDialog username={username} onClose={() => setEnded(false)} />
}

/** Whoever signs in as somebody else gets the page drawn anew. */
function SignInDialog({ username, onClose }: { username: string; onClose(): void }) {
  const t = useTexts(signInTexts)
  const answers = useQueryClient()
  const formId = useId()
  const signIn = useSignIn((signedIn) => {
    if (signedIn !== username) return location.reload()
    onClose()
    void answers.invalidateQueries()
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t.endedTitle()}
      description={t.endedWhat()}
      actions={
        <Button look="primary" type="submit" form={formId} disabled={signIn.isPending}>
          {signIn.isPending ? t.submitting() : t.submit()}
        </Button>
      }
    >
      <form
        id={formId}
        className="grid gap-4"
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate(new FormData(event.currentTarget))
        }}
      >
        {signIn.isError && <ProblemNote problem={signIn.error} />}
        <CredentialFields username={username} />
      </form>
    </Dialog>
  )
}
