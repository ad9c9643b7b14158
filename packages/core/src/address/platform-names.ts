/** Database of an embedded PostgreSQL that holds the platform's metadata; users' addresses do not reach it. */
export const METADATA_DATABASE = 'ai_etl_metadata'
