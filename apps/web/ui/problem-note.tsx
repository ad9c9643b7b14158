'use client'

import { ApiProblem } from '@ai-etl/client/problem'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import type { ReactNode } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { isUnreachable } from '#lib/unreachable.ts'
import { withoutCommands } from '#lib/without-commands.ts'
import { Button } from './button.tsx'
import { Note } from './note.tsx'

/** A failure as plain data: it crosses from a server component to a client one. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly where: string | null
  readonly fix: string
}

interface ProblemNoteProps {
  /** An ApiProblem, its plain form, or anything that was thrown. */
  problem: unknown
  /** What still stands: «Остальные 11 файлов прочитаны.» */
  intact?: ReactNode
  /** The fix on a button, where the page can do it. */
  actions?: ReactNode
  onRetry?(): void
}

const UNREACHABLE = 'connection.unreachable'

/** A failure: what, what is intact, how to mend it; the code for a letter to support. */
export function ProblemNote({ problem, intact, actions, onRetry }: ProblemNoteProps) {
  const t = useTexts(shellTexts)
  const {
    code,
    message,
    where,
    fix: told,
  } = isUnreachable(problem)
    ? // The browser knows it before any server could say it in the reader's language.
      { code: UNREACHABLE, message: t.noServer(), where: null, fix: t.noServerFix() }
    : plainProblem(problem, t.unexpected())
  const fix = withoutCommands(told)
  return (
    <Note
      tone="bad"
      role="alert"
      title={message}
      actions={
        (actions !== undefined || onRetry) && (
          <>
            {actions}
            {onRetry && <Button onClick={onRetry}>{t.retry()}</Button>}
          </>
        )
      }
    >
      {fix && <p className="whitespace-pre-line">{fix}</p>}
      {intact !== undefined && <p>{intact}</p>}
      <p className="mt-1 font-mono text-2 text-ink-2">{where ? `${code} · ${where}` : code}</p>
    </Note>
  )
}

/** Any thrown thing in the form that can be shown. */
export function plainProblem(problem: unknown, unexpected: string): Problem {
  if (problem instanceof ApiProblem) {
    const { code, message, where, fix } = problem
    return { code, message, where, fix }
  }
  if (isProblem(problem)) return problem
  return {
    code: 'web.unexpected',
    message: unexpected,
    where: null,
    fix: problem instanceof Error ? problem.message : '',
  }
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'message' in value &&
    'fix' in value &&
    'where' in value
  )
}
