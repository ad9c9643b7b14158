import { showProfile } from './show.ts'

export const profileRoutes = [showProfile] as const
