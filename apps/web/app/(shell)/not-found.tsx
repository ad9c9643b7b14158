// Inside the shell, so that the top bar stays.
export { default } from '../not-found.tsx'
