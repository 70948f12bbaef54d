/** The database. */

export { type CopiedFile, copyHashed, copyServer, restoreServer, serverPassword } from './base-backup.ts'
export { LaunchFault } from './binaries.ts'
export { administrator, type Database, type OpenOptions, openDatabase } from './database.ts'
export { InUse } from './launcher.ts'
export { type Migration, migrate, migrationsIn } from './migrate.ts'
export { type Claims, claimStatements, inTx, newId, readOne, sqlstate } from './tx.ts'
