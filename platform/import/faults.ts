/** What is wrong with a file as a whole, in a sentence for the person who chose it. */
export class BookFault extends Error {}

/** A file that grows beyond all reason when it is unpacked; no other reader may try it either. */
export class TooLarge extends BookFault {
  constructor() {
    super('文件展开后过大，请拆分后再传')
  }
}
