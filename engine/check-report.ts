/** How a fault of a definition is told. */

/** Adds a fault at a place below. */
export type Report = (where: string, message: string) => void
