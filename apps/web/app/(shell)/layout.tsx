import { shellTexts } from '@ai-etl/core/messages/web/shell'
import type { ReactNode } from 'react'
import { RunProgressProvider } from '#features/corridor/run-progress.tsx'
import { LostServer } from '#features/shell/lost-server.tsx'
import { NavigationProgress } from '#features/shell/navigation-progress.tsx'
import { PlaceProvider } from '#features/shell/place.tsx'
import { TopBar } from '#features/shell/top-bar.tsx'
import { SignInAgain } from '#features/sign-in/sign-in-again.tsx'
import { texts } from '#lib/preferences.ts'
import { currentProject, session } from '#lib/session.ts'
import { Toaster } from '#ui/toast.tsx'

/** Every page of a reader who is signed in: the top bar, and under it the page with its corridor. */
export default async function ShellLayout({ children }: { children: ReactNode }) {
  const t = await texts(shellTexts)
  const { username, displayName, projects } = await session()
  const project = await currentProject()
  const reader = {
    name: displayName || username,
    projects: projects.map(({ id, name }) => ({ id, name })),
    projectId: project?.id ?? null,
  }
  return (
    <PlaceProvider>
      <a
        href="#main"
        className="absolute -top-12 left-4 z-50 bg-accent px-3 py-2 text-on-accent no-underline hover:text-on-accent focus:top-1"
      >
        {t.skip()}
      </a>
      <TopBar reader={reader} />
      <NavigationProgress />
      <RunProgressProvider>{children}</RunProgressProvider>
      <Toaster />
      <LostServer />
      <SignInAgain username={username} />
    </PlaceProvider>
  )
}
