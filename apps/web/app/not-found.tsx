// Outside the shell only /foundations ends here, where it is not served.
export { default } from './(shell)/not-found.tsx'
