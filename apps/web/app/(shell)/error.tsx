'use client'

// Inside the shell, so that the top bar stays.
export { default } from '../error.tsx'
