/** Ids of cases and actions are made here, before anything is sent, so that sending twice is harmless. */
import { v7 } from 'uuid'

/** A new UUIDv7. */
export const newId = (): string => v7()
