'use client'

import { signInTexts } from '@ai-etl/core/messages/web/sign-in'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { CredentialFields } from './credential-fields.tsx'
import { useSignIn } from './use-sign-in.ts'

/** @param next where to go then; @param ended whether an earlier session ran out */
export function SignInForm({ next, ended }: { next: string; ended: boolean }) {
  const t = useTexts(signInTexts)
  // A whole page load: everything that was drawn for nobody is drawn anew.
  const signIn = useSignIn(() => location.assign(next))
  return (
    <Panel>
      <form
        className="grid gap-4"
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate(new FormData(event.currentTarget))
        }}
      >
        <h1 className="text-6">{t.title()}</h1>
        {ended && !signIn.isError && <Note>{t.ended()}</Note>}
        {signIn.isError && <ProblemNote problem={signIn.error} />}
        <CredentialFields />
        <Button look="primary" type="submit" disabled={signIn.isPending || signIn.isSuccess}>
          {signIn.isPending || signIn.isSuccess ? t.submitting() : t.submit()}
        </Button>
      </form>
    </Panel>
  )
}
