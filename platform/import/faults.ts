/** What is wrong with a file as a whole, in a sentence for the person who chose it. */
export class BookFault extends Error {}
