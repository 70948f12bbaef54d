/** The database. */
export { type Database, type DatabaseRole, databaseRoles, openDatabase, type OpenOptions } from './database.ts'
export { LaunchFault } from './launcher.ts'
export { ChangedMigration, migrate, type Migration, migrationsIn, type TableClass, tableClasses } from './migrate.ts'
export { type Claims, claimStatements, inTx, newId, sqlstate } from './tx.ts'
