/** What all paths of the API begin with. */
export const API = '/api/v1'
