/** What a test waits for at most, in milliseconds, before it says that it does not come: the patience of every poll and of every look at a page. */
export const PATIENCE = 45_000
